package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;

/**
 * Tax and the employee's contributions: the estimate of a year with the same wage and benefit every month, average municipal
 * tax, no church (SISU 26.10 TuloVerot_Simple); or the percent of the tax card.
 */
final class Taxes {
  private static final int BRACKETS = 6;
  private static final int MONTHS = 12;
  /** Pension is insured to 67 or 70 by the year of birth: nobody older than 67 is asked about. */
  private static final int LAST_AGE = 67;

  private Taxes() {}

  static void fill(Figures f, Resolved r) {
    double[] p = r.payment;
    f.yearWage = f.wage * MONTHS;
    f.yearBenefit = f.unemployment * MONTHS;
    contributions(f, p, r.household.people().age());
    f.netWage = f.wage - (f.pension + f.unemploymentInsurance + f.dailyAllowance) / MONTHS;
    Double percent = r.household.money().taxPercent();
    if (percent == null) estimate(f, r);
    else withhold(f, percent);
    f.taxCents = Figures.cents(f.tax);
  }

  private static void contributions(Figures f, double[] p, int age) {
    boolean older = age >= p[TAX_PENSION_OLDER_FROM.ordinal()] && age <= oldest(p) && p[TAX_PENSION_OLDER.ordinal()] > 0;
    boolean pension = age >= p[TAX_PENSION_AGE.ordinal()] && age <= LAST_AGE;
    boolean insured = age >= p[TAX_UNEMPLOYMENT_INSURANCE_FROM.ordinal()] && age <= p[TAX_UNEMPLOYMENT_INSURANCE_TO.ordinal()];
    f.pension = pension ? f.yearWage * p[older ? TAX_PENSION_OLDER.ordinal() : TAX_PENSION.ordinal()] : 0;
    f.unemploymentInsurance = insured ? f.yearWage * p[TAX_UNEMPLOYMENT_INSURANCE.ordinal()] : 0;
    boolean allowance = age >= 16 && age <= LAST_AGE && f.yearWage >= p[TAX_DAILY_ALLOWANCE_LIMIT.ordinal()];
    f.dailyAllowance = allowance ? f.yearWage * p[TAX_DAILY_ALLOWANCE.ordinal()] : 0;
  }

  private static double oldest(double[] p) {
    return p[TAX_PENSION_OLDER_TO.ordinal()];
  }

  /** The percent covers tax and the health contribution; pension and unemployment insurance are taken beside it. */
  private static void withhold(Figures f, double percent) {
    f.netWage = f.wage - (f.pension + f.unemploymentInsurance) / MONTHS - percent / 100 * f.wage;
    f.tax = percent / 100 * (f.wage + f.unemployment) + (f.pension + f.unemploymentInsurance) / MONTHS;
  }

  private static void estimate(Figures f, Resolved r) {
    double[] p = r.payment;
    f.workCosts = Math.min(f.yearWage, p[TAX_WORK_COSTS.ordinal()]);
    f.netIncome = f.yearWage + f.yearBenefit - f.workCosts;
    f.afterContributions = Math.max(0, f.netIncome - f.pension - f.unemploymentInsurance - f.dailyAllowance);
    f.earnedDeduction = earnedDeduction(f, p);
    double before = Math.max(0, f.afterContributions - f.earnedDeduction);
    double most = p[TAX_BASIC_MOST.ordinal()];
    f.basicDeduction = before <= most ? before : Math.max(0, most - p[TAX_BASIC_SHARE.ordinal()] * (before - most));
    f.taxable = Math.max(0, before - f.basicDeduction);
    f.stateTaxable = p[TAX_ONE_BASE.ordinal()] == 1 ? f.taxable : f.afterContributions;
    f.stateTax = stateTax(f.stateTaxable, p);
    f.municipalTax = f.taxable * p[TAX_MUNICIPAL.ordinal()] / 100;
    f.healthContribution = p[TAX_HEALTH.ordinal()] * f.taxable + Math.max(0, f.taxable - f.yearWage) * p[TAX_HEALTH_EXTRA.ordinal()];
    f.broadcastTax = broadcastTax(f.netIncome, r.household.people().age(), p);
    f.workCredit = workCredit(f, r);
    f.tax = (f.pension + f.unemploymentInsurance + f.dailyAllowance + f.broadcastTax
        + Math.max(0, f.stateTax + f.municipalTax + f.healthContribution - f.workCredit)) / MONTHS;
  }

  private static double earnedDeduction(Figures f, double[] p) {
    double first = p[TAX_EARNED_LIMIT_1.ordinal()];
    double second = p[TAX_EARNED_LIMIT_2.ordinal()];
    double rise = p[TAX_EARNED_SHARE_1.ordinal()] * Math.max(0, Math.min(f.yearWage, second) - first) + p[TAX_EARNED_SHARE_2.ordinal()] * Math.max(0, f.yearWage - second);
    double fall = p[TAX_EARNED_SHARE_3.ordinal()] * Math.max(0, f.netIncome - p[TAX_EARNED_LIMIT_3.ordinal()]);
    return Math.min(f.netIncome, Math.max(0, Math.min(rise, p[TAX_EARNED_MOST.ordinal()]) - fall));
  }

  private static double stateTax(double income, double[] p) {
    if (income <= 0) return 0;
    for (int i = BRACKETS - 1; i >= 0; i--) {
      double from = p[TAX_STATE_FROM_1.ordinal() + 3 * i];
      if (income >= from) return p[TAX_STATE_BASE_1.ordinal() + 3 * i] + p[TAX_STATE_SHARE_1.ordinal() + 3 * i] * (income - from);
    }
    return 0;
  }

  private static double broadcastTax(double income, int age, double[] p) {
    double tax = p[TAX_BROADCAST.ordinal()] * Math.max(0, income - p[TAX_BROADCAST_LIMIT.ordinal()]);
    return age < 18 || tax < p[TAX_BROADCAST_LEAST.ordinal()] ? 0 : Math.min(tax, p[TAX_BROADCAST_MOST.ordinal()]);
  }

  private static double workCredit(Figures f, Resolved r) {
    double[] p = r.payment;
    double from = p[TAX_WORK_CREDIT_FROM.ordinal()];
    double to = p[TAX_WORK_CREDIT_TO.ordinal()];
    boolean newer = p[TAX_ONE_BASE.ordinal()] == 1;
    double share = p[TAX_WORK_CREDIT_SHARE.ordinal()];
    double rise = newer ? share * f.yearWage : share * Math.max(0, f.yearWage - from);
    double fall = newer
        ? p[TAX_WORK_CREDIT_FALL_1.ordinal()] * Math.max(0, Math.min(f.netIncome, to) - from) + p[TAX_WORK_CREDIT_FALL_2.ordinal()] * Math.max(0, f.netIncome - to)
        : p[TAX_WORK_CREDIT_FALL_1.ordinal()] * Math.max(0, f.netIncome - to);
    return Math.max(0, Math.min(rise, mostCredit(r, p)) - fall);
  }

  private static double mostCredit(Resolved r, double[] p) {
    double most = p[TAX_WORK_CREDIT_MOST.ordinal()] + r.children * p[TAX_WORK_CREDIT_CHILD.ordinal()] * (r.adults == 1 ? 2 : 1);
    int age = r.household.people().age();
    for (int i = 0; i < 3; i++) {
      double from = p[TAX_WORK_CREDIT_AGE_1.ordinal() + 2 * i];
      if (from > 0 && age >= from) return most + p[TAX_WORK_CREDIT_AGE_1_MORE.ordinal() + 2 * i];
    }
    return most;
  }
}
