package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ProjectCardPagesTest extends PolkuTest {
  @Test
  void theCardTellsThePromiseAndWhatCameOfIt() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "075");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Lähde mukaan", true);
    world.act("UPDATE organisation_project SET funder = 'Keski-Suomen ELY-keskus', target_groups = 'Lähiöiden asukkaat', practices = :text, notes = '<script>alert(1)</script>' WHERE id = :id",
        "id", project, "text", "Reeraa!\nYhdessä tekemistä");
    world.act("INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit) VALUES (gen_random_uuid(), :organisation, :project, 'toiminnassa mukana', 200, 'persons')", "project", project);
    Activity.Key group = world.activity("Reeraa", Activity.Kind.COACHING_GROUP, null, true);
    Activity.Key info = world.activity("Aamukahvi", Activity.Kind.INFO_EVENT, null, true);
    Activity.Key party = world.activity("Kylätapahtuma", Activity.Kind.PUBLIC_EVENT, null, false);
    for (Activity.Key activity : new Activity.Key[] {group, info, party}) world.share(project, activity);
    Session.Key first = world.session(group, "2026-10-02T10:00", "2026-10-02T12:00");
    world.come(first, 7);
    Session.Key cancelled = world.session(group, "2026-11-03T10:00", "2026-11-03T12:00");
    world.come(cancelled, 9);
    world.cancel(cancelled, "Peruttu");
    world.session(group, "2026-12-03T10:00", "2026-12-03T12:00");
    world.come(world.session(info, "2026-11-04T10:00", "2026-11-04T12:00"), 12);
    Session.Key big = world.session(party, "2026-11-05T10:00", "2026-11-05T12:00");
    world.count(big, "ovi", 100, Instant.parse("2026-11-05T09:00:00Z"));
    world.count(big, "ovi", 1500, Instant.parse("2026-11-05T10:00:00Z"));
    world.count(big, "portti", 20, Instant.parse("2026-11-05T09:30:00Z"));

    Visitor.Answer answer = visitor().get("/projects/" + code);
    assertThat(answer.body()).doesNotContain("<script>alert");
    Document page = answer.page();
    assertThat(page.selectFirst("main").text()).contains("Lähde mukaan", code, "Keski-Suomen ELY-keskus", "Lähiöiden asukkaat", "Lupaavat osallisuuden käytännöt", "Reeraa!", "toiminnassa mukana", "Tavoite 200 eri ihmistä");
    assertThat(page.select("tbody tr").eachText()).containsExactly("Valmennusryhmä 1 7 0 0", "Infotilaisuus 1 0 12 0", "Yleisötapahtuma 1 0 0 1 520");
    assertThat(page.select("tfoot tr").text()).isEqualTo("Yhteensä 3 7 12 1 520");
    assertThat(page.select(".stacks:has(caption) td").eachAttr("data-label")).as("on a phone each number says what it is").hasSize(16).noneMatch(String::isBlank);
  }

  @Test
  void smallNumbersAreNotToldNorCountedBack() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "076");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Pieni", true);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null, true);
    Activity.Key course = world.activity("Kurssi", Activity.Kind.COURSE, null, true);
    world.share(project, group);
    world.share(project, course);
    world.come(world.session(group, "2026-10-02T10:00", "2026-10-02T12:00"), 3);
    world.come(world.session(course, "2026-10-02T10:00", "2026-10-02T12:00"), 11);
    Document page = visitor().get("/projects/" + code).page();
    assertThat(page.select("tbody tr").eachText()).containsExactlyInAnyOrder("Ryhmä 1 alle 5 0 0", "Kurssi 1 ei näytetä 0 0");
    assertThat(page.select("tfoot tr").text()).isEqualTo("Yhteensä 2 14 0 0");
    assertThat(page.text()).contains("Pieniä lukuja ei näytetä");
  }

  @Test
  void oneWhoComesOrIsErasedDoesNotShow() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "074");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Tasainen", true);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null, true);
    Activity.Key info = world.activity("Aamukahvi", Activity.Kind.INFO_EVENT, null, true);
    world.share(project, group);
    world.share(project, info);
    Session.Key meeting = world.session(group, "2026-11-02T10:00", "2026-11-02T12:00");
    Session.Key morning = world.session(info, "2026-11-03T10:00", "2026-11-03T12:00");
    world.come(meeting, 26);
    world.come(morning, 25);
    assertThat(rows(code)).containsExactly("Ryhmä 1 26 0 0", "Infotilaisuus 1 0 25 0", "Yhteensä 2 26 25 0");
    world.come(meeting, 1);
    world.come(morning, 4);
    world.session(group, "2026-11-09T10:00", "2026-11-09T12:00");
    assertThat(rows(code)).as("a late mark; sessions are nobody").containsExactly("Ryhmä 2 26 0 0", "Infotilaisuus 1 0 25 0", "Yhteensä 3 26 25 0");
    world.come(meeting, 4);
    world.come(morning, 1);
    assertThat(rows(code)).containsExactly("Ryhmä 2 31 0 0", "Infotilaisuus 1 0 30 0", "Yhteensä 3 31 30 0");
    world.act("DELETE FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session AND participant_id IN (SELECT participant_id FROM activity_attendance WHERE session_id = :session LIMIT 4)", "session", meeting);
    assertThat(rows(code)).as("four were erased").contains("Yhteensä 3 31 30 0");
    world.act("DELETE FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session", "session", meeting);
    assertThat(rows(code)).contains("Ryhmä 2 0 0 0", "Yhteensä 3 0 30 0");
    assertThat(visitor().get("/projects/" + code).text()).contains("vasta, kun se on muuttunut ainakin 5 ihmisellä");
  }

  @Test
  void aKindThatJoinsTheTableIsNobodyUntilItIsEnoughAndStaysWhenItsSessionsAreGone() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "179");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Kasvava", true);
    Activity.Key info = world.activity("Aamukahvi", Activity.Kind.INFO_EVENT, null, true);
    Activity.Key trip = world.activity("Retki", Activity.Kind.EXCURSION, null, true);
    world.share(project, info);
    world.share(project, trip);
    world.come(world.session(info, "2026-11-03T10:00", "2026-11-03T12:00"), 20);
    assertThat(rows(code)).containsExactly("Infotilaisuus 1 0 20 0", "Yhteensä 1 0 20 0");
    Session.Key first = world.session(trip, "2026-11-04T10:00", "2026-11-04T12:00");
    world.come(first, 1);
    assertThat(rows(code)).as("the one who was on the first trip").containsExactlyInAnyOrder("Infotilaisuus 1 0 20 0", "Retki 1 0 0 0", "Yhteensä 2 0 20 0");
    world.come(first, 5);
    assertThat(rows(code)).contains("Retki 1 0 6 0", "Yhteensä 2 0 26 0");
    world.act("DELETE FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session AND participant_id IN (SELECT participant_id FROM activity_attendance WHERE session_id = :session LIMIT 3)", "session", first);
    world.cancel(first, "Peruttu");
    assertThat(rows(code)).as("nobody was there: that is six fewer").contains("Yhteensä 1 0 20 0");
  }

  private java.util.List<String> rows(String code) {
    return visitor().get("/projects/" + code).page().select("section:has(#figures) :is(tbody, tfoot) tr").eachText();
  }

  @Test
  void aShareCountsOnlyItsOwnTime() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "077");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Osuus", true);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null, true);
    world.act("INSERT INTO activity_project_share (organisation_id, activity_id, project_id, from_date, to_date) VALUES (:organisation, :activity, :project, '2026-11-02', '2026-11-03')",
        "activity", group, "project", project);
    for (String day : new String[] {"01", "02", "03", "04"}) world.session(group, "2026-11-" + day + "T00:30", "2026-11-" + day + "T23:30");
    assertThat(visitor().get("/projects/" + code).page().select("tbody tr").text()).isEqualTo("Ryhmä 2 0 0 0");
  }

  @Test
  void whatIsNotPublishedIsNotThere() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "078");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    world.project(code, "Keskeneräinen hanke", false);
    assertThat(visitor().get("/projects/" + code).status()).isEqualTo(404);
    assertThat(visitor().as("manager").get("/projects/" + code).status()).isEqualTo(404);
    assertThat(visitor().get("/projects").body()).doesNotContain("Keskeneräinen hanke");
    assertThat(visitor().get("/projects/ei%20ole").status()).isEqualTo(404);
  }

  @Test
  void aJointProjectLetsOneChooseWhoseCard() {
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    new PublicWorld(database, "polun-demo", "079").project(code, "Yhteinen", true);
    new PublicWorld(database, "toinen-demo", "079").project(code, "Yhteinen", true);
    Document page = visitor().get("/projects/" + code).page();
    assertThat(page.select("li.project a").eachAttr("href")).containsExactlyInAnyOrder("/projects/" + code + "?organisation=polun-demo", "/projects/" + code + "?organisation=toinen-demo");
    assertThat(visitor().get("/projects/" + code + "?organisation=toinen-demo").text()).contains("Toinen yhdistys ry (demo)");
  }
}
