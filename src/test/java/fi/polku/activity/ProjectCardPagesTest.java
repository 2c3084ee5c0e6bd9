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
    assertThat(page.select("tbody tr").eachText()).containsExactly("Valmennusryhmä 1 7 – –", "Infotilaisuus 1 – 12 –", "Yleisötapahtuma 1 – – 1 520");
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
    assertThat(page.select("tbody tr").eachText()).containsExactlyInAnyOrder("Ryhmä 1 alle 5 – –", "Kurssi 1 ei näytetä – –");
    assertThat(page.select("tfoot tr").text()).isEqualTo("Yhteensä 2 14 – –");
    assertThat(page.text()).contains("Pieniä lukuja ei näytetä");
  }

  @Test
  void peopleAreCountedByFullMonthsSoThatWhoCameTodayDoesNotShow() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "074");
    String code = "S" + UUID.randomUUID().toString().substring(0, 8);
    Project.Key project = world.project(code, "Kuukausi", true);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null, true);
    world.share(project, group);
    world.come(world.session(group, "2026-10-31T10:00", "2026-10-31T12:00"), 6);
    world.come(world.session(group, "2026-11-01T00:30", "2026-11-01T12:00"), 9);
    Document page = visitor().get("/projects/" + code).page();
    assertThat(page.select("tbody tr").text()).isEqualTo("Ryhmä 2 6 – –");
    assertThat(page.select("tfoot tr").text()).isEqualTo("Yhteensä 2 6 – –");
    assertThat(page.text()).contains("Eri ihmiset on laskettu 31.10.2026 asti.");
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
    assertThat(visitor().get("/projects/" + code).page().select("tbody tr").text()).isEqualTo("Ryhmä 2 – – –");
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
