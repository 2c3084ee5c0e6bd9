package fi.polku.activity;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.whole;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code attendance} of the exchange package: matched by session and participant; what a mark said before is kept. */
final class AttendanceTable {
  private AttendanceTable() {}

  /** No minutes and zero minutes are the same of somebody who was not there. */
  private static final String MINUTES_OF_NOBODY = """
      SELECT i.row_number, i.minutes::text AS value
      FROM exchange_attendance i
      WHERE i.minutes > 0 AND i.presence NOT IN ('present', 'partly')
      """;

  /** What its own record said before a merge is no news: the merge has chosen from it. The package is put together first: joined piece by piece, a planner with old statistics would meet everybody at every session. */
  private static final String CORRECT = """
      WITH settled AS MATERIALIZED (
        SELECT x.participant_id, x.keys, (x.before ->> 'session_id')::uuid AS session_id, x.before ->> 'presence' AS presence, (x.before ->> 'minutes')::integer AS minutes
        FROM participant_settled(:organisation, 'activity_attendance') x
      ), brought AS MATERIALIZED (
        SELECT DISTINCT ON (s.id, p.id) s.id AS session_id, p.id AS participant_id, i.presence, i.minutes
        FROM exchange_attendance i
        JOIN exchange_sessions_key s ON s.key = i.session
        JOIN exchange_participants_key p ON p.key = i.participant
        WHERE NOT EXISTS (
          SELECT FROM settled x
          WHERE x.participant_id = p.id AND x.session_id = s.id AND i.participant = ANY (x.keys) AND x.presence = i.presence AND (NOT :has_minutes OR x.minutes IS NOT DISTINCT FROM i.minutes))
        ORDER BY s.id, p.id, i.row_number DESC
      ), corrected AS (
        UPDATE activity_attendance a
        SET presence = b.presence,
          minutes = CASE WHEN b.presence NOT IN ('present', 'partly') THEN NULL WHEN :has_minutes THEN b.minutes ELSE a.minutes END,
          marked_at = :now, marked_by = :actor, marked_how = 'import'
        FROM brought b
        WHERE a.organisation_id = :organisation AND a.session_id = b.session_id AND a.participant_id = b.participant_id
          AND (a.presence, a.minutes) IS DISTINCT FROM
            (b.presence, CASE WHEN b.presence NOT IN ('present', 'partly') THEN NULL WHEN :has_minutes THEN b.minutes ELSE a.minutes END)
        RETURNING old.session_id, old.participant_id, old.presence, old.minutes, old.marked_at, old.marked_by, old.marked_how
      ), kept AS (
        INSERT INTO activity_attendance_past (organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how)
        SELECT :organisation::uuid, c.session_id, c.participant_id, c.presence, c.minutes, c.marked_at, c.marked_by, c.marked_how
        FROM corrected c
      )
      SELECT 0 AS added, count(*) AS changed
      FROM corrected
      """;

  /** In the order of the primary key: pages fill one after another. A mark made by hand at this very moment stands. */
  private static final String MARK = """
      WITH settled AS MATERIALIZED (
        SELECT x.participant_id, x.keys, (x.before ->> 'session_id')::uuid AS session_id, x.before ->> 'presence' AS presence, (x.before ->> 'minutes')::integer AS minutes
        FROM participant_settled(:organisation, 'activity_attendance') x
      ), brought AS MATERIALIZED (
        SELECT DISTINCT ON (s.id, p.id) s.id AS session_id, p.id AS participant_id, i.presence,
          CASE WHEN i.presence IN ('present', 'partly') THEN i.minutes END AS minutes
        FROM exchange_attendance i
        JOIN exchange_sessions_key s ON s.key = i.session
        JOIN exchange_participants_key p ON p.key = i.participant
        WHERE NOT EXISTS (
          SELECT FROM settled x
          WHERE x.participant_id = p.id AND x.session_id = s.id AND i.participant = ANY (x.keys) AND x.presence = i.presence AND (NOT :has_minutes OR x.minutes IS NOT DISTINCT FROM i.minutes))
        ORDER BY s.id, p.id, i.row_number DESC
      ), marked AS (
        INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how)
        SELECT :organisation::uuid, b.session_id, b.participant_id, b.presence, b.minutes, :now::timestamptz, :actor::uuid, 'import'
        FROM brought b
        WHERE NOT EXISTS (
          SELECT
          FROM activity_attendance a
          WHERE a.organisation_id = :organisation AND a.session_id = b.session_id AND a.participant_id = b.participant_id)
        ORDER BY b.session_id, b.participant_id
        ON CONFLICT (organisation_id, session_id, participant_id) DO NOTHING
        RETURNING 1
      )
      SELECT count(*) AS added, 0 AS changed
      FROM marked
      """;

  private static final String EXPORT = """
      SELECT coalesce(s.external_id, s.id::text) AS session, coalesce(p.external_id, p.id::text) AS participant, a.presence, a.minutes
      FROM activity_attendance a
      JOIN exchange_people e ON e.id = a.participant_id
      JOIN activity_session s ON s.organisation_id = a.organisation_id AND s.id = a.session_id
      JOIN participant p ON p.organisation_id = a.organisation_id AND p.id = a.participant_id
      WHERE a.organisation_id = :organisation AND (:project::uuid IS NULL OR EXISTS (
        SELECT
        FROM activity_project_share h
        WHERE h.organisation_id = s.organisation_id AND h.activity_id = s.activity_id AND h.project_id = :project))
      ORDER BY coalesce(s.external_id, s.id::text) COLLATE "C", coalesce(p.external_id, p.id::text) COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("attendance", false,
      List.of(
          reference("session", "sessions").naming().needed(),
          reference("participant", "participants").naming().needed(),
          choice("presence", "present", "partly", "excused", "absent", "not-marked").needed(),
          whole("minutes", 0, 1440)),
      null,
      List.of(new ExchangeTable.Check("minutes", "platform.exchange.error.minutesOfNobody", MINUTES_OF_NOBODY)),
      List.of(CORRECT, MARK),
      EXPORT);
}
