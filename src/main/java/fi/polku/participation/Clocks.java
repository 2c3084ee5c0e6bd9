package fi.polku.participation;

import java.time.LocalDate;

/** The days that leaving sets: the immediate result is looked at for 28 days, the longer one on the day six calendar months after. */
final class Clocks {
  static final int IMMEDIATE_DAYS = 28;
  static final int LONGER_MONTHS = 6;
  /** How long before its day a clock begins to ask. */
  static final int AHEAD_DAYS = 14;

  private Clocks() {}

  /** The last day of the immediate result. */
  static LocalDate fourWeeks(LocalDate left) {
    return left.plusDays(IMMEDIATE_DAYS);
  }

  /** The end of a month stays within it: from 31 August to 28 or 29 February. */
  static LocalDate sixMonths(LocalDate left) {
    return left.plusMonths(LONGER_MONTHS);
  }

  /** Whether the time of this form has come: the follow-ups two weeks before their day, the end form at once. */
  static boolean asked(FormKind kind, LocalDate left, LocalDate today) {
    return switch (kind) {
      case START, END -> true;
      case FOUR_WEEKS -> !today.isBefore(fourWeeks(left).minusDays(AHEAD_DAYS));
      case SIX_MONTHS -> !today.isBefore(sixMonths(left).minusDays(AHEAD_DAYS));
    };
  }

  /** The day whose situation a form tells when it tells no day itself; never later than today. */
  static LocalDate day(FormKind kind, LocalDate left, LocalDate today) {
    LocalDate day = switch (kind) {
      case START, END -> left;
      case FOUR_WEEKS -> fourWeeks(left);
      case SIX_MONTHS -> sixMonths(left);
    };
    return day.isAfter(today) ? today : day;
  }
}
