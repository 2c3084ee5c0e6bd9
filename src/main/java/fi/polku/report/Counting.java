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
  record Person(Participant.Key person, Participant.@Nullable Gender gender, LocalDate entered, @Nullable LocalDate leftOn, long mask) {}

  /** All participations that entered or left in the period, by their facts. */
  static List<Group> groups(Tx tx, Period period) {
    return bound(tx.query(SQL), period, false).mapTo(Group.class).list();
  }

  /** The same, each by itself. */
  static List<Person> people(Tx tx, Period period) {
    return bound(tx.query(SQL), period, true).mapTo(Person.class).list();
  }

  private static Query bound(Query query, Period period, boolean each) {
    return query
        .bind("project", period.project())
        .bind("from", period.from())
        .bind("to", period.to())
        .bind("each", each);
  }

  /** Entry data is the first stay's, leaving the last stay's. Dates in months end with the month where it is shorter (31.8. + 6 = 28.2.). */
  static final String SQL = """
      WITH entries AS (
        SELECT DISTINCT ON (s.participant_id) s.participant_id, s.entered, s.entry_status, s.status_since, s.isced, s.disability,
          s.foreign_background, s.third_country_national, s.minority, s.homeless, s.other_disadvantage
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        ORDER BY s.participant_id, s.entered
      ), exits AS (
        SELECT DISTINCT ON (s.participant_id) s.participant_id, s.left_on
        FROM participation_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        ORDER BY s.participant_id, s.entered DESC
      ), held AS (
        SELECT e.participant_id, p.gender, p.birth_date, p.municipality, e.entered, x.left_on, e.entry_status, e.status_since, e.isced, e.disability,
          e.foreign_background, e.third_country_national, e.minority, e.homeless, e.other_disadvantage,
          e.entered >= coalesce(:from::date, '-infinity') AND e.entered <= coalesce(:to::date, 'infinity') AS came,
          x.left_on >= coalesce(:from::date, '-infinity') AND x.left_on <= coalesce(:to::date, 'infinity') AS went,
          extract(year FROM age(e.entered::timestamp, p.birth_date::timestamp))::integer AS years,
          extract(year FROM e.entered)::integer AS year,
          x.left_on + 28 AS soon,
          (x.left_on + interval '6 months')::date AS later
        FROM entries e
        JOIN exits x ON x.participant_id = e.participant_id
        JOIN participant p ON p.organisation_id = :organisation AND p.id = e.participant_id
        WHERE (e.entered >= coalesce(:from::date, '-infinity') AND e.entered <= coalesce(:to::date, 'infinity'))
          OR (x.left_on >= coalesce(:from::date, '-infinity') AND x.left_on <= coalesce(:to::date, 'infinity'))
      ), situations AS (
        SELECT h.participant_id,
          bool_or(t.from_date <= h.soon AND coalesce(t.to_date, 'infinity') >= h.left_on AND t.status = 'unemployed-job-seeker') AS seeking,
          bool_or(t.from_date <= h.soon AND coalesce(t.to_date, 'infinity') >= h.left_on AND t.status = 'in-education') AS studying,
          bool_or(t.from_date <= h.soon AND coalesce(t.to_date, 'infinity') >= h.left_on
            AND t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship')) AS working,
          bool_or(h.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity')
            AND t.status IN ('employed', 'self-employed', 'wage-subsidised', 'apprenticeship')) AS working_later,
          (bool_or(h.entered BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.contract = 'temporary')
            AND bool_or(h.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.contract = 'permanent'))
          OR (bool_or(h.entered BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.hours = 'part')
            AND bool_or(h.later BETWEEN t.from_date AND coalesce(t.to_date, 'infinity') AND t.hours = 'full')) AS improved
        FROM held h
        JOIN participation_status t ON t.organisation_id = :organisation AND t.participant_id = h.participant_id
        WHERE h.went
        GROUP BY h.participant_id
      ), gained AS (
        SELECT DISTINCT q.participant_id
        FROM held h
        JOIN participation_qualification q ON q.organisation_id = :organisation AND q.project_id = :project AND q.participant_id = h.participant_id
        WHERE h.went AND q.gained_on BETWEEN h.entered AND h.soon
      ), classified AS (
        SELECT DISTINCT m.year
        FROM report_municipality m
        WHERE m.organisation_id = :organisation
      ), masks AS (
        SELECT h.participant_id, h.gender, h.entered, h.left_on,
          coalesce(h.came, FALSE)::integer::bigint
          | coalesce(h.went, FALSE)::integer::bigint << 1
          | coalesce(h.gender IN ('female', 'male', 'non-binary'), FALSE)::integer::bigint << 2
          | (h.birth_date IS NOT NULL)::integer::bigint << 3
          | (h.entry_status IS NOT NULL)::integer::bigint << 4
          | (h.isced IS NOT NULL)::integer::bigint << 5
          | coalesce(h.entry_status = 'unemployed', FALSE)::integer::bigint << 6
          | coalesce(h.entry_status = 'unemployed'
              AND h.status_since < (h.entered - CASE WHEN h.years < 25 THEN interval '6 months' ELSE interval '12 months' END)::date, FALSE)::integer::bigint << 7
          | coalesce(h.entry_status = 'inactive', FALSE)::integer::bigint << 8
          | coalesce(h.entry_status = 'inactive-in-education', FALSE)::integer::bigint << 9
          | coalesce(h.entry_status = 'employed', FALSE)::integer::bigint << 10
          | coalesce(h.years < 18, FALSE)::integer::bigint << 11
          | coalesce(h.years < 25, FALSE)::integer::bigint << 12
          | coalesce(h.years BETWEEN 18 AND 29, FALSE)::integer::bigint << 13
          | coalesce(h.years >= 55, FALSE)::integer::bigint << 14
          | coalesce(h.isced = 0, FALSE)::integer::bigint << 15
          | coalesce(h.isced BETWEEN 1 AND 2, FALSE)::integer::bigint << 16
          | coalesce(h.isced BETWEEN 3 AND 4, FALSE)::integer::bigint << 17
          | coalesce(h.isced >= 5, FALSE)::integer::bigint << 18
          | coalesce(h.disability = 'yes', FALSE)::integer::bigint << 19
          | coalesce(h.foreign_background = 'yes', FALSE)::integer::bigint << 20
          | coalesce(h.third_country_national = 'yes', FALSE)::integer::bigint << 21
          | coalesce(h.minority = 'yes', FALSE)::integer::bigint << 22
          | coalesce(h.homeless = 'yes', FALSE)::integer::bigint << 23
          | coalesce(h.other_disadvantage = 'yes', FALSE)::integer::bigint << 24
          | coalesce(m.urbanity = 3, FALSE)::integer::bigint << 25
          | (y.year IS NULL)::integer::bigint << 26
          | (y.year IS NOT NULL AND m.municipality IS NULL)::integer::bigint << 27
          | coalesce(t.seeking, FALSE)::integer::bigint << 28
          | coalesce(t.studying, FALSE)::integer::bigint << 29
          | (q.participant_id IS NOT NULL)::integer::bigint << 30
          | coalesce(t.working, FALSE)::integer::bigint << 31
          | coalesce(t.working_later, FALSE)::integer::bigint << 32
          | coalesce(t.improved, FALSE)::integer::bigint << 33 AS mask
        FROM held h
        LEFT JOIN situations t ON t.participant_id = h.participant_id
        LEFT JOIN gained q ON q.participant_id = h.participant_id
        LEFT JOIN classified y ON y.year = h.year
        LEFT JOIN report_municipality m ON m.organisation_id = :organisation AND m.year = h.year AND m.municipality = h.municipality
      )
      SELECT CASE WHEN :each THEN k.participant_id END AS person, k.gender, CASE WHEN :each THEN k.entered END AS entered,
        CASE WHEN :each THEN k.left_on END AS left_on, k.mask, count(*) AS count
      FROM masks k
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY 3, 1
      """;
}
