package fi.polku.benefit;

/** The order of the parts: each is decided on what those before it have decided. */
final class Calculation {
  private Calculation() {}

  static void run(Figures f, Resolved r, long wageCents) {
    Household.Money money = r.household.money();
    f.wageCents = wageCents;
    f.wage = wageCents / 100.0;
    f.otherIncome = money.otherCents() / 100.0;
    f.partnerIncome = money.partnerCents() / 100.0;
    f.childBenefitCents = money.childBenefitCents() == null ? 0 : money.childBenefitCents();
    f.childBenefit = f.childBenefitCents / 100.0;
    Unemployment.fill(f, r);
    Housing.fill(f, r);
    Taxes.fill(f, r);
    SocialAssistance.fill(f, r);
    Enforcement.fill(f, r);
  }
}
