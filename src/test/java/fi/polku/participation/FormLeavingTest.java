package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whichever way one leaves a form, what has been typed comes along. */
class FormLeavingTest extends PolkuTest {
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
  void theLinkToTheirPhoneTakesTheTypedAnswersAlong() {
    Answer made = by(coach.get(path + "start").page(), "[formaction$=/link]", "isced", "6");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.page().select("#link")).hasSize(1);
    assertThat(kept()).isEqualTo("6");
  }

  @Test
  void toThePaperAndBackAndToThePersonAndToAnEmptyFormNothingIsLost() {
    Answer paper = by(coach.get(path + "start").page(), "[name=to][value=paper]", "isced", "6");
    assertThat(paper.location()).endsWith("start?way=paper");
    Document onPaper = coach.get(path + "start?way=paper").page();
    assertThat(onPaper.selectFirst("#isced option[selected]").val()).isEqualTo("6");
    assertThat(by(onPaper, "[name=to][value=screen]", "isced", "5").location()).endsWith("start?way=screen");
    assertThat(coach.get(path + "start?way=screen").page().select("#paperDate")).as("the screen asks for no paper's date").isEmpty();
    assertThat(by(coach.get(path + "start").page(), "[name=to][value=person]", "isced", "4").location()).endsWith("/participants/" + person.value() + "/participations");
    assertThat(kept()).isEqualTo("4");
    assertThat(by(coach.get(path + "start").page(), "[name=to][value=print]", "isced", "3").location()).endsWith("/work/projects/" + world.project.value() + "/forms/start");
    assertThat(kept()).isEqualTo("3");
  }

  @Test
  void leavingAFormNobodyTouchedBeginsNoDraft() {
    by(coach.get(path + "start").page(), "[name=to][value=person]");
    assertThat(world.one("SELECT count(*)::text FROM participation_form WHERE spell_id = :id", stay.value())).isEqualTo("0");
  }

  @Test
  void whatSomebodyElseHasWrittenMeanwhileIsNotOverwrittenByLeaving() {
    Document mine = coach.get(path + "start").page();
    Visitor manager = visitor().as("manager");
    by(manager, manager.get(path + "start").page(), "[name=to][value=person]", "isced", "2");
    Answer stale = by(mine, "[formaction$=/link]", "isced", "6");
    assertThat(stale.status()).isEqualTo(422);
    assertThat(stale.page().selectFirst("#isced option[selected]").val()).isEqualTo("6");
    assertThat(stale.page().select("#link")).isEmpty();
  }

  @Test
  void theSameWordsSavedTwiceAreNoQuarrel() {
    Document form = coach.get(path + "start").page();
    by(form, "[name=to][value=paper]", "isced", "6");
    assertThat(by(form, "[name=to][value=paper]", "isced", "6").status()).isEqualTo(303);
  }

  @Test
  void enterSendsTheFormAndDoesNotLeaveIt() {
    Element first = coach.get(path + "start").page().select("button[form=fill], form.fill button").first();
    assertThat(first.hasAttr("formaction")).as("the first button is what Enter presses").isFalse();
  }

  @Test
  void whyIsAskedOnlyOfWhoCorrects() {
    database.act(world.scope(), tx -> tx.update("UPDATE participant SET birth_date = '1979-12-03' WHERE organisation_id = :organisation AND id = :id").bind("id", person).execute());
    Document first = coach.get(path + "start").page();
    assertThat(first.selectFirst("#birth-date").val()).isEqualTo("3.12.1979");
    assertThat(first.select("input#reason")).as("nothing has been told on this form yet").isEmpty();
    Answer other = coach.submit(first, "form.fill", "birth-date", "4.12.1979");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.page().select("input#reason")).as("a known birth date is being corrected").hasSize(1);
    assertThat(coach.submit(other.page(), "form.fill", "birth-date", "3.12.1979", "isced", "3").status()).isEqualTo(303);
    assertThat(coach.get(path + "start").page().select("input#reason")).hasSize(1);
  }

  @Test
  void afterLeavingThePageOfTheStayLeadsToTheEndFormUntilItIsSent() {
    String page = "/participants/" + person.value() + "/spells/" + stay.value();
    assertThat(coach.get(page).page().select("a[href$=/forms/end]")).isEmpty();
    coach.post(page + "/leaving", "left", "2026-10-30");
    assertThat(coach.get(page).page().select("a[href$=/forms/end]").text()).isEqualTo("Lopetuslomake");
    coach.submit(coach.get(path + "end").page(), "form.fill", "situation", "employed");
    assertThat(coach.get(page).page().select("a[href$=/forms/end]")).isEmpty();
  }

  @Test
  void sensitiveQuestionsSayThatAnsweringIsVoluntary() {
    Document form = coach.get(path + "start").page();
    assertThat(form.select(".question:has(.tag)")).hasSize(4).allSatisfy(q -> assertThat(q.selectFirst(".hint").text()).contains("vapaaehtoista"));
    assertThat(form.select(".question:not(:has(.tag))").text()).doesNotContain("vapaaehtoista");
  }

  @Test
  void whoHasTakenTheConsentBackIsNotAskedWhatIsSensitiveAndWhatStoodStays() {
    database.act(world.scope(), tx -> tx.update("UPDATE participation_spell SET disability = 'yes' WHERE organisation_id = :organisation AND id = :id").bind("id", stay).execute());
    consent("2026-01-08");
    Document form = coach.get(path + "start").page();
    assertThat(form.select("[name=disability], [name=minority], [name=foreign-background], [name=other-disadvantage]")).isEmpty();
    assertThat(form.text()).contains("koska hän on perunut luvan");
    assertThat(coach.submit(form, "form.fill", "isced", "3", "disability", "no").status()).isEqualTo(303);
    assertThat(world.one("SELECT disability || ' ' || isced || ' ' || coalesce(minority, '-') FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("yes 3 -");
    consent(null);
    assertThat(coach.get(path + "start").page().select("[name=disability]")).as("given anew").isNotEmpty();
  }

  private void consent(String withdrawn) {
    database.act(world.scope(), tx -> tx.update("""
            INSERT INTO participant_consent (id, organisation_id, participant_id, kind, wording_version, wording_language, given_on, given_how, recorded_at, withdrawn_on, withdrawn_how, withdrawn_at)
            VALUES (:id, :organisation, :person, 'sensitive-answers', 1, 'fi', '2026-01-07', 'spoken', :now, :withdrawn::date, CASE WHEN :withdrawn::date IS NOT NULL THEN 'spoken' END, CASE WHEN :withdrawn::date IS NOT NULL THEN :now::timestamptz END)
            """)
        .bind("id", UUID.randomUUID()).bind("person", person).bind("now", clock.instant()).bind("withdrawn", withdrawn).execute());
  }

  private String kept() {
    return world.one("SELECT answers ->> 'isced' FROM participation_form WHERE spell_id = :id AND way <> 'phone'", stay.value());
  }

  private Answer by(Document form, String button, String... fields) {
    return by(coach, form, button, fields);
  }

  /** As a browser does it: the fields of the form, sent where the button says. */
  private static Answer by(Visitor who, Document form, String button, String... fields) {
    Element pressed = form.selectFirst("button[form=fill]" + button);
    form.selectFirst("form.fill").attr("action", pressed.attr("formaction"));
    String[] all = java.util.Arrays.copyOf(fields, fields.length + (pressed.hasAttr("name") ? 2 : 0));
    if (pressed.hasAttr("name")) {
      all[fields.length] = pressed.attr("name");
      all[fields.length + 1] = pressed.val();
    }
    return who.submit(form, "form.fill", all);
  }
}
