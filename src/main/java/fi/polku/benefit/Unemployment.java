package fi.polku.benefit;

import static fi.polku.benefit.Parameter.UNEMPLOYMENT_DAYS_FOUR_WEEKS;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_DAYS_MONTH;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_EXEMPT_FOUR_WEEKS;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_EXEMPT_MONTH;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_MEANS_FAMILY;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_MEANS_FAMILY_CHILD;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_MEANS_FAMILY_SHARE;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_MEANS_SINGLE;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_MEANS_SINGLE_SHARE;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_REDUCTION;

/** Unemployment benefit adjusted by earnings: half of what is earned above the exempt amount is taken off (TTL, 666/1996, 1049/2013). */
final class Unemployment {
  private Unemployment() {}

  static void fill(Figures f, Resolved r) {
    Benefit benefit = r.household.claim().benefit();
    if (benefit == Benefit.NONE) {
      f.unemployment = 0;
      f.unemploymentCents = 0;
      return;
    }
    f.fullDaily = benefit == Benefit.EARNINGS_RELATED ? EarningsRelated.daily(r) : r.daily + r.childIncrease;
    f.full = days(r) * f.fullDaily;
    f.afterActivation = f.full * (1 - r.activationCut);
    f.means = benefit.meansTested() ? means(f, r) : 0;
    double available = Math.max(0, f.afterActivation - f.means);
    f.exempt = r.start[month(r) ? UNEMPLOYMENT_EXEMPT_MONTH.ordinal() : UNEMPLOYMENT_EXEMPT_FOUR_WEEKS.ordinal()];
    f.countedWage = r.wageCounts ? f.wage : 0;
    f.reduction = r.start[UNEMPLOYMENT_REDUCTION.ordinal()] * Math.max(0, f.countedWage - f.exempt);
    f.adjusted = Math.max(0, available - f.reduction);
    f.unemployment = f.wage > 0 && r.overHours ? 0 : benefit == Benefit.EARNINGS_RELATED ? EarningsRelated.bounded(f, r) : f.adjusted;
    f.unemploymentCents = Figures.cents(f.unemployment);
  }

  /** The person's own other income above a limit; from 1 May 2026 one limit for all (48/2026). */
  private static double means(Figures f, Resolved r) {
    boolean family = r.adults > 1 || r.children > 0;
    f.meansLimit = family ? r.start[UNEMPLOYMENT_MEANS_FAMILY.ordinal()] + r.children * r.start[UNEMPLOYMENT_MEANS_FAMILY_CHILD.ordinal()] : r.start[UNEMPLOYMENT_MEANS_SINGLE.ordinal()];
    f.meansShare = r.start[family ? UNEMPLOYMENT_MEANS_FAMILY_SHARE.ordinal() : UNEMPLOYMENT_MEANS_SINGLE_SHARE.ordinal()];
    return f.meansShare * Math.max(0, f.otherIncome - f.meansLimit);
  }

  static double days(Resolved r) {
    return r.start[month(r) ? UNEMPLOYMENT_DAYS_MONTH.ordinal() : UNEMPLOYMENT_DAYS_FOUR_WEEKS.ordinal()];
  }

  static boolean month(Resolved r) {
    return r.household.claim().period() == Period.MONTH;
  }
}
