package fi.polku.benefit;

import java.time.LocalDate;

/** How long an adjustment period is: four weeks, or a month when the wage is paid by the month. */
public enum Period {
  MONTH,
  FOUR_WEEKS;

  LocalDate end(LocalDate start) {
    return this == MONTH ? start.plusMonths(1).minusDays(1) : start.plusDays(27);
  }
}
