package fi.polku.path;

/** The statements of follow-ups. Which clock of a leaving waits is told by the dues of participation, and by nothing else: the work list tells the same. */
final class FollowUpSql {
  private FollowUpSql() {}

  static final String DUE = """
      WITH due AS (
        SELECT f.id, d.participant_id, s.project_id, d.kind, s.left_on AS counted_from, d.due_on AS due, coalesce(d.responsible_id, p.responsible_id) AS responsible_id, coalesce(f.revision, 0) AS revision
        FROM participation_due d
        JOIN participation_spell s ON s.organisation_id = d.organisation_id AND s.id = d.spell_id
        JOIN participation p ON p.organisation_id = s.organisation_id AND p.participant_id = s.participant_id AND p.project_id = s.project_id
        LEFT JOIN path_follow_up f ON f.organisation_id = s.organisation_id AND f.participant_id = s.participant_id AND f.project_id = s.project_id AND f.kind = d.kind
          AND f.counted_from = s.left_on
        WHERE d.organisation_id = :organisation AND d.closed_at IS NULL AND d.opened_at <= :now AND d.kind IN ('four-weeks', 'six-months')
        UNION ALL
        SELECT f.id, f.participant_id, f.project_id, f.kind, NULL, f.due, f.responsible_id, f.revision
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.kind = 'agreed' AND f.outcome IS NULL AND f.due <= :until
      )
      SELECT d.id, d.participant_id, n.shown_name, d.project_id, j.code AS project, d.kind, d.counted_from, d.due, t.id AS responsible_id, t.name AS responsible,
        NULL::text AS outcome, NULL::date AS asked_on, NULL::text AS heard, NULL::text AS situation, d.revision
      FROM due d
      JOIN participant n ON n.organisation_id = :organisation AND n.id = d.participant_id AND n.merged_into IS NULL AND n.erased_at IS NULL
        AND n.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
      JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = d.project_id
      LEFT JOIN organisation_staff t ON t.organisation_id = :organisation AND t.id = d.responsible_id AND t.disabled_at IS NULL
      WHERE (:project::uuid IS NULL OR d.project_id = :project)
        AND (:whose = 'all' OR (:whose = 'mine' AND t.id = :actor) OR (:whose = 'unassigned' AND t.id IS NULL))
      ORDER BY d.due, n.shown_name, d.participant_id, d.project_id, d.kind
      OFFSET :before LIMIT :most
      """;

  /** How many of the same list. */
  static final String WAITING = """
      WITH due AS (
        SELECT d.participant_id, coalesce(d.responsible_id, p.responsible_id) AS responsible_id
        FROM participation_due d
        JOIN participation_spell s ON s.organisation_id = d.organisation_id AND s.id = d.spell_id
        JOIN participation p ON p.organisation_id = s.organisation_id AND p.participant_id = s.participant_id AND p.project_id = s.project_id
        WHERE d.organisation_id = :organisation AND d.closed_at IS NULL AND d.opened_at <= :now AND d.kind IN ('four-weeks', 'six-months')
        UNION ALL
        SELECT f.participant_id, f.responsible_id
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.kind = 'agreed' AND f.outcome IS NULL AND f.due <= :until
      )
      SELECT count(*) FILTER (WHERE t.id = :actor) AS mine, count(*) FILTER (WHERE t.id IS NULL) AS unassigned
      FROM due d
      JOIN participant n ON n.organisation_id = :organisation AND n.id = d.participant_id AND n.merged_into IS NULL AND n.erased_at IS NULL
        AND n.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
      LEFT JOIN organisation_staff t ON t.organisation_id = :organisation AND t.id = d.responsible_id AND t.disabled_at IS NULL
      """;

  /** What waits or is to come, what was agreed, what was asked; and what was said on the work list alone. */
  static final String OF_PERSON = """
      WITH gone AS (
        SELECT DISTINCT ON (s.project_id) s.id AS spell_id, s.project_id, s.left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.participant_id = :person
        ORDER BY s.project_id, s.entered DESC, s.id DESC
      ), clock AS (
        SELECT g.project_id, c.kind, g.left_on AS counted_from, c.due, coalesce(d.responsible_id, p.responsible_id) AS responsible_id, d.outcome,
          (d.closed_at AT TIME ZONE 'Europe/Helsinki')::date AS closed_on
        FROM gone g
        CROSS JOIN LATERAL (VALUES ('four-weeks', g.left_on + 28), ('six-months', (g.left_on + interval '6 months')::date)) AS c (kind, due)
        JOIN participation p ON p.organisation_id = :organisation AND p.participant_id = :person AND p.project_id = g.project_id
        LEFT JOIN participation_due d ON d.organisation_id = :organisation AND d.spell_id = g.spell_id AND d.kind = c.kind AND d.due_on = c.due
        WHERE g.left_on IS NOT NULL AND (d.id IS NOT NULL OR (c.due - :ahead::integer > :today AND g.project_id = ANY (:asking::uuid[])))
      ), followed AS (
        SELECT f.id, k.project_id, k.kind, k.counted_from, k.due, k.responsible_id, k.outcome, k.closed_on AS asked_on, NULL::text AS heard, NULL::text AS situation, coalesce(f.revision, 0) AS revision
        FROM clock k
        LEFT JOIN path_follow_up f ON f.organisation_id = :organisation AND f.participant_id = :person AND f.project_id = k.project_id AND f.kind = k.kind AND f.counted_from = k.counted_from
        WHERE f.outcome IS NULL AND (k.outcome IS NULL OR k.outcome IN ('reached', 'not-reached'))
        UNION ALL
        SELECT f.id, f.project_id, f.kind, f.counted_from, f.due, f.responsible_id, f.outcome, f.asked_on, f.heard, f.situation, f.revision
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.participant_id = :person AND (f.kind = 'agreed' OR f.outcome IS NOT NULL)
      )
      SELECT f.id, n.id AS participant_id, n.shown_name, f.project_id, j.code AS project, f.kind, f.counted_from, f.due, t.id AS responsible_id, t.name AS responsible,
        f.outcome, f.asked_on, f.heard, f.situation, f.revision
      FROM followed f
      JOIN participant n ON n.organisation_id = :organisation AND n.id = :person
      JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = f.project_id
      LEFT JOIN organisation_staff t ON t.organisation_id = :organisation AND t.id = f.responsible_id AND t.disabled_at IS NULL
      ORDER BY f.outcome IS NOT NULL, CASE WHEN f.outcome IS NULL THEN f.due END, f.asked_on DESC, f.due, f.kind
      """;

  static final String ONE = """
      SELECT f.id, f.participant_id, n.shown_name, f.project_id, j.code AS project, f.kind, f.counted_from, f.due, f.responsible_id, t.name AS responsible,
        f.outcome, f.asked_on, f.heard, f.situation, f.revision
      FROM path_follow_up f
      JOIN participant n ON n.organisation_id = f.organisation_id AND n.id = f.participant_id
      JOIN organisation_project j ON j.organisation_id = f.organisation_id AND j.id = f.project_id
      LEFT JOIN organisation_staff t ON t.organisation_id = f.organisation_id AND t.id = f.responsible_id
      WHERE f.organisation_id = :organisation AND f.participant_id = :person AND f.id = :id
      """;
}
