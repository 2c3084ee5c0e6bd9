package fi.polku.benefit;

/**
 * Every number of one calculation, in euros, in the order they arise: the plain answer and the explanation both read them here,
 * so there is one arithmetic. Made once and filled again where speed matters; not for two threads at a time.
 */
public final class Figures {
  double wage;
  double countedWage;
  double otherIncome;
  double partnerIncome;
  double childBenefit;

  double fullDaily;
  double full;
  double afterActivation;
  double meansLimit;
  double meansShare;
  double means;
  double exempt;
  double reduction;
  double adjusted;
  double cap;
  double floor;
  double unemployment;

  double housingIncome;
  double ownShare;
  double acceptedHousing;
  double housing;

  double yearWage;
  double yearBenefit;
  double pension;
  double unemploymentInsurance;
  double dailyAllowance;
  double workCosts;
  double netIncome;
  double afterContributions;
  double earnedDeduction;
  double basicDeduction;
  double taxable;
  double stateTaxable;
  double stateTax;
  double municipalTax;
  double healthContribution;
  double broadcastTax;
  double workCredit;
  double tax;

  double basicAmount;
  double coefficient;
  double needs;
  double netWage;
  double free;
  double incomes;
  double assistance;

  double protectedPortion;
  double enforcementBase;
  int band;
  double enforcement;

  long wageCents;
  long unemploymentCents;
  long housingCents;
  long assistanceCents;
  long childBenefitCents;
  long taxCents;
  long enforcementCents;

  /** Half a cent up; what could not be calculated counts as nothing. */
  static long cents(double euros) {
    return Math.round(euros * 100);
  }

  /** False when a part could not be calculated that the others, or the sum, would need. */
  boolean complete() {
    return !Double.isNaN(unemployment + tax + assistance + enforcement);
  }

  public long inHandCents() {
    return wageCents + unemploymentCents + housingCents + assistanceCents + childBenefitCents - taxCents - enforcementCents;
  }

  public Sums sums() {
    return new Sums(wageCents, unemploymentCents, housingCents, assistanceCents, childBenefitCents, taxCents, enforcementCents, inHandCents());
  }

  /** What a month brings, in cents. In hand is what comes in, less tax, contributions and what is enforced; rent is not paid from it yet. */
  public record Sums(long wageCents, long unemploymentBenefitCents, long housingAllowanceCents, long socialAssistanceCents,
      long childBenefitCents, long taxAndContributionsCents, long enforcementCents, long inHandCents) {}
}
