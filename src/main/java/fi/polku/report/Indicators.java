package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.Counting.Period;
import java.util.List;
import org.springframework.stereotype.Component;

/** The funders' figures, counted when they are asked for. */
@Component
class Indicators {
  private final Database database;

  Indicators(Database database) {
    this.database = database;
  }

  /** The project of this code. @throws NotFound when this organisation has none */
  ReportProject project(Scope scope, String code) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, code, name, starts, ends, indicator_set, specific_objective AS objective
            FROM organisation_project
            WHERE organisation_id = :organisation AND code = :code
            """)
        .bind("code", code)
        .mapTo(ReportProject.class)
        .findOne()
        .orElseThrow(NotFound::new));
  }

  ReportProject project(Scope scope, Project.Key project) {
    return database.in(scope, tx -> project(tx, project));
  }

  ReportProject project(Tx tx, Project.Key project) {
    return tx.query("""
            SELECT id, code, name, starts, ends, indicator_set, specific_objective AS objective
            FROM organisation_project
            WHERE organisation_id = :organisation AND id = :project
            """)
        .bind("project", project)
        .mapTo(ReportProject.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  IndicatorTable table(Scope scope, IndicatorSet set, ReportProject project, Period period) {
    return database.in(scope, tx -> table(tx, set, project, period));
  }

  /** The same for taking along, which is written down. */
  IndicatorTable exported(Scope scope, IndicatorSet set, ReportProject project, Period period) {
    return database.in(scope, tx -> {
      IndicatorTable table = table(tx, set, project, period);
      tx.audit(scope.action(), List.of(), List.of(project.id()), table.figures().size());
      return table;
    });
  }

  IndicatorTable table(Tx tx, IndicatorSet set, ReportProject project, Period period) {
    return new IndicatorTable(set, project.objective(), Counting.groups(tx, period), classified(tx));
  }

  /** The figures, and what the records behind them lack. */
  Lacks lacks(Scope scope, IndicatorSet set, ReportProject project, Period period) {
    return database.in(scope, tx -> {
      List<Counting.Person> people = people(tx, period);
      return Lacks.of(tx, project.id(), new IndicatorTable(set, project.objective(), Reports.groups(people), classified(tx)), people);
    });
  }

  /** Everybody behind the figures of the period, with the facts of each; that they were read is written down by whoever shows them. */
  List<Counting.Person> people(Tx tx, Period period) {
    return Counting.people(tx, period);
  }

  static boolean classified(Tx tx) {
    return tx.query("SELECT EXISTS (SELECT FROM report_municipality WHERE organisation_id = :organisation)").mapTo(Boolean.class).one();
  }

  static List<Participant.Key> keys(List<Counting.Person> people) {
    return people.stream().map(Counting.Person::person).toList();
  }
}
