package fi.polku.report;

import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which set and which days, as they were typed: the whole of it stands in the address. */
public record IndicatorForm(@Nullable String set, @Nullable String from, @Nullable String to) {

  /** What is asked for: without days, from the project's first day to today; without a set, the project's own. */
  record Asked(IndicatorSet set, LocalDate from, LocalDate to) {
    Counting.Period period(ReportProject project) {
      return new Counting.Period(project.id(), from, to);
    }

    boolean of(Report report) {
      return set.code().equals(report.indicatorSet()) && from.equals(report.periodBegins()) && to.equals(report.periodEnds());
    }

    String query() {
      return "set=" + set.code() + "&from=" + from + "&to=" + to;
    }
  }

  /** What is asked for. @throws fi.polku.platform.web.Invalid when some of it cannot be read: where there is no form to say so */
  Asked require(ReportProject project, LocalDate today) {
    Problems problems = Problems.none();
    Asked asked = read(project, today, problems);
    problems.refuse();
    return asked;
  }

  Asked read(ReportProject project, LocalDate today, Problems problems) {
    LocalDate first = Days.read("from", from, problems);
    LocalDate last = Days.read("to", to, problems);
    LocalDate begins = first == null ? project.starts() == null ? today.withDayOfYear(1) : project.starts() : first;
    LocalDate ends = last == null ? project.ends() == null || today.isBefore(project.ends()) ? today : project.ends() : last;
    if (first != null && last != null && last.isBefore(first)) problems.add("to", "report.period.endsBeforeItStarts");
    if (set != null && !set.isBlank() && IndicatorSet.of(set).isEmpty()) problems.add("set", "report.api.unknownSet", set);
    IndicatorSet asked = IndicatorSet.of(set).or(() -> IndicatorSet.of(project.indicatorSet())).orElseGet(() -> IndicatorSet.all().getLast());
    return new Asked(asked, begins, ends.isBefore(begins) ? begins : ends);
  }
}
