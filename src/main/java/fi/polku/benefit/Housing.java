package fi.polku.benefit;

import static fi.polku.benefit.Parameter.HOUSING_EARNINGS_FREE;
import static fi.polku.benefit.Parameter.HOUSING_OWN_ADULT;
import static fi.polku.benefit.Parameter.HOUSING_OWN_BASE;
import static fi.polku.benefit.Parameter.HOUSING_OWN_CHILD;
import static fi.polku.benefit.Parameter.HOUSING_OWN_SHARE;
import static fi.polku.benefit.Parameter.HOUSING_OWN_SMALLEST;
import static fi.polku.benefit.Parameter.HOUSING_SHARE;
import static fi.polku.benefit.Parameter.HOUSING_SMALLEST;
import static fi.polku.benefit.Parameter.HOUSING_WATER;

/** General housing allowance of a rented home (938/2014, 1241/2023), counted anew with this income. */
final class Housing {
  private Housing() {}

  static void fill(Figures f, Resolved r) {
    double[] p = r.review;
    f.housingIncome = Math.max(0, f.wage - p[HOUSING_EARNINGS_FREE.ordinal()]) + f.unemployment + f.otherIncome + f.partnerIncome;
    double own = p[HOUSING_OWN_SHARE.ordinal()] * (f.housingIncome - p[HOUSING_OWN_BASE.ordinal()] - p[HOUSING_OWN_ADULT.ordinal()] * r.adults - p[HOUSING_OWN_CHILD.ordinal()] * r.children);
    f.ownShare = own < p[HOUSING_OWN_SMALLEST.ordinal()] ? 0 : own;
    f.acceptedHousing = Math.min(costs(r), r.mostHousing);
    double allowance = p[HOUSING_SHARE.ordinal()] * (f.acceptedHousing - f.ownShare);
    f.housing = allowance < p[HOUSING_SMALLEST.ordinal()] ? 0 : allowance;
    f.housingCents = Figures.cents(f.housing);
  }

  static double costs(Resolved r) {
    Household.Home home = r.household.home();
    return home.rentCents() / 100.0 + (home.waterApart() ? r.review[HOUSING_WATER.ordinal()] * r.household.people().size() : 0);
  }
}
