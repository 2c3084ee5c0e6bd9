package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;
import static fi.polku.benefit.Quantity.euro;
import static fi.polku.benefit.Quantity.number;
import static fi.polku.benefit.Quantity.share;

import java.util.ArrayList;
import java.util.List;

/** How tax and contributions came about: a year's sums, of which the month bears a twelfth. */
final class TaxLines {
  private TaxLines() {}

  static Line of(Steps s) {
    Figures f = s.figures();
    Double percent = s.resolved().household.money().taxPercent();
    List<Line> steps = new ArrayList<>(contributions(s));
    if (percent != null) {
      Formula formula = Formula.of("{0} × ({1} + {2}) + ({3} + {4}) / 12 = {5}", share(percent / 100), euro(f.wage), euro(f.unemployment), euro(f.pension), euro(f.unemploymentInsurance), euro(f.tax));
      return s.part("tax.card", f.taxCents, formula, steps.subList(0, Math.min(2, steps.size())), TAX_PENSION, TAX_UNEMPLOYMENT_INSURANCE);
    }
    steps.addAll(deductions(s));
    steps.addAll(taxes(s));
    Formula formula = Formula.of("({0} + {1} + {2} + {3} + max(0; {4} + {5} + {6} − {7})) / 12 = {8}", euro(f.pension), euro(f.unemploymentInsurance), euro(f.dailyAllowance), euro(f.broadcastTax),
        euro(f.stateTax), euro(f.municipalTax), euro(f.healthContribution), euro(f.workCredit), euro(f.tax));
    return s.part("tax", f.taxCents, formula, steps, TAX_MUNICIPAL, TAX_BASIC_MOST);
  }

  private static List<Line> contributions(Steps s) {
    Figures f = s.figures();
    double wage = f.yearWage;
    if (wage == 0) return List.of();
    return List.of(
        s.line("tax.pension", f.pension, Formula.of("{0} × {1} = {2}", euro(wage), share(f.pension / wage), euro(f.pension)), TAX_PENSION),
        s.line("tax.unemployment-insurance", f.unemploymentInsurance, Formula.of("{0} × {1} = {2}", euro(wage), share(f.unemploymentInsurance / wage), euro(f.unemploymentInsurance)), TAX_UNEMPLOYMENT_INSURANCE),
        s.line("tax.daily-allowance", f.dailyAllowance, Formula.of("{0} × {1} = {2}", euro(wage), share(f.dailyAllowance / wage), euro(f.dailyAllowance)), TAX_DAILY_ALLOWANCE, TAX_DAILY_ALLOWANCE_LIMIT));
  }

  private static List<Line> deductions(Steps s) {
    Figures f = s.figures();
    return List.of(
        s.line("tax.income", f.netIncome, Formula.of("{0} + {1} − {2} = {3}", euro(f.yearWage), euro(f.yearBenefit), euro(f.workCosts), euro(f.netIncome)), TAX_WORK_COSTS),
        s.line("tax.earned-deduction", f.earnedDeduction, Formula.of("{0}", euro(f.earnedDeduction)), TAX_EARNED_MOST, TAX_EARNED_SHARE_1),
        s.line("tax.basic-deduction", f.basicDeduction, Formula.of("{0}", euro(f.basicDeduction)), TAX_BASIC_MOST, TAX_BASIC_SHARE),
        s.line("tax.taxable", f.taxable, Formula.of("max(0; {0} − {1} − {2}) = {3}", euro(f.afterContributions), euro(f.earnedDeduction), euro(f.basicDeduction), euro(f.taxable)), TAX_ONE_BASE));
  }

  private static List<Line> taxes(Steps s) {
    Figures f = s.figures();
    double[] p = s.resolved().payment;
    return List.of(
        s.line("tax.state", f.stateTax, Formula.of("{0} ⇒ {1}", euro(f.stateTaxable), euro(f.stateTax)), TAX_STATE_SHARE_1, TAX_STATE_FROM_1),
        s.line("tax.municipal", f.municipalTax, Formula.of("{0} × {1} = {2}", euro(f.taxable), share(p[TAX_MUNICIPAL.ordinal()] / 100), euro(f.municipalTax)), TAX_MUNICIPAL),
        s.line("tax.health", f.healthContribution, Formula.of("{0} × {1} + max(0; {0} − {2}) × {3} = {4}", euro(f.taxable), share(p[TAX_HEALTH.ordinal()]), euro(f.yearWage), share(p[TAX_HEALTH_EXTRA.ordinal()]), euro(f.healthContribution)), TAX_HEALTH, TAX_HEALTH_EXTRA),
        s.line("tax.broadcast", f.broadcastTax, Formula.of("{0}", euro(f.broadcastTax)), TAX_BROADCAST, TAX_BROADCAST_LIMIT),
        s.line("tax.work-credit", f.workCredit, Formula.of("{0}", euro(f.workCredit)), TAX_WORK_CREDIT_MOST, TAX_WORK_CREDIT_SHARE),
        s.line("tax.year", f.tax * 12, Formula.of("{0} / {1} = {2}", euro(f.tax * 12), number(12), euro(f.tax)), TAX_MUNICIPAL));
  }
}
