package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 14 for forms: a link is for one form, short, limited, and shows a thief nothing. */
class LinkPagesTest extends PolkuTest {
  private static int network = 1;
  private ParticipationWorld world;
  private Participant.Key person;
  private Spell.Key stay;
  private Visitor coach;
  private String form;

  @BeforeEach
  void someoneIsInAProject() {
    world = new ParticipationWorld(database, "esf-plus-2021-2027", null);
    person = world.person();
    stay = world.stay(person, "2026-01-07", null);
    coach = visitor().as("coach");
    form = "/participants/" + person.value() + "/spells/" + stay.value() + "/forms/start";
  }

  @Test
  void thePersonAnswersOnTheirOwnPhoneOnce() {
    String link = link();
    Visitor phone = phone();
    Document page = phone.get(link).page();
    Answer unanswered = phone.submit(page, "form.fill", "birth-date", "3.12.1979");
    assertThat(unanswered.status()).isEqualTo(422);
    assertThat(unanswered.text()).contains("”En halua kertoa” on hyvä vastaus");
    assertThat(unanswered.page().selectFirst("#birth-date").val()).isEqualTo("3.12.1979");
    assertThat(phone.submit(page, "form.fill", ANSWERS).location()).endsWith("/forms/sent");
    assertThat(phone.get("/forms/sent").text()).contains("Kiitos, vastasit");
    assertThat(phone.get(link).status()).as("a used link").isEqualTo(404);
    assertThat(phone.submit(page, "form.fill", ANSWERS).status()).isEqualTo(404);
    assertThat(world.one("SELECT entry_status || ' ' || disability FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("inactive refused");
    assertThat(world.one("SELECT count(*)::text FROM participation_form WHERE spell_id = :id AND submitted_at IS NOT NULL AND token_hash IS NULL", stay.value())).isEqualTo("1");
    assertThat(coach.get("/participants/" + person.value() + "/reads").text()).contains("Kävijä vastasi lomakkeeseen omalla linkillä");
  }

  private static final String[] ANSWERS = {"birth-date", "3.12.1979", "gender", "male", "municipality", "missing:refused", "entry-status", "inactive", "isced", "2", "foreign-background", "no",
      "third-country-national", "no", "minority", "missing:does-not-know", "disability", "missing:refused", "homeless", "no"};

  @Test
  void aStolenLinkShowsNothingOfThePersonButWhatWasTypedIntoIt() {
    database.act(world.scope(), tx -> tx.update("UPDATE participant SET first_name = 'Salainen', phone = '+358401234567', birth_date = '1979-12-03', municipality = '609' WHERE id = :id AND organisation_id = :organisation").bind("id", person).execute());
    database.act(world.scope(), tx -> tx.update("UPDATE participation_spell SET disability = 'yes', isced = 7 WHERE id = :id AND organisation_id = :organisation").bind("id", stay).execute());
    Answer page = phone().get(link());
    assertThat(page.body()).doesNotContain("Salainen", ParticipationWorld.name(person), "40123", "1979", person.value().toString(), stay.value().toString());
    assertThat(page.page().select("[name=disability], [name=isced], [name=birth-date]")).as("what is known is not asked, nor shown").isEmpty();
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void whatCouldNotBeSentYetIsKeptAndTheProblemNamesItsQuestion() {
    String link = link();
    Visitor phone = phone();
    Answer open = phone.submit(phone.get(link).page(), "form.fill", "birth-date", "3.12.1979", "isced", "4");
    assertThat(open.status()).isEqualTo(422);
    assertThat(open.text()).contains("Tähänastiset vastauksesi ovat tallessa");
    assertThat(open.page().select(".error-summary a[href=#gender]").text()).startsWith("Sukupuoli:");
    assertThat(open.page().selectFirst("#gender")).isNotNull();
    Document again = phone().get(link).page();
    assertThat(again.selectFirst("#birth-date").val()).isEqualTo("3.12.1979");
    assertThat(again.selectFirst("#isced option[selected]").val()).isEqualTo("4");
    Answer second = phone.submit(open.page(), "form.fill", "isced", "5");
    assertThat(second.text()).as("from the same page, no quarrel with oneself").contains("Tähänastiset vastauksesi ovat tallessa");
    assertThat(phone().get(link).page().selectFirst("#isced option[selected]").val()).isEqualTo("5");
  }

  @Test
  void whatIsTypedWaitsForLater() {
    String link = link();
    Visitor phone = phone();
    Document page = phone.get(link).page();
    page.selectFirst("form.fill").attr("action", link + "/draft");
    assertThat(phone.submit(page, "form.fill", "isced", "4").status()).isEqualTo(303);
    assertThat(phone().get(link).page().selectFirst("#isced option[selected]").val()).isEqualTo("4");
  }

  @Test
  void aLinkEndsInSevenDaysAndWhenANewOneIsMadeAndWhenItIsClosed() {
    String first = link();
    String second = link();
    assertThat(phone().get(first).status()).isEqualTo(404);
    assertThat(phone().get(second).status()).isEqualTo(200);
    assertThat(coach.get(form).text()).contains("Linkki odottaa vastausta");
    coach.post(form + "/link/end");
    assertThat(phone().get(second).status()).isEqualTo(404);
    String third = link();
    clock.set(clock.instant().plus(Duration.ofDays(7)).plusSeconds(1));
    assertThat(phone().get(third).status()).isEqualTo(404);
  }

  @Test
  void wrongLinksDoNotLockAGoodOneFromTheSameAddress() {
    String link = link();
    Visitor guesser = phone();
    for (int i = 0; i < 22; i++) assertThat(guesser.get("/forms/" + Secret.random().text()).status()).as("guess " + i).isEqualTo(i < 20 ? 404 : 429);
    assertThat(guesser.get(link).status()).as("a whole house may share an address").isEqualTo(200);
    assertThat(phone().get(link).status()).isEqualTo(200);
  }

  @Test
  void whenStaffHaveSentTheFormMeanwhileTheLinkHasNothingMoreToAsk() {
    String link = link();
    Visitor phone = phone();
    Document page = phone.get(link).page();
    coach.submit(coach.get(form).page(), "form.fill", "isced", "6");
    assertThat(phone.get(link).status()).isEqualTo(404);
    assertThat(phone.submit(page, "form.fill", ANSWERS).status()).isEqualTo(404);
    assertThat(world.one("SELECT isced::text FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("6");
  }

  @Test
  void theLinkIsKeptAsAHashOnly() {
    String word = link().replaceFirst(".*/", "");
    assertThat(world.one("SELECT coalesce(max('found'), '') FROM participation_form f WHERE f.spell_id = :id AND to_jsonb(f)::text LIKE '%" + word + "%'", stay.value())).isEmpty();
    assertThat(database.in(world.scope(), tx -> tx.query("SELECT token_hash = :hash FROM participation_form WHERE spell_id = :id AND revoked_at IS NULL").bind("hash", new Secret(word).hash()).bind("id", stay).mapTo(Boolean.class).one()).booleanValue()).isTrue();
  }

  private String link() {
    Answer made = coach.post(form + "/link");
    assertThat(made.status()).isEqualTo(200);
    return made.page().selectFirst("#link").val().replaceFirst("^https?://[^/]*", "");
  }

  /** A stranger's phone, somewhere else than the others. */
  private Visitor phone() {
    return visitor().from("203.0.113." + network++);
  }
}
