package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sessions of days, as those who work see them: leaders their own, others all. */
@Component
class Days {
  private static final int LOOKING_BACK = 14;
  private static final int MOST_UNFINISHED = 12;
  private static final int MOST = 500;

  private final Database database;

  Days(Database database) {
    this.database = database;
  }

  Day get(Scope scope, LocalDate day) {
    return new Day(list(scope, Helsinki.start(day), Helsinki.end(day), false, MOST));
  }

  /** Sessions of the last two weeks that nobody has closed: own first, the latest first. */
  List<Day.Item> unfinished(Scope scope, LocalDate today) {
    return list(scope, Helsinki.start(today.minusDays(LOOKING_BACK)), Helsinki.start(today), true, MOST_UNFINISHED);
  }

  private List<Day.Item> list(Scope scope, Instant from, Instant to, boolean unfinished, int most) {
    return database.in(scope, tx -> tx.query("""
            WITH mine AS (
              SELECT s.organisation_id, s.id, s.activity_id, s.title, s.starts, s.ends, s.place_id, s.room_id, s.notice, s.cancelled_at, s.moved_at, s.closed_at,
                EXISTS (
                  SELECT FROM activity_leader l
                  WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor) AS own
              FROM activity_session s
              WHERE s.organisation_id = :organisation AND s.starts >= :from AND s.starts < :to
                AND (NOT :unfinished OR (s.closed_at IS NULL AND s.cancelled_at IS NULL))
            ), shown AS (
              SELECT organisation_id, id, activity_id, title, starts, ends, place_id, room_id, notice, cancelled_at, moved_at, closed_at, own
              FROM mine
              WHERE :everyActivity OR own
              ORDER BY own DESC, CASE WHEN :unfinished THEN starts END DESC, starts, id
              LIMIT :most
            )
            SELECT s.id, a.name, s.title, s.starts, s.ends, p.name AS place, r.name AS room, s.notice, s.cancelled_at, s.moved_at, s.closed_at, s.own,
              c.came, c.not_marked, h.heads
            FROM shown s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            LEFT JOIN activity_place p ON p.organisation_id = s.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
            LEFT JOIN activity_room r ON r.organisation_id = s.organisation_id AND r.id = CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END
            CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE t.presence IN ('present', 'partly')) AS came,
                count(*) FILTER (WHERE e.expected AND coalesce(t.presence, 'not-marked') = 'not-marked') AS not_marked
              FROM activity_roster e
              LEFT JOIN activity_attendance t ON t.organisation_id = e.organisation_id AND t.session_id = e.session_id AND t.participant_id = e.participant_id
              WHERE e.organisation_id = s.organisation_id AND e.session_id = s.id
            ) c
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(latest.heads), 0) AS heads
              FROM (
                SELECT DISTINCT ON (n.door) n.heads
                FROM activity_headcount n
                WHERE n.organisation_id = s.organisation_id AND n.session_id = s.id
                ORDER BY n.door, n.counted_at DESC
              ) latest
            ) h
            ORDER BY s.own DESC, CASE WHEN :unfinished THEN s.starts END DESC, s.starts, a.name, s.id
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("unfinished", unfinished)
        .bind("most", most)
        .mapTo(Day.Item.class)
        .list());
  }
}
