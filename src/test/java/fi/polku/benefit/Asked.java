package fi.polku.benefit;

import fi.polku.benefit.Figures.Sums;
import fi.polku.benefit.Household.Claim;
import fi.polku.benefit.Household.Home;
import fi.polku.benefit.Household.Job;
import fi.polku.benefit.Household.Money;
import fi.polku.benefit.Household.People;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household to ask about in tests: one adult of thirty in Pori on the basic benefit of the month, changed word by word. */
final class Asked {
  private final YearMonth month;
  private int adults = 1;
  private int age = 30;
  private List<Integer> children = List.of();
  private String municipality = "609";
  private long rent;
  private long other;
  private boolean limited;
  private LocalDate reviewed;
  private long wage;
  private LocalDate paid;
  private @Nullable Double hours;
  private @Nullable Double fullTime;
  private Benefit benefit;
  private Period period = Period.MONTH;
  private LocalDate start;
  private @Nullable Long wageBase;
  private @Nullable Integer paidDays;
  private @Nullable Double active;
  private long ownIncome;
  private @Nullable Double percent;
  private boolean enforcement;
  private int dependants;

  private Asked(YearMonth month) {
    this.month = month;
    start = month.atDay(1);
    paid = month.atDay(15);
    reviewed = month.atDay(1);
    benefit = month.isBefore(YearMonth.of(2026, 5)) ? Benefit.LABOUR_MARKET_SUPPORT : Benefit.GENERAL_SUPPORT;
  }

  static Asked in(String month) {
    return new Asked(YearMonth.parse(month));
  }

  Asked adults(int count) {
    adults = count;
    return this;
  }

  Asked age(int years) {
    age = years;
    return this;
  }

  Asked children(Integer... ages) {
    children = List.of(ages);
    return this;
  }

  Asked municipality(String code) {
    municipality = code;
    return this;
  }

  Asked rent(double euros) {
    rent = Math.round(euros * 100);
    return this;
  }

  Asked otherCosts(double euros) {
    other = Math.round(euros * 100);
    return this;
  }

  Asked limited() {
    limited = true;
    return this;
  }

  Asked reviewed(String date) {
    reviewed = LocalDate.parse(date);
    return this;
  }

  Asked wage(double euros) {
    wage = Math.round(euros * 100);
    return this;
  }

  Asked paid(String date) {
    paid = LocalDate.parse(date);
    return this;
  }

  Asked hours(double worked, double of) {
    hours = worked;
    fullTime = of;
    return this;
  }

  Asked benefit(Benefit which) {
    benefit = which;
    return this;
  }

  Asked earningsRelated(double wageBaseEuros) {
    benefit = Benefit.EARNINGS_RELATED;
    wageBase = Math.round(wageBaseEuros * 100);
    return this;
  }

  Asked paidDays(int days) {
    paidDays = days;
    return this;
  }

  Asked fourWeeks(String from) {
    period = Period.FOUR_WEEKS;
    return start(from);
  }

  Asked start(String from) {
    start = LocalDate.parse(from);
    if (paid.isBefore(start) || paid.isAfter(period.end(start))) paid = start;
    return this;
  }

  Asked active(double hoursInSixtyFiveDays) {
    active = hoursInSixtyFiveDays;
    return this;
  }

  Asked ownIncome(double euros) {
    ownIncome = Math.round(euros * 100);
    return this;
  }

  Asked percent(double taxCard) {
    percent = taxCard;
    return this;
  }

  Asked enforcement(int ofDependants) {
    enforcement = true;
    dependants = ofDependants;
    return this;
  }

  Household household() {
    return new Household(month, new People(adults, children, age), new Home(municipality, rent, other, false, reviewed, limited), new Job(wage, paid, hours, fullTime),
        new Claim(benefit, period, start, wageBase, paidDays, active), new Money(ownIncome, 0, null, percent, enforcement, dependants));
  }

  InHand answer() {
    return InHand.of(LawBook.shipped(), household());
  }

  Sums with() {
    return answer().with();
  }
}
