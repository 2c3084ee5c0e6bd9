package fi.polku.report;

import fi.polku.organisation.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was promised, and where we are.
 *
 * @param count what has come of it; null when it is not measured
 * @param base of how many, for a share; null otherwise
 */
record Promise(Target target, Measure measure, boolean chosen, @Nullable Long count, @Nullable Long base) {
  private static final long SMALL = 10;

  /** The count, or the share in per cent with one decimal; nothing when there is no base. */
  @Nullable BigDecimal actual() {
    if (count == null) return null;
    if (!measure.of().share()) return BigDecimal.valueOf(count);
    return base == null || base == 0 ? null : BigDecimal.valueOf(count * 100).divide(BigDecimal.valueOf(base), 1, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** A percentage of fewer than ten people says little. */
  boolean small() {
    return base != null && base < SMALL;
  }

  /** Where we would be on the last day if we go on as since the first; a share stays as it is. */
  @Nullable BigDecimal projected(@Nullable LocalDate starts, @Nullable LocalDate ends, LocalDate today) {
    BigDecimal actual = actual();
    if (actual == null || measure.of().share() || starts == null || ends == null || !today.isBefore(ends)) return actual;
    long gone = ChronoUnit.DAYS.between(starts, today) + 1;
    long all = ChronoUnit.DAYS.between(starts, ends) + 1;
    return gone <= 0 ? null : actual.multiply(BigDecimal.valueOf(all)).divide(BigDecimal.valueOf(gone), 0, RoundingMode.HALF_UP);
  }
}
