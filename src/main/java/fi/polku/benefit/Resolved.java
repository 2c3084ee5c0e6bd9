package fi.polku.benefit;

import static fi.polku.benefit.Parameter.HOUSING_MOST_1_1;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_ACTIVATION_CUT;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_ACTIVATION_HOURS;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_CHILDREN_1;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_DAILY;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_WAGE_COUNTS_WHEN_PAID;
import static fi.polku.benefit.Parameter.UNEMPLOYMENT_WORKING_TIME;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A household with its law looked up: each rule's own date has chosen its row of numbers. */
final class Resolved {
  final Household household;
  final double[] start;
  final double[] review;
  final double[] month;
  final double[] payment;
  final LocalDate reviewed;
  final int adults;
  final int children;
  final int small;
  final double daily;
  final double childIncrease;
  final double activationCut;
  final double mostHousing;
  /** True before 1 April 2019: wage counts in the period it was earned, since then in the one it is paid. */
  final boolean earned;
  final boolean wageCounts;
  final boolean overHours;
  final double rent;

  Resolved(LawBook book, Household household) {
    this.household = household;
    LocalDate from = household.claim().start();
    LocalDate to = household.claim().end();
    start = book.at(from);
    month = book.at(household.month());
    payment = book.at(household.job().paidOn());
    reviewed = reviewed(household);
    review = book.at(reviewed);
    adults = household.people().adults();
    children = household.people().children().size();
    small = small(household);
    daily = byDay(book, UNEMPLOYMENT_DAILY.ordinal(), from, to);
    childIncrease = children == 0 ? 0 : byDay(book, UNEMPLOYMENT_CHILDREN_1.ordinal() + Math.min(children, 3) - 1, from, to);
    activationCut = activationCut(household.claim().activeHours(), start);
    mostHousing = mostHousing(household, reviewed, review);
    earned = payment[UNEMPLOYMENT_WAGE_COUNTS_WHEN_PAID.ordinal()] == 0;
    wageCounts = earned || !household.job().paidOn().isBefore(from) && !household.job().paidOn().isAfter(to);
    overHours = overHours(household.job(), start);
    rent = acceptedRent(household);
  }

  /** The allowance is reviewed once a year at least: an old decision has been made again since. */
  private static LocalDate reviewed(Household household) {
    LocalDate reviewed = household.home().reviewedOn();
    LocalDate first = household.month().atDay(1);
    while (!reviewed.plusYears(1).isAfter(first)) reviewed = reviewed.plusYears(1);
    return reviewed;
  }

  private static int small(Household household) {
    int small = 0;
    for (int age : household.people().children()) if (age < 10) small++;
    return small;
  }

  /** The average of the days that benefit is paid for, Monday to Friday. */
  private static double byDay(LawBook book, int parameter, LocalDate from, LocalDate to) {
    double first = book.at(from)[parameter];
    if (first == book.at(to)[parameter]) return first;
    double sum = 0;
    int days = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) continue;
      sum += book.at(day)[parameter];
      days++;
    }
    return sum / days;
  }

  private static double activationCut(@Nullable Double hours, double[] p) {
    return hours != null && hours < p[UNEMPLOYMENT_ACTIVATION_HOURS.ordinal()] ? p[UNEMPLOYMENT_ACTIVATION_CUT.ordinal()] : 0;
  }

  private static double mostHousing(Household household, LocalDate reviewed, double[] p) {
    int first = HOUSING_MOST_1_1.ordinal() + 5 * (HousingGroups.group(household.home().municipality(), reviewed) - 1);
    int persons = household.people().size();
    return persons <= 4 ? p[first + persons - 1] : p[first + 3] + (persons - 4) * p[first + 4];
  }

  private static boolean overHours(Household.Job job, double[] p) {
    Double hours = job.hours();
    Double full = job.fullTimeHours();
    return hours != null && full != null && hours > p[UNEMPLOYMENT_WORKING_TIME.ordinal()] * full;
  }

  private static double acceptedRent(Household household) {
    double rent = household.home().rentCents() / 100.0;
    String municipality = household.home().municipality();
    if (!household.home().rentLimited() || municipality == null) return rent;
    return Math.min(rent, RentLimits.limit(municipality, household.month(), household.people().size()).orElse(rent));
  }
}
