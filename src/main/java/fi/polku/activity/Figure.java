package fi.polku.activity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One thing that is counted, in its own unit. Heads, signed-up attendance and named attendance are different figures and are
 * never added to one another. Its words are {@code activity.figure.<code>.*}: name, unit, and the sentence that defines it.
 */
enum Figure {
  SESSIONS,
  PERSONS,
  VISITS,
  HOURS,
  SIGNED_UP,
  HEADS,
  CANCELLED(true),
  UNMARKED(true),
  NOT_MARKED(true),
  WITHOUT_MINUTES(true);

  private static final BigDecimal HOUR = BigDecimal.valueOf(60);
  private final boolean leftOut;

  Figure() {
    this(false);
  }

  Figure(boolean leftOut) {
    this.leftOut = leftOut;
  }

  /** True for what is not in the figures, and is shown beside them so that nobody is misled. */
  boolean leftOut() {
    return leftOut;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The figure in its unit; hours with one decimal. */
  BigDecimal of(FigureTable.Line line) {
    return switch (this) {
      case SESSIONS -> whole(line.sessions());
      case PERSONS -> whole(line.persons());
      case VISITS -> whole(line.visits());
      case HOURS -> hours(line.minutes());
      case SIGNED_UP -> whole(line.signedUp());
      case HEADS -> whole(line.heads());
      case CANCELLED -> whole(line.cancelled());
      case UNMARKED -> whole(line.unmarked());
      case NOT_MARKED -> whole(line.notMarked());
      case WITHOUT_MINUTES -> whole(line.withoutMinutes());
    };
  }

  static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes).divide(HOUR, 1, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static BigDecimal whole(long value) {
    return BigDecimal.valueOf(value);
  }
}
