package fi.polku.activity;

/** The statements of the figures: one gives a whole page. */
final class FigureSql {
  private FigureSql() {}

  /**
   * Whole months come from what the database keeps ({@code activity_month}, and whole years of persons); the months cut by
   * the period's ends, those that have changed a moment ago, and the one that is going on, of which only what has begun
   * counts, are counted from the marks. Persons are unions of bit sets;
   * who has no number yet gets a passing one on a page below zero.
   */
  static final String LINES = """
      WITH asked AS MATERIALIZED (
        SELECT
          a.id, a.kind, a.counting, a.name, a.place_id, a.district, period.first_day, period.last_day,
          coalesce(date_trunc('month', period.first_day + interval '1 month' - interval '1 day')::date, '-infinity') AS first_month,
          least(date_trunc('month', period.last_day + interval '1 day'), date_trunc('month', :today::timestamp))::date AS end_month
        FROM activity a
        LEFT JOIN activity_project_share f ON f.organisation_id = a.organisation_id AND f.activity_id = a.id AND f.project_id = :project::uuid
        CROSS JOIN LATERAL (SELECT greatest(:from::date, f.from_date) AS first_day, least(:to::date, f.to_date, :today::date) AS last_day) period
        WHERE a.organisation_id = :organisation
          AND (:project::uuid IS NULL OR f.project_id IS NOT NULL)
          AND (:kind::text IS NULL OR a.kind = :kind)
      ), stale AS MATERIALIZED (
        SELECT DISTINCT t.activity_id, t.month, date_trunc('year', t.month)::date AS year
        FROM activity_stale t
        WHERE t.organisation_id = :organisation
      ), live_month AS (
        SELECT k.id, t.month FROM asked k JOIN stale t ON t.activity_id = k.id
        UNION
        SELECT k.id, date_trunc('month', k.first_day)::date FROM asked k WHERE k.first_month > k.first_day
        UNION
        SELECT k.id, k.end_month FROM asked k WHERE k.end_month <= k.last_day
      ), live_period AS MATERIALIZED (
        SELECT
          m.id, m.month, k.counting = 'named' OR :everybody AS named,
          greatest(m.month, k.first_day)::timestamp AT TIME ZONE 'Europe/Helsinki' AS begins,
          least((m.month + interval '1 month')::date, k.last_day + 1)::timestamp AT TIME ZONE 'Europe/Helsinki' AS ends
        FROM live_month m
        JOIN asked k ON k.id = m.id
      ), live AS MATERIALIZED (
        SELECT s.session_id, s.activity_id, m.month, m.named, s.place_id, s.held, s.unmarked, s.participations, s.minutes, s.without_minutes, s.not_marked, s.heads
        FROM live_period m
        JOIN activity_session_figure s ON s.organisation_id = :organisation AND s.activity_id = m.id AND s.starts >= m.begins AND s.starts < m.ends AND s.starts <= :now
      ), live_person AS MATERIALIZED (
        SELECT DISTINCT l.activity_id, l.month, l.place_id, p.number, CASE WHEN p.number IS NULL THEN t.participant_id END AS unnumbered
        FROM live l
        JOIN activity_attendance t ON t.organisation_id = :organisation AND t.session_id = l.session_id AND t.presence IN ('present', 'partly')
        LEFT JOIN activity_person p ON p.organisation_id = :organisation AND p.participant_id = t.participant_id
        WHERE l.held AND l.named
      ), counted AS (
        SELECT m.activity_id, m.month, m.place_id, m.sessions, m.cancelled, m.unmarked, m.participations, m.minutes, m.without_minutes, m.not_marked, m.heads
        FROM asked k
        JOIN activity_month m ON m.organisation_id = :organisation AND m.activity_id = k.id AND m.month >= k.first_month AND m.month < k.end_month
        WHERE (m.activity_id, m.month) NOT IN (SELECT t.activity_id, t.month FROM stale t)
        UNION ALL
        SELECT l.activity_id, l.month, l.place_id, l.held::integer, (NOT l.held)::integer, l.unmarked::integer, l.participations, l.minutes, l.without_minutes, l.not_marked, l.heads
        FROM live l
      ), came AS (
        SELECT y.activity_id, NULL::date AS month, y.place_id, y.page, y.persons
        FROM asked k
        JOIN activity_year_persons y ON y.organisation_id = :organisation AND y.activity_id = k.id AND y.year >= k.first_month AND y.year + interval '1 year' <= k.end_month
        WHERE :by <> 'month'
          AND (k.counting = 'named' OR :everybody)
          AND (y.activity_id, y.year) NOT IN (SELECT t.activity_id, t.year FROM stale t)
        UNION ALL
        SELECT m.activity_id, m.month, m.place_id, m.page, m.persons
        FROM asked k
        JOIN activity_month_persons m ON m.organisation_id = :organisation AND m.activity_id = k.id AND m.month >= k.first_month AND m.month < k.end_month
        WHERE (k.counting = 'named' OR :everybody)
          AND (m.activity_id, m.month) NOT IN (SELECT t.activity_id, t.month FROM stale t)
          AND (:by = 'month' OR date_trunc('year', m.month) < k.first_month OR date_trunc('year', m.month) + interval '1 year' > k.end_month
            OR (m.activity_id, date_trunc('year', m.month)::date) IN (SELECT t.activity_id, t.year FROM stale t))
        UNION ALL
        SELECT l.activity_id, l.month, l.place_id, l.number / 4096, bit_or(set_bit(B'0'::bit(4096), l.number % 4096, 1))
        FROM live_person l
        WHERE l.number IS NOT NULL
        GROUP BY l.activity_id, l.month, l.place_id, l.number / 4096
        UNION ALL
        SELECT n.activity_id, n.month, n.place_id, -1 - n.number / 4096, bit_or(set_bit(B'0'::bit(4096), n.number % 4096, 1))
        FROM (
          SELECT l.activity_id, l.month, l.place_id, (dense_rank() OVER (ORDER BY l.unnumbered) - 1)::integer AS number
          FROM live_person l
          WHERE l.number IS NULL
        ) n
        GROUP BY n.activity_id, n.month, n.place_id, n.number / 4096
      ), cell AS (
        SELECT c.activity_id, c.month, c.place_id, c.sessions, c.cancelled, c.unmarked, c.participations, c.minutes, c.without_minutes, c.not_marked, c.heads, NULL::integer AS page, NULL::bit(4096) AS persons
        FROM counted c
        UNION ALL
        SELECT c.activity_id, c.month, c.place_id, 0, 0, 0, 0, 0, 0, 0, 0, c.page, c.persons
        FROM came c
      ), grouped AS (
        SELECT
          CASE :by WHEN 'kind' THEN k.kind WHEN 'month' THEN to_char(c.month, 'YYYY-MM') WHEN 'activity' THEN k.id::text WHEN 'place' THEN p.id::text ELSE coalesce(p.district, k.district) END AS key,
          CASE :by WHEN 'activity' THEN k.name WHEN 'place' THEN p.name WHEN 'district' THEN coalesce(p.district, k.district) END AS label,
          c.page,
          bit_or(c.persons) AS persons,
          sum(c.sessions) AS sessions,
          sum(c.cancelled) AS cancelled,
          sum(c.unmarked) AS unmarked,
          sum(c.participations) FILTER (WHERE k.counting = 'named') AS visits,
          sum(c.minutes) FILTER (WHERE k.counting = 'named') AS minutes,
          sum(c.without_minutes) FILTER (WHERE k.counting = 'named') AS without_minutes,
          sum(c.not_marked) AS not_marked,
          sum(c.participations) FILTER (WHERE k.counting <> 'named') AS signed_up,
          sum(c.minutes) AS all_minutes,
          sum(c.heads) AS heads
        FROM cell c
        JOIN asked k ON k.id = c.activity_id
        LEFT JOIN activity_place p ON p.organisation_id = :organisation AND p.id = coalesce(c.place_id, k.place_id)
        WHERE (:place::uuid IS NULL OR p.id = :place) AND (:district::text IS NULL OR coalesce(p.district, k.district) = :district)
        GROUP BY 1, 2, 3
      ), line AS (
        SELECT
          'line' AS part, g.key, max(g.label) AS label, sum(g.sessions) AS sessions, sum(g.cancelled) AS cancelled, sum(g.unmarked) AS unmarked,
          sum(bit_count(g.persons)) AS persons, sum(g.visits) AS visits, sum(g.minutes) AS minutes, sum(g.without_minutes) AS without_minutes,
          sum(g.not_marked) AS not_marked, sum(g.signed_up) AS signed_up, sum(g.all_minutes) AS all_minutes, sum(g.heads) AS heads
        FROM grouped g
        GROUP BY g.key
      )
      SELECT part, key, label, sessions, cancelled, unmarked, coalesce(persons, 0) AS persons, coalesce(visits, 0) AS visits, coalesce(minutes, 0) AS minutes,
        coalesce(without_minutes, 0) AS without_minutes, not_marked, coalesce(signed_up, 0) AS signed_up, all_minutes, heads
      FROM line
      UNION ALL
      SELECT 'total', NULL, NULL, coalesce(sum(l.sessions), 0), coalesce(sum(l.cancelled), 0), coalesce(sum(l.unmarked), 0),
        (SELECT coalesce(sum(bit_count(u.persons)), 0) FROM (SELECT bit_or(g.persons) AS persons FROM grouped g WHERE g.page IS NOT NULL GROUP BY g.page) u),
        coalesce(sum(l.visits), 0), coalesce(sum(l.minutes), 0), coalesce(sum(l.without_minutes), 0), coalesce(sum(l.not_marked), 0), coalesce(sum(l.signed_up), 0), coalesce(sum(l.all_minutes), 0), coalesce(sum(l.heads), 0)
      FROM line l
      UNION ALL
      SELECT 'project', o.id::text, o.code || ' ' || o.name, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM organisation_project o WHERE o.organisation_id = :organisation AND NOT :everybody
      UNION ALL
      SELECT 'place', o.id::text, o.name, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM activity_place o WHERE o.organisation_id = :organisation AND NOT :everybody
      UNION ALL
      SELECT DISTINCT 'district', o.district, o.district, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM activity_place o WHERE o.organisation_id = :organisation AND o.district IS NOT NULL AND NOT :everybody
      """;
}
