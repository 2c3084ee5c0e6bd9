package fi.polku.participation;

/**
 * What ought to be open, from the facts alone: the last stay of each participation, the forms that have been sent, what is known of the
 * person's situation since, and their visits. Only {@code :asking} projects ask afterwards; a stay that goes on is asked about in all.
 */
final class DueSql {
  private DueSql() {}

  /** Opens what has come to its day. A year after a leaving nobody is asked any more; a silence that is over a year old is not dug up. */
  static final String OPEN = """
      WITH latest AS (
        SELECT DISTINCT ON (s.participant_id, s.project_id) s.id, s.participant_id, s.project_id, s.entered, s.left_on,
          (s.left_on + interval '6 months')::date AS half_year
        FROM participation_spell s
        JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id AND p.erased_at IS NULL
        WHERE s.organisation_id = :organisation AND (:participant::uuid IS NULL OR s.participant_id = :participant)
        ORDER BY s.participant_id, s.project_id, s.entered DESC, s.id DESC
      ), seen AS (
        SELECT t.participant_id, max((e.starts AT TIME ZONE 'Europe/Helsinki')::date) AS day
        FROM latest l
        JOIN activity_attendance t ON t.organisation_id = :organisation AND t.participant_id = l.participant_id AND t.presence IN ('present', 'partly')
        JOIN activity_session e ON e.organisation_id = t.organisation_id AND e.id = t.session_id
        WHERE l.left_on IS NULL
        GROUP BY t.participant_id
      ), wanted AS (
        SELECT l.id, l.participant_id, 'end-form' AS kind, l.left_on + 28 AS due_on, l.left_on AS opens, l.left_on
        FROM latest l
        WHERE l.left_on IS NOT NULL AND l.project_id = ANY (:asking::uuid[])
          AND NOT EXISTS (SELECT FROM participation_form f WHERE f.organisation_id = :organisation AND f.spell_id = l.id AND f.kind = 'end' AND f.submitted_at IS NOT NULL AND f.revoked_at IS NULL)
          AND NOT EXISTS (SELECT FROM participation_status t WHERE t.organisation_id = :organisation AND t.participant_id = l.participant_id
            AND t.from_date BETWEEN l.left_on AND l.left_on + 28)
        UNION ALL
        SELECT l.id, l.participant_id, 'four-weeks', l.left_on + 28, l.left_on + 14, l.left_on
        FROM latest l
        WHERE l.left_on IS NOT NULL AND l.project_id = ANY (:asking::uuid[])
          AND NOT EXISTS (SELECT FROM participation_form f WHERE f.organisation_id = :organisation AND f.spell_id = l.id AND f.kind = 'four-weeks' AND f.submitted_at IS NOT NULL AND f.revoked_at IS NULL)
          AND NOT EXISTS (SELECT FROM participation_status t WHERE t.organisation_id = :organisation AND t.participant_id = l.participant_id
            AND t.from_date > l.left_on AND t.from_date <= l.left_on + 28)
        UNION ALL
        SELECT l.id, l.participant_id, 'six-months', l.half_year, l.half_year - 14, l.left_on
        FROM latest l
        WHERE l.left_on IS NOT NULL AND l.project_id = ANY (:asking::uuid[])
          AND NOT EXISTS (SELECT FROM participation_form f WHERE f.organisation_id = :organisation AND f.spell_id = l.id AND f.kind = 'six-months' AND f.submitted_at IS NOT NULL AND f.revoked_at IS NULL)
          AND NOT EXISTS (SELECT FROM participation_status t WHERE t.organisation_id = :organisation AND t.participant_id = l.participant_id
            AND t.from_date > l.left_on + 28 AND t.from_date <= l.half_year AND (t.to_date IS NULL OR t.to_date >= l.half_year))
        UNION ALL
        SELECT l.id, l.participant_id, 'quiet', calm.since + coalesce(w.quiet_days, :quiet), calm.since + coalesce(w.quiet_days, :quiet), NULL
        FROM latest l
        LEFT JOIN participation_setting w ON w.organisation_id = :organisation AND w.project_id = l.project_id
        LEFT JOIN seen v ON v.participant_id = l.participant_id
        CROSS JOIN LATERAL (
          SELECT greatest(l.entered, v.day, max((d.closed_at AT TIME ZONE 'Europe/Helsinki')::date)) AS since
          FROM participation_due d
          WHERE d.organisation_id = :organisation AND d.spell_id = l.id AND d.kind = 'quiet' AND d.outcome = 'still-here') calm
        WHERE l.left_on IS NULL
      )
      INSERT INTO participation_due (organisation_id, participant_id, spell_id, kind, due_on, opened_at)
      SELECT :organisation, n.participant_id, n.id, n.kind, n.due_on, :now
      FROM wanted n
      WHERE n.opens <= :today::date AND CASE n.kind WHEN 'quiet' THEN n.due_on > :today::date - 365 ELSE n.left_on > (:today::date - interval '1 year')::date END
      ORDER BY n.due_on, n.id, n.kind
      ON CONFLICT (organisation_id, spell_id, kind, due_on) DO NOTHING
      RETURNING participant_id
      """;

