package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;
import static fi.polku.benefit.Quantity.euro;
import static fi.polku.benefit.Quantity.number;
import static fi.polku.benefit.Quantity.share;

import java.util.List;

/** How the housing allowance came about. */
final class HousingLines {
  private HousingLines() {}

  static Line of(Steps s) {
    Figures f = s.figures();
    double[] p = s.resolved().review;
    double free = Math.min(f.wage, p[HOUSING_EARNINGS_FREE.ordinal()]);
    Line income = s.line("housing.income", f.housingIncome, Formula.of("{0} − {1} + {2} + {3} + {4} = {5}", euro(f.wage), euro(free), euro(f.unemployment), euro(f.otherIncome), euro(f.partnerIncome), euro(f.housingIncome)), HOUSING_EARNINGS_FREE);
    Line own = s.line("housing.own", f.ownShare, Formula.of("{0} × ({1} − {2} − {3} × {4} − {5} × {6}) ⇒ {7}", share(p[HOUSING_OWN_SHARE.ordinal()]), euro(f.housingIncome), euro(p[HOUSING_OWN_BASE.ordinal()]),
        euro(p[HOUSING_OWN_ADULT.ordinal()]), number(s.resolved().adults), euro(p[HOUSING_OWN_CHILD.ordinal()]), number(s.resolved().children), euro(f.ownShare)), HOUSING_OWN_SHARE, HOUSING_OWN_BASE, HOUSING_OWN_SMALLEST);
    Line accepted = s.line("housing.accepted", f.acceptedHousing, Formula.of("min({0}; {1}) = {2}", euro(Housing.costs(s.resolved())), euro(s.resolved().mostHousing), euro(f.acceptedHousing)), HOUSING_MOST_1_1);
    Formula formula = Formula.of("{0} × ({1} − {2}) ⇒ {3}", share(p[HOUSING_SHARE.ordinal()]), euro(f.acceptedHousing), euro(f.ownShare), euro(f.housing));
    return s.part("housing", f.housingCents, formula, List.of(income, own, accepted), HOUSING_SHARE, HOUSING_SMALLEST);
  }
}
