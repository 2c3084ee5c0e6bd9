package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;
import static fi.polku.benefit.Quantity.euro;
import static fi.polku.benefit.Quantity.number;
import static fi.polku.benefit.Quantity.share;

import java.util.ArrayList;
import java.util.List;

/** How the unemployment benefit came about. */
final class UnemploymentLines {
  private UnemploymentLines() {}

  static Line of(Steps s) {
    Figures f = s.figures();
    List<Line> steps = new ArrayList<>();
    steps.add(full(s));
    if (s.resolved().activationCut > 0) steps.add(s.line("unemployment.activation", f.afterActivation, Formula.of("{0} × (100 % − {1}) = {2}", euro(f.full), share(s.resolved().activationCut), euro(f.afterActivation)), UNEMPLOYMENT_ACTIVATION_CUT, UNEMPLOYMENT_ACTIVATION_HOURS));
    if (f.means > 0) steps.add(s.line("unemployment.means", f.means, Formula.of("{0} × ({1} − {2}) = {3}", share(f.meansShare), euro(f.otherIncome), euro(f.meansLimit), euro(f.means)), UNEMPLOYMENT_MEANS_SINGLE, UNEMPLOYMENT_MEANS_SINGLE_SHARE));
    if (f.wage > 0) steps.addAll(wage(s));
    return s.part("unemployment", f.unemploymentCents, result(s), steps, UNEMPLOYMENT_DAILY);
  }

  private static Line full(Steps s) {
    Figures f = s.figures();
    double days = Unemployment.days(s.resolved());
    if (s.resolved().household.claim().benefit() == Benefit.EARNINGS_RELATED) {
      return s.line("unemployment.earnings", f.full, Formula.of("{0} × {1} = {2}", euro(f.fullDaily), number(days), euro(f.full)), EARNINGS_BEND, EARNINGS_DEDUCTION, UNEMPLOYMENT_DAILY, EARNINGS_STEP_1);
    }
    if (s.resolved().childIncrease > 0) {
      return s.line("unemployment.full", f.full, Formula.of("({0} + {1}) × {2} = {3}", euro(s.resolved().daily), euro(s.resolved().childIncrease), number(days), euro(f.full)), UNEMPLOYMENT_DAILY, UNEMPLOYMENT_CHILDREN_1);
    }
    return s.line("unemployment.full", f.full, Formula.of("{0} × {1} = {2}", euro(s.resolved().daily), number(days), euro(f.full)), UNEMPLOYMENT_DAILY, UNEMPLOYMENT_DAYS_MONTH);
  }

  private static List<Line> wage(Steps s) {
    Figures f = s.figures();
    if (s.resolved().overHours) {
      Household.Job job = s.resolved().household.job();
      double limit = s.resolved().start[UNEMPLOYMENT_WORKING_TIME.ordinal()];
      return List.of(s.line("unemployment.hours", 0, Formula.of("{0} > {1} × {2}", number(orZero(job.hours())), share(limit), number(orZero(job.fullTimeHours()))), UNEMPLOYMENT_WORKING_TIME));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(s.line("unemployment.counted", f.countedWage, Formula.of("{0}", euro(f.countedWage)), UNEMPLOYMENT_WAGE_COUNTS_WHEN_PAID));
    lines.add(s.line("unemployment.exempt", f.exempt, Formula.of("{0}", euro(f.exempt)), Unemployment.month(s.resolved()) ? UNEMPLOYMENT_EXEMPT_MONTH : UNEMPLOYMENT_EXEMPT_FOUR_WEEKS));
    double half = s.resolved().start[UNEMPLOYMENT_REDUCTION.ordinal()];
    lines.add(s.line("unemployment.reduction", f.reduction, Formula.of("{0} × max(0; {1} − {2}) = {3}", share(half), euro(f.countedWage), euro(f.exempt), euro(f.reduction)), UNEMPLOYMENT_REDUCTION));
    if (s.resolved().household.claim().benefit() == Benefit.EARNINGS_RELATED && f.countedWage > 0) {
      lines.add(s.line("unemployment.cap", f.cap, Formula.of("{0} − {1} = {2}", euro(f.cap), euro(f.countedWage), euro(f.cap - f.countedWage)), EARNINGS_CAP));
      lines.add(s.line("unemployment.floor", f.floor, Formula.of("{0}", euro(f.floor)), UNEMPLOYMENT_DAILY));
    }
    return lines;
  }

  private static Formula result(Steps s) {
    Figures f = s.figures();
    if (f.wage == 0 || s.resolved().overHours) return Formula.of("{0}", euro(f.unemployment));
    boolean bounded = s.resolved().household.claim().benefit() == Benefit.EARNINGS_RELATED;
    if (bounded) return Formula.of("max({0}; min({1}; {2} − {3})) = {4}", euro(f.floor), euro(f.adjusted), euro(f.cap), euro(f.countedWage), euro(f.unemployment));
    return Formula.of("max(0; {0} − {1} − {2}) = {3}", euro(f.afterActivation), euro(f.means), euro(f.reduction), euro(f.unemployment));
  }

  private static double orZero(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? 0 : value;
  }
}
