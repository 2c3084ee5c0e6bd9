package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancelling and moving sessions, one or many in one act with one message to everybody; and taking a cancellation back. */
@Component
class Cancellations {
  private final Database database;
  private final Activities activities;
  private final Places places;

  Cancellations(Database database, Activities activities, Places places) {
    this.database = database;
    this.activities = activities;
    this.places = places;
  }

  /** A session that was chosen on a page, and when it began then. */
  record Picked(Session.Key id, Instant was) {}

  /** The page it was chosen on: of one activity, or of one place. */
  record Of(Activity.@Nullable Key activity, Place.@Nullable Key place) {}

  /** Where to: so many days later, at other times of the day, in another place; each only when given. */
  record Move(int days, @Nullable LocalTime startsAt, @Nullable LocalTime endsAt, @Nullable Spot spot) {
    Instant starts(Instant old) {
      LocalDateTime local = Helsinki.local(old).plusDays(days);
      return Helsinki.instant(startsAt == null ? local : local.with(startsAt));
    }

    Instant ends(Instant oldStart, Instant oldEnd) {
      LocalDateTime from = Helsinki.local(starts(oldStart));
      if (endsAt == null || Series.turned(from.toLocalTime(), endsAt)) return starts(oldStart).plus(Duration.between(oldStart, oldEnd));
      return Series.once(from.toLocalDate(), from.toLocalTime(), endsAt).ends();
    }
  }

  private record Row(Session.Key id, Instant starts, Instant ends, @Nullable Instant closedAt) {}

  /** Cancels what is not cancelled yet. Returns how many of the chosen are cancelled now. */
  int cancel(Scope scope, Of of, List<Picked> picked, @Nullable String notice, Instant now) {
    return database.in(scope, tx -> {
      for (Row row : hold(tx, of, picked, Spot.NONE)) {
        tx.update("""
                UPDATE activity_session
                SET cancelled_at = coalesce(cancelled_at, :now), cancelled_by = coalesce(cancelled_by, :actor), notice = :notice
                WHERE organisation_id = :organisation AND id = :session AND closed_at IS NULL
                """)
            .bind("session", row.id).bind("now", now).bind("notice", notice).execute();
      }
      return told(tx, picked);
    });
  }

  /** Takes cancellations back: the sessions are held after all. The message of the cancellation goes with it. */
  int restore(Scope scope, Of of, List<Picked> picked, @Nullable String notice) {
    return database.in(scope, tx -> {
      for (Row row : hold(tx, of, picked, Spot.NONE)) {
        tx.update("""
                UPDATE activity_session
                SET cancelled_at = NULL, cancelled_by = NULL, notice = :notice
                WHERE organisation_id = :organisation AND id = :session AND cancelled_at IS NOT NULL
                """)
            .bind("session", row.id).bind("notice", notice).execute();
      }
      return told(tx, picked);
    });
  }

  /** Moves each; one that stands where it was to be moved already is left there. */
  int move(Scope scope, Of of, List<Picked> picked, Move move, @Nullable String notice, Instant now) {
    return database.in(scope, tx -> {
      if (move.spot != null) places.require(tx, move.spot);
      Map<Session.Key, Instant> was = picked.stream().collect(Collectors.toMap(Picked::id, Picked::was, (one, other) -> one));
      for (Row row : hold(tx, of, picked, move.spot == null ? Spot.NONE : move.spot)) move(tx, row, was.get(row.id), move, notice, now);
      return told(tx, picked);
    });
  }

  private static void move(Tx tx, Row row, Instant was, Move move, @Nullable String notice, Instant now) {
    boolean done = !row.starts.equals(was) && row.starts.equals(move.starts(was));
    if (done) return;
    if (!row.starts.equals(was)) throw new Conflict("activity.conflict.changed");
    tx.update("""
            UPDATE activity_session
            SET starts = :starts, ends = :ends, notice = coalesce(:notice, notice), moved_at = :now, moved_by = :actor,
              place_id = CASE WHEN :keep THEN place_id ELSE :place END, room_id = CASE WHEN :keep THEN room_id ELSE :room END
            WHERE organisation_id = :organisation AND id = :session AND closed_at IS NULL
            """)
        .bind("session", row.id)
        .bind("starts", move.starts(row.starts))
        .bind("ends", move.ends(row.starts, row.ends))
        .bind("notice", notice)
        .bind("now", now)
        .bind("keep", move.spot == null)
        .bind("place", move.spot == null ? null : move.spot.place())
        .bind("room", move.spot == null ? null : move.spot.room())
        .execute();
  }

  /** All the chosen sessions, held; one that is not of this page, or not there, and nothing is done. */
  private List<Row> hold(Tx tx, Of of, List<Picked> picked, Spot target) {
    List<UUID> ids = picked.stream().map(p -> p.id.value()).distinct().toList();
    tx.query("SELECT DISTINCT activity_id FROM activity_session WHERE organisation_id = :organisation AND id = ANY (:ids) ORDER BY activity_id")
        .bindArray("ids", UUID.class, ids)
        .mapTo(Activity.Key.class)
        .list()
        .forEach(activity -> activities.hold(tx, activity));
    List<Row> rows = tx.query("""
            SELECT s.id, s.starts, s.ends, s.closed_at
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE s.organisation_id = :organisation AND s.id = ANY (:ids)
              AND (:activity::uuid IS NULL OR s.activity_id = :activity)
              AND (:place::uuid IS NULL OR coalesce(s.place_id, a.place_id) IN (:place, :target::uuid))
            ORDER BY s.id
            FOR UPDATE OF s
            """)
        .bindArray("ids", UUID.class, ids)
        .bind("activity", of.activity)
        .bind("place", of.place)
        .bind("target", target.place())
        .mapTo(Row.class)
        .list();
    if (rows.size() < ids.size()) throw new NotFound();
    if (rows.stream().anyMatch(row -> row.closedAt != null)) throw new Conflict("activity.conflict.closed");
    return rows;
  }

  private static int told(Tx tx, List<Picked> picked) {
    List<Session.Key> sessions = picked.stream().map(Picked::id).distinct().toList();
    tx.audit(tx.scope().action(), List.of(), sessions, sessions.size());
    return sessions.size();
  }
}
