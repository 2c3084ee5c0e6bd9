package fi.polku.guide;

import fi.polku.benefit.Benefit;
import fi.polku.benefit.Household;
import fi.polku.benefit.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left in hand, as it is asked: only month, adults and wage must be told, the rest has the defaults given here. */
final class InHandQuestion {
  YearMonth month;
  int adults = 1;
  List<Integer> children = List.of();
  int age = 30;
  @Nullable String municipality;
  long rentCents;
  long otherHousingCostsCents;
  boolean waterApart;
  boolean rentLimited;
  @Nullable LocalDate housingReviewedOn;
  Benefit benefit = Benefit.NONE;
  Period period = Period.MONTH;
  @Nullable LocalDate periodStart;
  @Nullable Long wageBaseCents;
  @Nullable Integer paidDays;
  @Nullable Double activeHours;
  long wageCents;
  @Nullable LocalDate wagePaidOn;
  @Nullable Double hours;
  @Nullable Double fullTimeHours;
  boolean enforcement;
  int dependants;
  @Nullable Double taxPercent;
  long otherIncomeCents;
  long partnerIncomeCents;
  @Nullable Long childBenefitCents;

  InHandQuestion(YearMonth month) {
    this.month = month;
  }

  Household household() {
    LocalDate first = month.atDay(1);
    LocalDate start = periodStart == null ? first : periodStart;
    LocalDate paid = wagePaidOn != null ? wagePaidOn : start.isBefore(first) ? first : start;
    return new Household(month, new Household.People(adults, children, age),
        new Household.Home(municipality, rentCents, otherHousingCostsCents, waterApart, housingReviewedOn == null ? first : housingReviewedOn, rentLimited),
        new Household.Job(wageCents, paid, hours, fullTimeHours),
        new Household.Claim(benefit, period, start, wageBaseCents, paidDays, activeHours),
        new Household.Money(otherIncomeCents, partnerIncomeCents, childBenefitCents, taxPercent, enforcement, dependants));
  }

  /** A month of a year of four digits: beyond them no day can be counted. */
  static YearMonth month(String text) {
    return YearMonth.from(day(text + "-01"));
  }

  static LocalDate day(String text) {
    if (text.startsWith("+") || text.startsWith("-")) throw new DateTimeException(text);
    return LocalDate.parse(text);
  }

  /** The same question of another month: its own first day, its own law, and the benefit that bore the name then. */
  InHandQuestion in(YearMonth other) {
    InHandQuestion moved = copy();
    moved.month = other;
    moved.periodStart = null;
    moved.wagePaidOn = null;
    moved.housingReviewedOn = null;
    moved.benefit = named(benefit, other);
    return moved;
  }

  /** General support took the place of labour-market support and basic allowance on 1 May 2026. */
  static Benefit named(Benefit benefit, YearMonth month) {
    boolean general = !month.isBefore(YearMonth.of(2026, 5));
    return switch (benefit) {
      case LABOUR_MARKET_SUPPORT, BASIC_ALLOWANCE -> general ? Benefit.GENERAL_SUPPORT : benefit;
      case GENERAL_SUPPORT -> general ? benefit : Benefit.LABOUR_MARKET_SUPPORT;
      case NONE, EARNINGS_RELATED -> benefit;
    };
  }

  private InHandQuestion copy() {
    InHandQuestion copy = new InHandQuestion(month);
    copy.adults = adults;
    copy.children = children;
    copy.age = age;
    copy.municipality = municipality;
    copy.rentCents = rentCents;
    copy.otherHousingCostsCents = otherHousingCostsCents;
    copy.waterApart = waterApart;
    copy.rentLimited = rentLimited;
    copy.benefit = benefit;
    copy.period = period;
    copy.wageBaseCents = wageBaseCents;
    copy.paidDays = paidDays;
    copy.wageCents = wageCents;
    copy.enforcement = enforcement;
    copy.dependants = dependants;
    copy.otherIncomeCents = otherIncomeCents;
    copy.partnerIncomeCents = partnerIncomeCents;
    copy.childBenefitCents = childBenefitCents;
    return copy;
  }
}
