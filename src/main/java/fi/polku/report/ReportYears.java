package fi.polku.report;

import fi.polku.activity.Activity;
import fi.polku.activity.ActivityFigures.KindFigures;
import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a project did in a year, figure by figure, each with its unit and its method. */
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

  TableFile sheet(Frame frame, Scope scope, ReportProject project, int year) {
    LocalDate from = LocalDate.of(year, 1, 1);
    LocalDate to = LocalDate.of(year, 12, 31);
    List<List<Object>> rows = new ArrayList<>();
    // what has been planned has not been held
    LocalDate held = to.isAfter(frame.today()) ? frame.today() : to;
    if (!held.isBefore(from)) for (KindFigures k : promises.kinds(scope, project.id(), from, held)) kind(frame, rows, k);
    people(frame, rows, scope, project, from, to);
    for (Promises.PathCount path : promises.paths(scope, project.id(), from, to)) {
      rows.add(row(frame, "onward", frame.text("path.kind." + path.kind()), path.persons(), "persons"));
    }
    for (Promise p : promises.list(scope, project.id(), to)) rows.add(promise(frame, p));
    List<String> columns = Stream.of("part", "what", "number", "unit", "method").map(c -> frame.text("report.yearly." + c)).toList();
    return new TableFile("vuosi-" + project.code() + "-" + year, project.code() + " " + project.name(), List.of(String.valueOf(year)), columns, rows);
  }

  private static void kind(Frame frame, List<List<Object>> rows, KindFigures k) {
    String name = frame.label("activity.kind", k.kind());
    rows.add(row(frame, "activities", name, k.sessions(), "sessions"));
    // people who sign up for a day are not followed from one to the next
    if (k.distinctPersons() > 0 && k.kind().counting() == Activity.Counting.NAMED) rows.add(row(frame, "activities", name, k.distinctPersons(), "persons"));
    if (k.participations() > 0) rows.add(row(frame, "activities", name, k.participations(), "participations"));
    if (k.heads() > 0) rows.add(row(frame, "activities", name, k.heads(), "heads"));
    if (k.minutes() > 0) rows.add(row(frame, "activities", name, BigDecimal.valueOf(k.minutes()).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP).stripTrailingZeros(), "hours"));
  }

  private void people(Frame frame, List<List<Object>> rows, Scope scope, ReportProject project, LocalDate from, LocalDate to) {
    List<Counting.Group> groups = indicators.table(scope, IndicatorSet.all().getLast(), project, new Counting.Period(project.id(), from, to)).groups();
    for (Fact fact : List.of(Fact.ENTERED, Fact.LEFT)) {
      long count = groups.stream().filter(g -> fact.in(g.mask())).mapToLong(Counting.Group::count).sum();
      rows.add(row(frame, "people", frame.label("report.fact", fact), count, "participations"));
    }
  }

  /** A promise with what has come of it by the end of the year, since the project began. */
  private static List<Object> promise(Frame frame, Promise p) {
    BigDecimal actual = p.actual();
    String what = frame.text("report.yearly.promise", p.target().target(), frame.number(p.target().value()));
    String unit = "organisation.project.unit." + p.target().unit();
    return List.of(frame.text("report.yearly.part.promises"), what, actual == null ? "–" : actual, frame.has(unit) ? frame.text(unit) : p.target().unit(),
        actual == null ? frame.text("report.yearly.notMeasured") : frame.label("report.method", Report.Method.COLLECTED));
  }

  private static List<Object> row(Frame frame, String part, String what, Number number, String unit) {
    return List.of(frame.text("report.yearly.part." + part), what, number, frame.text("report.yearly.unit." + unit), frame.label("report.method", Report.Method.COLLECTED));
  }
}
