package fi.polku.path;

/** The statements of follow-ups. A clock is asked about until the next one, or half a year more, has passed. */
final class FollowUpSql {
  private FollowUpSql() {}

  static final String DUE = """
      WITH gone AS (
        SELECT s.participant_id, s.project_id, s.left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.left_on > (:today::date - interval '1 year')::date AND s.left_on <= :today
          AND s.entered = (
            SELECT max(n.entered)
            FROM participation_spell n
            WHERE n.organisation_id = s.organisation_id AND n.participant_id = s.participant_id AND n.project_id = s.project_id)
      ), clock AS (
        SELECT g.participant_id, g.project_id, c.kind, g.left_on AS counted_from, c.due
        FROM gone g
        CROSS JOIN LATERAL (VALUES
          ('four-weeks', g.left_on + 28, (g.left_on + interval '6 months')::date),
          ('six-months', (g.left_on + interval '6 months')::date, (g.left_on + interval '1 year')::date)) AS c (kind, due, over)
        WHERE c.due <= :until AND c.over > :today
      ), due AS (
        SELECT f.id, c.participant_id, c.project_id, c.kind, c.counted_from, c.due, coalesce(f.responsible_id, p.responsible_id) AS responsible_id, coalesce(f.revision, 0) AS revision
        FROM clock c
        JOIN participation p ON p.organisation_id = :organisation AND p.participant_id = c.participant_id AND p.project_id = c.project_id
        LEFT JOIN LATERAL (
          SELECT t.id, t.responsible_id, t.outcome, t.revision
          FROM path_follow_up t
          WHERE t.organisation_id = :organisation AND t.participant_id = c.participant_id AND t.project_id = c.project_id AND t.kind = c.kind AND t.counted_from = c.counted_from
          LIMIT 1) f ON true
        WHERE f.outcome IS NULL
        UNION ALL
        SELECT f.id, f.participant_id, f.project_id, f.kind, NULL, f.due, f.responsible_id, f.revision
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.kind = 'agreed' AND f.outcome IS NULL AND f.due <= :until
      )
      SELECT d.id, d.participant_id, n.shown_name, d.project_id, j.code AS project, d.kind, d.counted_from, d.due, t.id AS responsible_id, t.name AS responsible,
        NULL::text AS outcome, NULL::date AS asked_on, NULL::text AS heard, NULL::text AS situation, d.revision
      FROM due d
      JOIN participant n ON n.organisation_id = :organisation AND n.id = d.participant_id AND n.erased_at IS NULL
        AND n.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
      JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = d.project_id
      LEFT JOIN organisation_staff t ON t.organisation_id = :organisation AND t.id = d.responsible_id AND t.disabled_at IS NULL
      WHERE (:project::uuid IS NULL OR d.project_id = :project)
        AND (:whose = 'all' OR (:whose = 'mine' AND t.id = :actor) OR (:whose = 'unassigned' AND t.id IS NULL))
      ORDER BY d.due, n.shown_name, d.participant_id, d.project_id, d.kind
      OFFSET :before LIMIT :most
      """;

  static final String WAITING = """
      WITH gone AS (
        SELECT s.participant_id, s.project_id, s.left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.left_on > (:today::date - interval '1 year')::date AND s.left_on <= :today
          AND s.entered = (
            SELECT max(n.entered)
            FROM participation_spell n
            WHERE n.organisation_id = s.organisation_id AND n.participant_id = s.participant_id AND n.project_id = s.project_id)
      ), due AS (
        SELECT g.participant_id, coalesce(f.responsible_id, p.responsible_id) AS responsible_id
        FROM gone g
        CROSS JOIN LATERAL (VALUES
          ('four-weeks', g.left_on + 28, (g.left_on + interval '6 months')::date),
          ('six-months', (g.left_on + interval '6 months')::date, (g.left_on + interval '1 year')::date)) AS c (kind, due, over)
        JOIN participation p ON p.organisation_id = :organisation AND p.participant_id = g.participant_id AND p.project_id = g.project_id
        LEFT JOIN LATERAL (
          SELECT t.responsible_id, t.outcome
          FROM path_follow_up t
          WHERE t.organisation_id = :organisation AND t.participant_id = g.participant_id AND t.project_id = g.project_id AND t.kind = c.kind AND t.counted_from = g.left_on
          LIMIT 1) f ON true
        WHERE c.due <= :until AND c.over > :today AND f.outcome IS NULL
        UNION ALL
        SELECT f.participant_id, f.responsible_id
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.kind = 'agreed' AND f.outcome IS NULL AND f.due <= :until
      )
      SELECT count(*) FILTER (WHERE t.id = :actor) AS mine, count(*) FILTER (WHERE t.id IS NULL) AS unassigned
      FROM due d
      JOIN participant n ON n.organisation_id = :organisation AND n.id = d.participant_id AND n.erased_at IS NULL
        AND n.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
      LEFT JOIN organisation_staff t ON t.organisation_id = :organisation AND t.id = d.responsible_id AND t.disabled_at IS NULL
      """;

  static final String OF_PERSON = """
      WITH gone AS (
        SELECT DISTINCT ON (s.project_id) s.project_id, s.left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.participant_id = :person
        ORDER BY s.project_id, s.entered DESC
      ), followed AS (
        SELECT NULL::uuid AS id, g.project_id, c.kind, g.left_on AS counted_from, c.due, p.responsible_id, NULL::text AS outcome, NULL::date AS asked_on, NULL::text AS heard,
          NULL::text AS situation, 0 AS revision
        FROM gone g
        CROSS JOIN LATERAL (VALUES ('four-weeks', g.left_on + 28, (g.left_on + interval '6 months')::date), ('six-months', (g.left_on + interval '6 months')::date, (g.left_on + interval '1 year')::date)) AS c (kind, due, over)
        JOIN participation p ON p.organisation_id = :organisation AND p.participant_id = :person AND p.project_id = g.project_id
        WHERE g.left_on IS NOT NULL AND c.over > :today
          AND NOT EXISTS (
            SELECT FROM path_follow_up f
            WHERE f.organisation_id = :organisation AND f.participant_id = :person AND f.project_id = g.project_id AND f.kind = c.kind AND f.counted_from = g.left_on)
        UNION ALL
        SELECT f.id, f.project_id, f.kind, f.counted_from, f.due, f.responsible_id, f.outcome, f.asked_on, f.heard, f.situation, f.revision
        FROM path_follow_up f
        WHERE f.organisation_id = :organisation AND f.participant_id = :person
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
