package fi.polku.path;

/** The statement of the flow: one gives a whole page, or the people behind one of its numbers. */
final class FlowSql {
  private FlowSql() {}

  /**
   * Everybody stands in the flow once: the status of the first entering, the kind of activity they came to most often, and the
   * step that began last, by the end of the period. Equal counts and days are told apart by the codes. Who is hidden from who asks counts
   * like everybody; behind a number it is told only how many they are.
   */
  static final String FLOW = """
      WITH stay AS MATERIALIZED (
        SELECT s.participant_id, s.project_id, s.entered, s.left_on, s.entry_status
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND (:project::uuid IS NULL OR s.project_id = :project) AND s.entered <= :to
      ), person AS MATERIALIZED (
        SELECT t.participant_id, (array_agg(t.entry_status ORDER BY t.entered, t.project_id))[1] AS entry_status, min(t.entered) AS entered,
          bool_or(t.left_on IS NULL OR t.left_on > :to) AS still
        FROM stay t
        GROUP BY t.participant_id
        HAVING bool_or(:from::date IS NULL OR t.left_on IS NULL OR t.left_on >= :from)
      ), aged AS MATERIALIZED (
        SELECT p.participant_id, p.entry_status, p.still,
          n.shown_name, n.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) AS hidden,
          CASE
            WHEN n.birth_date IS NULL OR n.birth_date > p.entered THEN 'not-known'
            WHEN extract(year FROM age(p.entered, n.birth_date)) < 25 THEN 'under-25'
            WHEN extract(year FROM age(p.entered, n.birth_date)) < 30 THEN 'from-25-to-29'
            WHEN extract(year FROM age(p.entered, n.birth_date)) < 55 THEN 'from-30-to-54'
            ELSE 'from-55'
          END AS age
        FROM person p
        JOIN participant n ON n.organisation_id = :organisation AND n.id = p.participant_id
      ), asked AS MATERIALIZED (
        SELECT g.participant_id, g.entry_status, g.still, g.shown_name, g.hidden
        FROM aged g
        WHERE (:age::text IS NULL OR g.age = :age)
          AND (:activity::uuid IS NULL OR EXISTS (
            SELECT
            FROM activity_attendance t
            JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id
            WHERE t.organisation_id = :organisation AND t.participant_id = g.participant_id AND t.presence IN ('present', 'partly')
              AND s.activity_id = :activity AND s.cancelled_at IS NULL AND s.starts < :ends))
      ), visit AS (
        SELECT t.participant_id, a.kind, count(*) AS visits
        FROM asked k
        JOIN activity_attendance t ON t.organisation_id = :organisation AND t.participant_id = k.participant_id AND t.presence IN ('present', 'partly')
        JOIN activity_session s ON s.organisation_id = :organisation AND s.id = t.session_id AND s.cancelled_at IS NULL AND s.starts < :ends
        JOIN activity a ON a.organisation_id = :organisation AND a.id = s.activity_id
        LEFT JOIN activity_project_share r ON r.organisation_id = :organisation AND r.activity_id = a.id AND r.project_id = :project
        WHERE :project::uuid IS NULL OR (r.project_id IS NOT NULL
          AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date BETWEEN coalesce(r.from_date, '-infinity') AND coalesce(r.to_date, 'infinity'))
        GROUP BY t.participant_id, a.kind
      ), through AS (
        SELECT DISTINCT ON (v.participant_id) v.participant_id, v.kind
        FROM visit v
        ORDER BY v.participant_id, v.visits DESC, v.kind COLLATE "C"
      ), step AS (
        SELECT DISTINCT ON (t.participant_id) t.participant_id, t.kind
        FROM asked k
        JOIN path_step t ON t.organisation_id = :organisation AND t.participant_id = k.participant_id
        WHERE (:project::uuid IS NULL OR t.project_id = :project) AND t.started <= :to
        ORDER BY t.participant_id, t.started DESC, t.kind COLLATE "C"
      ), way AS MATERIALIZED (
        SELECT k.participant_id, k.shown_name, k.hidden, coalesce(k.entry_status, 'not-known') AS entry, coalesce(v.kind, 'none') AS through,
          coalesce(t.kind, CASE WHEN k.still THEN 'on-the-way' ELSE 'left' END) AS onward
        FROM asked k
        LEFT JOIN through v ON v.participant_id = k.participant_id
        LEFT JOIN step t ON t.participant_id = k.participant_id
      ), behind AS (
        SELECT w.participant_id, w.shown_name, w.hidden, w.entry, w.through, w.onward
        FROM way w
        WHERE :listed AND (:entry::text IS NULL OR w.entry = :entry) AND (:through::text IS NULL OR w.through = :through) AND (:onward::text[] IS NULL OR w.onward = ANY (:onward))
      ), listed AS (
        SELECT w.participant_id, w.shown_name, w.entry, w.through, w.onward
        FROM behind w
        WHERE NOT w.hidden
        ORDER BY w.shown_name, w.participant_id
        OFFSET :before LIMIT :most
      )
      SELECT 'cell' AS part, w.entry, w.through, w.onward, count(*) AS persons, NULL::uuid AS id, NULL AS label
      FROM way w
      WHERE NOT :listed
      GROUP BY w.entry, w.through, w.onward
      UNION ALL
      SELECT 'person', l.entry, l.through, l.onward, 1, l.participant_id, l.shown_name FROM listed l
      UNION ALL
      SELECT 'hidden', NULL, NULL, NULL, count(*), NULL, NULL FROM behind b WHERE b.hidden HAVING count(*) > 0
      UNION ALL
      SELECT 'project', j.indicator_set, NULL, NULL, 0, j.id, j.code || ' ' || j.name FROM organisation_project j WHERE j.organisation_id = :organisation
      UNION ALL
      SELECT 'activity', NULL, NULL, NULL, 0, a.id, a.name
      FROM activity a
      WHERE a.organisation_id = :organisation
        AND (:project::uuid IS NULL OR EXISTS (SELECT FROM activity_project_share r WHERE r.organisation_id = :organisation AND r.activity_id = a.id AND r.project_id = :project))
      """;
}
