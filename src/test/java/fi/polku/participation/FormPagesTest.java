package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FormPagesTest extends PolkuTest {
  private static final String[] START = {"birth-date", "3.12.1979", "gender", "female", "municipality", "609", "entry-status", "unemployed", "status-since", "1.1.2025", "isced", "3",
      "foreign-background", "no", "minority", "missing:refused", "disability", "missing:refused", "homeless", "no", "other-disadvantage", "no"};
  @Autowired private DueJob night;
  private ParticipationWorld world;
  private Participant.Key person;
  private Spell.Key stay;
  private Visitor coach;
  private String path;

  @BeforeEach
  void someoneIsInAProject() {
    world = new ParticipationWorld(database, "esf-2014-2020", null);
    person = world.person();
    stay = world.stay(person, "2026-01-07", null);
    coach = visitor().as("coach");
    path = "/participants/" + person.value() + "/spells/" + stay.value() + "/forms/";
  }

  @Test
  void theStartFormSentAgainWithOtherAnswersIsNotLostButMadeACorrection() {
    Document form = coach.get(path + "start").page();
    assertThat(coach.submit(form, "form.fill", START).status()).isEqualTo(303);
    Answer again = coach.submit(form, "form.fill", with(START, "isced", "5"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text()).contains("Lomake on jo lähetetty, eikä uusia vastauksia vielä tallennettu");
    assertThat(again.page().select("#isced option[selected]").val()).isEqualTo("5");
    assertThat(world.one("SELECT isced::text FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("3");
    assertThat(coach.submit(again.page(), "form.fill", "reason", "meni väärin").status()).isEqualTo(303);
    assertThat(world.one("SELECT isced::text FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("5");
  }

  @Test
  void aFormUnderAnotherOrganisationsIdIsNotThere() {
    OrganisationKey other = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'toinen-demo'").mapTo(OrganisationKey.class).one());
    UUID[] ids = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
    database.act(Scope.system("test", other), tx -> {
      tx.update("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:id, :organisation, :code, 'Toisen hanke')").bind("id", ids[0]).bind("code", "X" + ids[0].toString().substring(0, 8)).execute();
      tx.update("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, 'Toisen kävijä')").bind("id", ids[1]).execute();
      tx.update("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :person, :project)").bind("person", ids[1]).bind("project", ids[0]).execute();
      tx.update("INSERT INTO participation_spell (id, organisation_id, participant_id, project_id, entered) VALUES (:id, :organisation, :person, :project, '2026-01-01')").bind("id", ids[2]).bind("person", ids[1]).bind("project", ids[0]).execute();
      tx.update("INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, expires_at) VALUES (:id, :organisation, :person, :spell, 'start', 'screen', :now)")
          .bind("id", ids[3]).bind("person", ids[1]).bind("spell", ids[2]).bind("now", clock.instant().plus(Duration.ofDays(9))).execute();
    });
    Answer answer = coach.submit(coach.get(path + "start").page(), "form.fill", with(START, "form", ids[3].toString()));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(world.one("SELECT coalesce(isced::text, 'ei mitään') FROM participation_spell WHERE id = :id", stay.value())).as("nor is anything written").isEqualTo("ei mitään");
  }

  @Test
  void theEndFormSentAgainIsSilentOnlyWhenItSaysTheSame() {
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-10-30");
    Document form = coach.get(path + "end").page();
    String[] said = {"situation", "employed", "contract", "temporary", "qualification", "Hygieniapassi"};
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form.fill", said).status()).as("a double click").isEqualTo(303);
    String[][] others = {{"situation", "inactive"}, {"contract", "permanent"}, {"qualification", "Trukkikortti"}, {"qualification", ""}, {"situation-since", "1.11.2026"}};
    for (String[] other : others) {
      Answer again = coach.submit(form, "form.fill", with(said, other[0], other[1]));
      assertThat(again.status()).as(String.join(" ", other)).isEqualTo(422);
      assertThat(again.text()).contains("Lomake on jo lähetetty, eikä näitä vastauksia tallennettu");
      assertThat(again.page().select("form.fill")).hasSize(1);
    }
    assertThat(world.one("SELECT string_agg(status || ' ' || contract, ' ') FROM participation_status WHERE participant_id = :id", person.value())).isEqualTo("employed temporary");
  }

  @Test
  void whoCouldNotBeReachedAndThenCouldIsNotLost() {
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-05-22");
    Document form = coach.get(path + "six-months").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form.fill", "situation-missing", "not-reached").status()).isEqualTo(303);
    assertThat(coach.submit(form, "form.fill", "situation-missing", "refused").status()).isEqualTo(422);
    assertThat(coach.submit(form, "form.fill", "situation", "employed").status()).isEqualTo(422);
  }

  @Test
  void aSituationFromBeforeEnteringIsNotTheSituationOnLeaving() {
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-10-30");
    Answer early = coach.submit(coach.get(path + "end").page(), "form.fill", "situation", "employed", "situation-since", "1.1.1900");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.text()).contains("Päivä on ennen hankkeeseen tuloa");
    assertThat(early.page().selectFirst("#situation-since").val()).isEqualTo("1.1.1900");
    assertThat(coach.submit(early.page(), "form.fill", "situation-since", "7.1.2026").status()).isEqualTo(303);
  }

  private static String[] with(String[] fields, String name, String value) {
    String[] changed = fields.clone();
    for (int i = 0; i < changed.length; i += 2) {
      if (!changed[i].equals(name)) continue;
      changed[i + 1] = value;
      return changed;
    }
    changed = java.util.Arrays.copyOf(changed, changed.length + 2);
    changed[changed.length - 2] = name;
    changed[changed.length - 1] = value;
    return changed;
  }

  @Test
  void oneFormWritesTheStayThePersonAndTheSituation() {
    Document form = coach.get(path + "start").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form.fill", START).status()).as("a double click is one act").isEqualTo(303);
    assertThat(world.one("SELECT entry_status || ' ' || status_since || ' ' || isced || ' ' || disability || ' ' || minority || ' ' || homeless FROM participation_spell WHERE id = :id", stay.value()))
        .isEqualTo("unemployed 2025-01-01 3 refused refused no");
    assertThat(world.one("SELECT birth_date || ' ' || gender || ' ' || municipality FROM participant WHERE id = :id", person.value())).isEqualTo("1979-12-03 female 609");
    assertThat(world.one("SELECT status || ' ' || from_date || ' ' || source FROM participation_status WHERE participant_id = :id", person.value())).isEqualTo("unemployed-job-seeker 2025-01-01 start-form");
    assertThat(world.one("SELECT count(*)::text FROM participation_form WHERE spell_id = :id AND submitted_at IS NOT NULL AND answers = '{}'", stay.value())).isEqualTo("1");
    assertThat(world.one("SELECT count(*)::text FROM participation_correction WHERE spell_id = :id", stay.value())).as("the first telling is no correction").isEqualTo("0");
  }

  @Test
  void whatTheFormLeftOpenIsToldWithTheWayToFillIt() {
    assertThat(coach.submit(coach.get(path + "start").page(), "form.fill", "birth-date", "3.12.1979", "gender", "female", "isced", "missing:does-not-know", "minority", "missing:refused").location()).endsWith("?done=sent-open");
    Document tab = coach.get("/participants/" + person.value() + "/participations?done=sent-open").page();
    assertThat(tab.selectFirst(".notice.done").text()).contains("Osa kohdista on vielä avoinna");
    assertThat(tab.selectFirst(".open-points").text()).startsWith("6 kohtaa on vielä avoinna: Kotikunta Tilanne tullessa Ulkomaalaistausta");
    assertThat(tab.select(".open-points a").eachText()).doesNotContain("Korkein koulutus", "Kuuluu vähemmistöön", "Työttömänä mistä alkaen");
    assertThat(tab.selectFirst(".open-points a").attr("href")).isEqualTo(path + "start#municipality");
    assertThat(coach.submit(coach.get(path + "start").page(), "form.fill", with(START, "reason", "täydennys")).location()).endsWith("?done=sent");
    assertThat(coach.get("/participants/" + person.value() + "/participations").page().select(".open-points")).isEmpty();
  }

  @Test
  void anEmptyFormAfterLeavingSaysThatTheSituationIsOpen() {
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-10-30");
    assertThat(coach.submit(coach.get(path + "end").page(), "form.fill").location()).endsWith("?done=sent-later");
    assertThat(coach.get("/participants/" + person.value() + "/participations?done=sent-later").text()).contains("Tilanne jäi vielä avoimeksi");
  }

  @Test
  void aDayThatIsNotInTheCalendarIsCalledThat() {
    Answer answer = coach.submit(coach.get(path + "start").page(), "form.fill", "birth-date", "31.2.1979");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Sellaista päivää ei ole kalenterissa").doesNotContain("Kirjoita päivä muodossa");
    assertThat(coach.submit(answer.page(), "form.fill", "birth-date", "helmikuussa").text()).contains("Kirjoita päivä muodossa");
  }

  @Test
  void eachQuestionSaysWhyItIsAskedAndWhereItGoesInFourLanguages() {
    for (String language : new String[] {"fi", "fi-simple", "sv", "en"}) {
      Visitor reader = visitor().speaking(language).as("coach");
      Document form = reader.get(path + "start").page();
      assertThat(form.select(".question")).hasSize(13).allSatisfy(q -> assertThat(q.selectFirst(".hint").text()).isNotBlank().doesNotContain("participation."));
      assertThat(form.select(".question .tag")).as("sensitive ones in this set").hasSize(4);
    }
  }

  /** Without JavaScript every question is there; the browser is told which answer each detail belongs to. */
  @Test
  void aDetailSaysWhatItIsADetailOf() {
    Document form = coach.get(path + "start").page();
    assertThat(form.select("[hidden] [name], .question[hidden]")).isEmpty();
    assertThat(form.selectFirst("[data-of]:has([name=status-since])").attr("data-of") + " " + form.selectFirst("[data-of]:has([name=status-since])").attr("data-when")).isEqualTo("entry-status unemployed");
    assertThat(form.select(".question:not([data-of]) [name=isced]")).isNotEmpty();
  }

  @Test
  void underObjectiveLTheFormAsksTheBirthDateAlone() {
    ParticipationWorld ages = new ParticipationWorld(database, "esf-plus-2021-2027", "l)");
    Participant.Key somebody = ages.person();
    Spell.Key there = ages.stay(somebody, "2026-01-07", "2026-03-01");
    String at = "/participants/" + somebody.value() + "/spells/" + there.value() + "/forms/";
    assertThat(coach.get(at + "start").page().select(".question label[for]").eachAttr("for")).containsExactly("birth-date", "birth-date-missing");
    assertThat(coach.get(at + "end").text()).contains("rityistavoitteessa l)");
  }

  @Test
  void anAnswerGivenIsChangedOnlyWithAReasonAndTheOldOneIsKept() {
    coach.submit(coach.get(path + "start").page(), "form.fill", START);
    Document again = coach.get(path + "start").page();
    assertThat(again.selectFirst("#birth-date").val()).isEqualTo("3.12.1979");
    Answer asked = coach.submit(again, "form.fill", "isced", "5", "disability", "yes");
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.page().select("#isced option[selected]").val()).isEqualTo("5");
    assertThat(coach.submit(again, "form.fill", "isced", "5", "disability", "yes", "reason", "tarkensi itse").status()).isEqualTo(303);
    assertThat(world.one("SELECT string_agg(field || ':' || before || '>' || after, ' ' ORDER BY field) FROM participation_correction WHERE spell_id = :id", stay.value()))
        .isEqualTo("disability:(refused)>yes isced:3>5");
    assertThat(coach.get("/participants/" + person.value() + "/spells/" + stay.value()).text()).contains("Ei halua kertoa → Kyllä", "tarkensi itse");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwrittenAndNothingTypedIsLost() {
    Document slow = coach.get(path + "start").page();
    coach.submit(coach.get(path + "start").page(), "form.fill", "birth-date", "1.1.1980");
    Answer late = coach.submit(slow, "form.fill", START);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("Joku muu muutti");
    assertThat(late.page().selectFirst("#birth-date").val()).isEqualTo("3.12.1979");
    assertThat(world.one("SELECT birth_date::text FROM participant WHERE id = :id", person.value())).isEqualTo("1980-01-01");
    assertThat(coach.submit(late.page(), "form.fill", "reason", "tarkistettu").status()).isEqualTo(303);
    assertThat(world.one("SELECT birth_date::text FROM participant WHERE id = :id", person.value())).isEqualTo("1979-12-03");
  }

  @Test
  void aDraftSavesItselfAndWaitsOnAnotherDevice() {
    Document form = coach.get(path + "start").page();
    Answer saved = fragment(coach, form, "isced", "6");
    assertThat(saved.text()).contains("Tallennettu kello 9.30");
    assertThat(saved.page().selectFirst("input[name=draft]").val()).isEqualTo("1");
    Visitor elsewhere = visitor().as("manager");
    Document there = elsewhere.get(path + "start").page();
    assertThat(there.selectFirst("#isced option[selected]").val()).isEqualTo("6");
    assertThat(there.text()).contains("Luonnos tallennettu");
    assertThat(world.one("SELECT coalesce(isced::text, '') FROM participation_spell WHERE id = :id", stay.value())).as("a draft is not an answer").isEmpty();
    assertThat(elsewhere.submit(there, "form.fill").status()).isEqualTo(303);
    assertThat(world.one("SELECT isced::text FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("6");
  }

  @Test
  void aDraftIsSavedWithoutJavaScriptToo() {
    Document form = coach.get(path + "start").page();
    form.selectFirst("form.fill").attr("action", path + "start/draft");
    assertThat(coach.submit(form, "form.fill", "isced", "6").location()).endsWith(path + "start");
    assertThat(coach.get(path + "start").page().selectFirst("#isced option[selected]").val()).isEqualTo("6");
  }

  @Test
  void twoWhoWriteTheSameDraftDoNotOverwriteEachOther() {
    Document first = coach.get(path + "start").page();
    Visitor manager = visitor().as("manager");
    Document second = manager.get(path + "start").page();
    fragment(coach, first, "isced", "6");
    Answer stale = fragment(manager, second, "isced", "2");
    assertThat(stale.text()).contains("Joku muu on jatkanut");
    assertThat(coach.get(path + "start").page().selectFirst("#isced option[selected]").val()).isEqualTo("6");
  }

  @Test
  void aDraftIsGoneThirtyDaysAfterTheLastWord() {
    fragment(coach, coach.get(path + "start").page(), "isced", "6");
    clock.set(clock.instant().plus(Duration.ofDays(30)).plusSeconds(1));
    Document form = visitor().as("coach").get(path + "start").page();
    assertThat(form.select("#isced option[selected]")).isEmpty();
    night.run();
    assertThat(world.one("SELECT count(*)::text FROM participation_form WHERE spell_id = :id", stay.value())).as("the night takes what was typed").isEqualTo("0");
  }

  @Test
  void paperKeepsItsOwnDateAndWhoSigned() {
    Document form = coach.get(path + "start?way=paper").page();
    assertThat(coach.submit(form, "form.fill", "isced", "3").text()).contains("Valitse, kuka on allekirjoittanut");
    assertThat(coach.submit(form, "form.fill", "isced", "3", "paperDate", "2026-01-08", "signedBy", "both").status()).isEqualTo(303);
    assertThat(world.one("SELECT way || ' ' || paper_date || ' ' || signed_by FROM participation_form WHERE spell_id = :id", stay.value())).isEqualTo("paper 2026-01-08 both");
    assertThat(coach.get("/participants/" + person.value() + "/spells/" + stay.value()).text()).contains("Paperin päiväys 8.1.2026", "osallistuja ja työntekijä");
  }

  @Test
  void theEndFormTellsTheSituationAndEndsTheOneBefore() {
    coach.submit(coach.get(path + "start").page(), "form.fill", START);
    assertThat(coach.get(path + "end").status()).isEqualTo(200);
    assertThat(coach.submit(coach.get(path + "end").page(), "form.fill", "situation", "employed").status()).as("nobody has left yet").isEqualTo(409);
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-10-30");
    assertThat(world.dues(person)).contains("end-form 2026-11-27");
    Answer sent = coach.submit(coach.get(path + "end").page(), "form.fill", "situation", "employed", "situation", "in-education", "contract", "temporary", "hours", "full", "qualification", "Hygieniapassi");
    assertThat(sent.status()).isEqualTo(303);
    assertThat(world.one("SELECT string_agg(status || ' ' || from_date || '/' || coalesce(to_date::text, '') || ' ' || coalesce(contract, ''), ', ' ORDER BY from_date, status) FROM participation_status WHERE participant_id = :id", person.value()))
        .isEqualTo("unemployed-job-seeker 2025-01-01/2026-10-29 , employed 2026-10-30/ temporary, in-education 2026-10-30/ ");
    assertThat(world.one("SELECT name || ' ' || gained_on FROM participation_qualification WHERE participant_id = :id", person.value())).isEqualTo("Hygieniapassi 2026-10-30");
    assertThat(world.dues(person)).contains("end-form 2026-11-27 mended");
    Answer again = coach.get(path + "end");
    assertThat(again.text()).contains("on jo lähetetty");
    assertThat(again.page().select("form.fill")).isEmpty();
    assertThat(coach.post(path + "end/link").status()).isEqualTo(409);
  }

  @Test
  void whoIsNotReachedIsNotedAsSuch() {
    coach.post("/participants/" + person.value() + "/spells/" + stay.value() + "/leaving", "left", "2026-05-22");
    assertThat(coach.submit(coach.get(path + "six-months").page(), "form.fill", "situation-missing", "not-reached").status()).isEqualTo(303);
    assertThat(world.one("SELECT field || ' ' || reason FROM participation_missing WHERE spell_id = :id AND field LIKE '%situation'", stay.value())).isEqualTo("six-months-situation not-reached");
    assertThat(world.dues(person)).contains("six-months 2026-11-22 mended");
  }

  private static Answer fragment(Visitor visitor, Document form, String... changes) {
    java.util.List<String> fields = new java.util.ArrayList<>();
    for (var data : ((org.jsoup.nodes.FormElement) form.selectFirst("form.fill")).formData()) {
      if (java.util.List.of(changes).contains(data.key())) continue;
      fields.add(data.key() + "=" + java.net.URLEncoder.encode(data.value(), java.nio.charset.StandardCharsets.UTF_8));
    }
    for (int i = 0; i < changes.length; i += 2) fields.add(changes[i] + "=" + java.net.URLEncoder.encode(changes[i + 1], java.nio.charset.StandardCharsets.UTF_8));
    return visitor.send(visitor.request(form.selectFirst("form.fill").attr("hx-post"), "HX-Request", "true").header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))).build());
  }
}
