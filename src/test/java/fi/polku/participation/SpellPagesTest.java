package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpellPagesTest extends PolkuTest {
  private static final String DAYS = "SELECT string_agg(entered || '/' || coalesce(left_on::text, ''), ' ' ORDER BY entered) FROM participation_spell WHERE participant_id = :id";
  private ParticipationWorld world;
  private Participant.Key person;
  private Visitor coach;
  private String path;

  @BeforeEach
  void someoneIsKnown() {
    world = new ParticipationWorld(database, "esf-2014-2020", null);
    person = world.person();
    coach = visitor().as("coach");
    path = "/participants/" + person.value();
  }

  @Test
  void whoHasBeenErasedStaysGone() {
    Spell.Key stay = world.stay(person, "2026-01-07", null);
    world.status(person, "2026-01-01", null, "employed");
    String status = path + "/statuses/" + world.one("SELECT id::text FROM participation_status WHERE participant_id = :id", person.value());
    database.act(world.scope(), tx -> tx.update("UPDATE participant SET erased_at = now(), alias = NULL WHERE organisation_id = :organisation AND id = :id").bind("id", person).execute());
    String at = path + "/spells/" + stay.value();
    for (String page : new String[] {path + "/participations", path + "/participations/new", path + "/statuses/new", path + "/qualifications/new", status, status + "/removal", at, at + "/leaving", at + "/correction", at + "/forms/start"}) {
      assertThat(coach.get(page).status()).as(page).isEqualTo(404);
    }
    String id = UUID.randomUUID().toString();
    assertThat(coach.post(path + "/participations", "id", id, "project", world.project.value().toString(), "entered", "2026-02-02").status()).isEqualTo(404);
    assertThat(coach.post(path + "/participations/" + world.project.value() + "/responsible", "staff", "").status()).isEqualTo(404);
    assertThat(coach.post(path + "/statuses", "id", id, "status", "employed", "from", "2026-02-01").status()).isEqualTo(404);
    assertThat(coach.post(status, "status", "employed", "from", "2026-01-01", "to", "2026-02-01").status()).isEqualTo(404);
    assertThat(coach.post(status + "/removal", "reason", "pois").status()).isEqualTo(404);
    assertThat(coach.post(path + "/qualifications", "project", world.project.value().toString(), "name", "Hygieniapassi", "gained", "2026-02-01").status()).isEqualTo(404);
    assertThat(coach.post(at + "/leaving", "left", "2026-02-02").status()).isEqualTo(404);
    for (String form : new String[] {"", "/draft", "/link"}) {
      assertThat(coach.post(at + "/forms/start" + form, "form", id, "draft", "0", "revision", "0", "isced", "6").status()).as("the form" + form).isEqualTo(404);
    }
    assertThat(world.one("SELECT count(*)::text FROM participation_form WHERE participant_id = :id", person.value())).isEqualTo("0");
  }

  @Test
  void aStayUnderAnotherStaysIdIsNotThere() {
    Spell.Key taken = world.stay(world.person(), "2026-01-07", null);
    for (String id : new String[] {taken.value().toString(), strangers().toString()}) {
      assertThat(coach.post(path + "/participations", "id", id, "project", world.project.value().toString(), "entered", "2026-02-02").status()).isEqualTo(404);
    }
    assertThat(world.one("SELECT count(*)::text FROM participation WHERE participant_id = :id", person.value())).isEqualTo("0");
  }

  /** A stay in another organisation. */
  private UUID strangers() {
    Scope other = Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'toinen-demo'").mapTo(OrganisationKey.class).one()));
    UUID id = UUID.randomUUID();
    database.act(other, tx -> {
      tx.update("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, 'Muu')").bind("id", id).execute();
      tx.update("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:id, :organisation, :code, 'Muu')").bind("id", id).bind("code", "M" + id.toString().substring(0, 8)).execute();
      tx.update("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :id, :id)").bind("id", id).execute();
      tx.update("INSERT INTO participation_spell (id, organisation_id, participant_id, project_id, entered) VALUES (:id, :organisation, :id, :id, '2026-01-07')").bind("id", id).execute();
    });
    return id;
  }

  @Test
  void enteringLeavingAndComingBackIsOneParticipationOfTwoStays() {
    begin("2026-01-07");
    assertThat(coach.post(path + "/spells/" + latest() + "/leaving", "left", "2026-03-31").status()).isEqualTo(303);
    begin("2026-06-01");
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-07/2026-03-31 2026-06-01/");
    assertThat(world.one("SELECT count(*)::text FROM participation WHERE participant_id = :id", person.value())).isEqualTo("1");
    Document tab = coach.get(path + "/participations").page();
    assertThat(tab.select(".in-project")).hasSize(1);
    assertThat(tab.select(".in-project .path > li")).hasSize(2);
    assertThat(tab.text()).contains("7.1.2026–31.3.2026").contains("1.6.2026–");
  }

  @Test
  void aDoubleClickEntersOnce() {
    Document form = coach.get(path + "/participations/new").page();
    for (int i = 0; i < 2; i++) {
      assertThat(coach.submit(form, "form.card", "project", world.project.value().toString(), "entered", "7.1.2026").status()).isEqualTo(303);
    }
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-07/");
  }

  @Test
  void staysThatWouldOverlapAreRefusedWithWhatToDo() {
    world.stay(person, "2026-01-07", "2026-03-31");
    Answer answer = coach.submit(coach.get(path + "/participations/new").page(), "form.card", "project", world.project.value().toString(), "entered", "31.3.2026");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("päällekkäin", "Kirjaa ensin edellinen lähtö");
    assertThat(answer.page().selectFirst("#entered").val()).isEqualTo("31.3.2026");
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-07/2026-03-31");
  }

  @Test
  void nobodyEntersBeforeBeingBorn() {
    database.act(world.scope(), tx -> tx.update("UPDATE participant SET birth_date = '2026-01-08' WHERE organisation_id = :organisation AND id = :id").bind("id", person).execute());
    Answer answer = coach.submit(coach.get(path + "/participations/new").page(), "form.card", "project", world.project.value().toString(), "entered", "7.1.2026");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Päivä on ennen syntymäaikaa");
    Spell.Key stay = world.stay(person, "2026-01-08", null);
    assertThat(coach.post(path + "/spells/" + stay.value() + "/correction", "entered", "2026-01-07", "left", "", "reason", "väärin", "revision", "0").status()).isEqualTo(422);
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-08/");
  }

  @Test
  void aDayThatIsNotYetIsNotNotedAndNobodyLeavesBeforeTheyCame() {
    Answer future = coach.submit(coach.get(path + "/participations/new").page(), "form.card", "project", world.project.value().toString(), "entered", "2026-11-23");
    assertThat(future.text()).contains("Päivä on vielä edessä");
    Spell.Key stay = world.stay(person, "2026-01-07", null);
    Answer early = coach.post(path + "/spells/" + stay.value() + "/leaving", "left", "2026-01-06");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.text()).contains("Lähtöpäivä on ennen tulopäivää");
  }

  @Test
  void aCorrectionAsksWhyAndKeepsWhatStood() {
    Spell.Key stay = world.stay(person, "2026-01-07", "2026-03-31");
    String at = path + "/spells/" + stay.value();
    Document form = coach.get(at + "/correction").page();
    assertThat(coach.submit(form, "form.card", "left", "2026-04-30").text()).contains("Kerro lyhyesti, miksi");
    assertThat(coach.submit(form, "form.card", "left", "2026-04-30", "reason", "päivä oli väärin").status()).isEqualTo(303);
    assertThat(coach.get(at).text()).contains("Lähtöpäivä 31.3.2026 → 30.4.2026", "päivä oli väärin", "Leena Valmentaja");
    Answer late = coach.submit(form, "form.card", "left", "2026-05-30", "reason", "toinen");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("Joku muu muutti samaa jaksoa");
    assertThat(late.page().selectFirst("#left").val()).isEqualTo("2026-05-30");
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-07/2026-04-30");
  }

  @Test
  void aSituationHasDaysASourceAndAHistory() {
    Document form = coach.get(path + "/statuses/new").page();
    for (int i = 0; i < 2; i++) {
      assertThat(coach.submit(form, "form.card", "status", "employed", "from", "2026-02-01", "contract", "temporary", "source", "kertoi itse").status()).isEqualTo(303);
    }
    Document tab = coach.get(path + "/participations").page();
    assertThat(tab.select("#statuses .lines > li")).hasSize(1);
    assertThat(tab.text()).contains("Töissä", "määräaikainen", "kertoi itse");
    String edit = tab.select("#statuses .lines a").first().attr("href");
    assertThat(coach.submit(coach.get(edit).page(), "form.card", "to", "2026-08-31").status()).as("an end is no correction").isEqualTo(303);
    Answer asked = coach.submit(coach.get(edit).page(), "form.card", "from", "2026-03-01");
    assertThat(asked.status()).isEqualTo(422);
    assertThat(coach.submit(coach.get(edit).page(), "form.card", "from", "2026-03-01", "reason", "sopimus tarkistettiin").status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").text()).contains("Töissä 1.2.2026–31.8.2026 määräaikainen → Töissä 1.3.2026–31.8.2026 määräaikainen", "sopimus tarkistettiin");
    assertThat(coach.submit(coach.get(edit + "/removal").page(), "form.card", "reason", "").status()).isEqualTo(422);
    assertThat(coach.submit(coach.get(edit + "/removal").page(), "form.card", "reason", "väärä ihminen").status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").text()).contains("poistettu", "väärä ihminen");
    assertThat(world.one("SELECT count(*)::text FROM participation_status WHERE participant_id = :id", person.value())).isEqualTo("0");
  }

  @Test
  void aCardGainedIsNotedAndTakenAwayWithAReason() {
    world.stay(person, "2026-01-07", null);
    Document form = coach.get(path + "/qualifications/new").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form.card", "name", "Hygieniapassi", "gained", "2026-02-01").status()).isEqualTo(303);
    Document tab = coach.get(path + "/participations").page();
    assertThat(tab.select("#qualifications .lines > li")).hasSize(1);
    assertThat(coach.submit(coach.get(tab.select("#qualifications .lines a").attr("href")).page(), "form.card", "reason", "oli toisen").status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").page().select("#qualifications .lines > li")).isEmpty();
    assertThat(world.one("SELECT reason FROM participation_correction WHERE participant_id = :id", person.value())).isEqualTo("oli toisen");
  }

  @Test
  void somebodyLooksAfterThemOrNobodyWhichIsFine() {
    world.stay(person, "2026-01-07", null);
    String responsible = path + "/participations/" + world.project.value() + "/responsible";
    Document form = coach.get(responsible).page();
    String leena = form.select("#staff option").stream().filter(o -> o.text().equals("Leena Valmentaja")).findFirst().orElseThrow().val();
    assertThat(coach.submit(form, "form.card", "staff", leena).status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").text()).contains("Yhteyshenkilö: Leena Valmentaja");
    assertThat(coach.post(responsible, "staff", "").status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").text()).contains("Yhteyshenkilö: ei vielä ketään");
  }

  @Test
  void whoBeginsLooksAfterThemUnlessTheyChooseNobody() {
    Document form = coach.get(path + "/participations/new").page();
    String own = form.select("#staff option[selected]").text();
    assertThat(own).isNotEmpty().isNotEqualTo("ei vielä ketään");
    assertThat(coach.submit(form, "form.card", "project", world.project.value().toString(), "entered", "7.1.2026").status()).isEqualTo(303);
    assertThat(coach.get(path + "/participations").text()).contains("Yhteyshenkilö: " + own);
    Participant.Key second = world.person();
    String there = "/participants/" + second.value();
    assertThat(coach.submit(coach.get(there + "/participations/new").page(), "form.card", "project", world.project.value().toString(), "entered", "7.1.2026", "staff", "").status()).isEqualTo(303);
    assertThat(coach.get(there + "/participations").text()).contains("Yhteyshenkilö: ei vielä ketään");
  }

  @Test
  void everyPageOfAStaySaysWhoseItIs() {
    Spell.Key stay = world.stay(person, "2026-01-07", null);
    String name = ParticipationWorld.name(person);
    for (String page : new String[] {"/participations/new", "/statuses/new", "/qualifications/new", "/spells/" + stay.value(), "/spells/" + stay.value() + "/leaving", "/spells/" + stay.value() + "/correction",
        "/spells/" + stay.value() + "/forms/start"}) {
      Document shown = coach.get(path + page).page();
      assertThat(shown.title()).as(page).contains(name);
      assertThat(shown.select("h1").text()).as(page).contains(name);
    }
  }

  @Test
  void anotherOrganisationFindsNothing() {
    Spell.Key stay = world.stay(person, "2026-01-07", null);
    world.status(person, "2026-01-01", null, "employed");
    String status = world.one("SELECT id::text FROM participation_status WHERE participant_id = :id", person.value());
    Visitor other = visitor().as("other-manager");
    for (String at : new String[] {"/participations", "/participations/new", "/spells/" + stay.value(), "/spells/" + stay.value() + "/leaving", "/statuses/" + status, "/spells/" + stay.value() + "/forms/start",
        "/participations/" + world.project.value() + "/responsible", "/statuses/new", "/qualifications/new"}) {
      assertThat(other.get(path + at).status()).as(at).isEqualTo(404);
    }
    assertThat(other.post(path + "/spells/" + stay.value() + "/leaving", "left", "2026-02-02").status()).isEqualTo(404);
    assertThat(other.post(path + "/participations", "id", UUID.randomUUID().toString(), "project", world.project.value().toString(), "entered", "2026-02-02").status()).isEqualTo(404);
    assertThat(world.one(DAYS, person.value())).isEqualTo("2026-01-07/");
    assertThat(visitor().as("leader").get(path + "/participations").status()).isEqualTo(404);
    Participant.Key own = world.person();
    assertThat(coach.get("/participants/" + own.value() + "/spells/" + stay.value()).status()).as("a stay of somebody else").isEqualTo(404);
  }

  private void begin(String day) {
    assertThat(coach.submit(coach.get(path + "/participations/new").page(), "form.card", "project", world.project.value().toString(), "entered", day).status()).isEqualTo(303);
  }

  private String latest() {
    return world.one("SELECT id::text FROM participation_spell WHERE participant_id = :id ORDER BY entered DESC LIMIT 1", person.value());
  }
}
