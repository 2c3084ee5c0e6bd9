package fi.polku.platform.web;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Actor;
import fi.polku.platform.time.Helsinki;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every page is set in: the language, who looks, and the words. A template receives this and one page record.
 *
 * @param path the address of this page, with its query, for coming back to it
 * @param fragment true when htmx asks for a part of the page only
 * @param guard makes the token that every form carries, and its cookie with it: only where a form is written
 * @param banner what is said above the page; null on most
 */
public record Frame(Words words, Language language, @Nullable Actor actor, String path, boolean fragment, Supplier<String> guard, Clock clock, String request,
    @Nullable Banner banner) {

  private static final Pattern DONE = Pattern.compile("[?&]done=([a-z-]+)");

  /** The token that every form carries. */
  public String csrf() {
    return guard.get();
  }

  public String text(String key, Object... arguments) {
    return words.text(language, key, arguments);
  }

  public boolean has(String key) {
    return words.has(key);
  }

  /** The name of one value of an enum: {@code activity.kind.drop-in}. */
  public String label(String prefix, Enum<?> value) {
    return text(prefix + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** What has just been done, told once at the top of the next page: the sentence of {@code ?done=word} under these keys, or none. */
  public Optional<String> done(String keys) {
    Matcher word = DONE.matcher(path);
    return word.find() && has(keys + "." + word.group(1)) ? Optional.of(text(keys + "." + word.group(1))) : Optional.empty();
  }

  public boolean may(Action action) {
    return actor != null && actor.may(action);
  }

  public Instant now() {
    return clock.instant();
  }

  public LocalDate today() {
    return Helsinki.today(clock);
  }

  /** "22.11.2026" */
  public String date(LocalDate date) {
    return language == Language.EN ? format(date, "d MMM yyyy") : format(date, "d.M.yyyy");
  }

  public String date(Instant instant) {
    return date(Helsinki.date(instant));
  }

  /** "sunnuntai 22.11." */
  public String day(LocalDate date) {
    return switch (language) {
      case EN -> format(date, "EEEE d MMMM");
      case SV -> format(date, "EEEE d.M.");
      case FI, SIMPLE -> format(date, "cccc d.M.");
    };
  }

  public String day(Instant instant) {
    return day(Helsinki.date(instant));
  }

  /** "1.1.2026–22.11.2026", both included, either end open when null; one day is one date. */
  public String period(@Nullable LocalDate first, @Nullable LocalDate last) {
    if (first != null && first.equals(last)) return date(first);
    return (first == null ? "" : date(first)) + (language == Language.EN && first != null && last != null ? " – " : "–") + (last == null ? "" : date(last));
  }

  /** "23.–29.11.", from a day to a day, both included. */
  public String days(LocalDate first, LocalDate last) {
    boolean english = language == Language.EN;
    if (first.equals(last)) return format(last, english ? "d MMMM" : "d.M.");
    boolean sameMonth = java.time.YearMonth.from(first).equals(java.time.YearMonth.from(last));
    return format(first, english ? sameMonth ? "d" : "d MMMM" : sameMonth ? "d." : "d.M.") + "–" + format(last, english ? "d MMMM" : "d.M.");
  }

  /** "9", "9.30"; in English "9:00", "9:30". */
  public String time(Instant instant) {
    return time(instant.atZone(Helsinki.ZONE).toLocalTime());
  }

  public String time(LocalTime time) {
    if (language == Language.EN) return format(time, "H:mm");
    return time.getMinute() == 0 ? format(time, "H") : format(time, "H.mm");
  }

  /** "9–14", from and to. */
  public String times(Instant starts, Instant ends) {
    return time(starts) + "–" + time(ends);
  }

  /** "22.11.2026 klo 9.30" */
  public String moment(Instant instant) {
    return text("platform.moment", date(instant), format(instant.atZone(Helsinki.ZONE).toLocalTime(), language == Language.EN ? "H:mm" : "H.mm"));
  }

  public String month(java.time.YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern(language == Language.EN ? "LLLL yyyy" : "LLLL yyyy", language.locale()));
  }

  public String number(long value) {
    return NumberFormat.getIntegerInstance(language.locale()).format(value);
  }

  public String number(java.math.BigDecimal value) {
    return NumberFormat.getInstance(language.locale()).format(value);
  }

  /** A number with all its decimals. */
  public String exact(java.math.BigDecimal value) {
    NumberFormat format = NumberFormat.getInstance(language.locale());
    format.setMaximumFractionDigits(Math.max(0, value.scale()));
    return format.format(value);
  }

  /** The name of a municipality by its code; empty for none. */
  public String municipality(@Nullable String code) {
    return Municipalities.name(code, language);
  }

  /** The address of a style sheet, script or picture of the house, which changes when its content does. */
  public String asset(String name) {
    return Assets.path(name);
  }

  private String format(java.time.temporal.TemporalAccessor value, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(value);
  }
}
