package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorklistPagesTest extends PolkuTest {
  @Autowired private Dues dues;
  private ParticipationWorld world;
  private Participant.Key person;
  private Spell.Key stay;
  private Visitor coach;
  private String path;

  @BeforeEach
  void someoneHasLeft() {
    world = new ParticipationWorld(database, "esf-2014-2020", null);
    person = world.person();
    stay = world.stay(person, "2026-01-07", "2026-10-30");
    dues.renew(world.scope(), LocalDate.parse("2026-11-22"));
    coach = visitor().as("coach");
    path = "/work/projects/" + world.project.value() + "/worklist";
  }

  @Test
  void whoIsRestrictedIsNeitherTakenNorClosedByOthers() {
    String due = "/work/worklist/dues/" + world.one("SELECT id::text FROM participation_due WHERE participant_id = :id AND kind = 'four-weeks'", person.value());
    String manager = database.in(world.scope(), tx -> tx.query("SELECT id::text FROM organisation_staff WHERE organisation_id = :organisation AND role = 'manager' ORDER BY created_at, id LIMIT 1").mapTo(String.class).one());
    String restriction = "/participants/" + person.value() + "/restriction";
    assertThat(visitor().as("manager").post(restriction, "id", java.util.UUID.randomUUID().toString(), "reason", "Turvakielto", "staff", manager).status()).isEqualTo(303);
    assertThat(coach.post("/work/worklist/taking", "participant", person.value().toString(), "project", world.project.value().toString()).status()).isEqualTo(404);
    assertThat(coach.get(due).status()).isEqualTo(404);
    assertThat(coach.post(due, "outcome", "refused").status()).isEqualTo(404);
    assertThat(world.one("SELECT coalesce(responsible_id::text, '') FROM participation WHERE participant_id = :id", person.value())).isEmpty();
    assertThat(world.dues(person)).contains("four-weeks 2026-11-27");
    assertThat(visitor().as("manager").get(due).status()).as("the named one").isEqualTo(200);
  }

  @Test
  void itSaysWhatIsMissingForWhomByWhenAndLeadsToWhereItIsMended() {
    Document page = coach.get(path).page();
    assertThat(page.select(".work-line b").eachText()).containsExactly("Aloitustietoja puuttuu", "Lopetuslomake", "Kysy kuulumisia (4 viikkoa)");
    assertThat(page.select(".work-line .by").eachText()).containsExactly("4.2.2026 myöhässä", "27.11.2026", "27.11.2026");
    assertThat(page.select(".work-line").first().text()).contains("Syntymäaika, Sukupuoli, Tilanne tullessa, Korkein koulutus", ParticipationWorld.name(person), "ei vielä ketään");
    for (Element line : page.select(".work-line p a")) assertThat(coach.get(line.attr("href").replaceFirst("#.*", "")).status()).as(line.attr("href")).isEqualTo(200);
    assertThat(coach.get("/work/projects/" + world.project.value()).page().select(".project-rooms a").eachAttr("href")).contains(path);
    assertThat(coach.get("/today").text()).contains("Työlista");
  }

  @Test
  void whatWasRefusedIsNotAskedAgainButWhatWasNotAskedIs() {
    database.act(world.scope(), tx -> {
      tx.update("UPDATE participant SET birth_date = '1980-01-01', gender = 'refused' WHERE id = :id AND organisation_id = :organisation").bind("id", person).execute();
      tx.update("UPDATE participation_spell SET entry_status = 'inactive', disability = 'refused', minority = 'not-asked', foreign_background = 'no', other_disadvantage = 'no' WHERE id = :id AND organisation_id = :organisation").bind("id", stay).execute();
      tx.update("INSERT INTO participation_missing (organisation_id, spell_id, participant_id, field, reason) VALUES (:organisation, :spell, :person, 'isced', 'does-not-know')").bind("spell", stay).bind("person", person).execute();
    });
    assertThat(coach.get(path + "?kind=start-data").page().select(".work-line").first().text()).contains("Kuuluu vähemmistöön").doesNotContain("Korkein koulutus", "Sukupuoli", "Vamma");
  }

  @Test
  void itIsTakenGivenAndFiltered() {
    Document page = coach.get(path + "?whose=nobody").page();
    assertThat(page.select(".work-line")).hasSize(3);
    assertThat(coach.submit(page, ".work-line form").location()).contains(path);
    assertThat(coach.get(path + "?whose=nobody").page().select(".work-line")).isEmpty();
    assertThat(coach.get(path + "?whose=mine").page().select(".work-line")).hasSize(3);
    assertThat(visitor().as("manager").get(path + "?whose=mine").page().select(".work-line")).isEmpty();
    assertThat(coach.get(path + "?kind=end-form").page().select(".work-line")).hasSize(1);
  }

  @Test
  void theNumberOnTheDaysPageIsTheNumberOnTheList() {
    coach.submit(coach.get(path + "?whose=nobody").page(), ".work-line form");
    // one more that is due only in weeks
    Participant.Key newcomer = world.person();
    world.stay(newcomer, "2026-11-20", null);
    assertThat(coach.post("/work/worklist/taking", "participant", newcomer.value().toString(), "project", world.project.value().toString()).status()).isEqualTo(303);
    String listed = coach.get("/work/worklist?whose=mine").page().selectFirst(".found-count").text();
    int late = 0;
    for (int page = 1; coach.get("/work/worklist?whose=mine&page=" + page).page() instanceof Document list && !list.select(".work-line").isEmpty(); page++) late += list.select(".work-line .by.late").size();
    assertThat(listed).matches("[0-9]+ asiaa");
    assertThat(coach.get("/today").text()).contains("Sinulla on " + listed).contains(late == 1 ? "joista yksi on myöhässä" : "joista " + late + " on myöhässä");
  }

  @Test
  void whatADisabledLoginHadIsNobodys() {
    UUID gone = UUID.randomUUID();
    database.act(world.scope(), tx -> {
      tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role, disabled_at) VALUES (:id, :organisation, 'Lähtenyt', :email, 'coach', now())").bind("id", gone).bind("email", gone + "@koe.example").execute();
      tx.update("UPDATE participation SET responsible_id = :gone WHERE organisation_id = :organisation AND participant_id = :person").bind("gone", gone).bind("person", person).execute();
    });
    assertThat(coach.get(path + "?whose=nobody").page().select(".work-line")).hasSize(3);
  }

  @Test
  void aDueIsClosedByHandWithWhatCameOfIt() {
    String due = coach.get(path + "?kind=four-weeks").page().select(".work-line .work-do a").last().attr("href");
    assertThat(coach.post(due, "outcome", "").status()).isEqualTo(422);
    assertThat(coach.post(due, "outcome", "mended").status()).as("only Polku finds that out").isEqualTo(422);
    for (int i = 0; i < 2; i++) assertThat(coach.post(due, "outcome", "not-reached").status()).isEqualTo(303);
    assertThat(coach.get(path + "?kind=four-weeks").page().select(".work-line")).isEmpty();
    dues.renew(world.scope(), LocalDate.parse("2026-11-23"));
    assertThat(world.dues(person)).as("closed by hand, it stays closed").contains("four-weeks 2026-11-27 not-reached");
    assertThat(visitor().as("other-manager").get(due).status()).isEqualTo(404);
    assertThat(visitor().as("other-manager").post(due, "outcome", "refused").status()).isEqualTo(404);
  }

  @Test
  void theFileHoldsExactlyWhatTheFilterShowsAndNoFormula() {
    database.act(world.scope(), tx -> tx.update("UPDATE participant SET alias = '=SUMMA(A1)' WHERE id = :id AND organisation_id = :organisation").bind("id", person).execute());
    String query = "?of=" + world.project.value() + "&kind=end-form";
    Answer csv = coach.get("/work/worklist.csv" + query);
    assertThat(csv.body().lines()).hasSize(2).anySatisfy(line -> assertThat(line).contains("'=SUMMA(A1)", "Lopetuslomake"));
    assertThat(coach.get("/work/worklist.xlsx" + query).status()).isEqualTo(200);
    assertThat(database.in(world.scope(), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND action = 'participation.export-worklist' AND :person = ANY (subjects)").bind("person", person).mapTo(Integer.class).one()).intValue()).isEqualTo(2);
    assertThat(visitor().as("other-manager").get("/work/worklist.csv" + query).status()).isEqualTo(404);
    assertThat(visitor().as("other-manager").get(path).status()).isEqualTo(404);
  }

  @Test
  void theProjectSaysHowLongASilenceIs() {
    assertThat(visitor().as("manager").post(path + "/quiet-days", "days", "30").status()).isEqualTo(303);
    Participant.Key quiet = world.person();
    world.stay(quiet, "2026-10-01", null);
    dues.renew(world.scope(), LocalDate.parse("2026-11-22"));
    assertThat(world.dues(quiet)).containsExactly("quiet 2026-10-31");
    Answer wrong = visitor().as("manager").post(path + "/quiet-days", "days", "yksi");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Kirjoita päivien määrä");
    assertThat(coach.post(path + "/quiet-days", "days", "30").status()).isEqualTo(404);
  }
}
