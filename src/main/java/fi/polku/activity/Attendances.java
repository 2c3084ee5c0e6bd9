package fi.polku.activity;

import fi.polku.activity.Attendance.Hand;
import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was there: one row for each person at each session, and what it said before it was corrected. */
@Component
class Attendances {

  /**
   * What one mark met.
   *
   * @param seen the session and the person are there for this scope
   * @param ahead the day of the session is still to come: staff write down what has been, who has let them know that they do not come, and take back what has not
   */
  record Met(boolean seen, boolean closed, boolean ahead) {}

  /**
   * Marks one person at one session, with its line in the audit log, in one statement.
   *
   * <p>The same mark again changes nothing. A person who is there without given minutes was there for the whole session, but at an open
   * place, where nobody stays for as long as it is open, and one who was partly there: their minutes nobody knows; minutes given earlier stay while
   * the presence stays. The door never overrules what staff have written of someone who is there, nor a later mark; it takes back its own mark only.
   *
   * @param minutes of presence; ignored for those who were not there
   * @throws NotFound when the session (cancelled ones too) or the person is not there for this scope
   * @throws Conflict "activity.roster.closed" when the session has been closed, "activity.roster.ahead" when its day is still to come
   */
  void mark(Tx tx, Session.Key session, Participant.Key participant, Presence presence, @Nullable Integer minutes, Hand hand, Instant at) {
    Met met = tx.query("""
            WITH target AS (
              SELECT s.organisation_id, s.id, s.closed_at, CASE WHEN k.kind <> 'drop-in' THEN least(1440, extract(epoch FROM s.ends - s.starts) / 60)::integer END AS whole,
                :hand = 'roster' AND :presence NOT IN ('excused', 'not-marked')
                  AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date > (:at::timestamptz AT TIME ZONE 'Europe/Helsinki')::date AS ahead
              FROM activity_session s
              JOIN activity k ON k.organisation_id = s.organisation_id AND k.id = s.activity_id
              WHERE s.id = :session AND s.organisation_id = :organisation AND s.cancelled_at IS NULL
                AND (:everyActivity OR EXISTS (
                  SELECT FROM activity_leader l
                  WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor))
                AND EXISTS (
                  SELECT FROM participant p
                  WHERE p.organisation_id = :organisation AND p.id = :participant AND p.merged_into IS NULL
                    AND (:everyActivity OR p.created_by = :actor OR EXISTS (
                      SELECT FROM activity_member m
                      JOIN activity_leader l ON l.organisation_id = m.organisation_id AND l.activity_id = m.activity_id AND l.staff_id = :actor
                      WHERE m.organisation_id = :organisation AND m.participant_id = p.id) OR EXISTS (
                      SELECT FROM activity_attendance t
                      JOIN activity_session o ON o.organisation_id = t.organisation_id AND o.id = t.session_id
                      JOIN activity_leader l ON l.organisation_id = o.organisation_id AND l.activity_id = o.activity_id AND l.staff_id = :actor
                      WHERE t.organisation_id = :organisation AND t.participant_id = p.id))
                  -- waits for a merge of this person that is under way, and then finds nobody
                  FOR KEY SHARE OF p)
            ), mark AS (
              INSERT INTO activity_attendance AS a (organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how)
              SELECT t.organisation_id, t.id, :participant, :presence,
                CASE WHEN :presence IN ('present', 'partly') THEN coalesce(:minutes::integer, CASE WHEN :presence = 'present' THEN t.whole END) END,
                :at, :actor, :hand
              FROM target t
              WHERE t.closed_at IS NULL AND NOT t.ahead AND (:presence <> 'not-marked' OR EXISTS (
                SELECT FROM activity_attendance e
                WHERE e.organisation_id = t.organisation_id AND e.session_id = t.id AND e.participant_id = :participant))
              ON CONFLICT (organisation_id, session_id, participant_id) DO UPDATE
              SET presence = excluded.presence, minutes = excluded.minutes,
                marked_at = excluded.marked_at, marked_by = excluded.marked_by, marked_how = excluded.marked_how
              WHERE (a.presence <> excluded.presence OR (:minutes::integer IS NOT NULL AND a.minutes IS DISTINCT FROM excluded.minutes))
                AND (:hand <> 'door' OR (:presence = 'not-marked' AND a.marked_how = 'door' AND a.marked_by = :actor) OR (a.presence NOT IN ('present', 'partly') AND a.marked_at <= excluded.marked_at))
              RETURNING old.organisation_id, old.session_id, old.participant_id, old.presence, old.minutes, old.marked_at, old.marked_by, old.marked_how
            ), past AS (
              INSERT INTO activity_attendance_past (organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how)
              SELECT organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how
              FROM mark
              WHERE session_id IS NOT NULL
            ), audit AS (
              SELECT platform_audit(:organisation, :kind, :actor, :assurance, :action, ARRAY[:participant::uuid], ARRAY[:session::uuid], 1, :request) AS line
              FROM target t
              WHERE t.closed_at IS NULL AND NOT t.ahead
            )
            SELECT EXISTS (SELECT FROM target) AS seen, (SELECT t.closed_at IS NOT NULL FROM target t) IS TRUE AS closed, (SELECT t.ahead FROM target t) IS TRUE AS ahead, (SELECT line FROM audit) AS line
            """)
        .bind("session", session)
        .bind("participant", participant)
        .bind("presence", presence)
        .bind("minutes", minutes)
        .bind("hand", hand)
        .bind("at", at)
        .bind("kind", tx.scope().kind().name())
        .bind("assurance", tx.scope().assurance())
        .bind("action", tx.scope().action())
        .bind("request", tx.scope().request())
        .mapTo(Met.class)
        .one();
    if (!met.seen) throw new NotFound();
    if (met.closed) throw new Conflict("activity.roster.closed");
    if (met.ahead) throw new Conflict("activity.roster.ahead");
  }
}
