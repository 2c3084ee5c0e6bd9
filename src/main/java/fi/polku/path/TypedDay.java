package fi.polku.path;

import fi.polku.platform.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as somebody typed it: "2026-11-22" or "22.11.2026"; empty says nothing. */
record TypedDay(String text) {
  TypedDay {
    text = text.strip();
  }

  static TypedDay of(@Nullable String text) {
    return new TypedDay(text == null ? "" : text);
  }

  @Nullable LocalDate date() {
    try {
      String[] parts = text.split("\\.");
      LocalDate date = parts.length == 3 ? LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0])) : LocalDate.parse(text);
      return date.getYear() >= 1950 && date.getYear() < 2100 ? date : null;
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  /** Says so when something was typed that is no day. */
  TypedDay check(Problems problems, String field) {
    problems.addIf(!text.isEmpty() && date() == null, field, "path.problem.date");
    return this;
  }
}
