package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EuraPagesTest extends PolkuTest {
  private static final String FACTS = "SELECT string_agg(state || ' ' || happened_on, ', ' ORDER BY happened_on, state) FROM participation_eura WHERE participant_id = :id";
  private ParticipationWorld world;
  private Participant.Key person;
  private Visitor coach;
  private String path;

  @BeforeEach
  void someoneIsInAnEsfPlusProject() {
    world = new ParticipationWorld(database, "esf-plus-2021-2027", "h)");
    person = world.person();
    world.stay(person, "2026-01-07", "2026-10-30");
    coach = visitor().as("coach");
    path = "/work/projects/" + world.project.value() + "/eura";
  }

  @Test
  void aNumberIsTheSameInSmallLettersAndInCapitals() {
    Participant.Key other = world.person();
    world.stay(other, "2026-01-07", null);
    note("invited", "2026-02-01", "ab-1");
    assertThat(world.one("SELECT eura_number FROM participation WHERE participant_id = :id", person.value())).isEqualTo("AB-1");
    assertThat(coach.post(path + "/" + other.value(), "state", "invited", "on", "2026-02-01", "number", "Ab-1").status()).isEqualTo(422);
    // as it may stand from before
    database.act(world.scope(), tx -> tx.update("UPDATE participation SET eura_number = 'ab-1' WHERE organisation_id = :organisation AND participant_id = :id").bind("id", other).execute());
    Answer seen = multipart(coach.get(path + "/reconciliation").page(), "E-404\nab-1");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text()).contains("Rivi 2", "Sama numero on kahdella ihmisellä");
  }

  @Test
  void theStateIsDatedFactsAndThatTheEndIsDueFollows() {
    assertThat(coach.get(path).text()).contains("ei vielä mitään");
    for (int i = 0; i < 2; i++) note("start-accepted", "2026-02-01", "E-1");
    assertThat(world.one(FACTS, person.value())).isEqualTo("start-accepted 2026-02-01");
    assertThat(coach.get(path).text()).contains("lopetus odottaa", "27.11.2026", "E-1");
    assertThat(coach.get("/work/projects/" + world.project.value() + "/worklist?kind=eura-end").page().select(".work-line")).hasSize(1);
    note("end-submitted", "2026-11-20", "E-1");
    assertThat(coach.get(path).text()).contains("lopetus lähetetty").doesNotContain("lopetus odottaa");
    coach.post(path + "/" + person.value() + "/removal");
    assertThat(coach.get(path).text()).contains("lopetus odottaa");
  }

  @Test
  void theListIsNarrowedToWhatIsLeftToDoAndToWhatIsDone() {
    Participant.Key other = world.person();
    world.stay(other, "2026-01-07", null);
    coach.post(path + "/" + other.value(), "state", "start-submitted", "on", "2026-02-01", "number", "");
    note("start-accepted", "2026-02-01", "E-1");
    assertThat(coach.get(path).page().select("nav.views a").eachText()).containsExactly("Kaikki (2)", "Tehtävää nyt (1)", "Aloitus EURAssa (1)", "Valmis (0)");
    assertThat(coach.get(path + "?show=open").page().select("tbody tr").eachAttr("id")).as("the end is due").containsExactly("p-" + person.value());
    assertThat(coach.get(path + "?show=open").text()).contains("viimeistään 27.11.2026");
    assertThat(coach.get(path + "?show=started").page().select("tbody tr").eachAttr("id")).as("the start alone is not all").containsExactly("p-" + other.value());
    assertThat(coach.get(path + "?show=started").page().select("nav.views a[aria-current]").text()).startsWith("Aloitus EURAssa");
    assertThat(coach.get(path + "?show=done").text()).contains("Kenenkään kohdalla ei ole vielä kaikki valmista.");
    assertThat(coach.get(path).page().select("p > .tag").eachText()).as("by stage").containsExactly("aloitus lähetetty: 1", "lopetus odottaa: 1");
    note("end-accepted", "2026-11-20", "E-1");
    assertThat(coach.get(path + "?show=open").text()).contains("Kenenkään kohdalla ei ole nyt mitään tekemättä.");
    assertThat(coach.get(path + "?show=done").page().select("tbody tr").eachAttr("id")).containsExactly("p-" + person.value());
    assertThat(coach.get(path + "?show=nonsense").status()).isIn(400, 404);
  }

  @Test
  void oneNumberIsOnePersonsInAProject() {
    Participant.Key other = world.person();
    world.stay(other, "2026-01-07", null);
    note("invited", "2026-02-01", "E-1");
    Answer taken = coach.post(path + "/" + other.value(), "state", "invited", "on", "2026-02-01", "number", "E-1");
    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.text()).contains("on jo toisella");
  }

  @Test
  void aListIsSeenFirstAndThenWrittenInOneActAndNoLineIsLost() {
    Participant.Key numbered = world.person();
    world.stay(numbered, "2026-01-07", null);
    coach.post(path + "/" + numbered.value(), "state", "invited", "on", "2026-01-08", "number", "E-7");
    Document blank = coach.get(path + "/reconciliation").page();
    Answer seen = multipart(blank, "E-7\nE-404; start-submitted; 1.3.2026\nE-7;höpö");
    assertThat(seen.text()).contains("Löytyi 1 uutta, 0 jo kirjattua, 1 tuntematonta ja 1 rivi, jota ei voitu lukea", "Rivi 3", "Tilaa ei tunneta", "Rivi 2", "E-404");
    assertThat(world.one(FACTS, numbered.value())).as("nothing is written yet").isEqualTo("invited 2026-01-08");
    Document found = seen.page();
    for (int i = 0; i < 2; i++) {
      assertThat(coach.submit(found, "form.found", "who-2", person.value().toString()).status()).isEqualTo(303);
    }
    assertThat(world.one(FACTS, numbered.value())).isEqualTo("invited 2026-01-08, start-accepted 2026-11-22");
    assertThat(world.one(FACTS, person.value())).isEqualTo("start-submitted 2026-03-01");
    assertThat(world.one("SELECT eura_number FROM participation WHERE participant_id = :id", person.value())).isEqualTo("E-404");
    assertThat(multipart(blank, "E-7\nE-404;start-submitted").text()).contains("Löytyi 0 uutta, 2 jo kirjattua, 0 tuntematonta ja 0 riviä");
  }

  @Test
  void whatCannotBeSoIsWrittenOnlyWhenItIsChosenLineByLine() {
    Participant.Key here = world.person();
    world.stay(here, "2026-01-07", null);
    coach.post(path + "/" + here.value(), "state", "invited", "on", "2026-01-08", "number", "E-7");
    Document found = multipart(coach.get(path + "/reconciliation").page(), "E-7; lopetus hyväksytty; 1.3.2026\nE-7; lopetus hyväksytty\nE-404; end-accepted").page();
    assertThat(found.text()).contains("on yhä hankkeessa, eikä aloitusta ole kirjattu hyväksytyksi", "1 rivi ei täsmää", "sama kuin rivillä 1").doesNotContain("Jo kirjattu, ei muutu");
    coach.submit(found, "form.found");
    assertThat(world.one(FACTS, here.value())).isEqualTo("invited 2026-01-08");
    Answer asked = coach.submit(found, "form.found", "who-3", person.value().toString());
    assertThat(asked.status()).as("known only when it is told whose the number is").isEqualTo(422);
    assertThat(asked.text()).contains("aloitusta ei ole kirjattu hyväksytyksi");
    assertThat(asked.page().selectFirst("#who-3 option[selected]").val()).isEqualTo(person.value().toString());
    assertThat(world.one(FACTS, person.value())).isEmpty();
    assertThat(coach.submit(asked.page(), "form.found", "anyway-1", "true", "anyway-3", "true").status()).isEqualTo(303);
    assertThat(world.one(FACTS, here.value())).isEqualTo("invited 2026-01-08, end-accepted 2026-03-01");
    assertThat(world.one(FACTS, person.value())).isEqualTo("end-accepted 2026-11-22");
  }

  @Test
  void theHintSaysTheStatesInTheWordsOfTheLanguageAndTheListUnderstandsThem() {
    for (String language : new String[] {"fi", "fi-simple", "sv", "en"}) {
      Document blank = visitor().speaking(language).as("coach").get(path + "/reconciliation").page();
      String word = blank.select("#state option[value=end-accepted]").text();
      assertThat(blank.select("form .hint").text()).contains(word).doesNotContain("start-accepted", "end-accepted");
      String example = blank.select("#list-hint").text().replaceFirst("^.*: (?=123456)", "");
      assertThat(multipart(coach.get(path + "/reconciliation").page(), example).text()).as(language + " " + example).contains("1 tuntematonta ja 0 riviä");
    }
  }

  @Test
  void anEndThatIsOverdueSaysSo() {
    note("start-accepted", "2026-02-01", "E-1");
    assertThat(coach.get(path).page().select("td.by.late")).isEmpty();
    Participant.Key longGone = world.person();
    world.stay(longGone, "2026-01-07", "2026-03-01");
    coach.post(path + "/" + longGone.value(), "state", "start-accepted", "on", "2026-02-01", "number", "");
    assertThat(coach.get(path).page().select("td.by.late").text()).isEqualTo("viimeistään 29.3.2026 myöhässä");
    assertThat(coach.get(path).page().select(".stacks td[data-label]")).hasSize(6);
  }

  @Test
  void theSheetGuidesInPlainWordsInFourLanguages() {
    String code = world.one("SELECT code FROM organisation_project WHERE id = :id", world.project.value());
    for (String language : new String[] {"fi", "fi-simple", "sv", "en"}) {
      Document sheet = visitor().speaking(language).as("coach").get(path + "/sheet").page();
      assertThat(sheet.select(".steps li")).hasSize(5).allSatisfy(step -> assertThat(step.text()).doesNotContain("participation."));
      assertThat(sheet.text()).contains(code, "https://www.eura2021.fi");
      assertThat(sheet.select("svg.qr path").attr("d")).isNotBlank();
      assertThat(sheet.text()).doesNotContain(ParticipationWorld.name(person));
    }
  }

  @Test
  void aProjectOfAnotherSetHasNoEura() {
    ParticipationWorld old = new ParticipationWorld(database, "esf-2014-2020", null);
    assertThat(coach.get("/work/projects/" + old.project.value()).page().select(".project-rooms a").eachAttr("href")).noneMatch(href -> href.endsWith("/eura"));
    assertThat(coach.get("/work/projects/" + old.project.value() + "/eura").text()).contains("ei käytä EURA");
    assertThat(coach.get("/work/projects/" + world.project.value()).page().select(".project-rooms a").eachAttr("href")).anyMatch(href -> href.endsWith("/eura"));
  }

  @Test
  void aBlankFormAsksWhatTheScreenAsksAndKnowsNobody() {
    Document paper = coach.get("/work/projects/" + world.project.value() + "/forms/start").page();
    assertThat(paper.select(".paper-question")).hasSize(Question.of(FormKind.START, Programme.ESF_PLUS).size());
    assertThat(paper.text()).contains("Allekirjoitus").doesNotContain(ParticipationWorld.name(person));
  }

  @Test
  void anotherOrganisationFindsNothing() {
    Visitor other = visitor().as("other-manager");
    for (String at : new String[] {"", "/sheet", "/reconciliation", "/" + person.value()}) assertThat(other.get(path + at).status()).as(at).isEqualTo(404);
    assertThat(other.post(path + "/" + person.value(), "state", "invited", "on", "2026-02-01").status()).isEqualTo(404);
    assertThat(other.get("/work/projects/" + world.project.value() + "/forms/start").status()).isEqualTo(404);
    assertThat(world.one(FACTS, person.value())).isEmpty();
  }

  private void note(String state, String on, String number) {
    assertThat(coach.post(path + "/" + person.value(), "state", state, "on", on, "number", number).status()).isEqualTo(303);
  }

  /** Sends the list as a browser sends a form that may hold a file. */
  private Answer multipart(Document blank, String list) {
    String guard = blank.selectFirst("form.card input[name=_csrf]").val();
    StringBuilder body = new StringBuilder();
    String[][] parts = {{"_csrf", guard}, {"list", list}, {"state", "start-accepted"}, {"on", "2026-11-22"}};
    for (String[] part : parts) body.append("--polku\r\nContent-Disposition: form-data; name=\"").append(part[0]).append("\"\r\n\r\n").append(part[1]).append("\r\n");
    return coach.send(coach.request(path + "/reconciliation").header("Content-Type", "multipart/form-data; boundary=polku")
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body + "--polku--\r\n")).build());
  }
}
