package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One pass over a project's participations: what is so of each, as a mask of {@link Fact}s. */
final class Counting {
  private Counting() {}

  /** What is asked for: a project and the days, both included; no day is open. */
  record Period(Project.Key project, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** Participations of one gender that have the same facts. */
  record Group(Participant.@Nullable Gender gender, long mask, long count) {}

  /** One participation; entered on the first day of its first stay, left on the last day of its last. */
  record Person(Participant.@Nullable Key person, Participant.@Nullable Gender gender, LocalDate entered, @Nullable LocalDate leftOn, long mask) {}

  /** All participations that entered or left in the period, by their facts. */
  static List<Group> groups(Tx tx, Period period) {
    return bound(tx, GROUPS, period).mapTo(Group.class).list();
  }

  /** The same, each by itself. */
  static List<Person> people(Tx tx, Period period) {
    return bound(tx, PEOPLE, period).mapTo(Person.class).list();
  }

  /** Room to sort a hundred thousand people in memory, and a plan for this project: a large one is joined whole, a small one found by its indexes. */
  private static Query bound(Tx tx, String sql, Period period) {
    tx.handle().execute("SELECT set_config('work_mem', '32MB', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_material', 'off', true)");
    return TableSql.in(tx).inside("masks", MASKS).query(sql).bind("project", period.project()).bind("from", period.from()).bind("to", period.to());
  }

  /**
   * Entry data is the first stay's, leaving the last stay's. Dates in months end with the month where it is shorter (31.8. + 6 = 28.2.).
   * A birth date after the first day is not one that is known. What a stay says becomes bits where it is read, so that nothing wide is
   * sorted; {@code OFFSET 0} keeps each step's expressions from being computed again in the next. A person's statuses and
   * qualifications only ever set bits, so that joining both multiplies nothing. No table is joined to itself and nothing is
   * materialised: a package just brought in, of which the database has no statistics yet, is counted by index.
   */
  static final String MASKS = """
      WITH entry AS (
        SELECT s.participant_id, s.entered, s.left_on, s.status_since, extract(year FROM s.entered)::integer AS year,
          CASE WHEN s.entry_status IS NOT NULL THEN 1::bigint << 4 ELSE 0 END
          | CASE WHEN s.isced IS NOT NULL THEN 1::bigint << 5 ELSE 0 END
          | CASE s.entry_status
              WHEN 'unemployed' THEN 1::bigint << 6
              WHEN 'inactive' THEN 1::bigint << 8
              WHEN 'inactive-in-education' THEN 1::bigint << 9
              WHEN 'employed' THEN 1::bigint << 10
              ELSE 0
            END
          | CASE WHEN s.isced = 0 THEN 1::bigint << 15 WHEN s.isced <= 2 THEN 1::bigint << 16 WHEN s.isced <= 4 THEN 1::bigint << 17 WHEN s.isced >= 5 THEN 1::bigint << 18 ELSE 0 END
          | CASE WHEN s.disability = 'yes' THEN 1::bigint << 19 ELSE 0 END
          | CASE WHEN s.foreign_background = 'yes' THEN 1::bigint << 20 ELSE 0 END
          | CASE WHEN s.third_country_national = 'yes' THEN 1::bigint << 21 ELSE 0 END
          | CASE WHEN s.minority = 'yes' THEN 1::bigint << 22 ELSE 0 END
          | CASE WHEN s.homeless = 'yes' THEN 1::bigint << 23 ELSE 0 END
          | CASE WHEN s.other_disadvantage = 'yes' THEN 1::bigint << 24 ELSE 0 END AS mask
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        OFFSET 0
      ), stays AS (
        SELECT DISTINCT ON (n.participant_id) n.participant_id, n.entered, n.year, n.status_since, n.mask,
          last_value(n.left_on) OVER (PARTITION BY n.participant_id ORDER BY n.entered ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS left_on
        FROM entry n
        ORDER BY n.participant_id, n.entered
      ), moved AS (
        SELECT e.participant_id, e.entered, e.left_on, e.year, e.status_since, e.mask,
          e.entered >= coalesce(:from::date, '-infinity') AND e.entered <= coalesce(:to::date, 'infinity') AS came,
          coalesce(e.left_on >= coalesce(:from::date, '-infinity') AND e.left_on <= coalesce(:to::date, 'infinity'), FALSE) AS went
        FROM stays e
        OFFSET 0
      ), held AS (
        SELECT e.participant_id, e.entered, e.left_on, e.status_since, e.mask, e.came, e.went, p.gender, m.municipality, m.urbanity,
          CASE WHEN p.birth_date <= e.entered THEN extract(year FROM age(e.entered::timestamp, p.birth_date::timestamp))::integer END AS years,
          m.municipality IS NULL AND (SELECT y.year FROM report_municipality y WHERE y.organisation_id = :organisation AND y.year = e.year LIMIT 1) IS NULL AS unclassified
        FROM moved e
        JOIN participant p ON p.organisation_id = :organisation AND p.id = e.participant_id
        LEFT JOIN report_municipality m ON m.organisation_id = :organisation AND m.year = e.year AND m.municipality = p.municipality
        WHERE e.came OR e.went
        OFFSET 0
      ), known AS (
        SELECT h.participant_id, h.gender, h.entered, h.left_on, h.went,
          h.left_on + 28 AS soon,
          (h.left_on + interval '6 months')::date AS later,
          h.mask
          | CASE WHEN h.came THEN 1::bigint ELSE 0 END
          | CASE WHEN h.went THEN 1::bigint << 1 ELSE 0 END
          | CASE WHEN h.gender IN ('female', 'male', 'non-binary') THEN 1::bigint << 2 ELSE 0 END
          | CASE WHEN h.years IS NOT NULL THEN 1::bigint << 3 ELSE 0 END
          | CASE
              WHEN h.mask & (1::bigint << 6) <> 0 AND h.status_since < h.entered - CASE WHEN h.years < 25 THEN interval '6 months' ELSE interval '12 months' END
              THEN 1::bigint << 7
              ELSE 0
            END
          | CASE WHEN h.years < 18 THEN 1::bigint << 11 ELSE 0 END
          | CASE WHEN h.years < 25 THEN 1::bigint << 12 ELSE 0 END
          | CASE WHEN h.years BETWEEN 18 AND 29 THEN 1::bigint << 13 ELSE 0 END
          | CASE WHEN h.years >= 55 THEN 1::bigint << 14 ELSE 0 END
          | CASE WHEN h.urbanity = 3 THEN 1::bigint << 25 ELSE 0 END
          | CASE WHEN h.unclassified THEN 1::bigint << 26 WHEN h.municipality IS NULL THEN 1::bigint << 27 ELSE 0 END AS mask
        FROM held h
        OFFSET 0
      ), found AS (
        SELECT k.participant_id, any_value(k.gender) AS gender, any_value(k.entered) AS entered, any_value(k.left_on) AS left_on, any_value(k.mask) AS mask,
          bit_or(
            CASE WHEN t.from_date <= k.soon AND coalesce(t.to_date, 'infinity') >= k.left_on THEN
              CASE
                WHEN t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship') THEN 1::bigint << 31
                WHEN t.status = 'unemployed-job-seeker' THEN 1::bigint << 28
                WHEN t.status = 'in-education' THEN 1::bigint << 29
                ELSE 0
              END
              ELSE 0
            END
            | CASE WHEN t.from_date <= k.later AND coalesce(t.to_date, 'infinity') >= k.later THEN
                CASE WHEN t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship') THEN 1::bigint << 32 ELSE 0 END
                | CASE t.contract WHEN 'permanent' THEN 2 ELSE 0 END
                | CASE t.hours WHEN 'full' THEN 8 ELSE 0 END
                ELSE 0
              END
            | CASE WHEN t.from_date <= k.entered AND coalesce(t.to_date, 'infinity') >= k.entered THEN
                CASE t.contract WHEN 'temporary' THEN 1 ELSE 0 END | CASE t.hours WHEN 'part' THEN 4 ELSE 0 END
                ELSE 0
              END
            | CASE WHEN q.participant_id IS NOT NULL THEN 1::bigint << 30 ELSE 0 END) AS results
        FROM known k
        LEFT JOIN participation_status t ON k.went AND t.organisation_id = :organisation AND t.participant_id = k.participant_id
        LEFT JOIN participation_qualification q
          ON k.went AND q.organisation_id = :organisation AND q.participant_id = k.participant_id AND q.project_id = :project AND q.gained_on BETWEEN k.entered AND k.soon
        GROUP BY k.participant_id
      )
      SELECT f.participant_id, f.gender, f.entered, f.left_on,
        f.mask
        | (f.results & ~15::bigint)
        | CASE WHEN (f.results & 3) = 3 OR (f.results & 12) = 12 THEN 1::bigint << 33 ELSE 0 END AS mask
      FROM found f
      """;

  static final String GROUPS = "SELECT m.gender, m.mask, count(*) AS count FROM ({masks}) AS m GROUP BY m.gender, m.mask";

  static final String PEOPLE = "SELECT m.participant_id AS person, m.gender, m.entered, m.left_on, m.mask FROM ({masks}) AS m ORDER BY m.entered, m.participant_id";
}
