package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
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
    return bound(tx, period, false).mapTo(Group.class).list();
  }

  /** The same, each by itself. */
  static List<Person> people(Tx tx, Period period) {
    return bound(tx, period, true).mapTo(Person.class).list();
  }

  private static Query bound(Tx tx, Period period, boolean each) {
    return tx.query(SQL)
        .bind("project", period.project())
        .bind("from", period.from())
        .bind("to", period.to())
        .bind("each", each);
  }

  /**
   * Entry data is the first stay's, leaving the last stay's. Dates in months end with the month where it is shorter (31.8. + 6 = 28.2.).
   * Who would have entered before being born was born on a day not known. Every table is reached by its index, person by person, and nothing is joined to itself: so a package just brought in, of which
   * the database has no statistics yet, is counted as quickly as an old one. The year is computed a step before it is compared:
   * under row-level security only bare columns find an index.
   */
  static final String SQL = """
      WITH stays AS (
        SELECT DISTINCT ON (s.participant_id) s.participant_id, s.entered,
          last_value(s.left_on) OVER (PARTITION BY s.participant_id ORDER BY s.entered ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS left_on,
          extract(year FROM s.entered)::integer AS year,
          s.entry_status, s.status_since, s.isced, s.disability, s.foreign_background, s.third_country_national, s.minority, s.homeless, s.other_disadvantage
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        ORDER BY s.participant_id, s.entered
      ), held AS (
        SELECT e.participant_id, e.entered, e.left_on, e.entry_status, e.status_since, e.isced, e.disability, e.foreign_background,
          e.third_country_national, e.minority, e.homeless, e.other_disadvantage, p.gender, b.birth_date, m.municipality, m.urbanity,
          e.entered >= coalesce(:from::date, '-infinity') AND e.entered <= coalesce(:to::date, 'infinity') AS came,
          coalesce(e.left_on >= coalesce(:from::date, '-infinity') AND e.left_on <= coalesce(:to::date, 'infinity'), FALSE) AS went,
          extract(year FROM age(e.entered::timestamp, b.birth_date::timestamp)) AS years,
          m.municipality IS NULL AND (SELECT y.year FROM report_municipality y WHERE y.organisation_id = :organisation AND y.year = e.year LIMIT 1) IS NULL AS unclassified
        FROM stays e
        JOIN participant p ON p.organisation_id = :organisation AND p.id = e.participant_id
        CROSS JOIN LATERAL (SELECT CASE WHEN p.birth_date <= e.entered THEN p.birth_date END AS birth_date) b
        LEFT JOIN report_municipality m ON m.organisation_id = :organisation AND m.year = e.year AND m.municipality = p.municipality
        WHERE (e.entered >= coalesce(:from::date, '-infinity') AND e.entered <= coalesce(:to::date, 'infinity'))
          OR (e.left_on >= coalesce(:from::date, '-infinity') AND e.left_on <= coalesce(:to::date, 'infinity'))
        OFFSET 0
      ), known AS (
        SELECT h.participant_id, h.gender, h.entered, h.left_on, h.went,
          h.left_on + 28 AS soon,
          (h.left_on + interval '6 months')::date AS later,
          h.came::integer::bigint
          | (h.went::integer::bigint << 1)
          | (coalesce(h.gender IN ('female', 'male', 'non-binary'), FALSE)::integer::bigint << 2)
          | ((h.birth_date IS NOT NULL)::integer::bigint << 3)
          | ((h.entry_status IS NOT NULL)::integer::bigint << 4)
          | ((h.isced IS NOT NULL)::integer::bigint << 5)
          | (coalesce(h.entry_status = 'unemployed', FALSE)::integer::bigint << 6)
          | (coalesce(h.entry_status = 'unemployed'
              AND h.status_since < (h.entered - CASE WHEN h.years < 25 THEN interval '6 months' ELSE interval '12 months' END)::date, FALSE)::integer::bigint << 7)
          | (coalesce(h.entry_status = 'inactive', FALSE)::integer::bigint << 8)
          | (coalesce(h.entry_status = 'inactive-in-education', FALSE)::integer::bigint << 9)
          | (coalesce(h.entry_status = 'employed', FALSE)::integer::bigint << 10)
          | (coalesce(h.years < 18, FALSE)::integer::bigint << 11)
          | (coalesce(h.years < 25, FALSE)::integer::bigint << 12)
          | (coalesce(h.years BETWEEN 18 AND 29, FALSE)::integer::bigint << 13)
          | (coalesce(h.years >= 55, FALSE)::integer::bigint << 14)
          | (coalesce(h.isced = 0, FALSE)::integer::bigint << 15)
          | (coalesce(h.isced BETWEEN 1 AND 2, FALSE)::integer::bigint << 16)
          | (coalesce(h.isced BETWEEN 3 AND 4, FALSE)::integer::bigint << 17)
          | (coalesce(h.isced >= 5, FALSE)::integer::bigint << 18)
          | (coalesce(h.disability = 'yes', FALSE)::integer::bigint << 19)
          | (coalesce(h.foreign_background = 'yes', FALSE)::integer::bigint << 20)
          | (coalesce(h.third_country_national = 'yes', FALSE)::integer::bigint << 21)
          | (coalesce(h.minority = 'yes', FALSE)::integer::bigint << 22)
          | (coalesce(h.homeless = 'yes', FALSE)::integer::bigint << 23)
          | (coalesce(h.other_disadvantage = 'yes', FALSE)::integer::bigint << 24)
          | (coalesce(h.urbanity = 3, FALSE)::integer::bigint << 25)
          | (h.unclassified::integer::bigint << 26)
          | ((h.municipality IS NULL AND NOT h.unclassified)::integer::bigint << 27) AS mask
        FROM held h
      ), results AS (
        SELECT k.participant_id, k.gender, k.entered, k.left_on, k.mask,
          EXISTS (
            SELECT
            FROM participation_qualification q
            WHERE k.went AND q.organisation_id = :organisation AND q.participant_id = k.participant_id AND q.project_id = :project
              AND q.gained_on BETWEEN k.entered AND k.soon) AS qualified,
          r.seeking, r.studying, r.working, r.working_later,
          r.temporary AND r.permanent_later OR r.part AND r.full_later AS improved
        FROM known k
        CROSS JOIN LATERAL (
          SELECT
            coalesce(bool_or(t.from_date <= k.soon AND coalesce(t.to_date, 'infinity') >= k.left_on AND t.status = 'unemployed-job-seeker'), FALSE) AS seeking,
            coalesce(bool_or(t.from_date <= k.soon AND coalesce(t.to_date, 'infinity') >= k.left_on AND t.status = 'in-education'), FALSE) AS studying,
            coalesce(bool_or(t.from_date <= k.soon AND coalesce(t.to_date, 'infinity') >= k.left_on
              AND t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship')), FALSE) AS working,
            coalesce(bool_or(k.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity')
              AND t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship')), FALSE) AS working_later,
            coalesce(bool_or(k.entered BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.contract = 'temporary'), FALSE) AS temporary,
            coalesce(bool_or(k.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.contract = 'permanent'), FALSE) AS permanent_later,
            coalesce(bool_or(k.entered BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.hours = 'part'), FALSE) AS part,
            coalesce(bool_or(k.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.hours = 'full'), FALSE) AS full_later
          FROM participation_status t
          WHERE k.went AND t.organisation_id = :organisation AND t.participant_id = k.participant_id
        ) r
      ), masks AS (
        SELECT r.participant_id, r.gender, r.entered, r.left_on,
          r.mask
          | (r.seeking::integer::bigint << 28)
          | (r.studying::integer::bigint << 29)
          | (r.qualified::integer::bigint << 30)
          | (r.working::integer::bigint << 31)
          | (r.working_later::integer::bigint << 32)
          | (r.improved::integer::bigint << 33) AS mask
        FROM results r
      )
      SELECT CASE WHEN :each THEN k.participant_id END AS person, k.gender, CASE WHEN :each THEN k.entered END AS entered,
        CASE WHEN :each THEN k.left_on END AS left_on, k.mask, count(*) AS count
      FROM masks k
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY 3, 1
      """;
}
