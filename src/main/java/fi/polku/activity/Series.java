package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The rule of a repeating activity: these weekdays of every n-th week, from a day to a day, both included, but not on the
 * skipped days. Weeks begin on Monday and are counted from the week of the first day.
 *
 * @param startsAt Finnish time, the same in summer and winter
 */
public record Series(Set<DayOfWeek> weekdays, int everyWeeks, LocalDate firstOn, LocalDate lastOn, LocalTime startsAt, LocalTime endsAt, Set<LocalDate> skippedOn) {
  /** More sessions than anybody plans in one act: a guard against a mistyped year. */
  static final int MOST = 400;

  /** What the database holds, in days from first to last. */
  static final int LONGEST = 1100;

  /** The identity of a series. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** A series as it stands. @param coming sessions still to come, the cancelled left out */
  public record Standing(Key id, Series rule, int coming) {}

  /** One time that the rule makes. */
  public record Occurrence(LocalDate date, Instant starts, Instant ends) {}

  public Series {
    weekdays = Set.copyOf(weekdays);
    skippedOn = Set.copyOf(skippedOn);
  }

  /** The days on which it is held, in order. */
  public List<LocalDate> dates() {
    return firstOn.datesUntil(lastOn.plusDays(1)).filter(this::holds).toList();
  }

  /** The days that the rule would have but for the skipping, in order. */
  public List<LocalDate> skipped() {
    return new TreeSet<>(skippedOn).stream().filter(this::falls).toList();
  }

  public List<Occurrence> occurrences() {
    return dates().stream().map(this::on).toList();
  }

  boolean holds(LocalDate date) {
    return falls(date) && !skippedOn.contains(date);
  }

  /** The times of that day, into the night when the end is not after the start; a clock that jumps in between never turns it round. */
  Occurrence on(LocalDate date) {
    LocalDate lastDay = endsAt.isAfter(startsAt) ? date : date.plusDays(1);
    Instant starts = Helsinki.instant(date.atTime(startsAt));
    Instant ends = Helsinki.instant(lastDay.atTime(endsAt));
    return new Occurrence(date, starts, ends.isAfter(starts) ? ends : starts.plus(Duration.between(date.atTime(startsAt), lastDay.atTime(endsAt))));
  }

  /** One day alone. */
  static Occurrence once(LocalDate date, LocalTime startsAt, LocalTime endsAt) {
    return new Series(Set.of(date.getDayOfWeek()), 1, date, date, startsAt, endsAt, Set.of()).on(date);
  }

  /** A night may be crossed, but nothing lasts longer than twelve hours: then the times were typed the wrong way round. */
  static boolean turned(LocalTime startsAt, LocalTime endsAt) {
    int minutes = (int) Duration.between(startsAt, endsAt).toMinutes();
    return minutes <= 0 && minutes + 24 * 60 > 12 * 60;
  }

  Series until(LocalDate last) {
    return new Series(weekdays, everyWeeks, firstOn, last, startsAt, endsAt, skippedOn);
  }

  Series skipping(Set<LocalDate> more) {
    Set<LocalDate> all = new TreeSet<>(skippedOn);
    all.addAll(more);
    return new Series(weekdays, everyWeeks, firstOn, lastOn, startsAt, endsAt, all);
  }

  private boolean falls(LocalDate date) {
    if (date.isBefore(firstOn) || date.isAfter(lastOn) || !weekdays.contains(date.getDayOfWeek())) return false;
    return ChronoUnit.WEEKS.between(monday(firstOn), monday(date)) % everyWeeks == 0;
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
