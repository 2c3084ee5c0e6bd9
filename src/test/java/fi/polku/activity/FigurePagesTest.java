package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FigurePagesTest extends PolkuTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void everyNumberIsALinkToExactlyItsRows() {
    String path = path(world("polun-demo"), "kind");
    Visitor manager = visitor().as("manager");
    Document page = manager.get(path).page();
    Element line = page.selectFirst(".figure-table tbody tr");
    assertThat(line.select("td").eachText()).containsExactly("2", "2", "3", "3", "0", "0", "1", "0", "1", "1");
    Document visits = manager.get(line.select("td").get(2).selectFirst("a").attr("href")).page();
    assertThat(visits.selectFirst("h1").text()).contains("3 käyntiä");
    assertThat(visits.select(".figure-table td.n").eachText()).containsExactlyInAnyOrder("1", "2");
    Document persons = manager.get(line.select("td").get(1).selectFirst("a").attr("href")).page();
    assertThat(persons.select(".figure-table tbody th").eachText()).containsExactly("=Aino " + mark, "Eero " + mark);
  }

  @Test
  void theFigureSaysWhatItIsAndWhatItLeavesOut() {
    Visitor.Answer answer = visitor().as("coach").get(path(world("polun-demo"), "month"));
    assertThat(answer.text()).contains("eri ihmistä").contains("Perutut kerrat eivät ole missään luvussa").contains("1 käynti ilman kestoa");
    assertThat(answer.page().select(".figure-picture svg.months rect")).hasSize(2);
    assertThat(answer.body()).doesNotContain("style=\"");
  }

  @Test
  void readingThePersonsBehindAFigureIsWrittenDown() {
    FigureWorld world = world("polun-demo");
    long before = audited(world, "activity.see-figure-rows");
    assertThat(visitor().as("coach").get("/figures/rows?figure=persons&" + path(world, "kind").split("\\?")[1]).status()).isEqualTo(200);
    assertThat(audited(world, "activity.see-figure-rows")).isEqualTo(before + 1);
  }

  @Test
  void theWorkbookIsWhatThePageShowsAndIsWrittenDown() throws Exception {
    FigureWorld world = world("polun-demo");
    long before = audited(world, "activity.export-figures");
    Visitor manager = visitor().as("manager");
    HttpResponse<byte[]> file = manager.client().send(manager.request(path(world, "kind").replace("/figures?", "/figures.xlsx?")).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(file.statusCode()).isEqualTo(200);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(5);
      assertThat(rows.get(3).getCell(3).asNumber()).isEqualByComparingTo("3");
      assertThat(rows.get(2).getCellText(3)).contains("käyntiä");
    }
    assertThat(audited(world, "activity.export-figures")).isEqualTo(before + 1);
  }

  @Test
  void aNameThatLooksLikeAFormulaStaysAName() {
    FigureWorld world = world("polun-demo");
    String csv = visitor().as("manager").get("/figures/rows.csv?figure=persons&" + path(world, "kind").split("\\?")[1]).body();
    assertThat(csv).startsWith("\uFEFF").contains("'=Aino " + mark).doesNotContain("\n=Aino");
  }

  @Test
  void whatIsPlannedIsNotInTheFiguresNorBehindThemNorInTheFiles() {
    FigureWorld world = world("polun-demo");
    Activity.Key group = database.in(world.scope, tx -> tx.query("SELECT id FROM activity WHERE organisation_id = :organisation AND name = :name").bind("name", "Ryhmä " + mark).mapTo(Activity.Key.class).one());
    world.session(group, "2026-11-22T18:00");
    world.session(group, "2026-12-14T10:00");
    Visitor manager = visitor().as("manager");
    String path = path(world, "kind");
    Document page = manager.get(path).page();
    assertThat(page.select(".figure-table tbody tr td").first().text()).isEqualTo("2");
    assertThat(page.selectFirst(".hero").text()).contains("luvut 22.11.2026 asti");
    assertThat(manager.get(page.select(".figure-table tbody tr td a").first().attr("href")).page().select(".figure-table tbody tr")).hasSize(2);
    assertThat(manager.get("/figures/rows.csv?figure=sessions&" + path.split("\\?")[1]).body()).contains("9.3.2026").doesNotContain("14.12.2026", "22.11.2026");
    assertThat(manager.get(path.replace("from=2026-01-01", "from=2026-11-23")).text()).contains("ei ole yhtään kertaa");
    assertThat(visitor().get("/api/v1/projects/P-" + mark + "/activity-figures?from=2026-01-01&to=2026-12-31", "Authorization", "Bearer " + token()).body()).contains("\"sessions\":2,");
  }

  @Test
  void barsAreAsLongAsTheirNumbersAndEachNumberSaysWhatItIs() {
    FigureWorld world = world("polun-demo");
    Project.Key project = database.in(world.scope, tx -> tx.query("SELECT id FROM organisation_project WHERE organisation_id = :organisation AND code = :code").bind("code", "P-" + mark).mapTo(Project.Key.class).one());
    Activity.Key course = world.activity("Kurssi " + mark, Activity.Kind.COURSE, null);
    world.share(course, project, null, null);
    for (int i = 1; i <= 3; i++) world.session(course, "2026-02-0" + i + "T10:00");
    Document page = visitor().as("manager").get(path(world, "kind")).page();
    assertThat(page.select(".bars rect:not(.ground)").eachAttr("width")).containsExactly("66.67", "100.00");
    assertThat(page.select(".figure-table.stacks tbody tr").first().select("td").eachAttr("data-label")).startsWith("Kerrat", "Eri ihmiset").hasSize(10).doesNotContain("");
  }

  @Test
  void aDateThatIsNoneIsToldAndKept() {
    Visitor.Answer answer = visitor().as("manager").get("/figures?from=31.2.2026&to=2026-05-01");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().title()).startsWith("Virhe:");
    assertThat(answer.page().select(".error-summary a").attr("href")).isEqualTo("#from");
    assertThat(answer.page().select("#from").val()).isEqualTo("31.2.2026");
  }

  @Test
  void aWrongDayIsNeverPassedOverInSilence() {
    Visitor manager = visitor().as("manager");
    for (String path : List.of("/figures.csv?", "/figures.xlsx?", "/figures/rows?figure=sessions&", "/figures/rows.csv?figure=sessions&", "/figures/flow.csv?", "/figures/flow/people?")) {
      assertThat(manager.get(path + "from=2026-13-01").status()).as(path).isEqualTo(422);
      assertThat(manager.get(path + "from=2026-10-01&to=2026-09-01").status()).as(path).isEqualTo(422);
    }
    assertThat(manager.get("/figures.csv?from=eilen").text()).contains("Alkupäivä", "eilen", "2026-11-22");
  }

  @Test
  void theFormAsItIsSentWithNothingChosenShowsEverything() {
    world("polun-demo");
    Visitor manager = visitor().as("manager");
    Visitor.Answer answer = manager.get("/figures?by=kind&from=2026-01-01&to=2026-12-31&project=&kind=&place=&district=&picture=sessions");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().select("#project option").text()).contains(mark);
  }

  @Test
  void anotherOrganisationsProjectAndRowsAreNotThere() {
    FigureWorld theirs = world("toinen-demo");
    assertThat(visitor().as("other-manager").get(path(theirs, "kind")).status()).isEqualTo(200);
    Visitor manager = visitor().as("manager");
    assertThat(manager.get(path(theirs, "kind")).status()).isEqualTo(404);
    assertThat(manager.get("/figures/rows?figure=persons&" + path(theirs, "kind").split("\\?")[1]).status()).isEqualTo(404);
    assertThat(manager.get(path(theirs, "kind").replace("/figures?", "/figures.csv?")).status()).isEqualTo(404);
    assertThat(manager.get("/figures/rows?from=&to=&figure=persons").body()).doesNotContain("Aino " + mark);
  }

  @Test
  void aLeaderAndAVisitorDoNotSeeFigures() {
    for (String path : List.of("/figures", "/figures/rows?figure=sessions", "/figures.csv", "/figures.xlsx", "/figures/rows.csv?figure=sessions", "/figures/rows.xlsx?figure=sessions")) {
      assertThat(visitor().as("leader").get(path).status()).as(path).isEqualTo(404);
      assertThat(visitor().get(path).status()).as(path).isEqualTo(303);
    }
  }

  @Test
  void programsGetAProjectsFiguresByKind() {
    world("polun-demo");
    Visitor.Answer answer = visitor().get("/api/v1/projects/P-" + mark + "/activity-figures?from=2026-01-01&to=2026-12-31", "Authorization", "Bearer " + token());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    assertThat(answer.body()).isEqualTo("[{\"kind\":\"coaching-group\",\"sessions\":2,\"distinctPersons\":2,\"participations\":3,\"heads\":0,\"minutes\":180}]");
    assertThat(visitor().get("/api/v1/projects/P-" + mark + "/activity-figures?from=2026-03-09", "Authorization", "Bearer " + token()).body()).contains("\"sessions\":1");
    assertThat(visitor().get("/api/v1/projects/P-" + mark + "/activity-figures?to=2025-03-09", "Authorization", "Bearer " + token()).body()).isEqualTo("[]");
  }

  @Test
  void programsAreToldWhatIsWrong() {
    world("toinen-demo");
    String path = "/api/v1/projects/P-" + mark + "/activity-figures";
    assertThat(visitor().get(path).status()).isEqualTo(401);
    assertThat(visitor().get(path, "Authorization", "Bearer nobody").status()).isEqualTo(401);
    assertThat(visitor().get(path, "Authorization", "Bearer " + token()).status()).isEqualTo(404);
    assertThat(visitor().get("/api/v1/projects/NONE/activity-figures", "Authorization", "Bearer " + token()).status()).isEqualTo(404);
    for (String period : List.of("from=yesterday", "to=2026-02-30", "from=2026-03-01&to=2026-02-01")) {
      Visitor.Answer answer = visitor().get(path + "?" + period, "Authorization", "Bearer " + token());
      assertThat(answer.status()).as(period).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
  }

  /** A coaching group with two sessions that count, one cancelled, and a name that a spreadsheet could mistake for a formula. */
  private FigureWorld world(String slug) {
    FigureWorld world = FigureWorld.in(database, slug);
    Project.Key project = world.project("P-" + mark);
    Activity.Key group = world.activity("Ryhmä " + mark, Activity.Kind.COACHING_GROUP, world.place("Tupa " + mark, "Sampola"));
    world.share(group, project, null, null);
    Participant.Key aino = world.person("=Aino " + mark);
    Participant.Key eero = world.person("Eero " + mark);
    Session.Key first = world.session(group, "2026-02-02T10:00");
    Session.Key second = world.session(group, "2026-03-09T10:00");
    world.cancel(world.session(group, "2026-03-16T10:00"));
    world.mark(first, aino, "present", 120);
    world.mark(first, eero, "not-marked", null);
    world.mark(second, aino, "partly", 60);
    world.mark(second, eero, "present", null);
    return world;
  }

  private String path(FigureWorld world, String by) {
    UUID project = database.in(world.scope, tx -> tx.query("SELECT id FROM organisation_project WHERE organisation_id = :organisation AND code = :code").bind("code", "P-" + mark).mapTo(UUID.class).one());
    return "/figures?by=" + by + "&from=2026-01-01&to=2026-12-31&project=" + project;
  }

  private long audited(FigureWorld world, String action) {
    return database.in(Scope.system("test", world.organisation), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND action = :action").bind("action", action).mapTo(Long.class).one());
  }

  private String token() {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(installation.data().secret("demo-token"));
  }
}
