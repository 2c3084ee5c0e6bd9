package fi.polku.platform.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calendar of the work: every business date is a date in Finland. */
public final class Helsinki {
  public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

  private static final Pattern FINNISH = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");

  private Helsinki() {}

  public static LocalDate today(Clock clock) {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  public static LocalDate date(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** A day as people write it, "22.11.2026", or as programs do, "2026-11-22"; empty when it is no day of the calendar. */
  public static Optional<LocalDate> day(String text) {
    Matcher finnish = FINNISH.matcher(text);
    try {
      if (!finnish.matches()) return Optional.of(LocalDate.parse(text));
      return Optional.of(LocalDate.of(Integer.parseInt(finnish.group(3)), Integer.parseInt(finnish.group(2)), Integer.parseInt(finnish.group(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is written as a day is, and the calendar has no such day: "31.2.1979". */
  public static boolean isNoDay(String text) {
    return day(text).isEmpty() && (FINNISH.matcher(text).matches() || text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
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
