package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.organisation.Project;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures, the people behind them, and the report that never changes. */
class ReportPagesTest extends ReportWorld {
  private static final String YEAR = "set=esf-plus-2021-2027&from=2025-01-01&to=2025-12-31";
  @Autowired private Reports reports;
  @Autowired private fi.polku.participant.PersonalData[] personal;
  private Scope scope;
  private Project.Key project;
  private String path;

  @BeforeEach
  void aProjectOfTheDemo() {
    OrganisationKey demo = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one());
    scope = Scope.system("test", demo);
    project = project(scope, "R" + UUID.randomUUID().toString().substring(0, 8), "esf-plus-2021-2027", null);
    path = "/work/projects/" + project.value();
  }

  private static Somebody came(String day) {
    return new Somebody().stay(day, null);
  }

  private String name(Somebody s) {
    return "Koehenkilö " + s.id.toString().substring(0, 8);
  }

  /** Fills in the form of a report and sends it; the address of what came of it. */
  private String submit(Visitor manager, String query, String... fields) {
    Document form = manager.get(path + "/reports/new?" + query).page();
    Answer answer = manager.submit(form, "form.report-form", fields);
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    return answer.location();
  }

  private static String cell(Document page, String code, int column) {
    for (Element row : page.select("tbody tr")) if (row.select("th").text().startsWith(code + " ")) return row.select("td").get(column).text();
    throw new AssertionError("no row " + code + " in " + page.text());
  }

  @Test
  void everyFigureOpensItsSentenceItsPeopleAndThoseLeftOut() {
    Somebody counted = came("2025-02-01");
    Somebody lacking = new Somebody().gender("refused").stay("2025-03-01", null, "isced", "");
    bring(scope, project, List.of(counted, lacking));
    Visitor coach = visitor().as("coach");
    Document figures = coach.get(path + "/figures?" + YEAR).page();
    assertThat(cell(figures, "EECO02", 0)).isEqualTo("1");
    assertThat(cell(figures, "Kaikki aloittaneet,", 0)).isEqualTo("2");
    assertThat(figures.text()).contains("kuntaluokitusta ei ole tuotu");
    String link = figures.select("tr:contains(EECO02) td a").attr("href");
    Answer people = coach.get(link);
    assertThat(people.text()).contains(name(counted), "tullessaan työtön", "ensimmäinen tulopäivä on jaksolla").doesNotContain(name(lacking));
    Answer leftOut = coach.get(people.page().select("main p.row a.quiet").last().attr("href"));
    assertThat(leftOut.text()).contains(name(lacking), "koulutusaste", "ei halunnut kertoa").doesNotContain(name(counted));
    assertThat(leftOut.page().select("tbody a").attr("href")).isEqualTo("/participants/" + lacking.id);
    long lines = database.in(scope, tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND :person = ANY (subjects) AND action = 'report.see-indicator-people'").bind("person", lacking.id).mapTo(Long.class).one());
    assertThat(lines).isEqualTo(1);
  }

  @Test
  void theColumnsOfTheOldSetAddUpAndThePageSaysWhyTheFlowCountsMore() {
    Project.Key old = project(scope, "R" + UUID.randomUUID().toString().substring(0, 8), "esf-2014-2020", null);
    bring(scope, old, List.of(came("2025-02-01"), came("2025-02-01").gender("non-binary"), came("2025-02-01").gender("refused"), came("2025-02-01").gender("male")));
    Document page = visitor().as("coach").get("/work/projects/" + old.value() + "/figures?set=esf-2014-2020&from=2025-01-01&to=2025-12-31").page();
    assertThat(page.select(".indicator-table").first().select("th[scope=col]").eachText()).containsExactly("Indikaattori", "Yhteensä", "Naisia", "Miehiä", "Muu tai ei kerrottu");
    for (Element row : page.select(".indicator-table").first().select("tbody tr")) {
      List<String> cells = row.select("td").eachText();
      assertThat(Integer.parseInt(cells.get(1)) + Integer.parseInt(cells.get(2)) + Integer.parseInt(cells.get(3))).as(row.text()).isEqualTo(Integer.parseInt(cells.get(0)));
    }
    assertThat(page.text()).contains("Indikaattoreihin lasketaan vain ne, joiden tiedot ovat täydelliset");
    assertThat(visitor().as("coach").get(page.selectFirst("p a[href*=INCOMPLETE]").attr("href")).status()).isEqualTo(200);
  }

  @Test
  void aLeaderAndAnotherOrganisationFindNothing() {
    for (String who : List.of("leader", "other-manager")) {
      for (String page : List.of("/figures", "/figures/people?figure=EECO01", "/reports", "/reports/new", "/reports/yearly")) assertThat(visitor().as(who).get(path + page).status()).as(who + page).isEqualTo(404);
    }
    assertThat(visitor().as("coach").get(path + "/reports/new").status()).as("a coach makes no report").isEqualTo(404);
  }

  @Test
  void aDoubleClickIsOneReport() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    Document form = manager.get(path + "/reports/new?" + YEAR).page();
    String first = manager.submit(form, "form.report-form", "comment", "Ensimmäinen").location();
    String second = manager.submit(form, "form.report-form", "comment", "Toinen").location();
    assertThat(second).isEqualTo(first);
    assertThat(reports.list(scope, project)).hasSize(1);
    assertThat(manager.get(first).text()).contains("Ensimmäinen").doesNotContain("Toinen");
  }

  @Test
  void aSubmittedReportStaysAndTheNextTellsTheDifferenceWithItsReasons() {
    Somebody completed = new Somebody().stay("2025-02-01", null, "isced", "");
    Somebody corrected = new Somebody().stay("2025-03-01", null);
    Somebody leaving = new Somebody().stay("2025-04-01", null);
    bring(scope, project, List.of(completed, corrected, leaving));
    Visitor manager = visitor().as("manager");
    String first = submit(manager, YEAR);
    assertThat(cell(manager.get(first).page(), "EECO01", 0)).isEqualTo("2");
    clock.set(clock.instant().plus(Duration.ofHours(1)));
    database.act(scope, tx -> {
      tx.update("UPDATE participation_spell SET isced = 5 WHERE organisation_id = :organisation AND participant_id = :id").bind("id", completed.id).execute();
      tx.update("UPDATE participation_spell SET entry_status = 'inactive' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", corrected.id).execute();
      tx.update("UPDATE participation_spell SET left_on = '2025-09-01' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", leaving.id).execute();
      tx.update("INSERT INTO participation_status (organisation_id, participant_id, from_date, status) VALUES (:organisation, :id, '2025-09-10', 'employed')").bind("id", leaving.id).execute();
      tx.update("""
              INSERT INTO participation_correction (organisation_id, spell_id, participant_id, field, before, after, reason, corrected_at)
              SELECT :organisation, id, participant_id, 'entry_status', 'unemployed', 'inactive', 'Hoitovapaalla', :now FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :id
              """).bind("id", corrected.id).bind("now", clock.instant()).execute();
    });
    Somebody later = came("2025-12-31");
    bring(scope, project, List.of(later));
    String second = submit(manager, YEAR);
    assertThat(cell(manager.get(first).page(), "EECO01", 0)).as("the first report is as it was").isEqualTo("2");
    Document page = manager.get(second).page();
    assertThat(cell(page, "EECO01", 0)).isEqualTo("4");
    assertThat(page.select("tr:contains(EECO01)").first().text()).contains("+2");
    assertThat(change(page, completed)).contains("+EECO01", "−Puutteelliset tiedot", "täydennetty");
    assertThat(change(page, corrected)).contains("+EECO04", "−EECO02", "korjattu", "tilanne tullessa", "Hoitovapaalla");
    assertThat(change(page, leaving)).contains("+EECR04", "lähti myöhemmin");
    assertThat(change(page, later)).contains("+EECO01", "kirjattu edellisen raportin jälkeen");
    assertThat(manager.get(first).text()).doesNotContain("Hoitovapaalla");
  }

  private String change(Document page, Somebody s) {
    return page.select("section tbody tr:contains(" + name(s) + ")").text();
  }

  @Test
  void theRowsOfAReportGiveItsFiguresAgain() {
    bring(scope, project, new BorderPeople(11).make(200));
    String address = submit(visitor().as("manager"), "set=esf-2014-2020&from=2023-01-01&to=2024-12-31");
    Reports.Whole whole = reports.whole(scope, project, new Report.Key(UUID.fromString(address.replaceFirst(".*/", ""))), false);
    for (Report.Figure told : whole.figures()) {
      if (told.total() == null) continue;
      IndicatorFigure again = whole.table().figures().stream().filter(f -> f.code().equals(told.code())).findFirst().orElseThrow();
      assertThat(List.of(again.total(), again.women(), again.men(), again.nonBinary())).as(told.code()).isEqualTo(List.of(told.total(), told.women(), told.men(), told.nonBinary()));
    }
    assertThat(whole.rows()).isNotEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeAReport() throws SQLException {
    bring(scope, project, List.of(came("2025-02-01")));
    submit(visitor().as("manager"), YEAR);
    for (String attempt : List.of("UPDATE report SET comment = 'x' WHERE project_id = '%s'", "DELETE FROM report WHERE project_id = '%s'",
        "UPDATE report_figure SET total = 9 WHERE report_id IN (SELECT id FROM report WHERE project_id = '%s')", "DELETE FROM report_row WHERE report_id IN (SELECT id FROM report WHERE project_id = '%s')",
        "UPDATE report_row SET mask = 0 WHERE report_id IN (SELECT id FROM report WHERE project_id = '%s')")) {
      String sql = attempt.formatted(project.value());
      try (Connection superuser = Owner.superuser(installation)) {
        assertThatThrownBy(() -> superuser.createStatement().execute(sql)).as(sql).hasMessageContaining("never changes");
      }
    }
  }

  @Test
  void nothingIsAddedToAReportAfterwards() {
    bring(scope, project, List.of(came("2025-02-01")));
    String report = submit(visitor().as("manager"), YEAR).replaceFirst(".*/", "");
    for (String late : List.of(
        "INSERT INTO report_row (organisation_id, report_id, entered, mask) VALUES (:organisation, CAST('%s' AS uuid), '2025-01-01', 31)",
        "INSERT INTO report_figure (organisation_id, report_id, place, code, method) SELECT organisation_id, report_id, 999, 'EECO99', method FROM report_figure WHERE report_id = CAST('%s' AS uuid) LIMIT 1")) {
      assertThatThrownBy(() -> database.act(scope, tx -> tx.update(late.formatted(report)).execute())).as(late).hasMessageContaining("never changes");
    }
  }

  @Test
  void whatHasChangedOfSomebodyHiddenIsNotTold() {
    Somebody hidden = new Somebody().stay("2025-02-01", null, "isced", "");
    bring(scope, project, List.of(hidden));
    submit(visitor().as("manager"), YEAR);
    Visitor manager = visitor().as("manager");
    String staff = database.in(scope, tx -> tx.query("SELECT id FROM organisation_staff WHERE organisation_id = :organisation AND role = 'manager' AND disabled_at IS NULL LIMIT 1").mapTo(String.class).one());
    assertThat(manager.post("/participants/" + hidden.id + "/restriction", "id", UUID.randomUUID().toString(), "reason", "Turvakielto", "staff", staff).status()).isEqualTo(303);
    database.act(scope, tx -> {
      tx.update("UPDATE participation_spell SET isced = 5 WHERE organisation_id = :organisation AND participant_id = :id").bind("id", hidden.id).execute();
      tx.update("""
              INSERT INTO participation_correction (organisation_id, spell_id, participant_id, field, before, after, reason, corrected_at)
              SELECT :organisation, id, participant_id, 'homeless', 'no', 'yes', 'Salaisuus', :now FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :id
              """).bind("id", hidden.id).bind("now", clock.instant().plusSeconds(60)).execute();
    });
    clock.set(clock.instant().plus(Duration.ofHours(1)));
    String second = submit(visitor().as("manager"), YEAR);
    assertThat(manager.get(second).text()).contains(name(hidden), "Salaisuus");
    assertThat(visitor().as("coach").get(second).body()).contains("–").doesNotContain(name(hidden), "Salaisuus", hidden.id.toString());
    assertThat(visitor().as("coach").get(path + "/figures/people?figure=EECO01&" + YEAR).body()).doesNotContain(name(hidden), hidden.id.toString());
    for (String people : List.of(path + "/figures/people?figure=EECO01&" + YEAR, second + "/people?figure=EECO01")) {
      Document seen = visitor().as("coach").get(people).page();
      assertThat(seen.select("tbody tr")).as("no line tells of them").isEmpty();
      assertThat(seen.text()).contains("Luvussa on 1 ihminen", "Lisäksi 1 ihminen, jota et näe.");
      assertThat(manager.get(people).page().select("tbody tr")).as("the named one").hasSize(1);
    }
  }

  @Test
  void aSoftLineBreakFromAWordProcessorDoesNotSpoilThePaper() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    String address = submit(manager, YEAR, "comment", "rivi\u000Btoinen\u0001 \uFFFE");
    assertThat(manager.get(address + "/file.pdf").body()).startsWith("%PDF");
  }

  @Test
  void anErasedPersonLeavesTheReportsCount() {
    Somebody one = came("2025-02-01");
    bring(scope, project, List.of(one));
    Visitor manager = visitor().as("manager");
    String address = submit(manager, YEAR);
    database.act(scope, tx -> {
      for (fi.polku.participant.PersonalData part : personal) part.erase(tx, new fi.polku.participant.Participant.Key(one.id));
    });
    assertThat(cell(manager.get(address).page(), "EECO01", 0)).isEqualTo("1");
    Answer people = manager.get(address + "/people?figure=EECO01");
    assertThat(people.text()).contains("Poistettu henkilö").doesNotContain(name(one));
  }

  @Test
  void theMethodIsToldWhereTheRegulationLetsItBeEstimated() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    Document form = manager.get(path + "/reports/new?" + YEAR).page();
    assertThat(form.select("select[name=method.EECO02]")).isEmpty();
    Answer wrong = manager.submit(form, "form.report-form", "method.EECO12", "estimate", "comment.EECO12", "Kysely");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select("[name=comment.EECO12]").text()).as("what was typed stays").isEqualTo("Kysely");
    String address = submit(manager, YEAR, "method.EECO12", "estimate", "told.EECO12", "7", "comment.EECO12", "Kysely", "told.EECO18", "3");
    Document page = manager.get(address).page();
    assertThat(page.select("tr:contains(EECO12)").text()).contains("7", "arvio", "Kysely");
    assertThat(page.select("tr:contains(EECO18)").text()).contains("3");
  }

  @Test
  void aReportIsTakenAlongAsWorkbookTableAndTaggedPaper() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    String address = submit(manager, YEAR, "comment.EECO01", "=1+1");
    Answer csv = manager.get(address + "/file.csv");
    assertThat(csv.body()).contains("EECO01", "'=1+1").doesNotContain(",=1+1");
    assertThat(manager.get(address + "/file.xlsx").headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
    Answer pdf = manager.get(address + "/file.pdf");
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(pdf.body()).startsWith("%PDF").contains("/MarkInfo", "/StructTreeRoot");
    assertThat(manager.get(address + "/file.exe").status()).isEqualTo(404);
    assertThat(visitor().as("coach").get(address + "/file.csv").status()).isEqualTo(404);
    assertThat(manager.get(path + "/figures.csv?" + YEAR).body()).contains("EECR06");
    for (String format : List.of("pdf", "csv", "xlsx")) assertThat(manager.get(path + "/reports/yearly." + format + "?year=2025").status()).isEqualTo(200);
  }

  @Test
  void aWrongDayOrSetIsNeverPassedOverInSilence() {
    Visitor manager = visitor().as("manager");
    for (String page : List.of("/figures", "/figures.csv", "/figures/people?figure=EECO01", "/reports/new")) {
      String address = path + page + (page.contains("?") ? "&" : "?");
      assertThat(manager.get(address + "from=2026-13-01").text()).as(page).contains("Alkupäivä", "2026-13-01", "Kirjoita se näin");
      assertThat(manager.get(address + "to=huomenna").text()).as(page).contains("Loppupäivä", "huomenna");
      for (String wrong : List.of("from=2026-13-01", "from=2026-02-01&to=2026-01-01", "set=esf-1999")) assertThat(manager.get(address + wrong).status()).as(page + wrong).isEqualTo(422);
    }
  }

  @Test
  void aSavedTableHasTheRegulationsCodesAndNoneOfOurs() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    String address = submit(manager, YEAR);
    for (String file : List.of(path + "/figures.csv?" + YEAR, address + "/file.csv")) assertThat(manager.get(file).body()).as(file).contains("EECO01,", ",\"Kaikki aloittaneet, myös puutteelliset\",1").doesNotContain("GRAND_TOTAL", "INCOMPLETE");
  }

  @Test
  void thePublicCardTellsOfPeopleByTheReportAlone() {
    UUID target = UUID.randomUUID();
    database.act(scope, tx -> {
      tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation AND id = :project").bind("project", project).execute();
      tx.update("INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit) VALUES (:id, :organisation, :project, 'Asiakkaita', 200, 'persons')").bind("id", target).bind("project", project).execute();
    });
    List<Somebody> people = java.util.stream.IntStream.range(0, 29).mapToObj(i -> new Somebody().stay("2025-02-01", null, "status", i < 20 ? "unemployed" : i < 26 ? "inactive" : "inactive-in-education")).toList();
    bring(scope, project, people);
    for (Somebody one : people.subList(0, 10)) database.act(scope, tx -> tx.update("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started, created_at) VALUES (:organisation, :id, :project, 'education', '2025-06-01', '2025-06-02')")
        .bind("id", one.id).bind("project", project).execute());
    String code = database.in(scope, tx -> tx.query("SELECT code FROM organisation_project WHERE organisation_id = :organisation AND id = :project").bind("project", project).mapTo(String.class).one());
    String card = "/projects/" + code + "?organisation=polun-demo";
    Document before = visitor().get(card).page();
    assertThat(before.select("section:has(#promised)").text()).contains("Asiakkaita", "Tätä ei kerrota");
    assertThat(before.select(".public-flow")).as("the flow, while nothing else tells of them").isNotEmpty();
    submit(visitor().as("manager"), "set=esf-plus-2021-2027&from=2022-01-01&to=2025-12-31");
    Document page = visitor().get(card).page();
    assertThat(page.select(".public-flow")).as("20 of the report less the rows of the flow would tell the 3").isEmpty();
    assertThat(page.select("section:has(#promised) .figure").text()).contains("29");
    assertThat(page.select("section:has(#promised) ~ section:has(#figures)")).as("the promises come first").isNotEmpty();
    assertThat(page.select("section:has(#reported) tr:contains(Opiskelu)").text()).endsWith("10");
    bring(scope, project, List.of(new Somebody().stay("2025-12-01", null)));
    assertThat(visitor().get(card).page().select("section:has(#promised) .figure").text()).as("nobody who came since shows as a difference").contains("29");
    database.act(scope, tx -> tx.update("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started) VALUES (:organisation, :id, :project, 'education', '2025-06-01')").bind("id", people.get(12).id).bind("project", project).execute());
    assertThat(visitor().get(card).page().select("section:has(#reported) tr:contains(Opiskelu)").text()).as("nor a step that was written down since").endsWith("10");
    database.act(scope, tx -> {
      tx.update("UPDATE path_step SET kind = 'work-trial' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", people.get(0).id).execute();
      tx.update("DELETE FROM path_step WHERE organisation_id = :organisation AND participant_id = :id").bind("id", people.get(1).id).execute();
    });
    assertThat(visitor().get(card).page().select("section:has(#reported) tr:contains(Opiskelu)").text()).as("nor one that was corrected or taken away").endsWith("10");
    database.act(scope, tx -> {
      tx.update("DELETE FROM path_step WHERE organisation_id = :organisation AND participant_id = :id").bind("id", people.get(12).id).execute();
      tx.update("UPDATE path_step SET kind = 'education' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", people.get(0).id).execute();
      tx.update("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started) VALUES (:organisation, :id, :project, 'education', '2025-06-01')").bind("id", people.get(1).id).bind("project", project).execute();
    });
    clock.set(clock.instant().plusSeconds(60));
    submit(visitor().as("manager"), "set=esf-plus-2021-2027&from=2022-01-01&to=2025-12-31");
    assertThat(visitor().get(card).page().select("section:has(#promised) .figure").text()).as("30 less 29 would tell the one: the earlier report stays").contains("29");
    bring(scope, project, java.util.stream.IntStream.range(0, 9).mapToObj(i -> new Somebody().stay("2025-12-02", null)).toList());
    clock.set(clock.instant().plusSeconds(60));
    submit(visitor().as("manager"), "set=esf-plus-2021-2027&from=2022-01-01&to=2025-12-31");
    assertThat(visitor().get(card).page().select("section:has(#promised) .figure").text()).as("ten more, of whom all are out of work").contains("39");
  }

  @Test
  void aTargetOfVisitorsDoesNotMoveByOnePersonOnThePublicCard() {
    UUID target = UUID.randomUUID();
    UUID group = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    database.act(scope, tx -> {
      tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation AND id = :project").bind("project", project).execute();
      tx.update("INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit) VALUES (:id, :organisation, :project, 'Valmennuksessa eri ihmisiä', 200, 'persons')").bind("id", target).bind("project", project).execute();
      tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:id, :organisation, 'Valmennus', 'coaching-group', 'named')").bind("id", group).execute();
      tx.update("INSERT INTO activity_project_share (organisation_id, activity_id, project_id) VALUES (:organisation, :id, :project)").bind("id", group).bind("project", project).execute();
      tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:session, :organisation, :id, '2026-11-02T10:00:00Z', '2026-11-02T12:00:00Z')").bind("session", session).bind("id", group).execute();
    });
    String code = database.in(scope, tx -> tx.query("SELECT code FROM organisation_project WHERE organisation_id = :organisation AND id = :project").bind("project", project).mapTo(String.class).one());
    for (int[] step : new int[][] {{131, 131}, {1, 131}, {3, 131}, {1, 136}}) {
      for (int i = 0; i < step[0]; i++) database.act(scope, tx -> {
        UUID one = UUID.randomUUID();
        tx.update("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, 'Kulkija')").bind("id", one).execute();
        tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :session, :id, 'present')").bind("session", session).bind("id", one).execute();
      });
      assertThat(visitor().get("/projects/" + code + "?organisation=polun-demo").page().select("section:has(#promised) .figure").text()).startsWith(String.valueOf(step[1]));
    }
  }

  @Test
  void whoCameOutsideThePeriodIsNotPassedOverInSilence() {
    bring(scope, project, List.of(came("2024-11-01"), came("2024-12-31"), came("2025-01-01"), came("2026-01-01")));
    Visitor manager = visitor().as("manager");
    for (String page : List.of("/figures?" + YEAR, "/figures/people?figure=GRAND_TOTAL&" + YEAR, "/figures/people?figure=EECO02&leftOut=true&" + YEAR, "/reports/new?" + YEAR)) {
      Document shown = manager.get(path + page).page();
      assertThat(shown.select("p.notice").text()).as(page).contains("3 osallistumista on jakson ulkopuolella: ennen sitä tuli 2, sen jälkeen 1.");
      Answer wider = manager.get(shown.select("p.notice a:contains(Laajenna)").attr("href"));
      assertThat(wider.text()).as(page).doesNotContain("jakson ulkopuolella");
    }
    assertThat(cell(manager.get(manager.get(path + "/figures?" + YEAR).page().select("p.notice a:contains(Laajenna)").attr("href")).page(), "Kaikki aloittaneet,", 0)).isEqualTo("4");
  }

  @Test
  void aResultAfterSixMonthsSaysForWhomTheyAreNotOver() {
    bring(scope, project, List.of(new Somebody().stay("2026-01-01", "2026-05-21").status("2026-05-21", null, "employed"), new Somebody().stay("2026-01-01", "2026-05-23").status("2026-05-23", null, "employed"),
        new Somebody().stay("2026-01-01", "2026-09-01").status("2026-09-01", null, "employed")));
    Visitor manager = visitor().as("manager");
    String year = "set=esf-plus-2021-2027&from=2026-01-01&to=2026-12-31";
    String said = "2 heistä: kuusi kuukautta ei ole vielä kulunut, voimassa oleva tilanne on laskettu.";
    Document figures = manager.get(path + "/figures?" + year).page();
    assertThat(cell(figures, "EECR05", 0)).as("an open end is still valid").isEqualTo("3");
    assertThat(figures.select("tr:contains(EECR05)").text()).contains(said);
    assertThat(figures.select("tr:contains(EECR04)").text()).doesNotContain("kuusi kuukautta ei");
    assertThat(manager.get(path + "/figures/people?figure=EECR05&" + year).text()).contains(said);
    assertThat(manager.get(path + "/reports/new?" + year).text()).contains(said);
    String report = submit(manager, year);
    assertThat(manager.get(report).page().select("tr:contains(EECR05)").text()).contains("2 heistä: kuusi kuukautta ei ollut kulunut");
    assertThat(manager.get(report + "/people?figure=EECR05").text()).contains("2 heistä: kuusi kuukautta ei ollut kulunut");
    assertThat(manager.get(report + "/file.csv").body()).contains("2 heistä: kuusi kuukautta ei ollut kulunut");
    assertThat(manager.get(path + "/figures?set=esf-plus-2021-2027&from=2026-01-01&to=2026-05-21").text()).doesNotContain("kuusi kuukautta ei");
  }

  @Test
  void whatWasToldByHandIsBroughtToTheNextReportAndShowsWhenItIsMissing() {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    submit(manager, YEAR, "told.EECO18", "3", "comment", "Koko raportin selitys");
    clock.set(clock.instant().plusSeconds(60));
    Document next = manager.get(path + "/reports/new?" + YEAR).page();
    assertThat(next.select("[name=told.EECO18]").val()).isEqualTo("3");
    assertThat(next.select(".figure-row:has([name=told.EECO18])").text()).contains("Edellisessä raportissa: 3");
    assertThat(next.select("#comment").text()).as("words are written anew").isEmpty();
    bring(scope, project, List.of(came("2025-03-01"), came("2025-03-02")));
    String second = submit(manager, YEAR, "told.EECO18", "", "comment", "Toinen selitys");
    Document report = manager.get(second).page();
    assertThat(report.select("tr:contains(EECO18)").text()).contains("3 → –");
    String csv = manager.get(second + "/file.csv").body();
    assertThat(csv).contains("3 → –", ",+2", "Toinen selitys", "1.1.2025", "Jätetty").doesNotContain("'+2");
    assertThat(csv.indexOf("Toinen selitys")).as("before the table").isLessThan(csv.indexOf("EECO01"));
  }

  @Test
  void thePaperTellsTheChangesWithoutNames() throws Exception {
    bring(scope, project, List.of(came("2025-02-01")));
    Visitor manager = visitor().as("manager");
    submit(manager, YEAR);
    clock.set(clock.instant().plusSeconds(60));
    Somebody later = came("2025-03-01");
    bring(scope, project, List.of(later));
    String second = submit(manager, YEAR);
    byte[] paper = manager.client().send(manager.request(second + "/file.pdf").build(), HttpResponse.BodyHandlers.ofByteArray()).body();
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("Muutos", "+1", "Mikä on muuttunut", "kirjattu edellisen raportin jälkeen").doesNotContain(name(later), "Koehenkilö");
    }
  }

  @Test
  void aPromiseIsMeasuredByWhatTheManagerChooses() {
    UUID target = UUID.randomUUID();
    database.act(scope, tx -> tx.update("INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit) VALUES (:id, :organisation, :project, 'Asiakkaita', 200, 'persons')")
        .bind("id", target).bind("project", project).execute());
    bring(scope, project, List.of(came("2025-02-01"), came("2025-02-02")));
    Visitor manager = visitor().as("manager");
    assertThat(manager.get(path + "/figures").page().select(".promise-card").text()).contains("Asiakkaita", "200", "Ihmiset, joilla on osallistuminen");
    assertThat(manager.get(path + "/figures").page().select(".promise-card .figure").text()).startsWith("2");
    assertThat(manager.post(path + "/targets/" + target + "/measure", "measure", "not-measured").status()).isEqualTo(303);
    assertThat(manager.get(path + "/figures").page().select(".promise-card").text()).contains("ei voi laskea");
    assertThat(visitor().as("coach").post(path + "/targets/" + target + "/measure", "measure", "persons").status()).isEqualTo(404);
  }

  @Test
  void thePublicSeesTheLatestReportWithoutSmallNumbers() {
    bring(scope, project, java.util.stream.IntStream.range(0, 30).mapToObj(i -> new Somebody().stay("2025-02-01", null, "status", i < 3 ? "inactive" : "unemployed", "disability", "yes")).toList());
    database.act(scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation AND id = :project").bind("project", project).execute());
    submit(visitor().as("manager"), YEAR);
    String code = database.in(scope, tx -> tx.query("SELECT code FROM organisation_project WHERE organisation_id = :organisation AND id = :project").bind("project", project).mapTo(String.class).one());
    Document page = visitor().get("/projects/" + code + "?organisation=polun-demo").page();
    assertThat(page.select("section:has(#reported) tr:contains(EECO04)").text()).contains("alle 5");
    assertThat(page.select("section:has(#reported) tr:contains(EECO02)").text()).as("27 of 30 would tell the 3").doesNotContain("27");
    assertThat(page.select("section:has(#reported)").text()).doesNotContain("EECO12").doesNotContain("Koehenkilö");
  }

  @Test
  void threeReportsTogetherDoNotTellTheFewOfAMonth() {
    List<Somebody> year = java.util.stream.IntStream.range(0, 43).mapToObj(i -> new Somebody().stay(i < 20 ? "2025-03-01" : i < 40 ? "2025-10-01" : "2025-07-15", null, "status", i % 2 == 0 ? "unemployed" : "inactive")).toList();
    bring(scope, project, year);
    database.act(scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation AND id = :project").bind("project", project).execute());
    String code = database.in(scope, tx -> tx.query("SELECT code FROM organisation_project WHERE organisation_id = :organisation AND id = :project").bind("project", project).mapTo(String.class).one());
    for (String days : List.of("from=2025-01-01&to=2025-06-30", "from=2025-08-01&to=2025-12-31", "from=2025-01-01&to=2025-12-31")) {
      clock.set(clock.instant().plusSeconds(60));
      submit(visitor().as("manager"), "set=esf-plus-2021-2027&" + days);
    }
    assertThat(reports.list(scope, project)).hasSize(3);
    Document page = visitor().get("/projects/" + code + "?organisation=polun-demo").page();
    assertThat(page.select("section:has(#reported) tr:contains(Kaikki aloittaneet)").text()).as("43 less 20 less 20 would tell the 3 of July").endsWith("20");
  }

  @Test
  void whatAnImportHasCorrectedIsCalledACorrectionAndAColumnToo() {
    Somebody situation = came("2025-02-01");
    Somebody born = came("2025-03-01");
    Somebody gender = came("2025-04-01");
    Somebody moved = came("2025-05-01");
    bring(scope, project, List.of(situation, born, gender, moved));
    Visitor manager = visitor().as("manager");
    submit(manager, YEAR);
    clock.set(clock.instant().plus(Duration.ofHours(1)));
    database.act(scope, tx -> {
      tx.update("UPDATE participation_spell SET entry_status = 'inactive' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", situation.id).execute();
      tx.update("UPDATE participant SET birth_date = '2005-01-01' WHERE organisation_id = :organisation AND id = :id").bind("id", born.id).execute();
      tx.update("UPDATE participant SET gender = 'male' WHERE organisation_id = :organisation AND id = :id").bind("id", gender.id).execute();
      tx.update("INSERT INTO participation_status (organisation_id, participant_id, from_date, status) VALUES (:organisation, :id, '2025-05-20', 'employed')").bind("id", moved.id).execute();
      tx.update("UPDATE participation_spell SET left_on = '2025-06-01' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", moved.id).execute();
    });
    String second = submit(manager, YEAR);
    Document page = manager.get(second).page();
    assertThat(change(page, situation)).contains("+EECO04", "−EECO02", "korjattu: tilanne tullessa");
    assertThat(change(page, born)).contains("+EECO07", "korjattu: syntymäaika");
    assertThat(change(page, gender)).contains("+Miehiä", "−Naisia", "korjattu: sukupuoli");
    assertThat(change(page, moved)).contains("lähti myöhemmin");
    assertThat(page.select("tr:contains(EECO01)").first().text()).contains("±0 (Naisia −1, Miehiä +1)");
  }

  @Test
  void theColumnsOfAReportAddUpOnScreenAndInTheTable() {
    Project.Key old = project(scope, "R" + UUID.randomUUID().toString().substring(0, 8), "esf-2014-2020", null);
    bring(scope, old, List.of(came("2025-02-01"), came("2025-02-01").gender("non-binary"), came("2025-02-01").gender("male")));
    path = "/work/projects/" + old.value();
    Visitor manager = visitor().as("manager");
    String query = "set=esf-2014-2020&from=2025-01-01&to=2025-12-31";
    String address = submit(manager, query);
    Document page = manager.get(address).page();
    assertThat(page.select(".indicator-table th[scope=col]").eachText()).contains("Muu tai ei kerrottu").doesNotContain("Muunsukupuolisia");
    assertThat(List.of(cell(page, "CO01", 0), cell(page, "CO01", 1), cell(page, "CO01", 2), cell(page, "CO01", 3))).containsExactly("3", "1", "1", "1");
    for (String file : List.of(address + "/file.csv", path + "/figures.csv?" + query)) assertThat(manager.get(file).body()).as(file).contains("Muu tai ei kerrottu").containsPattern("CO01,[^\n]*,3,1,1,1").doesNotContain("Muunsukupuolisia");
    assertThat(manager.get(address.substring(0, address.lastIndexOf('/'))).page().select(".tag").eachText()).doesNotContain("Samalta jaksolta on jätetty uudempi");
    clock.set(clock.instant().plusSeconds(60));
    submit(manager, query);
    assertThat(manager.get(path + "/reports").page().select("li:contains(Samalta jaksolta on jätetty uudempi)")).as("the one that has a newer").hasSize(1);
  }

  @Test
  void onePersonInTwoProjectsIsOnePersonOfTheOrganisation() {
    Project.Key second = project(scope, "S" + UUID.randomUUID().toString().substring(0, 8), "own", null);
    Somebody both = new Somebody().stay("1999-03-03", null);
    bring(scope, project, List.of(both, new Somebody().stay("1999-03-03", null)));
    bring(scope, second, List.of(both));
    Document page = visitor().as("manager").get("/figures/organisation?from=1999-01-01&to=1999-12-31").page();
    assertThat(page.select(".grid .card").first().text()).contains("2", "1 heistä aloitti useassa");
    assertThat(page.select(".grid .card").last().text()).contains("3");
    assertThat(page.select("h2").text()).contains("Jakson aikana aloittaneet: 1.1.1999–31.12.1999");
    Document whole = visitor().as("manager").get(page.selectFirst("main a[href*='from=']").attr("href")).page();
    assertThat(whole.selectFirst("#from").val()).isLessThanOrEqualTo("1999-03-03");
    assertThat(whole.select("main a[href*='from=']")).as("now everybody is there").isEmpty();
  }

  @Test
  void anAdministratorBringsTheClassesOfMunicipalities() {
    Visitor admin = visitor().as("admin");
    Document page = admin.get("/settings/municipalities").page();
    assertThat(admin.get("/settings").text()).contains("Kuntien luokitus");
    assertThat(bringFile(admin, page, "year,code,urbanity_code\n1991,005,3\n1991,609,1\n")).isEqualTo(303);
    assertThat(bringFile(admin, page, "year,code,urbanity_code\n1991,005,3\n1991,609,1\n")).as("again").isEqualTo(303);
    assertThat(admin.get("/settings/municipalities").page().select("tr:contains(1991)").text()).isEqualTo("1991 2 1");
    assertThat(bringFile(admin, page, "year,code,urbanity_code\n1992,005,7\n")).isEqualTo(422);
    assertThat(admin.get("/settings/municipalities").text()).doesNotContain("1992");
    assertThat(visitor().as("manager").get("/settings/municipalities").status()).isEqualTo(404);
    database.act(scope, tx -> tx.update("DELETE FROM report_municipality WHERE organisation_id = :organisation").execute());
  }

  private static int bringFile(Visitor admin, Document page, String csv) {
    String border = "rajalla";
    String body = "--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + page.select("main input[name=_csrf]").val()
        + "\r\n--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"kunnat.csv\"\r\nContent-Type: text/csv\r\n\r\n" + csv + "\r\n--" + border + "--\r\n";
    return admin.send(admin.request("/settings/municipalities").header("Content-Type", "multipart/form-data; boundary=" + border)
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build()).status();
  }
}
