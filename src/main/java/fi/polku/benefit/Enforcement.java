package fi.polku.benefit;

import static fi.polku.benefit.Parameter.ENFORCEMENT_DEBTOR;
import static fi.polku.benefit.Parameter.ENFORCEMENT_DEPENDANT;

/** What enforcement takes of wage and unemployment benefit together, net (UK 705/2007 ch. 4, sections 45 and 48). */
final class Enforcement {
  static final int DAYS = 30;

  private Enforcement() {}

  static void fill(Figures f, Resolved r) {
    Household.Money money = r.household.money();
    f.enforcement = 0;
    f.enforcementCents = 0;
    f.band = 0;
    if (!money.enforcement()) return;
    f.protectedPortion = DAYS * (r.payment[ENFORCEMENT_DEBTOR.ordinal()] + money.dependants() * r.payment[ENFORCEMENT_DEPENDANT.ordinal()]);
    f.enforcementBase = Double.isNaN(f.unemployment + f.tax) ? Double.NaN : (f.wageCents + f.unemploymentCents - f.taxCents) / 100.0;
    f.band = band(f.enforcementBase, f.protectedPortion);
    f.enforcement = taken(f.enforcementBase, f.protectedPortion);
    f.enforcementCents = Figures.cents(f.enforcement);
  }

  private static int band(double base, double kept) {
    return base <= kept ? 0 : base <= 2 * kept ? 1 : base <= 4 * kept ? 2 : 3;
  }

  /** Two thirds above the protected portion, a third of all from twice it, four fifths above four times it, half at most. */
  static double taken(double base, double kept) {
    return switch (band(base, kept)) {
      case 0 -> 0;
      case 1 -> (base - kept) * 2 / 3;
      case 2 -> base / 3;
      default -> Math.min(base / 2, 4 * kept / 3 + (base - 4 * kept) * 4 / 5);
    };
  }
}
