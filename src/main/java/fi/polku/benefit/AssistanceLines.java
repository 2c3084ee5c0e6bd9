package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;
import static fi.polku.benefit.Quantity.euro;
import static fi.polku.benefit.Quantity.number;
import static fi.polku.benefit.Quantity.share;

import java.util.ArrayList;
import java.util.List;

/** How basic social assistance and what is enforced came about. */
final class AssistanceLines {
  private AssistanceLines() {}

  static Line of(Steps s) {
    Figures f = s.figures();
    Resolved r = s.resolved();
    double basic = f.basicAmount * f.coefficient;
    double other = r.household.home().otherCostsCents() / 100.0;
    List<Line> steps = new ArrayList<>();
    steps.add(s.line("assistance.basic", basic, Formula.of("{0} × {1} = {2}", euro(f.basicAmount), number(f.coefficient), euro(basic)), ASSISTANCE_SINGLE, ASSISTANCE_OTHER_ADULT));
    steps.add(s.line("assistance.needs", f.needs, Formula.of("{0} + {1} + {2} = {3}", euro(basic), euro(r.rent), euro(other), euro(f.needs)), ASSISTANCE_SINGLE));
    steps.add(s.line("assistance.incomes", f.incomes, Formula.of("{0} + {1} + {2} − {3} + {4} = {5}", euro(f.wage), euro(f.unemploymentCents / 100.0), euro(f.housingCents / 100.0), euro(f.taxCents / 100.0), euro(f.otherIncome + f.partnerIncome + f.childBenefit), euro(f.incomes)), ASSISTANCE_SINGLE));
    if (f.wage > 0) steps.add(free(s));
    return s.part("assistance", f.assistanceCents, Formula.of("max(0; {0} − {1} + {2}) = {3}", euro(f.needs), euro(f.incomes), euro(f.free), euro(f.assistance)), steps, ASSISTANCE_SINGLE);
  }

  private static Line free(Steps s) {
    Figures f = s.figures();
    double[] p = s.resolved().month;
    Parameter most = s.resolved().household.people().age() < 18 ? ASSISTANCE_FREE_MINOR : ASSISTANCE_FREE_ADULT;
    return s.line("assistance.free", f.free, Formula.of("min({0}; {1} × {2}) = {3}", euro(p[most.ordinal()]), share(p[ASSISTANCE_FREE_SHARE.ordinal()]), euro(f.netWage), euro(f.free)), ASSISTANCE_FREE_SHARE, most);
  }

  static Line childBenefit(Steps s) {
    Figures f = s.figures();
    return s.part("child-benefit", f.childBenefitCents, Formula.of("{0}", euro(f.childBenefit)), List.of());
  }

  static Line enforcement(Steps s) {
    Figures f = s.figures();
    double[] p = s.resolved().payment;
    int dependants = s.resolved().household.money().dependants();
    Line kept = s.line("enforcement.protected", f.protectedPortion, Formula.of("{0} × ({1} + {2} × {3}) = {4}", number(Enforcement.DAYS), euro(p[ENFORCEMENT_DEBTOR.ordinal()]), number(dependants), euro(p[ENFORCEMENT_DEPENDANT.ordinal()]), euro(f.protectedPortion)), ENFORCEMENT_DEBTOR, ENFORCEMENT_DEPENDANT);
    Line base = s.line("enforcement.base", f.enforcementBase, Formula.of("{0} + {1} − {2} = {3}", euro(f.wage), euro(f.unemploymentCents / 100.0), euro(f.taxCents / 100.0), euro(f.enforcementBase)), ENFORCEMENT_DEBTOR);
    return s.part("enforcement." + List.of("none", "two-thirds", "third", "most").get(f.band), f.enforcementCents, taken(f), List.of(kept, base), ENFORCEMENT_DEBTOR);
  }

  private static Formula taken(Figures f) {
    Quantity base = euro(f.enforcementBase);
    Quantity kept = euro(f.protectedPortion);
    Quantity taken = euro(f.enforcement);
    return switch (f.band) {
      case 0 -> Formula.of("{0} ≤ {1}", base, kept);
      case 1 -> Formula.of("2/3 × ({0} − {1}) = {2}", base, kept, taken);
      case 2 -> Formula.of("1/3 × {0} = {1}", base, taken);
      default -> Formula.of("min(1/2 × {0}; 4/3 × {1} + 4/5 × ({0} − 4 × {1})) = {2}", base, kept, taken);
    };
  }

  /** What comes in, less what goes before the household has it. */
  static Line inHand(Steps s) {
    Figures f = s.figures();
    Formula sum = Formula.of("{0} + {1} + {2} + {3} + {4} − {5} − {6} = {7}", euro(f.wage), euro(f.unemploymentCents / 100.0), euro(f.housingCents / 100.0), euro(f.assistanceCents / 100.0), euro(f.childBenefit),
        euro(f.taxCents / 100.0), euro(f.enforcementCents / 100.0), euro(f.inHandCents() / 100.0));
    return s.part("in-hand", f.inHandCents(), sum, List.of());
  }
}
