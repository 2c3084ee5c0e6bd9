package fi.polku.report;

import fi.polku.activity.Activity;
import fi.polku.activity.ActivityFigures.KindFigures;
import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.report.YearlyForm.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a project did in a year, counted when it is asked for, each figure with its unit. */
@Component
class ReportYears {
  private final Database database;
  private final Indicators indicators;
  private final Promises promises;

  ReportYears(Database database, Indicators indicators, Promises promises) {
    this.database = database;
    this.indicators = indicators;
    this.promises = promises;
  }

  void takenAlong(Scope scope, Project.Key project) {
    database.act(scope, tx -> tx.audit(List.of(), project));
  }

  List<Figure> count(Scope scope, ReportProject project, int year, LocalDate today) {
    LocalDate from = LocalDate.of(year, 1, 1);
    LocalDate to = LocalDate.of(year, 12, 31);
    List<Figure> figures = new ArrayList<>();
    // what has been planned has not been held
    LocalDate held = to.isAfter(today) ? today : to;
    if (!held.isBefore(from)) for (KindFigures k : promises.kinds(scope, project.id(), from, held)) kind(figures, k);
    people(figures, scope, project, from, to);
    for (Promises.PathCount path : promises.paths(scope, project.id(), from, to)) figures.add(figure("onward", path.kind(), "persons", BigDecimal.valueOf(path.persons())));
    for (Promise p : promises.list(scope, project.id(), to)) figures.add(new Figure("promises", p.target().target(), p.target().unit(), p.actual(), p.target().value()));
    return figures;
  }

  private static void kind(List<Figure> figures, KindFigures k) {
    boolean named = k.kind().counting() == Activity.Counting.NAMED;
    count(figures, k, "sessions", k.sessions());
    // people who sign up for a day are not followed from one to the next
    if (named) count(figures, k, "persons", k.distinctPersons());
    count(figures, k, named ? "visits" : "signed-up", k.participations());
    count(figures, k, "heads", k.heads());
    if (k.minutes() > 0) figures.add(figure("activities", IndicatorWords.code(k.kind()), "hours", BigDecimal.valueOf(k.minutes()).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP).stripTrailingZeros()));
  }

  private static void count(List<Figure> figures, KindFigures k, String unit, long count) {
    if (count > 0 || unit.equals("sessions")) figures.add(figure("activities", IndicatorWords.code(k.kind()), unit, BigDecimal.valueOf(count)));
  }

  private void people(List<Figure> figures, Scope scope, ReportProject project, LocalDate from, LocalDate to) {
    List<Counting.Group> groups = indicators.table(scope, IndicatorSet.all().getLast(), project, new Counting.Period(project.id(), from, to)).groups();
    for (Fact fact : List.of(Fact.ENTERED, Fact.LEFT)) {
      long count = groups.stream().filter(g -> fact.in(g.mask())).mapToLong(Counting.Group::count).sum();
      figures.add(figure("people", fact.code(), "participations", BigDecimal.valueOf(count)));
    }
  }

  private static Figure figure(String part, String what, String unit, @Nullable BigDecimal number) {
    return new Figure(part, what, unit, number, null);
  }
}
