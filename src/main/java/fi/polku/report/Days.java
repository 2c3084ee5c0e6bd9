package fi.polku.report;

import fi.polku.platform.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as it is typed: "2026-11-22", or as Finns write it, "22.11.2026"; empty means open. */
final class Days {
  private Days() {}

  /** The day, or the problem told. @param field "from" or "to" */
  static @Nullable LocalDate read(String field, @Nullable String text, Problems problems) {
    if (text == null || text.isBlank()) return null;
    LocalDate day = day(text.strip());
    if (day == null) problems.add(field, "report.period.notADate." + field, text);
    return day;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = text.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{4}") ? finnish(text.split("\\.")) : LocalDate.parse(text);
      return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate finnish(String[] parts) {
    return LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
  }
}
