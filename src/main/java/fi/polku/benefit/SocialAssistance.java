package fi.polku.benefit;

import static fi.polku.benefit.Parameter.ASSISTANCE_CHILD_10;
import static fi.polku.benefit.Parameter.ASSISTANCE_CHILD_UNDER_10;
import static fi.polku.benefit.Parameter.ASSISTANCE_FREE_ADULT;
import static fi.polku.benefit.Parameter.ASSISTANCE_FREE_MINOR;
import static fi.polku.benefit.Parameter.ASSISTANCE_FREE_SHARE;
import static fi.polku.benefit.Parameter.ASSISTANCE_LATER_CHILD;
import static fi.polku.benefit.Parameter.ASSISTANCE_LONE_PARENT;
import static fi.polku.benefit.Parameter.ASSISTANCE_OTHER_ADULT;
import static fi.polku.benefit.Parameter.ASSISTANCE_SECOND_CHILD;
import static fi.polku.benefit.Parameter.ASSISTANCE_SINGLE;

/** Basic social assistance: what is needed less what comes in, part of the net wage left out (1412/1997, 26/2026). */
final class SocialAssistance {
  private SocialAssistance() {}

  static void fill(Figures f, Resolved r) {
    double[] p = r.month;
    f.basicAmount = p[ASSISTANCE_SINGLE.ordinal()];
    f.coefficient = coefficient(r, p);
    f.needs = f.basicAmount * f.coefficient + r.rent + r.household.home().otherCostsCents() / 100.0;
    boolean minor = r.household.people().age() < 18;
    double most = p[minor ? ASSISTANCE_FREE_MINOR.ordinal() : ASSISTANCE_FREE_ADULT.ordinal()];
    f.free = Math.min(most, p[ASSISTANCE_FREE_SHARE.ordinal()] * Math.max(0, f.netWage));
    // what the others have decided comes to the household in whole cents
    f.incomes = f.wage + f.unemploymentCents / 100.0 - f.taxCents / 100.0 + f.housingCents / 100.0 + f.otherIncome + f.partnerIncome + f.childBenefit;
    f.assistance = known(f, r) ? Math.max(0, f.needs - f.incomes + f.free) : Double.NaN;
    f.assistanceCents = Figures.cents(f.assistance);
  }

  /** Comes last: without the others it is nothing. Only the old allowance of 2014 is counted as none, which is told. */
  private static boolean known(Figures f, Resolved r) {
    return !Double.isNaN(f.unemployment + f.tax) && (!Double.isNaN(f.housing) || r.reviewed.getYear() < 2015);
  }

  /** The household's basic amounts as a multiple of that of a person living alone. */
  private static double coefficient(Resolved r, double[] p) {
    double adults = r.adults > 1 ? r.adults * p[ASSISTANCE_OTHER_ADULT.ordinal()] : r.children > 0 ? 1 + p[ASSISTANCE_LONE_PARENT.ordinal()] : 1;
    double children = (r.children - r.small) * p[ASSISTANCE_CHILD_10.ordinal()] + r.small * p[ASSISTANCE_CHILD_UNDER_10.ordinal()];
    double less = (r.children > 1 ? p[ASSISTANCE_SECOND_CHILD.ordinal()] : 0) + Math.max(0, r.children - 2) * p[ASSISTANCE_LATER_CHILD.ordinal()];
    return adults + children - less;
  }
}
