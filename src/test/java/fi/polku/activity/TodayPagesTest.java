package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Attendance.Presence;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TodayPagesTest extends PolkuTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private ActivityWorld home;

  @BeforeEach
  void home() {
    home = ActivityWorld.home(database);
  }

  @Test
  void theDayIsInThreePartsByTheClock() {
    Activity.Key group = home.activity().ledByLeader().withMembers(home.participant()).make();
    Session.Key now = home.session(group).starts(TODAY.atTime(9, 0)).notice("Ovi on takana").make();
    Session.Key later = home.session(group).starts(TODAY.atTime(14, 0)).make();
    Session.Key before = home.session(group).starts(TODAY.atTime(6, 0)).minutes(60).make();
    Document page = visitor().as("leader").get("/today").page();
    assertThat(page.select(".day-now a[href=/sessions/" + now.value() + "]")).hasSize(1);
    assertThat(row(page, now).text()).contains("nyt").contains("1 merkitsemättä").contains("Ovi on takana").contains("Oma");
    assertThat(page.select(".day-next a[href=/sessions/" + later.value() + "]")).hasSize(1);
    assertThat(row(page, later).text()).contains("1 odotettu").doesNotContain("merkitsemättä");
    assertThat(page.select(".day-earlier a[href=/sessions/" + before.value() + "]")).hasSize(1);
  }

  @Test
  void aLeaderSeesOwnSessionsOnlyAndOthersAll() {
    Session.Key others = home.session(home.activity().make()).on(TODAY).make();
    Session.Key elsewhere = ActivityWorld.away(database).session(ActivityWorld.away(database).activity().make()).on(TODAY).make();
    assertThat(visitor().as("leader").get("/today").body()).doesNotContain(others.value().toString());
    String coach = visitor().as("coach").get("/today").body();
    assertThat(coach).contains(others.value().toString()).doesNotContain(elsewhere.value().toString());
    assertThat(visitor().as("other-manager").get("/today").body()).contains(elsewhere.value().toString()).doesNotContain(others.value().toString());
  }

  @Test
  void whatWasLeftUnfinishedIsShownUntilItIsClosed() {
    Activity.Key group = home.activity().ledByLeader().make();
    Session.Key open = home.session(group).on(TODAY.minusDays(1)).make();
    home.join(group, home.participant());
    home.mark(open, home.participant(), Presence.PRESENT);
    Session.Key closed = home.session(group).on(TODAY.minusDays(1)).closed().make();
    Session.Key cancelled = home.session(group).on(TODAY.minusDays(1)).cancelled().make();
    Session.Key old = home.session(group).on(TODAY.minusDays(30)).make();
    Visitor leader = visitor().as("leader");
    Document page = leader.get("/today").page();
    assertThat(row(page, open).text()).contains("lauantai 21.11.").contains("1 paikalla").contains("1 merkitsemättä");
    assertThat(page.html()).doesNotContain(closed.value().toString()).doesNotContain(cancelled.value().toString()).doesNotContain(old.value().toString());
    leader.post("/sessions/" + open.value() + "/closure");
    assertThat(leader.get("/today").body()).doesNotContain(open.value().toString());
  }

  @Test
  void anotherDayIsOneStepAway() {
    Activity.Key group = home.activity().ledByLeader().make();
    Session.Key tomorrow = home.session(group).on(TODAY.plusDays(1)).cancelled().make();
    Visitor leader = visitor().as("leader");
    String next = leader.get("/today").page().selectFirst(".day-nav a[rel=next]").attr("href");
    assertThat(next).isEqualTo("/today?day=2026-11-23");
    assertThat(row(leader.get(next).page(), tomorrow).text()).contains("Peruttu");
    assertThat(leader.get("/today?day=eilen").page().title()).startsWith("Tänään");
  }

  @Test
  void nobodySeesTheDayWithoutLoggingIn() {
    assertThat(visitor().get("/today").location()).contains("/login?next=");
  }

  private static Element row(Document page, Session.Key session) {
    return page.selectFirst(".when:has(a[href=/sessions/" + session.value() + "])");
  }
}
