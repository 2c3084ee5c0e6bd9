package fi.polku.participation;

/**
 * The work list as one statement: open dues, entry data that can still be asked, and what EURA waits for. Who asks after a leaving has that due;
 * the rest is of whoever looks after the participation, and what a disabled login has is nobody's.
 * What was refused or is not known is not asked again; a sensitive question must have been asked at least once.
 * Whose first stay lacks nothing at all is set aside before anything is looked up for them: nearly everybody.
 */
final class WorklistSql {
  private WorklistSql() {}

  static final String ITEMS = """
      WITH stays AS (
        SELECT s.participant_id, s.project_id, min(s.entered) AS entered,
          (array_agg(s.id ORDER BY s.entered, s.id))[1] AS first_id, (array_agg(s.id ORDER BY s.entered DESC, s.id DESC))[1] AS last_id,
          (array_agg(s.left_on ORDER BY s.entered DESC, s.id DESC))[1] AS left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = ANY (:eura::uuid[]) AND (:project::uuid IS NULL OR s.project_id = :project)
        GROUP BY s.participant_id, s.project_id
      ), lacking AS MATERIALIZED (
        SELECT s.id, s.participant_id, s.project_id, s.entered
        FROM participation_spell s
        JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
        WHERE s.organisation_id = :organisation AND s.project_id = ANY (:full::uuid[] || :ages::uuid[] || :esf::uuid[]) AND (:project::uuid IS NULL OR s.project_id = :project)
          AND (s.project_id = ANY (:full::uuid[] || :ages::uuid[]) AND (p.birth_date IS NULL OR p.birth_date > s.entered)
            OR s.project_id = ANY (:full::uuid[]) AND (coalesce(p.gender, 'not-asked') = 'not-asked' OR s.entry_status IS NULL OR s.isced IS NULL
              OR coalesce(s.minority, 'not-asked') = 'not-asked' OR coalesce(s.disability, 'not-asked') = 'not-asked')
            OR s.project_id = ANY (:esf::uuid[]) AND (coalesce(s.foreign_background, 'not-asked') = 'not-asked' OR coalesce(s.other_disadvantage, 'not-asked') = 'not-asked'))
          AND NOT EXISTS (
            SELECT FROM participation_spell e
            WHERE e.organisation_id = :organisation AND e.participant_id = s.participant_id AND e.project_id = s.project_id AND (e.entered, e.id) < (s.entered, s.id))
      ), told AS (
        SELECT e.participant_id, e.project_id,
          bool_or(e.state <> 'invited') AS begun, bool_or(e.state IN ('start-submitted', 'start-accepted')) AS started,
          bool_or(e.state IN ('end-submitted', 'end-accepted', 'could-not', 'not-needed')) AS ended
        FROM participation_eura e
        WHERE e.organisation_id = :organisation AND e.project_id = ANY (:eura::uuid[])
        GROUP BY e.participant_id, e.project_id
      ), items AS (
        SELECT d.kind, d.due_on, d.id AS due_id, d.participant_id, s.project_id, d.spell_id, '{}'::text[] AS missing, d.responsible_id AS asks_id
        FROM participation_due d
        JOIN participation_spell s ON s.organisation_id = d.organisation_id AND s.id = d.spell_id
        WHERE d.organisation_id = :organisation AND d.closed_at IS NULL AND d.opened_at <= :now AND (:project::uuid IS NULL OR s.project_id = :project)
        UNION ALL
        SELECT 'start-data', y.entered + 28, NULL, y.participant_id, y.project_id, y.id, lacks.fields, NULL::uuid
        FROM lacking y
        JOIN participation_spell s ON s.organisation_id = :organisation AND s.id = y.id
        JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
        LEFT JOIN LATERAL (
          SELECT array_agg(m.field) AS fields
          FROM participation_missing m
          WHERE m.organisation_id = s.organisation_id AND m.spell_id = s.id AND m.reason IN ('refused', 'does-not-know', 'not-applicable')) answered ON true
        CROSS JOIN LATERAL (
          SELECT array_agg(w.field ORDER BY w.place) AS fields
          FROM (VALUES
            (1, 'birth-date', y.project_id = ANY (:full::uuid[] || :ages::uuid[]) AND (p.birth_date IS NULL OR p.birth_date > y.entered)),
            (2, 'gender', y.project_id = ANY (:full::uuid[]) AND coalesce(p.gender, 'not-asked') = 'not-asked'),
            (3, 'entry-status', y.project_id = ANY (:full::uuid[]) AND s.entry_status IS NULL),
            (4, 'isced', y.project_id = ANY (:full::uuid[]) AND s.isced IS NULL),
            (5, 'foreign-background', y.project_id = ANY (:esf::uuid[]) AND coalesce(s.foreign_background, 'not-asked') = 'not-asked'),
            (6, 'minority', y.project_id = ANY (:full::uuid[]) AND coalesce(s.minority, 'not-asked') = 'not-asked'),
            (7, 'disability', y.project_id = ANY (:full::uuid[]) AND coalesce(s.disability, 'not-asked') = 'not-asked'),
            (8, 'other-disadvantage', y.project_id = ANY (:esf::uuid[]) AND coalesce(s.other_disadvantage, 'not-asked') = 'not-asked')) AS w (place, field, lacking)
          WHERE w.lacking AND NOT w.field = ANY (coalesce(answered.fields, '{}'))) lacks
        WHERE lacks.fields IS NOT NULL
        UNION ALL
        SELECT 'eura-start', y.entered + 28, NULL, y.participant_id, y.project_id, y.first_id, '{}'::text[], NULL::uuid
        FROM stays y
        LEFT JOIN told t ON t.participant_id = y.participant_id AND t.project_id = y.project_id
        WHERE coalesce(t.begun, FALSE) = FALSE
        UNION ALL
        SELECT 'eura-end', y.left_on + 28, NULL, y.participant_id, y.project_id, y.last_id, '{}'::text[], NULL::uuid
        FROM stays y
        JOIN told t ON t.participant_id = y.participant_id AND t.project_id = y.project_id
        WHERE y.left_on IS NOT NULL AND t.started AND NOT t.ended
      )
      SELECT i.kind, i.due_on, i.due_id, i.participant_id, p.shown_name, i.project_id, j.code, j.name AS project, i.spell_id, r.id AS responsible_id, r.name AS responsible, i.missing,
        count(*) OVER () AS total, count(*) FILTER (WHERE i.due_on < :today) OVER () AS late
      FROM items i
      JOIN participant p ON p.organisation_id = :organisation AND p.id = i.participant_id AND p.merged_into IS NULL AND p.erased_at IS NULL
        AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
      JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = i.project_id
      JOIN participation n ON n.organisation_id = :organisation AND n.participant_id = i.participant_id AND n.project_id = i.project_id
      LEFT JOIN organisation_staff r ON r.organisation_id = n.organisation_id AND r.id = coalesce(i.asks_id, n.responsible_id) AND r.disabled_at IS NULL
      WHERE (:kind::text IS NULL OR i.kind = :kind)
        AND CASE :whose::text WHEN 'mine' THEN r.id = :actor::uuid WHEN 'nobody' THEN r.id IS NULL ELSE TRUE END
      ORDER BY i.due_on, p.shown_name, i.participant_id, i.kind
      OFFSET :before LIMIT :most
      """;
}
