package fi.polku.activity;

import fi.polku.activity.SessionRow.Clash;
import fi.polku.activity.SessionRow.Taken;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which rooms are taken when; a room taken twice is told of, never forbidden. */
@Component
class Bookings {
  private final Database database;

  Bookings(Database database) {
    this.database = database;
  }

  /** The sessions of an activity, or at a place, that share their room with another at the same time. */
  List<Clash> clashes(Scope scope, Activity.@Nullable Key activity, Place.@Nullable Key place, Instant from, Instant to) {
    return database.in(scope, tx -> tx.query("""
            WITH booked AS (
              SELECT s.organisation_id, s.id, s.activity_id, concat_ws(': ', a.name, s.title) AS name, s.starts, s.ends,
                CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END AS room_id
              FROM activity_session s
              JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
              WHERE s.organisation_id = :organisation AND s.cancelled_at IS NULL AND s.ends > :from AND s.starts < :to)
            SELECT mine.id AS session_id, mine.starts, r.name AS room, other.id AS other_id, other.name AS other_name, other.starts AS other_starts, other.ends AS other_ends
            FROM booked mine
            JOIN booked other ON other.room_id = mine.room_id AND other.id <> mine.id AND other.starts < mine.ends AND other.ends > mine.starts
            JOIN activity_room r ON r.organisation_id = mine.organisation_id AND r.id = mine.room_id
            WHERE (:activity::uuid IS NULL OR mine.activity_id = :activity)
              AND (:place::uuid IS NULL OR (r.place_id = :place AND (mine.starts, mine.id) < (other.starts, other.id)))
            ORDER BY mine.starts, other.starts, mine.id
            LIMIT 50
            """)
        .bind("activity", activity)
        .bind("place", place)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Clash.class)
        .list());
  }

  /** What others do in a room; nothing without a room. @param except sessions of this series do not count */
  List<Taken> taken(Scope scope, Room.@Nullable Key room, Instant from, Instant to, Series.@Nullable Key except) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id AS session_id, concat_ws(': ', a.name, s.title) AS name, s.starts, s.ends
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE s.organisation_id = :organisation AND s.cancelled_at IS NULL AND s.ends > :from AND s.starts < :to
              AND CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END = :room
              AND (:except::uuid IS NULL OR s.series_id IS DISTINCT FROM :except)
            ORDER BY s.starts, s.id
            """)
        .bind("room", room)
        .bind("from", from)
        .bind("to", to)
        .bind("except", except)
        .mapTo(Taken.class)
        .list());
  }
}
