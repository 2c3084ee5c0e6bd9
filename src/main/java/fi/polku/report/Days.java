package fi.polku.report;

import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Problems;
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
    return Helsinki.day(text).filter(day -> day.getYear() >= 1900 && day.getYear() < 2200).orElse(null);
  }
}
