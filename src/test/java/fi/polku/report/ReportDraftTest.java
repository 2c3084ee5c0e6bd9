package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.organisation.Project;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report being written: nothing typed is lost, and it is submitted once. */
class ReportDraftTest extends ReportWorld {
  private static final String YEAR = "set=esf-plus-2021-2027&from=2025-01-01&to=2025-12-31";
  @Autowired private Reports reports;
  private Scope scope;
  private Project.Key project;
  private String path;

  @BeforeEach
  void aProjectOfTheDemo() {
    OrganisationKey demo = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one());
    scope = Scope.system("test", demo);
    project = project(scope, "D" + UUID.randomUUID().toString().substring(0, 8), "esf-plus-2021-2027", null);
    path = "/work/projects/" + project.value() + "/reports";
    bring(scope, project, List.of(new Somebody().stay("2025-02-01", null)));
  }

  private Document form(Visitor who) {
    return who.get(path + "/new?" + YEAR).page();
  }

  private Answer keep(Visitor who, Document form, String... fields) {
    form.select("form.report-form").attr("action", path + "/draft");
    Answer answer = who.submit(form, "form.report-form", fields);
    form.select("form.report-form").attr("action", path);
    return answer;
  }

  @Test
  void whatWasTypedWaitsForWhoeverGoesOn() {
    Visitor manager = visitor().as("manager");
    assertThat(keep(manager, form(manager), "comment", "Kevät oli hiljainen", "told.EECO18", "3", "method.EECO12", "estimate", "comment.EECO12", "Kysely").status()).isEqualTo(303);
    assertThat(manager.get(path).page().select(".report-draft").text()).contains("Luonnos", "1.1.2025", "Kirjoittaja");
    Document again = form(visitor().as("admin"));
    assertThat(again.select("#comment").text()).isEqualTo("Kevät oli hiljainen");
    assertThat(again.select("[name=told.EECO18]").val()).isEqualTo("3");
    assertThat(again.select("[name=method.EECO12] [selected]").val()).isEqualTo("estimate");
    assertThat(reports.list(scope, project)).as("a draft is no report").isEmpty();
    assertThat(manager.get(path + "/new?set=esf-plus-2021-2027&from=2024-01-01&to=2024-12-31").page().select("section.notice a").attr("href")).contains("from=2025-01-01");
  }

  @Test
  void aFragmentSaysWhenItWasSavedAndOneThatIsBehindWritesOverNobody() {
    Visitor manager = visitor().as("manager");
    Visitor admin = visitor().as("admin");
    Document mine = form(manager);
    Document theirs = form(admin);
    assertThat(keep(manager, mine, "comment", "Minun").status()).isEqualTo(303);
    Answer late = keep(admin, theirs, "comment", "Toisen");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("Joku muu");
    assertThat(late.page().select("#comment").text()).as("what was typed stays").isEqualTo("Toisen");
    assertThat(form(manager).select("#comment").text()).isEqualTo("Minun");
    assertThat(admin.submit(theirs, "form.report-form", "comment", "Toisen").status()).as("nor is it sent over the other's words").isEqualTo(422);
    assertThat(keep(admin, late.page(), "comment", "Toisen").status()).as("knowing it, it is").isEqualTo(303);
  }

  @Test
  void aSubmittedDraftIsGoneAndTwoWhoSendItMakeOneReport() {
    Visitor manager = visitor().as("manager");
    Visitor admin = visitor().as("admin");
    Document mine = form(manager);
    Document theirs = form(admin);
    String first = manager.submit(mine, "form.report-form", "comment", "Ensin").location();
    assertThat(manager.get(path).page().select(".report-draft")).isEmpty();
    Answer second = admin.submit(theirs, "form.report-form", "comment", "Myöhemmin");
    assertThat(second.location()).isEqualTo(first);
    assertThat(reports.list(scope, project)).hasSize(1);
    assertThat(admin.get(first).text()).contains("Ensin", "seuraavan raportin luonnos").doesNotContain("Myöhemmin");
    assertThat(form(admin).select("#comment").text()).as("the later words wait in the next draft").isEqualTo("Myöhemmin");
    assertThat(keep(manager, mine, "comment", "Vielä").status()).as("a tab left open saves nothing over").isEqualTo(422);
  }

  @Test
  void aTabOpenedEarlierDoesNotLoseWhatWasSavedInAnother() {
    Visitor manager = visitor().as("manager");
    Document first = form(manager);
    Document second = form(manager);
    assertThat(keep(manager, first, "comment", "Pitkä selitys", "comment.EECO02", "Kevät oli hiljainen").status()).isEqualTo(303);
    Answer sent = manager.submit(second, "form.report-form");
    assertThat(sent.status()).isEqualTo(422);
    assertThat(sent.page().select("section:has(#meanwhile)").text()).contains("Pitkä selitys", "Kevät oli hiljainen");
    assertThat(reports.list(scope, project)).isEmpty();
    assertThat(manager.submit(first, "form.report-form", "comment", "Pitkä selitys", "comment.EECO02", "Kevät oli hiljainen").status()).as("saving itself does not stand in its own way").isEqualTo(303);
  }

  @Test
  void aReportIsSubmittedUnderTheIdThatTheHouseGivesIt() {
    Visitor manager = visitor().as("manager");
    Document form = form(manager);
    String id = form.select(".report-form [name=id]").val();
    Project.Key theirs = project(Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'toinen-demo'").mapTo(OrganisationKey.class).one())), "U" + id.substring(0, 8), "own", null);
    String[] fields = {"id", id, "set", "esf-plus-2021-2027", "from", "2025-01-01", "to", "2025-12-31"};
    assertThat(visitor().as("other-manager").post("/work/projects/" + theirs.value() + "/reports", fields).status()).as("another organisation takes it").isEqualTo(404);
    Project.Key own = project(scope, "V" + id.substring(0, 8), "own", null);
    assertThat(manager.post("/work/projects/" + own.value() + "/reports", fields).status()).as("another project does").isEqualTo(404);
    assertThat(manager.submit(form, "form.report-form").status()).isEqualTo(303);
    assertThat(manager.submit(form, "form.report-form").status()).as("the same click again").isEqualTo(303);
    fields[1] = UUID.randomUUID().toString();
    assertThat(manager.post(path, fields).status()).as("the same form under another id").isEqualTo(404);
    fields[1] = id;
    fields[7] = "2025-11-30";
    assertThat(manager.post(path, fields).status()).as("other days under it").isEqualTo(404);
    assertThat(reports.list(scope, project)).hasSize(1);
  }

  @Test
  void aDraftIsThrownAwayByThoseWhoMayWriteIt() {
    Visitor manager = visitor().as("manager");
    keep(manager, form(manager), "comment", "Turha");
    String removal = manager.get(path).page().select(".report-draft form").attr("action");
    assertThat(visitor().as("coach").post(removal).status()).isEqualTo(404);
    assertThat(visitor().as("other-manager").post(removal).status()).isEqualTo(404);
    assertThat(visitor().as("coach").get(path).page().select(".report-draft")).as("a coach writes no reports").isEmpty();
    assertThat(manager.post(removal).status()).isEqualTo(303);
    assertThat(form(manager).select("#comment").text()).isEmpty();
  }

  @Test
  void anotherOrganisationsReportIsNotThere() {
    Visitor manager = visitor().as("manager");
    String id = manager.submit(form(manager), "form.report-form", "comment", "Oma").location().replaceFirst(".*/", "");
    for (String to : List.of(path, path + "/draft")) assertThat(visitor().as("other-manager").post(to, "id", id).status()).as(to).isEqualTo(404);
    Project.Key theirs = project(Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'toinen-demo'").mapTo(OrganisationKey.class).one())), "T" + id.substring(0, 8), "own", null);
    String elsewhere = "/work/projects/" + theirs.value() + "/reports";
    assertThat(visitor().as("other-manager").post(elsewhere, "id", id, "set", "esf-plus-2021-2027").status()).as("under an id of ours").isEqualTo(404);
    assertThat(reports.whole(scope, project, new Report.Key(UUID.fromString(id)), false).report().comment()).isEqualTo("Oma");
  }

  @Test
  void everyRequiredDatumIsListedWithItsReasonsAndItsPeople() {
    Somebody refused = new Somebody().gender("refused").stay("2025-03-01", null);
    Somebody unasked = new Somebody().stay("2025-03-02", null, "isced", "");
    Somebody silent = new Somebody().stay("2025-03-03", null, "isced", "");
    bring(scope, project, List.of(refused, unasked, silent));
    database.act(scope, tx -> tx.update("""
            INSERT INTO participation_missing (organisation_id, spell_id, participant_id, field, reason)
            SELECT :organisation, id, participant_id, 'isced', 'does-not-know' FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :id
            """).bind("id", unasked.id).execute());
    Visitor manager = visitor().as("manager");
    Document form = form(manager);
    assertThat(form.select(".report-lacks li").eachText()).containsExactly("sukupuoli: puuttuu 1 ihmiseltä ei halunnut kertoa 1", "koulutusaste: puuttuu 2 ihmiseltä ei tiedä 1, syytä ei ole merkitty 1");
    Answer people = manager.get(form.select(".report-lacks a").last().attr("href"));
    assertThat(people.page().select("tbody tr")).hasSize(2);
    assertThat(people.text()).contains("koulutusaste (ei tiedä)", "koulutusaste (syytä ei ole merkitty)").doesNotContain("sukupuoli (");
  }

  @Test
  void aNameLeavesAReportOnlyWithThePerson() {
    Visitor manager = visitor().as("manager");
    String id = manager.submit(form(manager), "form.report-form", "comment", "Oma").location().replaceFirst(".*/", "");
    assertThatThrownBy(() -> database.act(scope, tx -> tx.update("UPDATE report_row SET participant_id = NULL WHERE organisation_id = :organisation AND report_id = :id").bind("id", UUID.fromString(id)).execute()))
        .hasStackTraceContaining("never changes");
    long nameless = database.in(scope, tx -> tx.query("SELECT count(*) FROM report_row WHERE organisation_id = :organisation AND report_id = :id AND participant_id IS NULL").bind("id", UUID.fromString(id)).mapTo(Long.class).one());
    assertThat(nameless).isZero();
  }
}
