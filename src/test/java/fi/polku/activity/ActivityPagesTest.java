package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Activity.Kind;
import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Key;
import fi.polku.platform.security.Role;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityPagesTest extends PolkuTest {
  private ActivityWorld world;
  private ActivityWorld away;

  @BeforeEach
  void worlds() {
    world = ActivityWorld.home(database);
    away = ActivityWorld.away(database);
  }

  @Test
  void theListIsSearchedAndNarrowed() {
    String name = ActivityWorld.unique("Kielikahvila");
    Place.Key place = world.place();
    Project.Key project = world.project();
    world.activity().name(name).kind(Kind.COURSE).at(place).paidBy(project).make();
    Visitor manager = visitor().as("manager");
    assertThat(list(manager, "q=" + encoded(name.toUpperCase()))).contains(name);
    assertThat(list(manager, "kind=course&place=" + id(place) + "&project=" + id(project))).contains(name);
    assertThat(list(manager, "kind=excursion&q=" + encoded(name))).doesNotContain(name).contains("Näillä ehdoilla ei löytynyt");
    assertThat(list(manager, "project=" + id(world.project()))).doesNotContain(name);
    assertThat(list(manager, "state=draft&q=" + encoded(name))).doesNotContain(name + " ");
    assertThat(list(manager, "state=ended&sort=next&q=" + encoded(name))).contains("Ei yhtään toimintaa");
  }

  @Test
  void manyActivitiesComeInPages() {
    String word = "Sarja" + UUID.randomUUID().toString().substring(0, 6);
    for (int i = 0; i < 26; i++) world.activity().name(word + " " + (char) ('a' + i)).make();
    Visitor manager = visitor().as("manager");
    Document first = manager.get("/work/activities?q=" + word).page();
    assertThat(first.select(".work-list > li")).hasSize(25);
    assertThat(first.text()).contains("26 toimintaa").contains("Sivu 1/2");
    Document second = manager.get(first.selectFirst("a[rel=next]").attr("href")).page();
    assertThat(second.select(".work-list > li").text()).contains(word + " z");
  }

  @Test
  void aLeaderSeesOwnActivitiesOnly() {
    String word = "Oma" + UUID.randomUUID().toString().substring(0, 6);
    Activity.Key own = world.activity().name(word + " omani").ledByLeader().make();
    Activity.Key other = world.activity().name(word + " muiden").make();
    Visitor leader = visitor().as("leader");
    assertThat(list(leader, "q=" + word)).contains("omani").doesNotContain("muiden");
    assertThat(leader.get(path(own)).status()).isEqualTo(200);
    assertThat(leader.get(path(other)).status()).isEqualTo(404);
    assertThat(leader.get(path(own)).page().select("main form, main a[href$=edit], main a[href$=cancellations]")).isEmpty();
  }

  @Test
  void aLeaderEditsNothing() {
    Activity.Key own = world.activity().draft().ledByLeader().make();
    Session.Key session = world.session(own).make();
    Visitor leader = visitor().as("leader");
    for (String page : new String[] {"/edit", "/series/new", "/sessions/new", "/cancellations"}) assertThat(leader.get(path(own) + page).status()).isEqualTo(404);
    assertThat(leader.get("/sessions/" + id(session) + "/edit").status()).isEqualTo(404);
    assertThat(leader.get("/work/places").status()).isEqualTo(404);
    assertThat(leader.post(path(own) + "/publication").status()).isEqualTo(404);
    assertThat(leader.post("/sessions/" + id(session) + "/cancellation", "notice", "x").status()).isEqualTo(404);
    assertThat(world.count("SELECT count(*) FROM activity WHERE id = :a AND published_at IS NULL", "a", own)).isEqualTo(1);
  }

  @Test
  void anActivityIsMadeOnceHoweverOftenItIsSent() {
    String name = ActivityWorld.unique("Avoin olohuone");
    Place.Key place = world.place();
    Room.Key room = world.room(place, "Keittiö");
    Project.Key project = world.project();
    Visitor manager = visitor().as("manager");
    Document form = manager.get("/work/activities/new").page();
    String[] typed = {"name", name, "kind", "drop-in", "where", id(place) + "/" + id(room), "leader", id(world.staff(Role.LEADER)), "project", id(project), "percent", "33,5",
        "from", "2026-01-01", "to", ""};
    Answer first = manager.submit(form, "form[action=/work/activities]", typed);
    Answer second = manager.submit(form, "form[action=/work/activities]", typed);
    assertThat(first.status()).isEqualTo(303);
    assertThat(second.location()).isEqualTo(first.location());
    assertThat(world.count("SELECT count(*) FROM activity WHERE name = :n AND counting = 'named' AND published_at IS NULL", "n", name)).isEqualTo(1);
    String page = manager.get(first.location()).text();
    assertThat(page).contains("tallessa luonnoksena").contains("Keittiö").contains("Ville Vertaisohjaaja").contains("33,5 %");
    assertThat(world.count("SELECT count(*) FROM platform_audit WHERE action = 'activity.edit-activities' AND objects && ARRAY(SELECT id FROM activity WHERE name = :n)", "n", name)).isEqualTo(1);
  }

  @Test
  void aWrongFormComesBackAsItWasTyped() {
    Visitor manager = visitor().as("manager");
    Project.Key one = world.project();
    Project.Key two = world.project();
    Answer answer = manager.submit(manager.get("/work/activities/new").page(), "form[action=/work/activities]", "name", "  ", "summary", "Kahvia & pullaa", "project", id(one), "percent", "60",
        "project", id(two), "percent", "60");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().title()).startsWith("Korjaa vielä");
    assertThat(answer.page().select("#errors a").eachAttr("href")).contains("#name", "#kind", "#percent-0");
    assertThat(answer.page().selectFirst("#summary").text()).isEqualTo("Kahvia & pullaa");
    assertThat(answer.page().select("#percent-1").val()).isEqualTo("60");
  }

  @Test
  void idsOfAnotherOrganisationInTheFormWriteNothing() {
    Visitor manager = visitor().as("manager");
    Place.Key own = world.place();
    Place.Key place = away.place();
    String[][] wrong = {
        {"where", id(place)},
        {"where", id(place) + "/" + id(away.room(place, "Sali"))},
        {"where", id(own) + "/" + id(world.room(world.place(), "Toisen paikan huone"))},
        {"project", id(away.project())},
        {"leader", id(away.addStaff("Vieras", Role.LEADER))},
    };
    for (String[] pair : wrong) {
      String name = ActivityWorld.unique("Vieras");
      Answer answer = manager.submit(manager.get("/work/activities/new").page(), "form[action=/work/activities]", "name", name, "kind", "group", pair[0], pair[1]);
      assertThat(answer.status()).as(pair[0]).isEqualTo(404);
      assertThat(world.count("SELECT count(*) FROM activity WHERE name = :n", "n", name)).isZero();
    }
  }

  @Test
  void anIdTakenByAnotherOrganisationIsNotFound() {
    Activity.Key theirs = away.activity().name("Heidän").make();
    Visitor manager = visitor().as("manager");
    assertThat(manager.post("/work/activities", "id", id(theirs), "name", "Meidän", "kind", "group").status()).isEqualTo(404);
    assertThat(away.count("SELECT count(*) FROM activity WHERE id = :a AND name = 'Heidän'", "a", theirs)).isEqualTo(1);
  }

  @Test
  void anotherOrganisationsActivityIsNotThere() {
    Participant.Key member = away.participant();
    Activity.Key theirs = away.activity().withMembers(member).make();
    Visitor manager = visitor().as("manager");
    for (String page : new String[] {"", "/edit", "/series/new", "/sessions/new", "/cancellations"}) assertThat(manager.get(path(theirs) + page).status()).as(page).isEqualTo(404);
    for (String act : new String[] {"/publication", "/withdrawal", "/ending", "/resumption", "/members/" + id(member) + "/departure"}) {
      assertThat(manager.post(path(theirs) + act).status()).as(act).isEqualTo(404);
    }
    assertThat(manager.post(path(theirs), "name", "Kaapattu", "kind", "group").status()).isEqualTo(404);
    assertThat(away.count("SELECT count(*) FROM activity WHERE id = :a AND published_at IS NOT NULL AND ended_at IS NULL AND name <> 'Kaapattu'", "a", theirs)).isEqualTo(1);
  }

  @Test
  void publishingAndTakingBack() {
    Activity.Key activity = world.activity().draft().make();
    Visitor manager = visitor().as("manager");
    assertThat(manager.get(path(activity)).text()).contains("Luonnos");
    manager.submit(manager.get(path(activity)).page(), "form[action$=publication]");
    assertThat(manager.get(path(activity)).text()).contains("Julkaistu");
    manager.submit(manager.get(path(activity)).page(), "form[action$=withdrawal]");
    assertThat(manager.get(path(activity)).text()).contains("Luonnos");
  }

  @Test
  void endingCancelsWhatWasToCome() {
    Activity.Key activity = world.activity().make();
    Session.Key past = world.session(activity).on(LocalDate.of(2026, 11, 16)).make();
    Session.Key coming = world.session(activity).on(LocalDate.of(2026, 11, 30)).make();
    Visitor manager = visitor().as("manager");
    manager.submit(manager.get(path(activity)).page(), "form[action$=ending]");
    assertThat(world.count("SELECT count(*) FROM activity_session WHERE id = :s AND cancelled_at IS NOT NULL", "s", coming)).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM activity_session WHERE id = :s AND cancelled_at IS NULL", "s", past)).isEqualTo(1);
    assertThat(manager.get(path(activity)).text()).contains("Päättynyt 22.11.2026");
    manager.submit(manager.get(path(activity)).page(), "form[action$=resumption]");
    assertThat(manager.get(path(activity)).text()).doesNotContain("Päättynyt 22.11.2026");
  }

  @Test
  void aMemberLeavesAndComesBack() {
    Participant.Key member = world.participant(ActivityWorld.unique("Aino"));
    Activity.Key activity = world.activity().withMembers(member).make();
    Visitor manager = visitor().as("manager");
    manager.submit(manager.get(path(activity)).page(), "form[action$=departure]");
    assertThat(world.count("SELECT count(*) FROM activity_member WHERE participant_id = :p AND left_on = '2026-11-22'", "p", member)).isEqualTo(1);
    manager.submit(manager.get(path(activity)).page(), "form[action$=return]");
    assertThat(world.count("SELECT count(*) FROM activity_member WHERE participant_id = :p AND left_on IS NULL", "p", member)).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM platform_audit WHERE action = 'activity.see-activities' AND :p = ANY (subjects)", "p", member.value())).isPositive();
    assertThat(manager.post(path(activity) + "/members/" + id(away.participant()) + "/departure").status()).isEqualTo(404);
  }

  @Test
  void pastSessionsKeepThePlaceTheyWereHeldAt() {
    Place.Key before = world.place();
    Activity.Key activity = world.activity().at(before).make();
    Session.Key past = world.session(activity).on(LocalDate.of(2026, 11, 16)).make();
    Session.Key coming = world.session(activity).on(LocalDate.of(2026, 11, 30)).make();
    Visitor manager = visitor().as("manager");
    manager.submit(manager.get(path(activity) + "/edit").page(), "main form", "where", id(world.place()));
    assertThat(world.count("SELECT count(*) FROM activity_session WHERE id = :s AND place_id = :p", "s", past, "p", before)).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM activity_session WHERE id = :s AND place_id IS NULL", "s", coming)).isEqualTo(1);
  }

  @Test
  void htmxGetsTheListAlone() {
    Visitor manager = visitor().as("manager");
    Answer part = manager.get("/work/activities?q=zzz", "HX-Request", "true");
    assertThat(part.body()).startsWith("<section id=\"work-activities\"").doesNotContain("<html");
  }

  private static String list(Visitor visitor, String query) {
    return visitor.get("/work/activities?" + query).page().selectFirst("#work-activities").text();
  }

  private static String path(Activity.Key activity) {
    return ActivityPages.path(activity);
  }

  private static String id(Key key) {
    return key.value().toString();
  }

  private static String id(Staff.Key key) {
    return key.value().toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
