package fi.polku.participation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came from a form field, read. */
final class Typed {
  private static final Pattern FINNISH_DATE = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");

  private Typed() {}

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** "3.12.1979" or "1979-12-03", of the years 1900 to 2199; empty when it is no such day. */
  static Optional<LocalDate> date(@Nullable String typed) {
    String text = text(typed).replace(" ", "");
    Matcher finnish = FINNISH_DATE.matcher(text);
    try {
      LocalDate date = finnish.matches() ? LocalDate.of(Integer.parseInt(finnish.group(3)), Integer.parseInt(finnish.group(2)), Integer.parseInt(finnish.group(1))) : LocalDate.parse(text);
      return Optional.of(date).filter(d -> d.getYear() >= 1900 && d.getYear() < 2200);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <T extends Enum<T>> Optional<T> code(Class<T> type, @Nullable String typed) {
    return Stream.of(type.getEnumConstants()).filter(value -> code(value).equals(text(typed))).findFirst();
  }
}
