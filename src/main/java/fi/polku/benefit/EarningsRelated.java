package fi.polku.benefit;

import static fi.polku.benefit.Parameter.EARNINGS_BEND;
import static fi.polku.benefit.Parameter.EARNINGS_CAP;
import static fi.polku.benefit.Parameter.EARNINGS_DEDUCTION;
import static fi.polku.benefit.Parameter.EARNINGS_SHARE_ABOVE;
import static fi.polku.benefit.Parameter.EARNINGS_SHARE_BELOW;
import static fi.polku.benefit.Parameter.EARNINGS_STEP_1;
import static fi.polku.benefit.Parameter.EARNINGS_STEP_1_DAYS;
import static fi.polku.benefit.Parameter.EARNINGS_STEP_2;
import static fi.polku.benefit.Parameter.EARNINGS_STEP_2_DAYS;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_DAYS_MONTH;

import java.time.LocalDate;

/** The earnings-related allowance, where the wage it is counted from is told (SISU 26.10 AnsioSidKS, SoviteltuKS). */
final class EarningsRelated {
  private static final LocalDate GENERAL_SUPPORT = LocalDate.of(2026, 5, 1);

  private EarningsRelated() {}

  static double daily(Resolved r) {
    double[] p = r.start;
    double wage = base(r) / p[UNEMPLOYMENT_DAYS_MONTH.ordinal()];
    double bend = p[EARNINGS_BEND.ordinal()] * r.daily / p[UNEMPLOYMENT_DAYS_MONTH.ordinal()];
    double below = p[EARNINGS_SHARE_BELOW.ordinal()] * (Math.min(wage, bend) - r.daily);
    double above = p[EARNINGS_SHARE_ABOVE.ordinal()] * Math.max(0, wage - bend);
    double stepped = step(r) * (r.daily + below + above + r.childIncrease);
    return Math.max(stepped, r.daily + r.childIncrease);
  }

  /** Since 2 September 2024 less after 40 and again after 170 paid days. */
  static double step(Resolved r) {
    Integer paid = r.household.claim().paidDays();
    double first = r.start[EARNINGS_STEP_1_DAYS.ordinal()];
    if (paid == null || first == 0 || paid < first) return 1;
    return r.start[paid < r.start[EARNINGS_STEP_2_DAYS.ordinal()] ? EARNINGS_STEP_1.ordinal() : EARNINGS_STEP_2.ordinal()];
  }

  /** With the wage at most what the allowance is counted from, and never below what the basic allowance would give. */
  static double bounded(Figures f, Resolved r) {
    double days = Unemployment.days(r);
    f.cap = r.start[EARNINGS_CAP.ordinal()] * base(r) * days / r.start[UNEMPLOYMENT_DAYS_MONTH.ordinal()];
    boolean after = !r.household.claim().start().isBefore(GENERAL_SUPPORT);
    double basic = after ? r.daily * days : (r.daily + r.childIncrease) * days * (1 - r.activationCut);
    f.floor = Math.max(0, basic - f.reduction);
    if (f.countedWage == 0 || f.countedWage < f.exempt) return f.adjusted;
    return Math.max(f.floor, Math.min(f.adjusted, f.cap - f.countedWage));
  }

  /** The monthly wage less the share of contributions that the law takes off first. */
  private static double base(Resolved r) {
    Long cents = r.household.claim().wageBaseCents();
    return cents == null ? Double.NaN : (1 - r.start[EARNINGS_DEDUCTION.ordinal()]) * (cents / 100.0);
  }
}
