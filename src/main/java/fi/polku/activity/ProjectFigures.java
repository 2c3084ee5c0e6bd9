package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Column;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a project's activities have come to, as the public may see it: small numbers never leave this class. */
@Component
public class ProjectFigures {
  private final Database database;

  ProjectFigures(Database database) {
    this.database = database;
  }

  /**
   * One kind of activity. People are counted three ways that are never mixed: {@code persons} where people are known over time,
   * {@code participations} where they sign up for the day, {@code heads} where heads are counted.
   */
  public record Row(Activity.Kind kind, long sessions, Shown persons, Shown participations, Shown heads) {}

  /** @param until the last day that distinct people are counted by; @param leftOut whether some number was not told because it is small, or would tell a small one */
  public record ProjectTable(List<Row> rows, long sessions, LocalDate until, Shown persons, Shown participations, Shown heads, boolean leftOut) {}

  private record Count(Activity.Kind kind, long sessions, long persons, long participations, long heads) {}

  /**
   * Sessions held by now and not cancelled, within the project's share of each activity. Distinct people are those of full months: looked
   * at from one day to the next, a live number would tell who came that day.
   */
  public ProjectTable of(Scope scope, Project.Key project, Instant now) {
    LocalDate month = now.atZone(Helsinki.ZONE).toLocalDate().withDayOfMonth(1);
    return database.in(scope, tx -> {
      List<Count> counts = tx.query("""
              WITH held AS (
                SELECT s.id, a.kind, a.counting, s.starts
                FROM activity_project_share h
                JOIN activity a ON a.organisation_id = h.organisation_id AND a.id = h.activity_id
                JOIN activity_session s ON s.organisation_id = h.organisation_id AND s.activity_id = h.activity_id
                WHERE h.organisation_id = :organisation AND h.project_id = :project
                  AND s.cancelled_at IS NULL AND s.starts <= :now
                  AND (h.from_date IS NULL OR s.starts >= h.from_date::timestamp AT TIME ZONE 'Europe/Helsinki')
                  AND (h.to_date IS NULL OR s.starts < (h.to_date + 1)::timestamp AT TIME ZONE 'Europe/Helsinki')
              ), came AS (
                SELECT held.kind, count(DISTINCT t.participant_id) FILTER (WHERE held.counting = 'named' AND held.starts < :month) AS persons,
                  count(*) FILTER (WHERE held.counting = 'signed-up') AS participations
                FROM held
                JOIN activity_attendance t ON t.organisation_id = :organisation AND t.session_id = held.id
                WHERE t.presence IN ('present', 'partly')
                GROUP BY held.kind
              ), counted AS (
                SELECT held.kind, sum(latest.heads) AS heads
                FROM held
                CROSS JOIN LATERAL (
                  SELECT DISTINCT ON (c.door) c.heads
                  FROM activity_headcount c
                  WHERE c.organisation_id = :organisation AND c.session_id = held.id
                  ORDER BY c.door, c.counted_at DESC
                ) latest
                GROUP BY held.kind
              )
              SELECT k.kind, k.sessions, coalesce(came.persons, 0) AS persons, coalesce(came.participations, 0) AS participations, coalesce(counted.heads, 0) AS heads
              FROM (SELECT held.kind, count(*) AS sessions FROM held GROUP BY held.kind) k
              LEFT JOIN came ON came.kind = k.kind
              LEFT JOIN counted ON counted.kind = k.kind
              ORDER BY k.kind
              """)
          .bind("project", project)
          .bind("now", now).bind("month", month.atStartOfDay(Helsinki.ZONE).toInstant())
          .mapTo(Count.class)
          .list();
      long persons = tx.query("""
              SELECT count(DISTINCT t.participant_id)
              FROM activity_project_share h
              JOIN activity a ON a.organisation_id = h.organisation_id AND a.id = h.activity_id AND a.counting = 'named'
              JOIN activity_session s ON s.organisation_id = h.organisation_id AND s.activity_id = h.activity_id
              JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id
              WHERE h.organisation_id = :organisation AND h.project_id = :project
                AND s.cancelled_at IS NULL AND s.starts < :month AND t.presence IN ('present', 'partly')
                AND (h.from_date IS NULL OR s.starts >= h.from_date::timestamp AT TIME ZONE 'Europe/Helsinki')
                AND (h.to_date IS NULL OR s.starts < (h.to_date + 1)::timestamp AT TIME ZONE 'Europe/Helsinki')
              """)
          .bind("project", project)
          .bind("month", month.atStartOfDay(Helsinki.ZONE).toInstant())
          .mapTo(Long.class)
          .one();
      return table(counts, persons, month.minusDays(1));
    });
  }

  private static ProjectTable table(List<Count> counts, long distinct, LocalDate until) {
    Column persons = SmallNumbers.distinct(counts.stream().map(Count::persons).toList(), distinct);
    Column participations = SmallNumbers.sum(counts.stream().map(Count::participations).toList());
    Column heads = SmallNumbers.sum(counts.stream().map(Count::heads).toList());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      rows.add(new Row(counts.get(i).kind(), counts.get(i).sessions(), persons.cells().get(i), participations.cells().get(i), heads.cells().get(i)));
    }
    return new ProjectTable(rows, counts.stream().mapToLong(Count::sessions).sum(), until, persons.total(), participations.total(), heads.total(),
        !(persons.complete() && participations.complete() && heads.complete()));
  }
}
