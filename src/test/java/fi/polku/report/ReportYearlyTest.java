package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.organisation.Project;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The yearly form of a grant: counted now, or frozen as it was given. */
class ReportYearlyTest extends ReportWorld {
  private Scope scope;
  private Project.Key project;
  private String path;

  @BeforeEach
  void aProjectOfTheDemo() {
    scope = Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
    project = project(scope, "Y" + UUID.randomUUID().toString().substring(0, 8), "own", null);
    path = "/work/projects/" + project.value() + "/reports/yearly";
    bring(scope, project, List.of(new Somebody().stay("2025-02-01", null)));
  }

  private static String entered(Document page) {
    return page.select("tr:contains(tuli mukaan)").text();
  }

  @Test
  void aSubmittedFormStaysAndTheNextTellsTheDifference() {
    Visitor manager = visitor().as("manager");
    Document form = manager.get(path + "?year=2025").page();
    assertThat(entered(form)).contains("1 osallistumista");
    Answer sent = manager.submit(form, "form.yearly-form");
    assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    String first = sent.location();
    assertThat(manager.submit(form, "form.yearly-form").location()).as("a double click is one form").isEqualTo(first);
    bring(scope, project, List.of(new Somebody().stay("2025-03-01", null), new Somebody().stay("2025-03-02", null)));
    assertThat(entered(manager.get(first).page())).as("as it was given").contains("1 osallistumista");
    Document now = manager.get(path + "?year=2025").page();
    assertThat(now.select("section.card li")).hasSize(1);
    assertThat(entered(now)).contains("3 osallistumista", "+2");
    String second = manager.submit(now, "form.yearly-form").location();
    assertThat(second).isNotEqualTo(first);
    assertThat(entered(manager.get(second).page())).contains("3 osallistumista", "+2");
    assertThat(manager.get(second).page().select("a[href=" + first + "]")).as("the way to the one before").isNotEmpty();
    for (String format : List.of("pdf", "csv", "xlsx")) assertThat(manager.get(second + "/file." + format).status()).as(format).isEqualTo(200);
    assertThat(manager.get(second + "/file.csv").body()).contains("+2");
  }

  @Test
  void whatWasGivenIsFoundByThoseWhoMayAndChangedByNobody() throws SQLException {
    Visitor manager = visitor().as("manager");
    String given = manager.submit(manager.get(path + "?year=2025").page(), "form.yearly-form").location();
    assertThat(visitor().as("coach").get(given).status()).isEqualTo(200);
    assertThat(visitor().as("coach").get(given + "/file.csv").status()).isEqualTo(404);
    assertThat(visitor().as("coach").post(path, "id", UUID.randomUUID().toString(), "year", "2025").status()).isEqualTo(404);
    for (String who : List.of("leader", "other-manager")) assertThat(visitor().as(who).get(given).status()).as(who).isEqualTo(404);
    assertThat(visitor().as("other-manager").post(path, "id", given.replaceFirst(".*/", ""), "year", "2025").status()).isEqualTo(404);
    String id = given.replaceFirst(".*/", "");
    for (String attempt : List.of("UPDATE report_yearly_form SET year = 2024 WHERE id = '%s'", "DELETE FROM report_yearly_figure WHERE yearly_id = '%s'", "UPDATE report_yearly_figure SET number = 9 WHERE yearly_id = '%s'")) {
      try (Connection superuser = Owner.superuser(installation)) {
        assertThatThrownBy(() -> superuser.createStatement().execute(attempt.formatted(id))).as(attempt).hasMessageContaining("never changes");
      }
    }
    assertThatThrownBy(() -> database.act(scope, tx -> tx.update("INSERT INTO report_yearly_figure (organisation_id, yearly_id, place, part, what, unit) VALUES (:organisation, :id, 99, 'people', 'left', 'persons')")
        .bind("id", UUID.fromString(id)).execute())).hasMessageContaining("never changes");
  }

  @Test
  void aFormIsSubmittedUnderTheIdOfItsYearOnly() {
    Visitor manager = visitor().as("manager");
    String id = manager.get(path + "?year=2025").page().select(".yearly-form [name=id]").val();
    Project.Key theirs = project(Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'toinen-demo'").mapTo(OrganisationKey.class).one())), "Y" + id.substring(0, 8), "own", null);
    assertThat(visitor().as("other-manager").post("/work/projects/" + theirs.value() + "/reports/yearly", "id", id, "year", "2025").status()).as("another organisation takes it").isEqualTo(404);
    assertThat(manager.post(path, "id", UUID.randomUUID().toString(), "year", "2025").status()).as("an id of one's own").isEqualTo(404);
    assertThat(manager.post(path, "id", id, "year", "2025").status()).isEqualTo(303);
    assertThat(manager.post(path, "id", id, "year", "2025").status()).as("the same click again").isEqualTo(303);
    assertThat(manager.post(path, "id", id, "year", "2024").status()).as("another year under it").isEqualTo(404);
    Document again = manager.get(path + "?year=2025").page();
    assertThat(again.select("section.card li")).hasSize(1);
    assertThat(again.select(".yearly-form button").text()).contains("uusi versio");
  }

  @Test
  void aYearGoingOnIsMarkedAndOneThatHasNotBegunIsNotSubmitted() {
    Visitor manager = visitor().as("manager");
    Document now = manager.get(path + "?year=2026").page();
    assertThat(now.select(".yearly-form").text()).contains("Vuosi 2026 on vielä kesken");
    Answer sent = manager.submit(now, "form.yearly-form");
    assertThat(manager.get(sent.location()).text()).contains("vuosi kesken");
    assertThat(manager.get(path + "?year=2026").page().select("section.card li").text()).contains("vuosi kesken");
    assertThat(manager.get(path + "?year=2027").page().select(".yearly-form")).isEmpty();
    Answer early = manager.post(path, "id", UUID.randomUUID().toString(), "year", "2027");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.text()).contains("ei ole vielä alkanut");
  }

  @Test
  void aYearThatIsNoneIsSaid() {
    Visitor manager = visitor().as("manager");
    Answer page = manager.get(path + "?year=20x5");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("ei ole vuosi");
    assertThat(manager.get(path + ".csv?year=20x5").status()).isEqualTo(422);
  }
}
