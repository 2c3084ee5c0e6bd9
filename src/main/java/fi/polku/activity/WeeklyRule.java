package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rule of a repeating series: on these weekdays of every nth week, counted from the ISO week of the first day;
 * first and last day included, at local times.
 */
public record WeeklyRule(UUID id, Activity.Key activityId, List<Integer> weekdays, int everyWeeks, LocalDate firstOn, LocalDate lastOn,
    LocalTime startsAt, LocalTime endsAt, List<LocalDate> skippedOn, Instant createdAt, Instant changedAt, int revision) {

  /** Every date the rule gives, the skipped ones too. */
  public List<LocalDate> dates() {
    return firstOn.datesUntil(lastOn.plusDays(1)).filter(this::fits).toList();
  }

  /** The days in the order of the week. */
  public List<DayOfWeek> days() {
    return Stream.of(DayOfWeek.values()).filter(day -> weekdays.contains(day.getValue())).toList();
  }

  /** When the session of this date starts by the rule. */
  public ZonedDateTime seriesStart(LocalDate date) {
    return date.atTime(startsAt).atZone(Helsinki.ZONE);
  }

  /** When it ends; a time that is not after the start is of the next day. */
  public ZonedDateTime seriesEnd(LocalDate date) {
    return (endsAt.isAfter(startsAt) ? date : date.plusDays(1)).atTime(endsAt).atZone(Helsinki.ZONE);
  }

  private boolean fits(LocalDate date) {
    long weeks = ChronoUnit.WEEKS.between(monday(firstOn), monday(date));
    return weekdays.contains(date.getDayOfWeek().getValue()) && weeks % everyWeeks == 0;
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
