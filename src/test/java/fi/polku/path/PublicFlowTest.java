package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.testing.PolkuTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What anybody may see of a flow never tells a small number, not by what it leaves out either. */
class PublicFlowTest extends PolkuTest {
  private static final List<String> ENTRIES = List.of("unemployed", "inactive", "employed");
  private static final List<String> ONWARDS = List.of("education", "work-trial", "pension", "on-the-way", "left");

  @Test
  void whatIsLeftOutCannotBeCountedFromWhatIsTold() {
    Random random = new Random(5);
    int told = 0;
    for (int round = 0; round < 3000; round++) {
      int most = 1 + random.nextInt(14);
      List<FlowTable.Line> cells = new ArrayList<>();
      for (String entry : ENTRIES) for (String onward : ONWARDS) {
        long persons = random.nextInt(3) == 0 ? 0 : random.nextInt(most) + (round % 5 == 0 ? 5 : 0);
        if (persons > 0) cells.add(new FlowTable.Line("cell", entry, "none", onward, persons, null, null));
      }
      FlowTable table = new FlowTable(cells, List.of(), List.of(), List.of());
      PublicFlow flow = PublicFlow.of(PublicFlow.counted(table));
      if (flow.cells() != null) told++;
      shown(flow).forEach(n -> assertThat(n == 0 || n >= 5).as("a small number is told: %s", cells).isTrue());
      derived(flow.onward().cells(), flow.onward().total());
      derived(flow.entry().cells(), flow.entry().total());
      if (!flow.onward().total().exact()) assertThat(flow.entryCodes()).as("the other margin would tell the total").isEmpty();
    }
    assertThat(told).as("sometimes everything can be told").isPositive();
  }

  @Test
  void aPublishedCardTellsTheLargeAndHidesTheSmall() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    PathWorld world = PathWorld.fresh(database);
    Project.Key project = world.project("J-" + mark);
    String card = "/projects/J-" + mark;
    assertThat(visitor().get(card).status()).isEqualTo(404);
    database.act(world.scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation").execute());
    assertThat(visitor().get(card).text()).as("nobody yet").doesNotContain("Mistä tultiin");
    for (int i = 0; i < 30; i++) {
      var person = world.person("Salainen " + i + " " + mark);
      world.stay(person, project, "2026-01-10", "2026-05-10", i < 20 ? "unemployed" : "inactive");
      if (i % 3 == 0) world.step(person, project, "education", "2026-05-01");
      if (i == 1 || i == 2) world.step(person, project, "pension", "2026-05-01");
    }
    Document page = visitor().get(card).page();
    List<String> rows = page.select(".public-flow tr").eachText();
    assertThat(rows).contains("Eläke alle 5", "Työtön 20", "Työvoiman ulkopuolella 10").doesNotContain("Eläke 2");
    assertThat(rows).as("one large one is left out for the small one's sake").anyMatch(row -> row.endsWith("ei näytetä"));
    assertThat(page.select(".public-flow a")).as("nobody's name is behind it").isEmpty();
    assertThat(page.text()).doesNotContain("Salainen").contains("Pieniä ihmismääriä ei kerrota");
  }

  @Test
  void oneWhoComesOrGoesOnDoesNotShow() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    PathWorld world = PathWorld.fresh(database);
    Project.Key project = world.project("K-" + mark);
    database.act(world.scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation").execute());
    List<Participant.Key> people = new ArrayList<>();
    for (int i = 0; i < 20; i++) join(world, project, people);
    for (int i = 0; i < 6; i++) world.step(people.get(i), project, "education", "2026-05-01");
    List<String> before = rows("K-" + mark);
    assertThat(before).contains("Yhteensä 20 20").anyMatch(row -> row.endsWith(" 6 6")).anyMatch(row -> row.endsWith(" 14 14"));
    join(world, project, people);
    world.step(people.get(6), project, "education", "2026-05-02");
    world.step(people.get(7), project, "pension", "2026-05-02");
    assertThat(rows("K-" + mark)).as("one came, one went to study, and the first retired").isEqualTo(before);
    for (int i = 0; i < 5; i++) join(world, project, people);
    for (int i = 8; i < 12; i++) world.step(people.get(i), project, "education", "2026-05-02");
    assertThat(rows("K-" + mark)).as("five more have gone to study, and as many are on the way as were").contains("Työtön 26", "Yhteensä 25").anyMatch(row -> row.endsWith(" 11")).anyMatch(row -> row.endsWith(" 14"));
  }

