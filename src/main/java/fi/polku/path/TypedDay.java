package fi.polku.path;

import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Problems;
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
    return Helsinki.day(text).filter(date -> date.getYear() >= 1950 && date.getYear() < 2100).orElse(null);
  }

  /** Says so when something was typed that is no day. */
  TypedDay check(Problems problems, String field) {
    problems.addIf(!text.isEmpty() && date() == null, field, Helsinki.isNoDay(text) ? "platform.problem.noSuchDay" : "path.problem.date");
    return this;
  }
}
