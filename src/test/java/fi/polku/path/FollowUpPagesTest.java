package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.participation.Night;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class FollowUpPagesTest extends PolkuTest {
  @Autowired private ApplicationContext house;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private PathWorld world;
  private Project.Key project;
  private Participant.Key person;
  private Visitor coach;
  private String base;

  @BeforeEach
  void somebodyHasLeft() {
    world = PathWorld.in(database, "polun-demo");
    project = world.project("P-" + mark);
    person = world.person("Eero " + mark);
    // four weeks before the day of the tests, 22 November 2026
    world.stay(person, project, "2026-01-10", "2026-10-25", "unemployed");
    night();
    coach = visitor().as("coach");
    base = "/participants/" + person.value();
  }

  @Test
  void fourWeeksAfterLeavingSomebodyIsToBeAsked() {
    assertThat(line("all").text()).contains("Neljä viikkoa lähtemisestä", "Tänään", "Aika kysyä 22.11.2026", "Kysyjää ei ole vielä sovittu");
    assertThat(line("unassigned")).isNotNull();
    assertThat(line("mine")).isNull();
    assertThat(coach.get("/today").text()).contains("Seurantoja odottaa");

    Document form = coach.get(line("all").selectFirst("a.button").attr("href")).page();
    assertThat(form.text()).contains("Aika kysyä 22.11.2026");
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "main form").status()).as("taken up, with a double click").isEqualTo(303);
    assertThat(line("mine").text()).contains("Kysyjä: Leena Valmentaja");
    assertThat(line("unassigned")).isNull();

    Document again = coach.get(line("mine").selectFirst("a.button").attr("href")).page();
    Answer wrong = coach.submit(again, "main form", "heard", "Hyvää kuuluu " + mark);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select(".error-summary a").eachAttr("href")).containsExactly("#outcome");
    assertThat(wrong.page().selectFirst("#heard").text()).isEqualTo("Hyvää kuuluu " + mark);
    assertThat(coach.submit(wrong.page(), "main form", "outcome", "reached", "situation", "employed").status()).isEqualTo(303);
    assertThat(line("all")).isNull();
    assertThat(coach.get(base + "/path").text()).contains("Tavoitettiin 22.11.2026", "Töissä", "Hyvää kuuluu " + mark);
  }

  @Test
  void whatWasHeardBecomesAStatusFromThatDay() {
    coach.submit(coach.get(line("all").selectFirst("a.button").attr("href")).page(), "main form", "outcome", "reached", "situation", "employed", "askedOn", "20.11.2026");
    Document form = coach.get(coach.get(base + "/path").page().selectFirst("a[href*=/statuses/new]").attr("href")).page();
    assertThat(form.selectFirst("#status option[selected]").val()).isEqualTo("employed");
    assertThat(form.selectFirst("#from").val()).isEqualTo("2026-11-20");
    assertThat(coach.submit(form, "main form").status()).isEqualTo(303);
    assertThat(coach.get(base + "/participations").text()).contains("20.11.2026");
  }

  @Test
  void theListIsOfOneProjectWhenThatIsAskedAndGoesAlongAsAFile() {
    Project.Key another = world.project("Q-" + mark);
    Participant.Key second = world.person("=Aila " + mark);
    world.stay(second, another, "2026-01-10", "2026-10-25", "unemployed");
    night();
    Document page = coach.get("/work/follow-ups?whose=unassigned&project=" + another.value()).page();
    assertThat(page.select(".follow-ups-due h2").eachText()).containsExactly("=Aila " + mark);
    assertThat(page.selectFirst("#project option[selected]").text()).contains("Q-" + mark);
    assertThat(page.select(".tabs a").eachAttr("href")).allMatch(href -> href.endsWith("&project=" + another.value()));
    Answer csv = coach.get(page.selectFirst("a[href*=csv]").attr("href"));
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body().lines().skip(1)).singleElement().asString().startsWith("22.11.2026,'=Aila " + mark + ",Neljä viikkoa lähtemisestä,Q-" + mark);
    assertThat(coach.get(page.selectFirst("a[href*=xlsx]").attr("href")).status()).isEqualTo(200);
    for (String file : List.of("", ".csv", ".xlsx")) {
      assertThat(visitor().as("other-manager").get("/work/follow-ups" + file + "?project=" + another.value()).status()).as("another organisation's project").isEqualTo(404);
      assertThat(visitor().as("leader").get("/work/follow-ups" + file).status()).isEqualTo(404);
    }
  }

  @Test
  void theSixMonthsComeWhenTheProjectIsLongOver() {
    coach.submit(coach.get(line("all").selectFirst("a.button").attr("href")).page(), "main form", "outcome", "not-reached");
    clock.set(Instant.parse("2027-04-26T08:00:00Z"));
    night();
    coach = visitor().as("coach");
    assertThat(line("all").text()).contains("Kuusi kuukautta lähtemisestä", "Odottanut");
    clock.set(Instant.parse("2027-10-26T08:00:00Z"));
    night();
    coach = visitor().as("coach");
    assertThat(line("all")).as("a year after, nobody is troubled any more").isNull();
  }

  @Test
  void whoComesBackIsNotAskedAboutHavingLeft() {
    world.stay(person, project, "2026-11-02", null, "unemployed");
    night();
    assertThat(line("all")).isNull();
    assertThat(coach.get(base + "/follow-ups/new?kind=four-weeks&project=" + project.value()).status()).isEqualTo(404);
  }

  @Test
  void twoColleaguesTakeItUpOnce() {
    String address = base + "/follow-ups/new?kind=four-weeks&project=" + project.value();
    Visitor manager = visitor().as("manager");
    Document mine = coach.get(address).page();
    Document theirs = manager.get(address).page();
    assertThat(coach.submit(mine, "main form").status()).isEqualTo(303);
    Answer late = manager.submit(theirs, "main form");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Kollega ehti kirjata");
    assertThat(world.count("SELECT count(*) FROM path_follow_up WHERE organisation_id = :organisation AND participant_id = :id", person)).isEqualTo(1);
  }

  @Test
  void anAgreedDayIsKept() {
    Document form = coach.get(base + "/follow-ups/new").page();
    Answer empty = coach.submit(form, "main form");
    assertThat(empty.page().select(".error-summary a").eachAttr("href")).containsExactly("#due");
    assertThat(coach.submit(form, "main form", "due", "2026-11-20", "responsible", "").status()).isEqualTo(303);
    List<String> mine = coach.get("/work/follow-ups?whose=unassigned").page().select("li.card").eachText().stream().filter(t -> t.contains(mark)).toList();
    assertThat(mine).hasSize(2);
    assertThat(mine.getFirst()).as("the longest waiting first").contains("Sovittu seuranta", "Odottanut 2 päivää");
  }

  @Test
  void onlyThoseWhoMayAndOnlyTheirOwn() {
    Visitor other = visitor().as("other-manager");
    coach.submit(coach.get(base + "/follow-ups/new").page(), "main form", "due", "2026-12-01");
    UUID id = database.in(world.scope, tx -> tx.query("SELECT id FROM path_follow_up WHERE organisation_id = :organisation AND participant_id = :id").bind("id", person).mapTo(UUID.class).one());
    for (String address : List.of(base + "/follow-ups/new", base + "/follow-ups/" + id)) {
      assertThat(other.get(address).status()).isEqualTo(404);
      assertThat(visitor().as("leader").get(address).status()).isEqualTo(404);
    }
    assertThat(visitor().as("leader").get("/work/follow-ups").status()).isEqualTo(404);
    assertThat(other.get("/work/follow-ups").text()).doesNotContain(mark);
    assertThat(other.post(base + "/follow-ups/" + id, "outcome", "reached", "revision", "0").status()).isEqualTo(404);
    PathWorld away = PathWorld.in(database, "toinen-demo");
    Participant.Key theirs = away.person("Muu " + mark);
    assertThat(other.post("/participants/" + theirs.value() + "/follow-ups", "id", UUID.randomUUID().toString(), "due", "2026-12-01", "project", project.value().toString(), "revision", "0").status()).isEqualTo(404);
    UUID ourCoach = database.in(world.scope, tx -> tx.query("SELECT id FROM organisation_staff WHERE organisation_id = :organisation AND role = 'coach' LIMIT 1").mapTo(UUID.class).one());
    Project.Key theirProject = away.project("M-" + mark);
    assertThat(other.post("/participants/" + theirs.value() + "/follow-ups", "id", UUID.randomUUID().toString(), "due", "2026-12-01", "project", theirProject.value().toString(), "responsible", ourCoach.toString(), "revision", "0").status()).isEqualTo(404);
  }

  @Test
  void oneRecordClosesTheCallOnBothLists() {
    assertThat(onBoth()).isEqualTo(List.of(List.of("Eero " + mark), List.of("Eero " + mark)));
    assertThat(coach.get(base + "/participations").text()).contains("Kuulumiset neljän viikon päästä: 22.11.2026 mennessä");
    coach.submit(coach.get(line("all").selectFirst("a.button").attr("href")).page(), "main form", "outcome", "reached", "situation", "employed");
    assertThat(onBoth()).isEqualTo(List.of(List.of(), List.of()));
    assertThat(coach.get(base + "/participations").text()).doesNotContain("Kuulumiset neljän viikon päästä: ");
    night();
    assertThat(onBoth()).as("the night does not ask again").isEqualTo(List.of(List.of(), List.of()));

    Document again = coach.get(coach.get(base + "/path").page().selectFirst("a[href*=/follow-ups/]:not([href*=/new])").attr("href")).page();
    assertThat(coach.submit(again, "main form", "outcome", "", "heard", "", "situation", "").status()).isEqualTo(303);
    assertThat(onBoth()).as("taken back, it waits on both").isEqualTo(List.of(List.of("Eero " + mark), List.of("Eero " + mark)));
  }

  @Test
  void whatIsClosedOnTheWorkListIsClosedAmongTheFollowUps() {
    String due = coach.get(worklist("")).page().select(".work-line .work-do a").last().attr("href");
    assertThat(coach.post(due, "outcome", "not-reached").status()).isEqualTo(303);
    assertThat(onBoth()).isEqualTo(List.of(List.of(), List.of()));
    assertThat(coach.get(base + "/path").text()).contains("Neljä viikkoa lähtemisestä Ei tavoitettu 22.11.2026");
  }

  @Test
  void aSituationThatIsKnownIsNotAskedOnEitherList() {
    Document form = coach.get(base + "/statuses/new").page();
    assertThat(coach.submit(form, "main form", "status", "employed", "from", "1.11.2026").status()).isEqualTo(303);
    assertThat(onBoth()).isEqualTo(List.of(List.of(), List.of()));
  }

  @Test
  void whoTakesUpTheCallHasItOnBothLists() {
    Visitor manager = visitor().as("manager");
    coach.submit(coach.get(line("unassigned").selectFirst("a.button").attr("href")).page(), "main form");
    assertThat(coach.get(worklist("mine")).page().select(".work-line")).hasSize(1);
    assertThat(manager.get(worklist("mine")).page().select(".work-line")).isEmpty();
    assertThat(coach.get(worklist("nobody")).page().select(".work-line")).isEmpty();
    assertThat(line("mine")).isNotNull();
  }

  @Test
  void whatIsTakenUpBeforeItsTimeWaitsForItsTime() {
    Document form = coach.get(base + "/follow-ups/new?kind=six-months&project=" + project.value()).page();
    assertThat(coach.submit(form, "main form").status()).isEqualTo(303);
    assertThat(coach.get("/work/follow-ups?project=" + project.value()).text()).doesNotContain("Kuusi kuukautta");
    assertThat(coach.get("/work/projects/" + project.value() + "/worklist?kind=six-months").page().select(".work-line")).isEmpty();
    assertThat(coach.get(base + "/path").text()).contains("Kuusi kuukautta lähtemisestä Aika kysyä 25.4.2027. Kysyjä: Leena Valmentaja.");
    clock.set(Instant.parse("2027-04-12T08:00:00Z"));
    coach = visitor().as("coach");
    assertThat(coach.get("/work/follow-ups?whose=mine&project=" + project.value()).text()).contains("Kuusi kuukautta");
    assertThat(coach.get("/work/projects/" + project.value() + "/worklist?kind=six-months&whose=mine").page().select(".work-line")).hasSize(1);
  }

  @Test
  void theNumberOnTheDaysPageIsTheNumberOnTheList() {
    coach.submit(coach.get(line("unassigned").selectFirst("a.button").attr("href")).page(), "main form");
    coach.submit(coach.get(base + "/follow-ups/new").page(), "main form", "due", "2026-12-01");
    int listed = 0;
    for (int page = 1; coach.get("/work/follow-ups?whose=mine&page=" + page).page().select("li.card") instanceof org.jsoup.select.Elements lines && !lines.isEmpty(); page++) listed += lines.size();
    assertThat(listed).isGreaterThan(1);
    assertThat(coach.get("/today").text()).contains("Sinulla on " + listed + " kysyttävää");
  }

  /** The names on the list of follow-ups, and those on the work list. */
  private List<List<String>> onBoth() {
    return List.of(coach.get("/work/follow-ups?project=" + project.value()).page().select(".follow-ups-due h2").eachText(), coach.get(worklist("")).page().select(".work-line p a.line-link").eachText());
  }

  private String worklist(String whose) {
    return "/work/projects/" + project.value() + "/worklist?kind=four-weeks&whose=" + whose;
  }

  private void night() {
    Night.pass(house, world.scope, Helsinki.today(clock));
  }

  private Element line(String whose) {
    return coach.get("/work/follow-ups?whose=" + whose).page().select("li.card").stream().filter(li -> li.text().contains(mark)).findFirst().orElse(null);
  }
}
