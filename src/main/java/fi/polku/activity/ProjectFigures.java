package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Column;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.figures.SteadyNumbers;
import fi.polku.platform.security.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a project's activities have come to, as the public may see it: small numbers and small changes never leave this class. */
@Component
public class ProjectFigures {
  /** The name that everybody of a project is told under, beside the kinds. */
  private static final String ALL = "all";

  private final Database database;
  private final SteadyNumbers steady;

  ProjectFigures(Database database, SteadyNumbers steady) {
    this.database = database;
    this.steady = steady;
  }

  /**
   * One kind of activity. People are counted three ways that are never mixed: {@code persons} where people are known over time,
   * {@code participations} where they sign up for the day, {@code heads} where heads are counted.
   */
  public record Row(Activity.Kind kind, long sessions, Shown persons, Shown participations, Shown heads) {}

  /** @param leftOut whether some number was not told because it is small, or would tell a small one */
  public record ProjectTable(List<Row> rows, long sessions, Shown persons, Shown participations, Shown heads, boolean leftOut) {}

  private record Count(Activity.Kind kind, long sessions, long persons, long participations, long heads) {}

  private record Counted(List<Count> counts, long persons) {
    Map<String, Long> numbers(ToLongFunction<Count> number) {
      return counts.stream().collect(Collectors.toMap(c -> code(c.kind), number::applyAsLong));
    }
  }

  /**
   * Sessions held by now and not cancelled, within the project's share of each activity. The sessions are told as they are; numbers of
   * people as they were last told, until they have changed by enough.
   */
  public ProjectTable of(Scope scope, Project.Key project, Instant now) {
    Counted counted = database.in(scope, tx -> new Counted(counts(tx, project, now), persons(tx, project, now)));
    Map<String, Long> persons = counted.numbers(Count::persons);
    if (!persons.isEmpty()) persons.put(ALL, counted.persons);
    Map<String, Map<String, Long>> told = steady.steady(scope, project.value(), Map.of("persons", persons, "participations", counted.numbers(Count::participations), "heads", counted.numbers(Count::heads)));
    return table(counted.numbers(Count::sessions), told);
  }

  private static List<Count> counts(Tx tx, Project.Key project, Instant now) {
    return tx.query("""
            WITH held AS (
              SELECT s.id, a.kind, a.counting
              FROM activity_project_share h
              JOIN activity a ON a.organisation_id = h.organisation_id AND a.id = h.activity_id
              JOIN activity_session s ON s.organisation_id = h.organisation_id AND s.activity_id = h.activity_id
              WHERE h.organisation_id = :organisation AND h.project_id = :project
                AND s.cancelled_at IS NULL AND s.starts <= :now
                AND (h.from_date IS NULL OR s.starts >= h.from_date::timestamp AT TIME ZONE 'Europe/Helsinki')
                AND (h.to_date IS NULL OR s.starts < (h.to_date + 1)::timestamp AT TIME ZONE 'Europe/Helsinki')
            ), came AS (
              SELECT held.kind, count(DISTINCT t.participant_id) FILTER (WHERE held.counting = 'named') AS persons,
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
        .bind("now", now)
        .mapTo(Count.class)
        .list();
  }

  private static long persons(Tx tx, Project.Key project, Instant now) {
    return tx.query("""
            SELECT count(DISTINCT t.participant_id)
            FROM activity_project_share h
            JOIN activity a ON a.organisation_id = h.organisation_id AND a.id = h.activity_id AND a.counting = 'named'
            JOIN activity_session s ON s.organisation_id = h.organisation_id AND s.activity_id = h.activity_id
            JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id
            WHERE h.organisation_id = :organisation AND h.project_id = :project
              AND s.cancelled_at IS NULL AND s.starts <= :now AND t.presence IN ('present', 'partly')
              AND (h.from_date IS NULL OR s.starts >= h.from_date::timestamp AT TIME ZONE 'Europe/Helsinki')
              AND (h.to_date IS NULL OR s.starts < (h.to_date + 1)::timestamp AT TIME ZONE 'Europe/Helsinki')
            """)
        .bind("project", project)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  private static ProjectTable table(Map<String, Long> sessions, Map<String, Map<String, Long>> told) {
    // what was told of a kind stays told, though its sessions be gone
    List<String> kinds = Stream.of(Activity.Kind.values()).map(ProjectFigures::code)
        .filter(kind -> sessions.containsKey(kind) || told.values().stream().anyMatch(numbers -> numbers.getOrDefault(kind, 0L) > 0)).sorted().toList();
    Column persons = persons(cells(told, "persons", kinds), told.get("persons").getOrDefault(ALL, 0L));
    Column participations = SmallNumbers.sum(cells(told, "participations", kinds));
    Column heads = SmallNumbers.sum(cells(told, "heads", kinds));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      rows.add(new Row(kind(kinds.get(i)), sessions.getOrDefault(kinds.get(i), 0L), persons.cells().get(i), participations.cells().get(i), heads.cells().get(i)));
    }
    return new ProjectTable(rows, sessions.values().stream().mapToLong(Long::longValue).sum(), persons.total(), participations.total(), heads.total(),
        !(persons.complete() && participations.complete() && heads.complete()));
  }

  private static List<Long> cells(Map<String, Map<String, Long>> told, String measure, List<String> kinds) {
    return kinds.stream().map(kind -> told.get(measure).getOrDefault(kind, 0L)).toList();
  }

  /** Each number was told at its own time; everybody is still at least the most of a kind, and at most all kinds together. */
  private static Column persons(List<Long> kinds, long all) {
    long most = kinds.stream().mapToLong(Long::longValue).max().orElse(0);
    long sum = kinds.stream().mapToLong(Long::longValue).sum();
    return SmallNumbers.distinct(kinds, Math.clamp(all, most, sum));
  }

  private static Activity.Kind kind(String code) {
    return Activity.Kind.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String code(Activity.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
