package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sessions of activities: finding them, making single ones, changing and taking away. */
@Component
class Sessions {
  private final Database database;
  private final Activities activities;
  private final Places places;

  Sessions(Database database, Activities activities, Places places) {
    this.database = database;
    this.activities = activities;
    this.places = places;
  }

  /** Which sessions: of an activity, at a place, or both empty for all; from a moment on, until another, this many at most. */
  record Range(Activity.@Nullable Key activity, Place.@Nullable Key place, Instant from, Instant to, int most) {}

  List<SessionRow> list(Scope scope, Range range) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id, s.activity_id, a.name AS activity_name, s.starts, s.ends, s.title, s.notice, s.place_id AS own_place_id, s.room_id AS own_room_id,
              p.name AS place_name, r.name AS room_name, s.series_id, s.series_date, s.moved_at, s.cancelled_at, s.closed_at,
              (SELECT count(*) FROM activity_attendance t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              + (SELECT count(*) FROM activity_headcount h WHERE h.organisation_id = s.organisation_id AND h.session_id = s.id) AS marks
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            LEFT JOIN activity_place p ON p.organisation_id = s.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
            LEFT JOIN activity_room r ON r.organisation_id = s.organisation_id AND r.id = CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END
            WHERE s.organisation_id = :organisation
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = a.organisation_id AND l.activity_id = a.id AND l.staff_id = :actor))
              AND (:activity::uuid IS NULL OR s.activity_id = :activity)
              AND (:place::uuid IS NULL OR coalesce(s.place_id, a.place_id) = :place)
              AND s.ends > :from AND s.starts < :to
            ORDER BY s.starts, a.name, s.id
            LIMIT :most
            """)
        .bind("activity", range.activity)
        .bind("place", range.place)
        .bind("from", range.from)
        .bind("to", range.to)
        .bind("most", range.most)
        .mapTo(SessionRow.class)
        .list());
  }

  SessionRow get(Scope scope, Session.Key session) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id, s.activity_id, a.name AS activity_name, s.starts, s.ends, s.title, s.notice, s.place_id AS own_place_id, s.room_id AS own_room_id,
              p.name AS place_name, r.name AS room_name, s.series_id, s.series_date, s.moved_at, s.cancelled_at, s.closed_at,
              (SELECT count(*) FROM activity_attendance t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              + (SELECT count(*) FROM activity_headcount h WHERE h.organisation_id = s.organisation_id AND h.session_id = s.id) AS marks
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            LEFT JOIN activity_place p ON p.organisation_id = s.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
            LEFT JOIN activity_room r ON r.organisation_id = s.organisation_id AND r.id = CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END
            WHERE s.organisation_id = :organisation AND s.id = :session
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = a.organisation_id AND l.activity_id = a.id AND l.staff_id = :actor))
            """)
        .bind("session", session)
        .mapTo(SessionRow.class)
        .findOne()
        .orElseThrow(NotFound::new));
  }

  /** Makes one session; made already under this id, nothing changes. */
  void create(Scope scope, Activity.Key activity, Session.Key id, SessionRow.Text text) {
    database.act(scope, tx -> {
      activities.hold(tx, activity);
      places.require(tx, text.spot());
      int made = written(tx.update("""
              INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends, title, notice, place_id, room_id)
              VALUES (:session, :organisation, :activity, :starts, :ends, :title, :notice, :place, :room)
              ON CONFLICT (id) DO NOTHING
              """), text).bind("session", id).bind("activity", activity).execute();
      if (made == 1) tx.audit(List.of(), activity, id);
      else requireOf(tx, activity, id);
    });
  }

  /**
   * Changes one session that is not closed. One whose time or place changes counts as moved, and keeps its place in its series.
   *
   * @param was when it began as the page was shown; moved by somebody else meanwhile, it is a conflict
   */
  void change(Scope scope, Session.Key session, SessionRow.Text text, Instant was, Instant now) {
    database.act(scope, tx -> {
      hold(tx, session);
      places.require(tx, text.spot());
      int changed = written(tx.update("""
              UPDATE activity_session
              SET starts = :starts, ends = :ends, title = :title, notice = :notice, place_id = :place, room_id = :room,
                moved_at = CASE WHEN (starts, ends, place_id, room_id) IS DISTINCT FROM (:starts, :ends, :place::uuid, :room::uuid) THEN :now ELSE moved_at END,
                moved_by = CASE WHEN (starts, ends, place_id, room_id) IS DISTINCT FROM (:starts, :ends, :place::uuid, :room::uuid) THEN :actor ELSE moved_by END
              WHERE organisation_id = :organisation AND id = :session AND closed_at IS NULL AND starts IN (:was, :starts)
              """), text).bind("session", session).bind("was", was).bind("now", now).execute();
      if (changed == 0) throw new Conflict("activity.conflict.changed");
      tx.audit(List.of(), session);
    });
  }

  /** Takes away a session that nobody has marked, counted or closed; its series will not make it anew. */
  void remove(Scope scope, Session.Key session) {
    database.act(scope, tx -> {
      hold(tx, session);
      tx.update("""
              UPDATE activity_series r
              SET skipped_on = array_append(r.skipped_on, s.series_date)
              FROM activity_session s
              WHERE s.organisation_id = :organisation AND s.id = :session AND r.organisation_id = s.organisation_id AND r.id = s.series_id
              """).bind("session", session).execute();
      int removed = tx.update("""
              DELETE FROM activity_session s
              WHERE s.organisation_id = :organisation AND s.id = :session AND s.closed_at IS NULL
                AND NOT EXISTS (SELECT FROM activity_attendance t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
                AND NOT EXISTS (SELECT FROM activity_attendance_past t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
                AND NOT EXISTS (SELECT FROM activity_headcount t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
                AND NOT EXISTS (SELECT FROM activity_door_act t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              """).bind("session", session).execute();
      if (removed == 0) throw new Conflict("activity.conflict.marked");
      tx.audit(List.of(), session);
    });
  }

  /** Holds the activity and then the session, so that nobody marks it meanwhile. */
  private void hold(Tx tx, Session.Key session) {
    activities.hold(tx, tx.query("SELECT activity_id FROM activity_session WHERE organisation_id = :organisation AND id = :session")
        .bind("session", session)
        .mapTo(Activity.Key.class)
        .findOne()
        .orElseThrow(NotFound::new));
    tx.query("SELECT id FROM activity_session WHERE organisation_id = :organisation AND id = :session FOR UPDATE")
        .bind("session", session)
        .mapTo(Session.Key.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  private static void requireOf(Tx tx, Activity.Key activity, Session.Key session) {
    tx.query("SELECT id FROM activity_session WHERE organisation_id = :organisation AND activity_id = :activity AND id = :session")
        .bind("activity", activity)
        .bind("session", session)
        .mapTo(Session.Key.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  private static <S extends SqlStatement<S>> S written(S statement, SessionRow.Text text) {
    return statement
        .bind("starts", text.starts())
        .bind("ends", text.ends())
        .bind("title", text.title())
        .bind("notice", text.notice())
        .bind("place", text.spot().place())
        .bind("room", text.spot().room());
  }
}
