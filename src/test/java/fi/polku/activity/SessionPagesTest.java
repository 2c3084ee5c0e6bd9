package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Attendance.Presence;
import fi.polku.platform.db.Key;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionPagesTest extends PolkuTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  private ActivityWorld world;
  private ActivityWorld away;
  private Activity.Key activity;
  private Visitor manager;

  @BeforeEach
  void anActivity() {
    world = ActivityWorld.home(database);
    away = ActivityWorld.away(database);
    activity = world.activity().make();
    manager = visitor().as("manager");
  }

  @Test
  void oneSessionIsMadeOnce() {
    Document form = manager.get(ActivityPages.path(activity) + "/sessions/new").page();
    String[] typed = {"date", "2026-12-05", "starts", "22:00", "ends", "01:00", "title", "Pikkujoulut"};
    assertThat(manager.submit(form, "main form", typed).status()).isEqualTo(303);
    Answer again = manager.submit(form, "main form", typed);
    assertThat(manager.get(again.location()).text()).contains("lauantai 5.12.").contains("klo 22–1").contains("Pikkujoulut");
    assertThat(count("title = 'Pikkujoulut' AND ends - starts = interval '3 hours'")).isEqualTo(1);
    Answer wrong = manager.submit(form, "main form", "date", "2026-12-05", "starts", "12:00", "ends", "10:00", "title", "Väärin päin");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select("#title").val()).isEqualTo("Väärin päin");
    assertThat(wrong.page().select("#errors a").eachAttr("href")).containsExactly("#ends");
  }

  @Test
  void aMovedSessionKeepsItsDayInTheSeriesAndSaysSo() {
    Session.Key session = world.session(activity).on(MONDAY).make();
    Document form = manager.get(edit(session)).page();
    Answer answer = manager.submit(form, "form[action$=edit]", "starts", "14:00", "ends", "16:00", "notice", "Alamme vasta kahdelta.");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(manager.get(answer.location()).text()).contains("Siirretty").contains("Alamme vasta kahdelta.").contains("klo 14–16");
    assertThat(count("moved_at IS NOT NULL AND moved_by IS NOT NULL")).isEqualTo(1);
    assertThat(manager.submit(form, "form[action$=edit]", "starts", "14:00", "ends", "16:00", "notice", "Alamme vasta kahdelta.").status()).isEqualTo(303);
    assertThat(manager.submit(form, "form[action$=edit]", "starts", "18:00", "ends", "19:00").status()).isEqualTo(409);
  }

  @Test
  void aSessionWithMarksIsNotMovedUnasked() {
    Session.Key session = world.session(activity).on(MONDAY).make();
    world.mark(session, world.participant(), Presence.PRESENT);
    Document form = manager.get(edit(session)).page();
    Answer asked = manager.submit(form, "form[action$=edit]", "starts", "14:00", "ends", "16:00");
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.text()).contains("jo 1 merkintä");
    assertThat(count("moved_at IS NULL")).isEqualTo(1);
    assertThat(manager.submit(form, "form[action$=edit]", "title", "Vain otsikko").status()).isEqualTo(303);
    assertThat(manager.submit(form, "form[action$=edit]", "starts", "14:00", "ends", "16:00", "confirmed", "yes").status()).isEqualTo(303);
    assertThat(count("moved_at IS NOT NULL")).isEqualTo(1);
    assertThat(manager.post("/sessions/" + id(session) + "/removal").status()).isEqualTo(409);
    assertThat(count("true")).isEqualTo(1);
  }

  @Test
  void aClosedSessionIsLeftAlone() {
    Session.Key session = world.session(activity).on(MONDAY).closed().make();
    assertThat(manager.get(edit(session)).page().select("form[action$=edit]")).isEmpty();
    assertThat(manager.post(edit(session), "date", "2026-12-01", "starts", "12:00", "ends", "13:00", "was", "0").status()).isEqualTo(409);
    assertThat(manager.post("/sessions/" + id(session) + "/cancellation").status()).isEqualTo(409);
    assertThat(manager.post("/sessions/" + id(session) + "/removal").status()).isEqualTo(409);
    assertThat(count("cancelled_at IS NULL AND moved_at IS NULL")).isEqualTo(1);
  }

  @Test
  void aMistakeIsTakenAway() {
    Session.Key session = world.session(activity).on(MONDAY).make();
    assertThat(manager.submit(manager.get(edit(session)).page(), "form[action$=removal]").status()).isEqualTo(303);
    assertThat(count("true")).isZero();
  }

  @Test
  void oneSessionIsCancelledWithAMessageAndBack() {
    Session.Key session = world.session(activity).on(MONDAY).make();
    String path = "/sessions/" + id(session) + "/cancellation";
    Answer cancelled = manager.submit(manager.get(path).page(), "main form", "notice", "Ohjaaja on kipeänä. Nähdään ensi viikolla!");
    assertThat(manager.get(cancelled.location()).text()).contains("Kerta on peruttu").contains("Ohjaaja on kipeänä.").contains("Pura peruutus");
    assertThat(count("cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL")).isEqualTo(1);
    Answer back = manager.submit(manager.get(path).page(), "form[action$=restoration]", "notice", "Pidetään sittenkin.");
    assertThat(manager.get(back.location()).text()).contains("kerta pidetään sittenkin").doesNotContain("kipeänä").contains("Pidetään sittenkin.");
    assertThat(count("cancelled_at IS NULL")).isEqualTo(1);
    assertThat(manager.post(path, "notice", "x".repeat(501)).status()).isEqualTo(422);
  }

  @Test
  void aRangeIsCancelledInOneActAndNothingIsChosenBeforehand() {
    Session.Key first = world.session(activity).on(MONDAY).make();
    Session.Key second = world.session(activity).on(MONDAY.plusWeeks(1)).make();
    Session.Key marked = world.session(activity).on(MONDAY.plusWeeks(2)).make();
    world.heads(marked, 2);
    world.session(activity).on(MONDAY.plusWeeks(9)).make();
    Document page = manager.get(range() + "?from=2026-11-23&to=2026-12-31").page();
    assertThat(page.select("input[name=pick]")).hasSize(3).allMatch(box -> !box.hasAttr("checked"));
    Answer none = manager.submit(page, "form[method=post][action$=cancellations]", "act", "cancel", "notice", "Lomalla");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.page().selectFirst("#notice").text()).isEqualTo("Lomalla");
    Answer done = manager.submit(page, "form[method=post][action$=cancellations]", "act", "cancel", "all", "yes", "notice", "Olemme lomalla.");
    assertThat(manager.get(done.location()).text()).contains("2 kertaa on peruttu");
    assertThat(count("cancelled_at IS NOT NULL AND notice = 'Olemme lomalla.'")).isEqualTo(2);
    assertThat(count("id = '" + id(marked) + "' AND cancelled_at IS NULL")).isEqualTo(1);
    Answer back = manager.submit(page, "form[method=post][action$=cancellations]", "act", "restore", "all", "yes", "notice", "");
    assertThat(back.status()).isEqualTo(303);
    assertThat(count("cancelled_at IS NULL AND notice IS NULL")).isEqualTo(4);
    assertThat(world.count("SELECT count(*) FROM platform_audit WHERE action = 'activity.cancel-sessions' AND :a = ANY (objects) AND :b = ANY (objects)", "a", first.value(), "b", second.value())).isEqualTo(2);
  }

  @Test
  void aRangeIsMovedOnceHoweverOftenItIsSent() {
    world.session(activity).on(MONDAY).make();
    world.session(activity).on(MONDAY.plusWeeks(1)).make();
    Document page = manager.get(range() + "?from=2026-11-23&to=2026-12-31").page();
    String[] typed = {"act", "move", "all", "yes", "days", "1", "starts", "10:00", "notice", "Siirrymme tiistaihin."};
    assertThat(manager.submit(page, "form[method=post][action$=cancellations]", typed).status()).isEqualTo(303);
    assertThat(manager.submit(page, "form[method=post][action$=cancellations]", typed).status()).isEqualTo(303);
    assertThat(count("extract(isodow FROM starts AT TIME ZONE 'Europe/Helsinki') = 2 AND (starts AT TIME ZONE 'Europe/Helsinki')::time = '10:00' AND ends - starts = interval '3 hours' AND moved_at IS NOT NULL")).isEqualTo(2);
    assertThat(manager.submit(page, "form[method=post][action$=cancellations]", "act", "move", "all", "yes").text()).contains("mihin kerrat siirretään");
  }

  @Test
  void everythingAtAPlaceIsMovedElsewhere() {
    Place.Key burst = world.place();
    Place.Key other = world.place();
    Activity.Key here = world.activity().at(burst).make();
    Activity.Key guest = world.activity().make();
    world.session(here).on(MONDAY).make();
    world.session(guest).on(MONDAY).at(burst).make();
    String path = PlaceEditPages.path(burst) + "/cancellations";
    Document page = manager.get(path).page();
    assertThat(page.select("input[name=pick]")).hasSize(2);
    String[] typed = {"act", "move", "all", "yes", "where", id(other), "notice", "Putkirikko."};
    assertThat(manager.submit(page, "form[method=post][action$=cancellations]", typed).status()).isEqualTo(303);
    assertThat(manager.submit(page, "form[method=post][action$=cancellations]", typed).status()).isEqualTo(303);
    assertThat(world.count("SELECT count(*) FROM activity_session WHERE place_id = :p AND notice = 'Putkirikko.'", "p", other)).isEqualTo(2);
  }

  @Test
  void foreignAndOtherSessionsInTheFormChangeNothing() {
    Session.Key own = world.session(activity).on(MONDAY).make();
    Session.Key sibling = world.session(world.activity().make()).on(MONDAY).make();
    Session.Key theirs = away.session(away.activity().make()).on(MONDAY).make();
    for (Session.Key wrong : new Session.Key[] {sibling, theirs}) {
      for (String act : new String[] {"cancel", "restore", "move"}) {
        Answer answer = manager.post(range(), "act", act, "days", "1", "notice", "x", "pick", pick(own), "pick", pick(wrong));
        assertThat(answer.status()).as(act).isEqualTo(404);
      }
    }
    assertThat(manager.post(range(), "act", "move", "where", id(away.place()), "pick", pick(own)).status()).isEqualTo(404);
    assertThat(manager.post(edit(own), "date", "2026-12-01", "starts", "12:00", "ends", "13:00", "was", "1", "where", id(away.place())).status()).isEqualTo(404);
    for (String page : new String[] {"/edit", "/cancellation"}) {
      assertThat(manager.get("/sessions/" + id(theirs) + page).status()).isEqualTo(404);
      assertThat(manager.post("/sessions/" + id(theirs) + page, "date", "2026-12-01", "starts", "12:00", "ends", "13:00").status()).isEqualTo(404);
    }
    assertThat(manager.post("/sessions/" + id(theirs) + "/removal").status()).isEqualTo(404);
    assertThat(manager.post("/sessions/" + id(theirs) + "/restoration").status()).isEqualTo(404);
    assertThat(count("cancelled_at IS NULL AND moved_at IS NULL AND notice IS NULL")).isEqualTo(1);
    assertThat(away.count("SELECT count(*) FROM activity_session WHERE id = :s AND cancelled_at IS NULL AND moved_at IS NULL", "s", theirs)).isEqualTo(1);
  }

  private String range() {
    return ActivityPages.path(activity) + "/cancellations";
  }

  private String pick(Session.Key session) {
    return id(session) + "@" + MONDAY.atTime(10, 0).toEpochSecond(java.time.ZoneOffset.UTC);
  }

  private String edit(Session.Key session) {
    return "/sessions/" + id(session) + "/edit";
  }

  private long count(String condition) {
    return world.count("SELECT count(*) FROM activity_session WHERE activity_id = :a AND " + condition, "a", activity);
  }

  private static String id(Key key) {
    return key.value().toString();
  }
}
