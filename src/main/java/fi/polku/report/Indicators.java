package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.Counting.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** Participations that no figure of the period counts as entered. @param first the first day somebody entered, and @param last the last; null of nobody */
  record Outside(long before, long after, @Nullable LocalDate first, @Nullable LocalDate last) {}

  Outside outside(Scope scope, Period period) {
    return database.in(scope, tx -> tx.query("""
            SELECT count(*) FILTER (WHERE e.entered < :from::date) AS before, count(*) FILTER (WHERE e.entered > :to::date) AS after, min(e.entered) AS first, max(e.entered) AS last
            FROM (
              SELECT min(s.entered) AS entered
              FROM participation_spell s
              WHERE s.organisation_id = :organisation AND s.project_id = :project
              GROUP BY s.participant_id
            ) e
            """)
        .bind("project", period.project()).bind("from", period.from()).bind("to", period.to())
        .mapTo(Outside.class)
        .one());
  }

  /**
   * Of those that the results after six months count, how many left less than six months before this day, by code. Whether somebody left
   * in the period is all that those results ask of it, so the figures of the last six months tell it.
   *
   * @param whole the figures of the whole period
   */
  Map<String, Long> waiting(Scope scope, IndicatorTable whole, ReportProject project, Period period, LocalDate today) {
    if (waiting(whole).isEmpty()) return Map.of();
    LocalDate first = today.minusMonths(6).minusDays(3);
    while (!isWaiting(first, today)) first = first.plusDays(1);
    if (period.from() != null && period.from().isAfter(first)) first = period.from();
    if (period.to() != null && period.to().isBefore(first)) return Map.of();
    return waiting(table(scope, whole.set(), project, new Period(project.id(), first, period.to())));
  }

  /** The figures after six months that count anybody, by code. */
  static Map<String, Long> waiting(IndicatorTable table) {
    return table.set().indicators().stream().filter(i -> i.kind() == Indicator.Kind.LONGER_TERM).map(table::figure).filter(f -> f.total() != null && f.total() > 0)
        .collect(Collectors.toMap(IndicatorFigure::code, IndicatorFigure::total));
  }

  static boolean isWaiting(@Nullable LocalDate left, LocalDate today) {
    return left != null && left.plusMonths(6).isAfter(today);
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
