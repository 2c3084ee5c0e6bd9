package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.Counting.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The submitted reports of a project: written once, read for ever. */
@Component
class Reports {
  private final Database database;

  Reports(Database database) {
    this.database = database;
  }

  /** A report with its figures and the rows behind them. */
  record Whole(Report report, List<Report.Figure> figures, List<Person> rows) {
    /** The set in the version it was told in; later versions have their own resource. */
    IndicatorTable table() {
      IndicatorSet set = IndicatorSet.of(report.indicatorSet()).orElseThrow(NotFound::new);
      return new IndicatorTable(set, report.objective(), groups(rows), true);
    }
  }

  List<Report> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT r.id, r.project_id, r.indicator_set, r.version, r.objective, r.period_begins, r.period_ends, r.comment, r.submitted_at, s.name AS submitted_by, r.previous_id
            FROM report r
            LEFT JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.submitted_by
            WHERE r.organisation_id = :organisation AND r.project_id = :project
            ORDER BY r.submitted_at DESC, r.id
            """)
        .bind("project", project)
        .mapTo(Report.class)
        .list());
  }

  /** Reads the whole report; that it was taken along is written down when it is. */
  Whole whole(Scope scope, Project.Key project, Report.Key id, boolean takenAlong) {
    return database.in(scope, tx -> {
      Whole whole = whole(tx, project, id);
      if (takenAlong) tx.audit(scope.action(), List.of(), List.of(project, id), whole.figures.size());
      return whole;
    });
  }

  Whole whole(Tx tx, Project.Key project, Report.Key id) {
    return new Whole(get(tx, project, id), figures(tx, id), tx.query("""
            SELECT participant_id AS person, gender, entered, left_on, mask
            FROM report_row
            WHERE organisation_id = :organisation AND report_id = :report
            ORDER BY entered, id
            """)
        .bind("report", id)
        .mapTo(Person.class)
        .list());
  }

  /** The figures of a report without the people, in the version it was told in. */
  IndicatorTable table(Scope scope, Report report) {
    IndicatorSet set = IndicatorSet.of(report.indicatorSet()).orElseThrow(NotFound::new);
    return database.in(scope, tx -> new IndicatorTable(set, report.objective(), tx.query("SELECT gender, mask, count(*) AS count FROM report_row WHERE organisation_id = :organisation AND report_id = :report GROUP BY gender, mask")
        .bind("report", report.id())
        .mapTo(Counting.Group.class)
        .list(), true));
  }

  /** The figures of the latest report of this set; none before the first. */
  List<Report.Figure> last(Scope scope, Project.Key project, IndicatorSet set) {
    return list(scope, project).stream().filter(r -> r.indicatorSet().equals(set.code())).findFirst().map(r -> database.in(scope, tx -> figures(tx, r.id()))).orElse(List.of());
  }

  /** What has changed since the report before; nothing for the first one. */
  List<ReportDifferences.Change> since(Scope scope, Whole now) {
    Report.Key before = now.report.previousId();
    return before == null ? List.of() : database.in(scope, tx -> ReportDifferences.between(tx, whole(tx, now.report.projectId(), before), now));
  }

  IndicatorPeople.Found people(Scope scope, Project.Key project, Report.Key id, IndicatorPeople.Behind behind) {
    return database.in(scope, tx -> {
      Whole whole = whole(tx, project, id);
      return IndicatorPeople.found(tx, whole.table(), whole.rows, behind);
    });
  }

  /** Where those who came in a report's period had gone by its last day, as it was when it was submitted. */
  List<Promises.PathCount> onward(Scope scope, Report report) {
    return database.in(scope, tx -> tx.query("""
            SELECT r.onward AS kind, count(*) AS persons
            FROM report_row r
            WHERE r.organisation_id = :organisation AND r.report_id = :report AND r.onward IS NOT NULL
            GROUP BY r.onward
            ORDER BY r.onward
            """)
        .bind("report", report.id())
        .mapTo(Promises.PathCount.class)
        .list());
  }

  static List<Report.Figure> figures(Tx tx, Report.Key id) {
    return tx.query("""
            SELECT code, total, women, men, non_binary, told, method, comment, reason
            FROM report_figure
            WHERE organisation_id = :organisation AND report_id = :report
            ORDER BY place
            """)
        .bind("report", id)
        .mapTo(Report.Figure.class)
        .list();
  }

  static Report get(Tx tx, Project.Key project, Report.Key id) {
    return tx.query("""
            SELECT r.id, r.project_id, r.indicator_set, r.version, r.objective, r.period_begins, r.period_ends, r.comment, r.submitted_at, s.name AS submitted_by, r.previous_id
            FROM report r
            LEFT JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.submitted_by
            WHERE r.organisation_id = :organisation AND r.project_id = :project AND r.id = :id
            """)
        .bind("project", project)
        .bind("id", id)
        .mapTo(Report.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  static List<Counting.Group> groups(List<Person> people) {
    Map<Counting.Group, Long> counts = people.stream().collect(Collectors.groupingBy(p -> new Counting.Group(p.gender(), p.mask(), 1), Collectors.counting()));
    return counts.entrySet().stream().map(e -> new Counting.Group(e.getKey().gender(), e.getKey().mask(), e.getValue())).toList();
  }
}
