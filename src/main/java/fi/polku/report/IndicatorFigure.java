package fi.polku.report;

import org.jspecify.annotations.Nullable;

/**
 * One indicator's number with its breakdown.
 *
 * @param total null when it cannot be counted, and then {@code reason} says why: the end of a message key
 * @param nonBinary 0 where the set has no such column: those people are in the total and in neither other column
 */
record IndicatorFigure(String code, @Nullable Long total, @Nullable Long women, @Nullable Long men, @Nullable Long nonBinary, String reason) {
  static IndicatorFigure none(String code, String reason) {
    return new IndicatorFigure(code, null, null, null, null, reason);
  }

  /** Those of the total who are in no column: of another gender than the set asks, or who did not tell. */
  @Nullable Long rest() {
    return total == null ? null : Long.valueOf(total - women - men - nonBinary);
  }

  boolean known() {
    return total != null;
  }
}
