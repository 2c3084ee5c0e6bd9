package fi.polku.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the lines of one scenario are written from: the numbers, the household and the book. */
record Steps(LawBook book, Resolved resolved, Figures figures) {

  /** A line of one step; its law is that of the parameters it uses, on the date that decides them. */
  Line line(String rule, double euros, Formula formula, Parameter... parameters) {
    return new Line(rule, Figures.cents(euros), formula, basis(parameters), List.of());
  }

  /** The line of a whole part, over its steps. */
  Line part(String rule, long cents, Formula formula, List<Line> steps, Parameter... parameters) {
    return new Line(rule, cents, formula, basis(parameters), steps);
  }

  private Line.Basis basis(Parameter... parameters) {
    if (parameters.length == 0) return new Line.Basis(DateKey.MONTH, date(DateKey.MONTH), "", "", Certainty.VERIFIED);
    DateKey key = parameters[0].key() == DateKey.PAYMENT && resolved.earned ? DateKey.EARNING : parameters[0].key();
    List<LawRow> rows = Arrays.stream(parameters).flatMap(p -> book.row(p, YearMonth.from(date(p.key()))).stream()).toList();
    Certainty mark = rows.stream().map(LawRow::mark).reduce(Certainty.VERIFIED, (a, b) -> a.compareTo(b) < 0 ? b : a);
    return new Line.Basis(key, date(key), joined(rows, row -> row.source().law()), joined(rows, row -> row.source().read()), mark);
  }

  private static String joined(List<LawRow> rows, Function<LawRow, String> part) {
    return rows.stream().map(part).filter(Objects::nonNull).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; "));
  }

  /** The date that decides, for this household. */
  LocalDate date(DateKey key) {
    Household household = resolved.household;
    return switch (key) {
      case PERIOD_START, DAY -> household.claim().start();
      case PAYMENT, EARNING, PAYDAY, TAX_YEAR -> household.job().paidOn();
      case REVIEW -> resolved.reviewed;
      case MONTH -> household.month().atDay(1);
    };
  }
}
