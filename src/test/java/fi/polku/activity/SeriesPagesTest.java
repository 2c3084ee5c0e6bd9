package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Attendance.Presence;
import fi.polku.platform.db.Key;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesPagesTest extends PolkuTest {
  private ActivityWorld world;
  private Activity.Key activity;
  private Visitor manager;

  @BeforeEach
  void anActivity() {
    world = ActivityWorld.home(database);
    activity = world.activity().make();
    manager = visitor().as("manager");
  }

  @Test
  void theDaysAreShownBeforeTheyAreSaved() {
    Document preview = preview("weekday", "1", "first", "2027-01-11", "last", "2027-05-24", "starts", "12:00", "ends", "15:00").page();
    assertThat(preview.selectFirst("#series-preview").text()).contains("20 kertaa, 11.1.2027–24.5.2027").contains("maanantai 29.3.");
    assertThat(sessions("true")).isZero();
    Answer saved = manager.submit(preview, "form[action$=series]", "step", "save", "skip", "2027-03-29");
    assertThat(saved.status()).isEqualTo(303);
    assertThat(manager.get(saved.location()).text()).contains("19 kertaa lisättiin").contains("ei 29.3.2027");
    assertThat(sessions("series_date IS NOT NULL AND (starts AT TIME ZONE 'Europe/Helsinki')::time = '12:00' AND (ends AT TIME ZONE 'Europe/Helsinki')::time = '15:00'")).isEqualTo(19);
    assertThat(manager.submit(preview, "form[action$=series]", "step", "save", "skip", "2027-03-29").status()).isEqualTo(303);
    assertThat(sessions("true")).isEqualTo(19);
  }

  @Test
  void whatWasNotSeenIsShownAgain() {
    Document preview = preview("weekday", "1", "first", "2027-01-11", "last", "2027-01-25", "starts", "12:00", "ends", "15:00").page();
    Answer again = manager.submit(preview, "form[action$=series]", "step", "save", "last", "2027-02-08");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("Tiedot muuttuivat esikatselun jälkeen").contains("5 kertaa");
    assertThat(sessions("true")).isZero();
  }

  @Test
  void aWrongSeriesComesBack() {
    Answer answer = preview("first", "2027-01-11", "last", "2027-01-01", "starts", "12:00", "ends", "11:00", "title", "Keskusteluja");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("#errors a").eachAttr("href")).contains("#weekdays");
    assertThat(answer.page().select("#title").val()).isEqualTo("Keskusteluja");
    assertThat(preview("weekday", "1", "first", "2027-01-11", "last", "2027-01-01", "starts", "12:00", "ends", "13:00").page().select("#errors a").eachAttr("href")).containsExactly("#last");
    assertThat(preview("weekday", "1", "first", "2027-01-12", "last", "2027-01-15", "starts", "12:00", "ends", "13:00").text()).contains("ei tule yhtään kertaa");
  }

  @Test
  void fromADayOnTheSeriesFollowsAnotherRule() {
    Series.Key series = mondays();
    Session.Key marked = session(LocalDate.of(2026, 12, 7));
    world.mark(marked, world.participant(), Presence.PRESENT);
    Session.Key moved = session(LocalDate.of(2026, 12, 14));
    world.run("UPDATE activity_session SET starts = starts + interval '1 hour', ends = ends + interval '1 hour', moved_at = now() WHERE id = :s", "s", moved);
    String path = ActivityPages.path(activity) + "/series/" + series.value();
    Document form = manager.get(path + "/edit").page();
    Document preview = manager.submit(form, "form[action$=" + series.value() + "]", "step", "preview", "first", "2026-12-07", "starts", "10:00", "ends", "11:00").page();
    assertThat(preview.selectFirst("#series-preview").text()).contains("1 kerta pysyy ennallaan").contains("7.12.2026");
    Answer saved = manager.submit(preview, "form[action$=" + series.value() + "]", "step", "save");
    assertThat(saved.status()).isEqualTo(303);
    assertThat(sessions("series_id = '" + series.value() + "'")).isEqualTo(2);
    assertThat(sessions("id = '" + marked.value() + "' AND series_id IS NULL AND (starts AT TIME ZONE 'Europe/Helsinki')::time = '12:00'")).isEqualTo(1);
    assertThat(sessions("id = '" + moved.value() + "' AND series_date = '2026-12-14' AND (starts AT TIME ZONE 'Europe/Helsinki')::time = '13:00'")).isEqualTo(1);
    assertThat(sessions("series_date >= '2026-12-07' AND (starts AT TIME ZONE 'Europe/Helsinki')::time = '10:00'")).isEqualTo(1);
    assertThat(sessions("true")).isEqualTo(5);
    assertThat(manager.submit(preview, "form[action$=" + series.value() + "]", "step", "save").status()).isEqualTo(303);
    assertThat(world.count("SELECT count(*) FROM activity_series WHERE activity_id = :a", "a", activity)).isEqualTo(2);
  }

  @Test
  void theWholeSeriesChangedKeepsItsIdAndItsSessions() {
    Series.Key series = mondays();
    Session.Key first = session(LocalDate.of(2026, 11, 23));
    Document form = manager.get(ActivityPages.path(activity) + "/series/" + series.value() + "/edit").page();
    Document preview = manager.submit(form, "form[action$=" + series.value() + "]", "step", "preview", "last", "2027-01-04").page();
    manager.submit(preview, "form[action$=" + series.value() + "]", "step", "save");
    assertThat(sessions("series_id = '" + series.value() + "'")).isEqualTo(7);
    assertThat(sessions("id = '" + first.value() + "'")).isEqualTo(1);
  }

  @Test
  void aSeriesEndsEarlierButMarkedSessionsStay() {
    Series.Key series = mondays();
    Session.Key marked = session(LocalDate.of(2026, 12, 21));
    world.heads(marked, 3);
    Answer answer = manager.post(ActivityPages.path(activity) + "/series/" + series.value() + "/ending", "end", "2026-11-30");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(manager.get(answer.location()).text()).contains("2 kertaa poistettiin");
    assertThat(sessions("series_id = '" + series.value() + "'")).isEqualTo(2);
    assertThat(sessions("id = '" + marked.value() + "' AND series_id IS NULL")).isEqualTo(1);
    Answer wrong = manager.post(ActivityPages.path(activity) + "/series/" + series.value() + "/ending", "end", "2030-01-01");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().selectFirst("#end").val()).isEqualTo("2030-01-01");
  }

  @Test
  void aRoomTakenByOthersIsToldBeforeAndAfter() {
    Place.Key place = world.place();
    Room.Key room = world.room(place, "Sali");
    Activity.Key other = world.activity().name(ActivityWorld.unique("Tanssi")).at(place, room).make();
    world.session(other).starts(LocalDateTime.of(2027, 1, 18, 14, 0)).make();
    String where = place.value() + "/" + room.value();
    Document preview = preview("weekday", "1", "first", "2027-01-11", "last", "2027-01-25", "starts", "12:00", "ends", "15:00", "where", where).page();
    assertThat(preview.selectFirst("#skips").text()).containsOnlyOnce("Huoneessa on Tanssi");
    Answer saved = manager.submit(preview, "form[action$=series]", "step", "save");
    assertThat(saved.status()).isEqualTo(303);
    assertThat(manager.get(saved.location()).text()).contains("Huone on varattu kahdesti").contains("Tanssi");
  }

  @Test
  void foreignIdsMakeNoSeries() {
    ActivityWorld away = ActivityWorld.away(database);
    Activity.Key theirs = away.activity().make();
    String foreign = id(away.place());
    Document preview = preview("weekday", "1", "first", "2027-01-11", "last", "2027-01-25", "starts", "12:00", "ends", "15:00", "where", foreign).page();
    assertThat(manager.submit(preview, "form[action$=series]", "step", "save", "where", foreign).status()).isEqualTo(404);
    Series.Key own = mondays();
    String elsewhere = ActivityPages.path(world.activity().make()) + "/series/" + own.value();
    assertThat(manager.get(elsewhere + "/edit").status()).isEqualTo(404);
    assertThat(manager.post(elsewhere + "/ending", "end", "2026-11-30").status()).isEqualTo(404);
    assertThat(manager.post(ActivityPages.path(theirs) + "/series", "id", UUID.randomUUID().toString(), "weekday", "1", "every", "1", "first", "2027-01-11", "last", "2027-01-25",
        "starts", "12:00", "ends", "15:00", "step", "save", "seen", "1|1|2027-01-11|2027-01-25|12:00|15:00|").status()).isEqualTo(404);
    assertThat(sessions("true")).isEqualTo(5);
    assertThat(away.count("SELECT count(*) FROM activity_session WHERE activity_id = :a", "a", theirs)).isZero();
  }

  private Answer preview(String... typed) {
    List<String> fields = new java.util.ArrayList<>(List.of(typed));
    fields.addAll(List.of("step", "preview"));
    return manager.submit(manager.get(ActivityPages.path(activity) + "/series/new").page(), "form[action$=series]", fields.toArray(String[]::new));
  }

  /** Five Mondays from tomorrow, 12 to 15. */
  private Series.Key mondays() {
    Document preview = preview("weekday", "1", "first", "2026-11-23", "last", "2026-12-21", "starts", "12:00", "ends", "15:00").page();
    manager.submit(preview, "form[action$=series]", "step", "save");
    return new Series.Key(UUID.fromString(preview.selectFirst("input[name=id]").val()));
  }

  private Session.Key session(LocalDate date) {
    return database.in(world.scope(), tx -> tx.query("SELECT id FROM activity_session WHERE activity_id = :a AND series_date = :d").bind("a", activity).bind("d", date).mapTo(Session.Key.class).one());
  }

  private long sessions(String condition) {
    return world.count("SELECT count(*) FROM activity_session WHERE activity_id = :a AND " + condition, "a", activity);
  }

  private static String id(Key key) {
    return key.value().toString();
  }
}
