package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime THREE = LocalTime.of(15, 0);

  @Test
  void bothEndsAreIncluded() {
    Series series = weekly(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 5, 25), DayOfWeek.MONDAY);
    assertThat(series.dates()).hasSize(20).startsWith(LocalDate.of(2026, 1, 12)).endsWith(LocalDate.of(2026, 5, 25));
  }

  @Test
  void skippedDaysAreLeftOutAndNamed() {
    Series series = weekly(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 20), DayOfWeek.MONDAY).skipping(Set.of(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 4, 7)));
    assertThat(series.dates()).containsExactly(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 13), LocalDate.of(2026, 4, 20));
    assertThat(series.skipped()).containsExactly(LocalDate.of(2026, 4, 6));
  }

  @Test
  void everySecondWeekIsCountedFromTheWeekOfTheFirstDay() {
    Series series = new Series(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 2, LocalDate.of(2026, 1, 7), LocalDate.of(2026, 1, 23), NOON, THREE, Set.of());
    assertThat(series.dates()).containsExactly(LocalDate.of(2026, 1, 8), LocalDate.of(2026, 1, 19), LocalDate.of(2026, 1, 22));
  }

  @Test
  void theHourStaysWhenTheClockIsTurned() {
    List<Series.Occurrence> around = weekly(LocalDate.of(2026, 3, 23), LocalDate.of(2026, 3, 30), DayOfWeek.MONDAY).occurrences();
    assertThat(around).extracting(o -> Helsinki.local(o.starts()).toLocalTime()).containsExactly(NOON, NOON);
    assertThat(Duration.between(around.get(0).starts(), around.get(1).starts())).isEqualTo(Duration.ofDays(7).minusHours(1));
  }

  @Test
  void aSessionInTheMissingHourStillEndsAfterItStarts() {
    Series night = new Series(Set.of(DayOfWeek.SUNDAY), 1, LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29), LocalTime.of(3, 30), LocalTime.of(4, 15), Set.of());
    Series.Occurrence only = night.occurrences().getFirst();
    assertThat(Duration.between(only.starts(), only.ends())).isEqualTo(Duration.ofMinutes(45));
  }

  @Property(tries = 300)
  void everyDayOfTheRuleAndNoOther(@ForAll @IntRange(min = 0, max = 9000) int start, @ForAll @IntRange(min = 0, max = 600) int length,
      @ForAll @IntRange(min = 1, max = 8) int every, @ForAll @NotEmpty Set<DayOfWeek> weekdays) {
    LocalDate first = LocalDate.of(2015, 1, 1).plusDays(start);
    LocalDate last = first.plusDays(length);
    List<LocalDate> dates = new Series(weekdays, every, first, last, NOON, THREE, Set.of()).dates();
    assertThat(dates).isSorted().doesNotHaveDuplicates();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      boolean expected = weekdays.contains(day.getDayOfWeek()) && weeks(first, day) % every == 0;
      assertThat(dates.contains(day)).as("%s every %d from %s", day, every, first).isEqualTo(expected);
    }
    assertThat(dates).allMatch(day -> !day.isBefore(first) && !day.isAfter(last));
  }

  /** Counted the slow way: week by week, by the number of the ISO week. */
  private static int weeks(LocalDate first, LocalDate day) {
    int weeks = 0;
    for (LocalDate at = first; !sameWeek(at, day); at = at.plusWeeks(1)) weeks++;
    return weeks;
  }

  private static boolean sameWeek(LocalDate one, LocalDate other) {
    return one.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == other.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) && one.get(IsoFields.WEEK_BASED_YEAR) == other.get(IsoFields.WEEK_BASED_YEAR);
  }

  private static Series weekly(LocalDate first, LocalDate last, DayOfWeek day) {
    return new Series(Set.of(day), 1, first, last, NOON, THREE, Set.of());
  }
}
