package fi.polku.activity;

import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What stands in a form: kept just as it was typed, read with a note of each problem. */
public final class Typed {
  private final MultiValueMap<String, String> fields;
  private final Problems problems = Problems.none();

  Typed(MultiValueMap<String, String> fields) {
    this.fields = fields;
  }

  static Typed empty() {
    return new Typed(new LinkedMultiValueMap<>());
  }

  Typed with(String name, @Nullable Object value) {
    fields.add(name, value == null ? "" : value.toString());
    return this;
  }

  /** Adds what stands here to another, where that has nothing of the name. */
  void into(Typed other) {
    fields.forEach((name, values) -> other.fields.putIfAbsent(name, values));
  }

  public Problems problems() {
    return problems;
  }

  boolean fine() {
    return !problems.any();
  }

  public String value(String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value;
  }

  /** The value in this row of a field that repeats. */
  public String value(String name, int row) {
    List<String> all = all(name);
    return row < all.size() ? all.get(row) : "";
  }

  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  /** What was written, or null when nothing was. */
  @Nullable String text(String name, int most) {
    String text = value(name).strip();
    problems.addIf(text.length() > most, name, "activity.problem.long", most);
    return text.isEmpty() ? null : text;
  }

  String needed(String name, int most, String problem) {
    String text = text(name, most);
    problems.addIf(text == null, name, problem);
    return text == null ? "" : text;
  }

  @Nullable LocalDate date(String name) {
    return date(name, value(name));
  }

  /** A date of a row of its own: {@code id} is where the problem is told. */
  @Nullable LocalDate date(String id, String text) {
    return read(id, text, LocalDate::parse, "activity.problem.date");
  }

  LocalDate neededDate(String name, LocalDate fallback) {
    return needed(name, date(name), fallback, "activity.problem.dateNeeded");
  }

  @Nullable LocalTime time(String name) {
    return read(name, value(name), LocalTime::parse, "activity.problem.time");
  }

  LocalTime neededTime(String name, LocalTime fallback) {
    return needed(name, time(name), fallback, "activity.problem.timeNeeded");
  }

  /** The id made when the form was shown, or chosen from a list of ours: nothing else is ever sent. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new Invalid("platform.fault.invalid.sentence");
    }
  }

  /** The value of an enum by its kebab-case name, or null when nothing is chosen. */
  static <T extends Enum<T>> @Nullable T code(Class<T> type, String text) {
    try {
      return text.isBlank() ? null : Enum.valueOf(type, text.strip().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new Invalid("platform.fault.invalid.sentence");
    }
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private <T> T needed(String name, @Nullable T value, T fallback, String problem) {
    if (value != null) return value;
    problems.addIf(problems.of(name).isEmpty(), name, problem);
    return fallback;
  }

  private <T> @Nullable T read(String field, String text, Function<String, T> reader, String problem, Object... arguments) {
    if (text.isBlank()) return null;
    try {
      T value = reader.apply(text.strip());
      boolean sane = !(value instanceof LocalDate date) || (date.getYear() >= 2000 && date.getYear() < 2100);
      problems.addIf(!sane, field, problem, arguments);
      return sane ? value : null;
    } catch (DateTimeParseException e) {
      problems.add(field, problem, arguments);
      return null;
    }
  }
}