  /** Closes what nothing asks for any more: moved when the same is asked for another day, over a year after the leaving, else mended. */
  static final String CLOSE = """
      WITH waiting AS (
        SELECT d.id, d.spell_id, d.participant_id, d.kind, d.due_on, s.project_id, s.entered, s.left_on, (s.left_on + interval '6 months')::date AS half_year,
          EXISTS (SELECT FROM participation_spell o WHERE o.organisation_id = s.organisation_id AND o.participant_id = s.participant_id AND o.project_id = s.project_id
            AND (o.entered, o.id) > (s.entered, s.id)) AS came_back
        FROM participation_due d
        JOIN participation_spell s ON s.organisation_id = d.organisation_id AND s.id = d.spell_id
        WHERE d.organisation_id = :organisation AND d.closed_at IS NULL AND (:participant::uuid IS NULL OR d.participant_id = :participant)
      ), judged AS (
        SELECT n.id,
          CASE
            WHEN n.came_back THEN 'not-needed'
            WHEN n.kind = 'quiet' THEN CASE WHEN n.left_on IS NOT NULL OR q.seen THEN 'mended' WHEN q.due_on <> n.due_on THEN 'moved' END
            WHEN n.left_on IS NULL OR NOT n.project_id = ANY (:asking::uuid[]) THEN 'not-needed'
            WHEN EXISTS (SELECT FROM participation_form f WHERE f.organisation_id = :organisation AND f.spell_id = n.spell_id AND f.submitted_at IS NOT NULL AND f.revoked_at IS NULL
              AND f.kind = CASE n.kind WHEN 'end-form' THEN 'end' ELSE n.kind END) THEN 'mended'
            WHEN n.due_on <> CASE n.kind WHEN 'six-months' THEN n.half_year ELSE n.left_on + 28 END THEN 'moved'
            WHEN EXISTS (SELECT FROM participation_status t WHERE t.organisation_id = :organisation AND t.participant_id = n.participant_id
              AND CASE n.kind
                WHEN 'end-form' THEN t.from_date BETWEEN n.left_on AND n.left_on + 28
                WHEN 'four-weeks' THEN t.from_date > n.left_on AND t.from_date <= n.left_on + 28
                ELSE t.from_date > n.left_on + 28 AND t.from_date <= n.half_year AND (t.to_date IS NULL OR t.to_date >= n.half_year) END) THEN 'mended'
            WHEN n.left_on <= (:today::date - interval '1 year')::date THEN 'over'
          END AS outcome
        FROM waiting n
        LEFT JOIN LATERAL (
          SELECT bool_or(v.day > n.due_on - coalesce(w.quiet_days, :quiet)) AS seen,
            greatest(n.entered, max(v.day), max(h.day)) + coalesce(max(w.quiet_days), :quiet) AS due_on
          FROM (SELECT 1) one
          LEFT JOIN participation_setting w ON w.organisation_id = :organisation AND w.project_id = n.project_id
          LEFT JOIN LATERAL (
            SELECT (e.starts AT TIME ZONE 'Europe/Helsinki')::date AS day
            FROM activity_attendance t
            JOIN activity_session e ON e.organisation_id = t.organisation_id AND e.id = t.session_id
            WHERE t.organisation_id = :organisation AND t.participant_id = n.participant_id AND t.presence IN ('present', 'partly')) v ON true
          LEFT JOIN LATERAL (
            SELECT (d.closed_at AT TIME ZONE 'Europe/Helsinki')::date AS day
            FROM participation_due d
            WHERE d.organisation_id = :organisation AND d.spell_id = n.spell_id AND d.kind = 'quiet' AND d.outcome = 'still-here') h ON true) q ON n.kind = 'quiet'
      )
      UPDATE participation_due d
      SET closed_at = :now, outcome = j.outcome
      FROM judged j
      WHERE d.organisation_id = :organisation AND d.id = j.id AND j.outcome IS NOT NULL AND d.closed_at IS NULL
      """;

  /**
   * What was said of a clock by whoever asks. One that is taken up before its time is opened for its time; without an outcome it waits again,
   * and what mends it closes it.
   */
  static final String TELL = """
      INSERT INTO participation_due AS d (organisation_id, participant_id, spell_id, kind, due_on, opened_at, responsible_id, outcome, closed_at, closed_by)
      SELECT :organisation, s.participant_id, s.id, :kind::text, :due::date, CASE WHEN :outcome::text IS NULL THEN greatest(:now::timestamptz, :opens::timestamptz) ELSE :now::timestamptz END, :responsible::uuid,
        :outcome::text, CASE WHEN :outcome::text IS NOT NULL THEN :now::timestamptz END, CASE WHEN :outcome::text IS NOT NULL THEN :actor::uuid END
      FROM participation_spell s
      WHERE s.organisation_id = :organisation AND s.participant_id = :participant AND s.project_id = :project AND s.left_on = :left
      ORDER BY s.entered DESC, s.id DESC
      LIMIT 1
      ON CONFLICT (organisation_id, spell_id, kind, due_on) DO UPDATE
      SET responsible_id = excluded.responsible_id, outcome = excluded.outcome,
        opened_at = CASE WHEN excluded.outcome IS NULL AND excluded.opened_at > :now THEN excluded.opened_at ELSE d.opened_at END,
        closed_at = CASE WHEN d.outcome = excluded.outcome THEN d.closed_at ELSE excluded.closed_at END,
        closed_by = CASE WHEN d.outcome = excluded.outcome THEN d.closed_by ELSE excluded.closed_by END
      """;
}
