package fi.polku.report;

import fi.polku.activity.ActivityFigures;
import fi.polku.activity.ActivityFigures.KindFigures;
import fi.polku.organisation.Project;
import fi.polku.organisation.Target;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's promises against what has happened. */
@Component
class Promises {
  private final Database database;
  private final ActivityFigures activities;

  Promises(Database database, ActivityFigures activities) {
    this.database = database;
    this.activities = activities;
  }

  private record Row(Target.Key id, String target, BigDecimal value, String unit, @Nullable String denominator, @Nullable String measure) {}

  /** People with a participation by the day, those who have left, and of each those who have begun a step onward by the day. */
  record Onward(long persons, long left, long onward, long onwardOfLeft) {}

  /** Steps of one kind that have begun, and how many people took them. */
  public record PathCount(String kind, long persons) {}

  List<Promise> list(Scope scope, Project.Key project, LocalDate day) {
    List<KindFigures> kinds = activities.ofProject(scope, project, null, day);
    return database.in(scope, tx -> {
      Onward onward = onward(tx, project, day);
      return rows(tx, project).stream().map(row -> promise(row, onward, kinds)).toList();
    });
  }

  List<KindFigures> kinds(Scope scope, Project.Key project, @Nullable LocalDate from, @Nullable LocalDate to) {
    return activities.ofProject(scope, project, from, to);
  }

  /** Says what the promise is measured by from now on. */
  void choose(Scope scope, Project.Key project, Target.Key target, Measure measure) {
    database.act(scope, tx -> {
      boolean theirs = tx.query("SELECT EXISTS (SELECT FROM organisation_target WHERE organisation_id = :organisation AND project_id = :project AND id = :target)")
          .bind("project", project)
          .bind("target", target)
          .mapTo(Boolean.class)
          .one();
      if (!theirs) throw new NotFound();
      tx.update("""
              INSERT INTO report_target_measure (organisation_id, target_id, measure, chosen_by)
              VALUES (:organisation, :target, :measure, :actor)
              ON CONFLICT (organisation_id, target_id) DO UPDATE
              SET measure = excluded.measure, chosen_at = now(), chosen_by = excluded.chosen_by
              """)
          .bind("target", target)
          .bind("measure", measure.code())
          .execute();
      tx.audit(List.of(), project, target);
    });
  }

  /** Where the steps onward have led, by kind; one person may have taken several. */
  List<PathCount> paths(Scope scope, Project.Key project, @Nullable LocalDate from, LocalDate day) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.kind, count(DISTINCT s.participant_id) AS persons
            FROM path_step s
            WHERE s.organisation_id = :organisation AND s.project_id = :project AND s.started <= :day AND (:from::date IS NULL OR s.started >= :from)
            GROUP BY s.kind
            ORDER BY count(DISTINCT s.participant_id) DESC, s.kind
            """)
        .bind("project", project)
        .bind("from", from)
        .bind("day", day)
        .mapTo(PathCount.class)
        .list());
  }

  static Onward onward(Tx tx, Project.Key project, LocalDate day) {
    return tx.query("""
            WITH persons AS (
              SELECT DISTINCT ON (s.participant_id) s.participant_id, coalesce(s.left_on <= :day, FALSE) AS has_left
              FROM participation_spell s
              WHERE s.organisation_id = :organisation AND s.project_id = :project AND s.entered <= :day
              ORDER BY s.participant_id, s.entered DESC
            ), onward AS (
              SELECT DISTINCT p.participant_id
              FROM path_step p
              WHERE p.organisation_id = :organisation AND p.project_id = :project AND p.started <= :day
            )
            SELECT count(*) AS persons, count(*) FILTER (WHERE h.has_left) AS left, count(o.participant_id) AS onward,
              count(o.participant_id) FILTER (WHERE h.has_left) AS onward_of_left
            FROM persons h
            LEFT JOIN onward o ON o.participant_id = h.participant_id
            """)
        .bind("project", project)
        .bind("day", day)
        .mapTo(Onward.class)
        .one();
  }

  private static List<Row> rows(Tx tx, Project.Key project) {
    return tx.query("""
            SELECT t.id, t.target, t.value, t.unit, t.denominator, m.measure
            FROM organisation_target t
            LEFT JOIN report_target_measure m ON m.organisation_id = t.organisation_id AND m.target_id = t.id
            WHERE t.organisation_id = :organisation AND t.project_id = :project
            ORDER BY t.target, t.id
            """)
        .bind("project", project)
        .mapTo(Row.class)
        .list();
  }

  private static Promise promise(Row row, Onward onward, List<KindFigures> kinds) {
    Target target = new Target(row.id, row.target, row.value, row.unit, row.denominator);
    Measure measure = row.measure == null ? Measure.proposed(target) : Measure.read(row.measure);
    return switch (measure.of()) {
      case NOT_MEASURED -> new Promise(target, measure, row.measure != null, null, null);
      case ONWARD_SHARE -> new Promise(target, measure, row.measure != null, onward.onward, onward.persons);
      case ONWARD_SHARE_OF_LEFT -> new Promise(target, measure, row.measure != null, onward.onwardOfLeft, onward.left);
      default -> new Promise(target, measure, row.measure != null, count(measure, onward, kinds), null);
    };
  }

  private static long count(Measure measure, Onward onward, List<KindFigures> kinds) {
    return switch (measure.of()) {
      case PERSONS -> onward.persons;
      case ONWARD_PERSONS -> onward.onward;
      case SESSIONS -> sum(measure, kinds, KindFigures::sessions);
      case VISITORS -> sum(measure, kinds, KindFigures::distinctPersons);
      case VISITS -> sum(measure, kinds, KindFigures::participations);
      case HEADS -> sum(measure, kinds, KindFigures::heads);
      default -> throw new IllegalArgumentException(measure.code());
    };
  }

  private static long sum(Measure measure, List<KindFigures> kinds, ToLongFunction<KindFigures> of) {
    return kinds.stream().filter(k -> measure.kind() == null || k.kind() == measure.kind()).mapToLong(of).sum();
  }
}
