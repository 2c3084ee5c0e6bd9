package fi.polku.activity;

import fi.polku.platform.db.Tx;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Keeps the demo living: series run on for eight weeks, the leader's group meets today, and its roster is half marked. */
record DemoDay(Tx tx, LocalDate today, Instant now) {
  private static final int DAYS_AHEAD = 56;

  void live() {
    goOn();
    meetToday();
    beginMarking();
  }

  /** Every series that has not ended, by its own rule; what is there already stays as it is. */
  private void goOn() {
    tx.update("""
            UPDATE activity_series r
            SET last_on = greatest(r.last_on, :until)
            FROM activity a
            WHERE r.organisation_id = :organisation AND a.organisation_id = r.organisation_id AND a.id = r.activity_id AND a.external_id LIKE 'demo-%' AND a.ended_at IS NULL
              AND :until <= r.first_on + 1100
            """)
        .bind("until", today.plusDays(DAYS_AHEAD))
        .execute();
    tx.update("""
            INSERT INTO activity_session (organisation_id, activity_id, series_id, series_date, starts, ends)
            SELECT r.organisation_id, r.activity_id, r.id, d.day::date, (d.day + r.starts_at) AT TIME ZONE 'Europe/Helsinki', (d.day + r.ends_at) AT TIME ZONE 'Europe/Helsinki'
            FROM activity_series r
            JOIN activity a ON a.organisation_id = r.organisation_id AND a.id = r.activity_id AND a.external_id LIKE 'demo-%' AND a.ended_at IS NULL
            CROSS JOIN LATERAL generate_series(greatest(r.first_on, :today)::timestamp, r.last_on::timestamp, interval '1 day') AS d (day)
            WHERE r.organisation_id = :organisation
              AND extract(isodow FROM d.day) = ANY (r.weekdays)
              AND d.day::date <> ALL (r.skipped_on)
              AND (date_trunc('week', d.day)::date - date_trunc('week', r.first_on::timestamp)::date) / 7 % r.every_weeks = 0
            ON CONFLICT (series_id, series_date) DO NOTHING
            """)
        .bind("today", today)
        .execute();
  }

  /** The leader's own group has a session today: whatever weekday it is, about now. */
  private void meetToday() {
    LocalTime clock = now.atZone(Helsinki.ZONE).toLocalTime();
    int hour = clock.getHour() < 8 || clock.getHour() > 19 ? 10 : Math.max(8, clock.getHour() - 1);
    tx.update("""
            INSERT INTO activity_session (organisation_id, activity_id, starts, ends)
            SELECT a.organisation_id, a.id, :starts, :ends
            FROM activity a
            WHERE a.organisation_id = :organisation AND a.external_id = 'demo-reeraa-sampola'
              AND NOT EXISTS (
                SELECT FROM activity_session s
                WHERE s.organisation_id = a.organisation_id AND s.activity_id = a.id AND s.starts >= :begins AND s.starts < :over)
            """)
        .bind("starts", Helsinki.instant(today.atTime(hour, 0)))
        .bind("ends", Helsinki.instant(today.atTime(hour + 3, 0)))
        .bind("begins", Helsinki.start(today))
        .bind("over", Helsinki.end(today))
        .execute();
  }

  /** Five of the group's twelve are marked; seven are still to be. */
  private void beginMarking() {
    tx.update("""
            INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes, marked_at)
            SELECT s.organisation_id, s.id, m.participant_id, CASE WHEN m.place = 5 THEN 'excused' ELSE 'present' END,
              CASE WHEN m.place < 5 THEN extract(epoch FROM s.ends - s.starts) / 60 END, :now
            FROM activity a
            JOIN activity_session s ON s.organisation_id = a.organisation_id AND s.activity_id = a.id AND s.starts >= :begins AND s.starts < :over AND s.cancelled_at IS NULL
            JOIN (
              SELECT m.activity_id, m.participant_id, row_number() OVER (PARTITION BY m.activity_id ORDER BY m.participant_id) AS place
              FROM activity_member m
              WHERE m.organisation_id = :organisation AND m.left_on IS NULL
            ) m ON m.activity_id = a.id AND m.place <= 5
            WHERE a.organisation_id = :organisation AND a.external_id = 'demo-reeraa-sampola'
              AND NOT EXISTS (SELECT FROM activity_attendance t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
            """)
        .bind("now", now)
        .bind("begins", Helsinki.start(today))
        .bind("over", Helsinki.end(today))
        .execute();
  }
}
