package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A repeating series as a calendar feed tells it: its {@link Series} rule, and when and how often it has been changed. */
public record WeeklyRule(UUID id, Activity.Key activityId, List<Integer> weekdays, int everyWeeks, LocalDate firstOn, LocalDate lastOn,
    LocalTime startsAt, LocalTime endsAt, List<LocalDate> skippedOn, Instant createdAt, Instant changedAt, int revision) {

  /** Every date the rule gives, the skipped ones too. */
  public List<LocalDate> dates() {
    return rule().dates();
  }

  /** The days in the order of the week. */
  public List<DayOfWeek> days() {
    return Stream.of(DayOfWeek.values()).filter(day -> weekdays.contains(day.getValue())).toList();
  }

  /** When the session of this date starts by the rule. */
  public ZonedDateTime seriesStart(LocalDate date) {
    return rule().on(date).starts().atZone(Helsinki.ZONE);
  }

  /** When it ends by the rule. */
  public ZonedDateTime seriesEnd(LocalDate date) {
    return rule().on(date).ends().atZone(Helsinki.ZONE);
  }

  private Series rule() {
    return new Series(Set.copyOf(days()), everyWeeks, firstOn, lastOn, startsAt, endsAt, Set.of());
  }
}
