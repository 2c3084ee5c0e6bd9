package fi.polku.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong or impossible in a household, field by field; nothing is calculated from one that has any. */
public final class HouseholdCheck {
  private static final long MOST_CENTS = 2_000_000;
  private static final LocalDate GENERAL_SUPPORT = LocalDate.of(2026, 5, 1);
  private final List<Fault> faults = new ArrayList<>();

  /** @param field as programs write it; @param reason what to say, with its arguments */
  public record Fault(String field, Reason reason, List<Object> arguments) {}

  /** Why a value is refused. */
  public enum Reason {
    MISSING,
    OUT_OF_RANGE,
    NOT_READABLE,
    NOT_KNOWN,
    NOT_IN_MONTH,
    NOT_YET,
    ENDED,
    AFTER_MONTH
  }

  private HouseholdCheck() {}

  public static List<Fault> faults(LawBook book, Household household) {
    HouseholdCheck check = new HouseholdCheck();
    check.month(book, household.month());
    check.people(household.people());
    check.home(household);
    check.job(book, household);
    check.claim(household);
    check.money(household.money());
    return List.copyOf(check.faults);
  }

  private void month(LawBook book, YearMonth month) {
    if (month.isBefore(LawBook.FIRST) || month.isAfter(book.last())) add("month", Reason.OUT_OF_RANGE, LawBook.FIRST.toString(), book.last().toString());
  }

  private void people(Household.People people) {
    range("adults", people.adults(), 1, 10);
    if (people.children().size() > 15) add("children", Reason.OUT_OF_RANGE, 0, 15);
    else people.children().stream().filter(age -> age < 0 || age > 17).findFirst().ifPresent(age -> add("children", Reason.OUT_OF_RANGE, 0, 17));
    range("age", people.age(), 15, 67);
  }

  private void home(Household household) {
    Household.Home home = household.home();
    if (home.municipality() != null && !home.municipality().matches("[0-9]{3}")) add("municipality", Reason.NOT_KNOWN);
    cents("rentCents", home.rentCents());
    cents("otherHousingCostsCents", home.otherCostsCents());
    if (home.reviewedOn().isAfter(household.month().atEndOfMonth())) add("housingReviewedOn", Reason.AFTER_MONTH);
    else if (home.reviewedOn().getYear() < 2000) add("housingReviewedOn", Reason.OUT_OF_RANGE, "2000-01-01", household.month().atEndOfMonth().toString());
  }

  private void job(LawBook book, Household household) {
    Household.Job job = household.job();
    cents("wageCents", job.wageCents());
    YearMonth paid = YearMonth.from(job.paidOn());
    if (!paid.equals(household.month()) && (paid.isBefore(LawBook.FIRST) || paid.isAfter(book.last()))) add("wagePaidOn", Reason.OUT_OF_RANGE, LawBook.FIRST.atDay(1).toString(), book.last().atEndOfMonth().toString());
    hours("hours", job.hours());
    hours("fullTimeHours", job.fullTimeHours());
    if (job.hours() != null && job.fullTimeHours() == null) add("fullTimeHours", Reason.MISSING);
  }

  private void claim(Household household) {
    Household.Claim claim = household.claim();
    LocalDate from = claim.start();
    if (from.isAfter(household.month().atEndOfMonth()) || claim.end().isBefore(household.month().atDay(1)) || from.isBefore(LawBook.FIRST.atDay(1))) add("periodStart", Reason.NOT_IN_MONTH);
    boolean older = claim.benefit() == Benefit.LABOUR_MARKET_SUPPORT || claim.benefit() == Benefit.BASIC_ALLOWANCE;
    if (older && !from.isBefore(GENERAL_SUPPORT)) add("benefit", Reason.ENDED, GENERAL_SUPPORT.minusDays(1).toString());
    if (claim.benefit() == Benefit.GENERAL_SUPPORT && claim.end().isBefore(GENERAL_SUPPORT)) add("benefit", Reason.NOT_YET, GENERAL_SUPPORT.toString());
    if (claim.benefit() == Benefit.EARNINGS_RELATED && claim.wageBaseCents() == null) add("wageBaseCents", Reason.MISSING);
    if (claim.wageBaseCents() != null) cents("wageBaseCents", claim.wageBaseCents());
    if (claim.paidDays() != null) range("paidDays", claim.paidDays(), 0, 1000);
    hours("activeHours", claim.activeHours());
  }

  private void money(Household.Money money) {
    cents("otherIncomeCents", money.otherCents());
    cents("partnerIncomeCents", money.partnerCents());
    if (money.childBenefitCents() != null) cents("childBenefitCents", money.childBenefitCents());
    Double percent = money.taxPercent();
    if (percent != null && !(percent >= 0 && percent <= 100)) add("taxPercent", Reason.OUT_OF_RANGE, 0, 100);
    range("dependants", money.dependants(), 0, 20);
  }

  private void cents(String field, long cents) {
    range(field, cents, 0, MOST_CENTS);
  }

  private void hours(String field, @Nullable Double hours) {
    if (hours != null && !(hours >= 0 && hours <= 744)) add(field, Reason.OUT_OF_RANGE, 0, 744);
  }

  private void range(String field, long value, long least, long most) {
    if (value < least || value > most) add(field, Reason.OUT_OF_RANGE, least, most);
  }

  private void add(String field, Reason reason, Object... arguments) {
    faults.add(new Fault(field, reason, List.of(arguments)));
  }
}
