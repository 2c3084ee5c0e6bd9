package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's page is one way through all that each module knows, newest first. */
class TimelinePagesTest extends PolkuTest {
  private final Participant.Key person = new Participant.Key(UUID.randomUUID());
  private final UUID project = UUID.randomUUID();
  private final UUID activity = UUID.randomUUID();
  private final String path = "/participants/" + person.value();

  @BeforeEach
  void somebodyWithALifeHere() {
    act("INSERT INTO participant (id, organisation_id, alias, created_at) VALUES (:person, :organisation, 'Kaisa', '2026-01-05T10:00Z')");
    act("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:project, :organisation, :project::text, 'Duuniin!')");
    act("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:activity, :organisation, 'Reeraa!', 'group', 'named')");
    act("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :person, :project)");
    act("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on) VALUES (:organisation, :person, :project, '2026-02-01', '2026-06-30')");
    act("INSERT INTO participation_status (organisation_id, participant_id, from_date, status) VALUES (:organisation, :person, '2026-07-01', 'in-education')");
    act("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started, ended, partner) VALUES (:organisation, :person, :project, 'work-trial', '2026-03-01', '2026-04-01', 'Porin kirjasto')");
    act("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, planned) VALUES (:organisation, :person, :project, 'education', '2026-08-01')");
    act("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, planned) VALUES (:organisation, :person, :project, 'apprenticeship', '2027-01-01')");
    visit("2026-01-07T10:00Z");
    for (String day : List.of("04", "05", "06")) visit("2026-05-" + day + "T10:00Z");
  }

  @Test
  void everyModuleAddsItsOwnInTheOrderOfTime() {
    Document page = visitor().as("coach").get(path).page();
    assertThat(page.select(".path h3").eachText()).containsExactly("Oppisopimus", "Opiskelu Odottaa", "Tilanne muuttui", "Lähti hankkeesta", "3 käyntiä samalla viikolla", "Työkokeilu", "Työkokeilu",
        "Tuli mukaan hankkeeseen", "Tuli ensimmäisen kerran", "Tuli tutuksi");
    assertThat(page.select(".path li").getFirst().className()).isEqualTo("ahead");
    assertThat(page.select(".path").text()).contains("Opiskelee", "Duuniin!", "Päättyi · Porin kirjasto", "4.5.2026–6.5.2026");
  }

  @Test
  void aWeekIsOneLineForEverybodyAndItsDaysAreToldOnce() {
    for (String day : List.of("2026-01-08", "2026-09-01", "2026-09-03", "2026-10-07")) visit(day + "T10:00Z");
    Document page = visitor().as("coach").get(path).page();
    assertThat(page.select(".path li:contains(samalla viikolla)").eachText()).containsExactly("2 käyntiä samalla viikolla 1.9.2026–3.9.2026 · Reeraa!", "3 käyntiä samalla viikolla 4.5.2026–6.5.2026 · Reeraa!");
    assertThat(page.select(".path li:contains(Tuli ensimmäisen kerran)")).as("the very first is always by itself").hasSize(1);
    assertThat(page.select(".path li h3").eachText()).contains("Reeraa!");
  }

  @Test
  void aLongWayIsReadAPieceAtATime() {
    for (int week = 1; week <= 40; week++) visit(java.time.LocalDate.parse("2026-01-07").plusWeeks(week) + "T10:00Z");
    Visitor coach = visitor().as("coach");
    Document first = coach.get(path).page();
    Document second = coach.get(first.selectFirst("a[rel=next]").attr("href")).page();
    assertThat(first.select(".path li")).hasSizeGreaterThanOrEqualTo(30);
    assertThat(second.select(".path h3").eachText()).contains("Tuli ensimmäisen kerran").doesNotContain("Oppisopimus");
    assertThat(coach.get(path + "?before=joskus").status()).isEqualTo(200);
  }

  /** Visits linked later, and stays brought in from elsewhere, are older than the record. */
  @Test
  void onesAcquaintanceBeginsWithTheFirstVisitHoweverLateItWasWrittenDown() {
    act("UPDATE participant SET created_at = '2026-09-01T10:00Z' WHERE organisation_id = :organisation AND id = :person AND :project IS NOT NULL AND :activity IS NOT NULL");
    Document page = visitor().as("coach").get(path).page();
    assertThat(page.select(".path li").last().text()).contains("Tuli tutuksi", "7.1.");
    assertThat(page.text()).contains("Mukana 7.1.2026 alkaen.");
  }

  @Test
  void nobodyIsBornAfterTheirFirstVisit() {
    Visitor coach = visitor().as("coach");
    Document form = coach.get(path + "/edit").page();
    Visitor.Answer refused = coach.submit(form, "form[action='" + path + "']", "birthDate", "8.1.2026");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select(".error-summary a").eachAttr("href")).containsExactly("#birthDate");
    assertThat(refused.text()).contains("Hän on ollut mukana jo 7.1.2026");
    assertThat(coach.submit(form, "form[action='" + path + "']", "birthDate", "7.1.2026").status()).isEqualTo(303);
  }

  @Test
  void anotherOrganisationReadsNoneOfIt() {
    assertThat(visitor().as("other-manager").get(path).status()).isEqualTo(404);
  }

  private void visit(String at) {
    UUID session = UUID.randomUUID();
    database.act(polku(), tx -> {
      tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:id, :organisation, :activity, :at::timestamptz, :at::timestamptz + interval '1 hour')").bind("id", session).bind("activity", activity).bind("at", at).execute();
      tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :id, :person, 'present')").bind("id", session).bind("person", person).execute();
    });
  }

  private void act(String sql) {
    database.act(polku(), tx -> tx.update(sql).bind("person", person).bind("project", project).bind("activity", activity).execute());
  }

  private Scope polku() {
    return Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
  }
}
