package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ProjectPagesTest extends PolkuTest {
  @Test
  void aProjectIsMadeOpenedAndClosedAgain() {
    Visitor manager = visitor().as("manager");
    String code = code();
    Document form = manager.get("/work/projects/new").page();
    Answer made = manager.submit(form, "main form", "code", code, "name", "Ahkerasti yhdessä", "starts", "2017-08-01", "ends", "2020-07-31", "indicatorSet", "esf-2014-2020",
        "specificObjective", "10.1", "aims", "Hanttihommia\nja yhdessäoloa", "funder", "ELY-keskus");
    assertThat(made.status()).isEqualTo(303);
    assertThat(manager.submit(form, "main form", "code", code, "name", "Ahkerasti yhdessä").location()).isEqualTo(made.location());
    String path = made.location();
    Document page = manager.get(path).page();
    assertThat(page.selectFirst("main").text()).contains("Ahkerasti yhdessä", code, "1.8.2017–31.7.2020", "ESR 2014–2020", "10.1", "Hanttihommia", "Kortti näkyy vain teille");
    assertThat(visitor().get("/projects/" + code).status()).isEqualTo(404);
    assertThat(manager.submit(page, "form[action$=publication]").status()).isEqualTo(303);
    assertThat(visitor().get("/projects/" + code).text()).contains("Ahkerasti yhdessä", "ELY-keskus");
    assertThat(manager.submit(manager.get(path).page(), "form[action$=end]").status()).isEqualTo(303);
    assertThat(visitor().get("/projects/" + code).status()).isEqualTo(404);
    assertThat(audited(path)).containsExactlyInAnyOrder("organisation.edit-projects", "organisation.publish-project", "organisation.withdraw-project");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    Visitor manager = visitor().as("manager");
    Answer answer = manager.submit(manager.get("/work/projects/new").page(), "main form", "code", "??", "name", " ", "starts", "2020-02-01", "ends", "2019-01-01", "aims", "Pitkä <b>teksti</b>");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("#errors a").eachAttr("href")).containsExactly("#code", "#name", "#ends");
    assertThat(answer.page().title()).startsWith("Virhe:");
    assertThat(answer.page().selectFirst("#aims").text()).isEqualTo("Pitkä <b>teksti</b>");
    assertThat(answer.page().selectFirst("#code").val()).isEqualTo("??");
  }

  @Test
  void twoProjectsOfOneOrganisationHaveDifferentCodes() {
    Visitor manager = visitor().as("manager");
    String code = code();
    make(manager, code);
    Answer again = manager.submit(manager.get("/work/projects/new").page(), "main form", "code", code, "name", "Toinen");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#errors").text()).contains(code);
    assertThat(make(visitor().as("other-manager"), code)).startsWith("/work/projects/");
  }

  @Test
  void theSecondOfTwoWritersLosesNothing() {
    Visitor manager = visitor().as("manager");
    String path = make(manager, code());
    Document mine = manager.get(path + "/card").page();
    Document theirs = visitor().as("admin").get(path + "/card").page();
    assertThat(visitor().as("admin").get(path + "/card").status()).isEqualTo(200);
    Visitor admin = visitor().as("admin");
    assertThat(admin.submit(admin.get(path + "/card").page(), "main form", "aims", "Ylläpitäjän teksti").status()).isEqualTo(303);
    Answer late = manager.submit(mine, "main form", "aims", "Oma teksti");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.page().selectFirst("#aims").text()).isEqualTo("Oma teksti");
    assertThat(manager.get(path).text()).contains("Ylläpitäjän teksti");
    assertThat(manager.submit(late.page(), "main form").status()).isEqualTo(303);
    assertThat(manager.get(path).text()).contains("Oma teksti");
    assertThat(theirs.title()).isNotBlank();
  }

  @Test
  void targetsAreAddedChangedAndRemoved() {
    Visitor manager = visitor().as("manager");
    String path = make(manager, code());
    Document page = manager.get(path).page();
    assertThat(manager.submit(page, "#target-form", "target", "jatkopolulla", "value", "50", "unit", "percent", "denominator", "lähteneistä").status()).isEqualTo(303);
    assertThat(manager.submit(page, "#target-form", "target", "jatkopolulla", "value", "50", "unit", "percent", "denominator", "lähteneistä").status()).isEqualTo(303);
    Document after = manager.get(path).page();
    assertThat(after.select("li.promise").eachText()).singleElement().satisfies(text -> assertThat(text).contains("jatkopolulla: 50 prosenttia", "lähteneistä"));
    Answer same = manager.submit(after, "#target-form", "target", "jatkopolulla", "value", "12", "unit", "persons");
    assertThat(same.status()).isEqualTo(422);
    Document change = manager.get(after.selectFirst("li.promise a").attr("href").replaceFirst("#.*", "")).page();
    assertThat(change.selectFirst("#value").val()).isEqualTo("50");
    assertThat(manager.submit(change, "#target-form", "value", "62,5").status()).isEqualTo(303);
    after = manager.get(path).page();
    assertThat(after.select("li.promise").text()).contains("62,5 prosenttia");
    assertThat(manager.submit(after, "li.promise form").status()).isEqualTo(303);
    assertThat(manager.get(path).page().select("li.promise")).isEmpty();
  }

  @Test
  void aTargetNeedsItsNumberUnitAndOfWhom() {
    Visitor manager = visitor().as("manager");
    String path = make(manager, code());
    Answer empty = manager.submit(manager.get(path).page(), "#target-form", "target", "", "value", "monta", "unit", "");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.page().select("#errors a").eachAttr("href")).containsExactly("#target", "#value", "#unit");
    Answer share = manager.submit(manager.get(path).page(), "#target-form", "target", "työhön", "value", "120", "unit", "percent");
    assertThat(share.page().select("#errors a").eachAttr("href")).containsExactly("#value", "#denominator");
    assertThat(share.page().selectFirst("#value").val()).isEqualTo("120");
  }

  @Test
  void anotherOrganisationFindsNothing() {
    String path = make(visitor().as("manager"), code());
    Visitor other = visitor().as("other-manager");
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.get(path + "/card").status()).isEqualTo(404);
    assertThat(other.post(path + "/card", "code", "S1", "name", "Kaapattu", "revision", "0").status()).isEqualTo(404);
    assertThat(other.post(path + "/publication").status()).isEqualTo(404);
    assertThat(other.post(path + "/publication/end").status()).isEqualTo(404);
    assertThat(other.post(path + "/targets", "id", UUID.randomUUID().toString(), "target", "x", "value", "1", "unit", "persons", "made", "false").status()).isEqualTo(404);
    assertThat(other.post(path + "/targets/" + UUID.randomUUID() + "/removal").status()).isEqualTo(404);
    assertThat(other.get("/work/projects").body()).doesNotContain(path);
    assertThat(visitor().as("manager").get(path).text()).doesNotContain("Kaapattu");
  }

  @Test
  void aTargetOfAnotherProjectIsNotTouched() {
    Visitor manager = visitor().as("manager");
    String one = make(manager, code());
    String two = make(manager, code());
    UUID target = UUID.randomUUID();
    assertThat(manager.post(one + "/targets", "id", target.toString(), "target", "oma", "value", "1", "unit", "persons", "made", "false").status()).isEqualTo(303);
    assertThat(manager.post(two + "/targets", "id", target.toString(), "target", "vieras", "value", "2", "unit", "persons", "made", "true").status()).isEqualTo(404);
    assertThat(manager.post(two + "/targets/" + target + "/removal").status()).isEqualTo(303);
    assertThat(manager.get(one).page().select("li.promise").text()).contains("oma");
  }

  @Test
  void aCoachReadsAndALeaderDoesNot() {
    String path = make(visitor().as("manager"), code());
    Visitor coach = visitor().as("coach");
    assertThat(coach.get(path).status()).isEqualTo(200);
    assertThat(coach.get(path).page().select("main form")).isEmpty();
    assertThat(coach.get(path + "/card").status()).isEqualTo(404);
    assertThat(coach.post(path + "/publication").status()).isEqualTo(404);
    assertThat(visitor().as("leader").get("/work/projects").status()).isEqualTo(404);
    assertThat(visitor().get(path).location()).startsWith("/login");
  }

  private static String code() {
    return "S" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String make(Visitor manager, String code) {
    Answer made = manager.submit(manager.get("/work/projects/new").page(), "main form", "code", code, "name", "Hanke " + code);
    assertThat(made.status()).isEqualTo(303);
    return made.location();
  }

  private java.util.List<String> audited(String path) {
    UUID project = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    return database.in(Scope.system("test"), tx -> tx.query("SELECT action FROM platform_audit WHERE :project = ANY (objects)").bind("project", project).mapTo(String.class).list());
  }
}
