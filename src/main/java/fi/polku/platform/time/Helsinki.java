package fi.polku.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The calendar of the work: every business date is a date in Finland. */
public final class Helsinki {
  public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

  private Helsinki() {}

  public static LocalDate today(Clock clock) {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  public static LocalDate date(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  public static LocalDateTime local(Instant instant) {
    return instant.atZone(ZONE).toLocalDateTime();
  }

  public static Instant instant(LocalDateTime local) {
    return local.atZone(ZONE).toInstant();
  }

  /** The first instant of the day. */
  public static Instant start(LocalDate date) {
    return date.atStartOfDay(ZONE).toInstant();
  }

  /** The first instant of the day after: the end, not included, of a period whose last day this is. */
  public static Instant end(LocalDate date) {
    return start(date.plusDays(1));
  }
}
