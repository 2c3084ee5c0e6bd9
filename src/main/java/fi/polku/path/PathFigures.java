package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many people have gone on, and to what; a person counts once, however many steps. */
@Component
public class PathFigures {
  private final Database database;

  PathFigures(Database database) {
    this.database = database;
  }

  /** @param persons distinct persons with a step of this kind that began in the period; @param onward whether the kind is an onward path */
  public record KindFigure(PathStep.Kind kind, long persons, boolean onward) {}

  /**
   * @param persons distinct persons who were in the project on some day of the period: the denominator of "moves to an onward path"
   * @param onward distinct persons of those with at least one onward step that began in the period
   * @param employed distinct persons of those with a step that is employment in the funder's sense
   */
  public record StepFigures(long persons, long onward, long employed, List<KindFigure> kinds) {}

  private record Line(PathStep.@Nullable Kind kind, long persons, long onward, long employed) {}

  /**
   * A project's steps, by the classification of its set of indicators. Both days are included; a step belongs to the day it began.
   *
   * @param scope with the project's organisation
   */
  public StepFigures ofProject(Scope scope, Project.Key project, @Nullable String set, @Nullable LocalDate from, LocalDate to) {
    StepResults results = StepResults.of(set, to);
    List<Line> lines = database.in(scope, tx -> tx.query("""
            WITH person AS MATERIALIZED (
              SELECT DISTINCT s.participant_id
              FROM participation_spell s
              WHERE s.organisation_id = :organisation AND s.project_id = :project AND s.entered <= :to
                AND (:from::date IS NULL OR s.left_on IS NULL OR s.left_on >= :from)
            ), step AS MATERIALIZED (
              SELECT DISTINCT t.participant_id, t.kind, t.kind = ANY (:onward) AS onward, t.kind = ANY (:employment) AS employment
              FROM path_step t
              JOIN person p ON p.participant_id = t.participant_id
              WHERE t.organisation_id = :organisation AND t.project_id = :project AND t.started <= :to AND (:from::date IS NULL OR t.started >= :from)
            )
            SELECT NULL AS kind, (SELECT count(*) FROM person) AS persons, count(DISTINCT s.participant_id) FILTER (WHERE s.onward) AS onward,
              count(DISTINCT s.participant_id) FILTER (WHERE s.employment) AS employed
            FROM step s
            UNION ALL
            SELECT s.kind, count(*), 0, 0
            FROM step s
            GROUP BY s.kind
            """)
        .bind("project", project)
        .bind("from", from)
        .bind("to", to)
        .bind("onward", results.onwardCodes())
        .bind("employment", results.kinds(StepResults.Result::employment).stream().map(PathChoices::code).toArray(String[]::new))
        .mapTo(Line.class)
        .list());
    Line whole = lines.stream().filter(line -> line.kind == null).findFirst().orElseThrow();
    List<KindFigure> kinds = lines.stream().filter(line -> line.kind != null).sorted(java.util.Comparator.comparing(Line::kind))
        .map(line -> new KindFigure(line.kind, line.persons, results.of(line.kind).onward())).toList();
    return new StepFigures(whole.persons, whole.onward, whole.employed, kinds);
  }
}