  private static void join(PathWorld world, Project.Key project, List<Participant.Key> people) {
    people.add(world.person("Kulkija"));
    world.stay(people.getLast(), project, "2026-01-10", null, "unemployed");
  }

  private List<String> rows(String code) {
    return visitor().get("/projects/" + code).page().select(".public-flow tr").eachText();
  }

  @Test
  void cellsThatDoNotAddUpToWhatWasToldBesideThemAreNotTold() {
    Map<String, Long> entry = Map.of("unemployed", 20L, "inactive", 10L);
    Map<String, Long> onward = Map.of("education", 9L, "on-the-way", 21L);
    Map<String, Long> cells = Map.of("unemployed on-the-way", 11L, "unemployed education", 9L, "inactive on-the-way", 10L);
    PublicFlow flow = PublicFlow.of(Map.of("flow-entry", entry, "flow-onward", onward, "flow-cells", cells));
    assertThat(flow.entry().total()).isEqualTo(new Shown(Kind.EXACT, 30)).isEqualTo(flow.onward().total());
    assertThat(flow.cells()).containsExactly(List.of(new Shown(Kind.EXACT, 9), new Shown(Kind.EXACT, 0)), List.of(new Shown(Kind.EXACT, 11), new Shown(Kind.EXACT, 10)));
    PublicFlow later = PublicFlow.of(Map.of("flow-entry", Map.of("unemployed", 26L, "inactive", 10L), "flow-onward", onward, "flow-cells", cells));
    assertThat(later.cells()).isNull();
    assertThat(later.entry().cells()).containsExactly(new Shown(Kind.EXACT, 26), new Shown(Kind.EXACT, 10));
    assertThat(later.onward().cells()).as("each as it was told").containsExactly(new Shown(Kind.EXACT, 9), new Shown(Kind.EXACT, 21));
    assertThat(PublicFlow.of(Map.of("flow-entry", Map.of("unemployed", 0L), "flow-onward", Map.of(), "flow-cells", Map.of())).nobody()).isTrue();
  }

  @Test
  void aGrowingFlowIsFollowedThoughItsCellsStaySmall() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    PathWorld world = PathWorld.fresh(database);
    Project.Key project = world.project("L-" + mark);
    database.act(world.scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation").execute());
    long before = 0;
    for (int i = 0; i < 48; i++) {
      var person = world.person("Kulkija");
      world.stay(person, project, "2026-01-10", null, ENTRIES.get(i % 3));
      if (i % 4 > 0) world.step(person, project, ONWARDS.get(i % 4 - 1), "2026-05-01");
      String total = rows("L-" + mark).stream().filter(row -> row.startsWith("Yhteensä")).findFirst().orElseThrow().replaceFirst(".* ", "");
      if (!total.matches("[0-9]+") || i < 5) continue;
      long now = Long.parseLong(total);
      assertThat(now - before).as("after %d people", i + 1).satisfiesAnyOf(moved -> assertThat(moved).isZero(), moved -> assertThat(moved).isGreaterThanOrEqualTo(5));
      assertThat(i + 1 - now).as("after %d people %d are told", i + 1, now).isBetween(0L, 12L);
      before = now;
    }
  }

  /** One hidden number beside a told total would be told by counting. */
  private static void derived(List<Shown> numbers, Shown total) {
    List<Shown> hidden = numbers.stream().filter(n -> !n.exact()).toList();
    if (hidden.isEmpty() || !total.exact()) return;
    long rest = total.value() - numbers.stream().mapToLong(Shown::value).sum();
    long under = hidden.stream().filter(n -> n.kind() == Kind.UNDER).count();
    assertThat(hidden.size() > 1 || under == 0).as("%s of %s", numbers, total).isTrue();
    if (under == hidden.size()) assertThat(rest).as("four of one stays possible, and one: %s of %s", numbers, total).isBetween(under + 3, 4 * under - 3);
  }

  private static LongStream shown(PublicFlow flow) {
    Stream<Shown> inside = flow.cells() == null ? Stream.of() : flow.cells().stream().flatMap(List::stream);
    return Stream.of(flow.onward().cells().stream(), flow.entry().cells().stream(), inside, Stream.of(flow.onward().total(), flow.entry().total())).flatMap(s -> s).filter(Shown::exact).mapToLong(Shown::value);
  }
}
