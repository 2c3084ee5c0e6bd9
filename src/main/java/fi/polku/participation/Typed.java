package fi.polku.participation;

import fi.polku.platform.time.Helsinki;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came from a form field, read. */
final class Typed {
  private Typed() {}

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** "3.12.1979" or "1979-12-03", of the years 1900 to 2199; empty when it is no such day. */
  static Optional<LocalDate> date(@Nullable String typed) {
    return Helsinki.day(text(typed).replace(" ", "")).filter(d -> d.getYear() >= 1900 && d.getYear() < 2200);
  }

  /** What is to be said of a day that could not be read. */
  static String noDay(@Nullable String typed) {
    return Helsinki.isNoDay(text(typed).replace(" ", "")) ? "platform.problem.noSuchDay" : "participation.problem.date";
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <T extends Enum<T>> Optional<T> code(Class<T> type, @Nullable String typed) {
    return Stream.of(type.getEnumConstants()).filter(value -> code(value).equals(text(typed))).findFirst();
  }
}
