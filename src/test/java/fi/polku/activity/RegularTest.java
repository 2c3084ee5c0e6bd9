package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 23 November 2026 is a Monday. */
class RegularTest {
  private static final Activity.Key PLACE = new Activity.Key(UUID.randomUUID());
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void anOpenPlaceOfEveryWorkingDayIsOneLine() {
    Regular.Folded folded = Regular.fold(days(MONDAY, 12, false), null);
    assertThat(folded.exact()).isEmpty();
    assertThat(folded.regulars()).singleElement().satisfies(regular -> {
      assertThat(regular.pattern()).isEqualTo(Regular.Pattern.WORKDAYS);
      assertThat(regular.first()).isEqualTo(MONDAY);
      assertThat(regular.last()).isEqualTo(LocalDate.of(2026, 12, 4));
      assertThat(regular.except()).isEmpty();
    });
  }

  @Test
  void todayAndTheNextTimeStayExact() {
    assertThat(Regular.fold(days(MONDAY, 12, false), MONDAY).exact()).extracting(PublicSession::day).containsExactly(MONDAY);
    assertThat(Regular.fold(days(MONDAY, 12, false), MONDAY.minusDays(1)).exact()).extracting(PublicSession::day).containsExactly(MONDAY);
    assertThat(Regular.fold(days(MONDAY, 12, false), MONDAY.plusDays(3)).exact()).extracting(PublicSession::day).containsExactly(MONDAY.plusDays(3));
  }

  @Test
  void whatIsOnceOrTwiceAWeekStandsOnItsDays() {
    List<PublicSession> twice = List.of(session(MONDAY, null, null), session(MONDAY.plusDays(2), null, null), session(MONDAY.plusDays(7), null, null), session(MONDAY.plusDays(9), null, null));
    assertThat(Regular.fold(twice, null)).isEqualTo(new Regular.Folded(List.of(), twice));
  }

  @Test
  void aCancelledAndANotedDayAreToldExactlyAndOnlyTheDayWithoutItIsAnException() {
    List<PublicSession> sessions = new ArrayList<>(days(MONDAY, 14, true));
    sessions.set(2, session(MONDAY.plusDays(2), Instant.EPOCH, null));
    sessions.set(4, session(MONDAY.plusDays(4), null, "Auki vain etuovesta"));
    sessions.remove(6);
    Regular.Folded folded = Regular.fold(sessions, null);
    assertThat(folded.exact()).extracting(PublicSession::day).containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(4));
    assertThat(folded.regulars().getFirst().pattern()).isEqualTo(Regular.Pattern.EVERY_DAY);
    assertThat(folded.regulars().getFirst().except()).as("on at its usual time, the noted day is no exception").containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(6));
  }

  @Test
  void aTitledSessionAtItsUsualTimeIsListedWithItsTitleAndIsNoException() {
    List<PublicSession> sessions = new ArrayList<>(days(MONDAY, 12, false));
    sessions.set(3, session(MONDAY.plusDays(3), 9, "Puurojuhla", null, null, null));
    Regular.Folded folded = Regular.fold(sessions, null);
    assertThat(folded.exact()).extracting(PublicSession::title).containsExactly("Puurojuhla");
    assertThat(folded.regulars().getFirst().except()).isEmpty();
  }

  @Test
  void aMovedSessionIsAnExceptionOnlyWhenTheUsualTimeStandsEmpty() {
    List<PublicSession> sessions = new ArrayList<>(days(MONDAY, 12, false));
    sessions.set(1, session(MONDAY.plusDays(1), 12, null, null, null, Instant.EPOCH));
    sessions.set(3, session(MONDAY.plusDays(3), 9, null, null, null, Instant.EPOCH));
    sessions.set(4, session(MONDAY.plusDays(4), 9, "Juhla", null, Instant.EPOCH, null));
    Regular.Folded folded = Regular.fold(sessions, null);
    assertThat(folded.exact()).extracting(PublicSession::day).containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(3), MONDAY.plusDays(4));
    assertThat(folded.regulars().getFirst().except()).as("another time, and a cancelled one whatever its title").containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(4));
  }

  @Test
  void aMonthShowsOnItsDaysOnlyWhatIsNotAsUsual() {
    List<PublicSession> sessions = new ArrayList<>(days(MONDAY, 19, false));
    sessions.set(1, session(MONDAY.plusDays(1), Instant.EPOCH, "Peruttu"));
    sessions.set(2, session(MONDAY.plusDays(2), null, "Auki vain etuovesta"));
    sessions.set(3, session(MONDAY.plusDays(3), 12, null, null, null, Instant.EPOCH));
    sessions.set(4, session(MONDAY.plusDays(4), 9, "Puurojuhla", null, null, null));
    Regular.Folded month = Regular.month(sessions);
    assertThat(month.exact()).extracting(PublicSession::day).as("at another time, and with a title of its own").containsExactly(MONDAY.plusDays(3), MONDAY.plusDays(4));
    assertThat(month.regulars().getFirst().except()).containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(3));
  }

  @Test
  void whatIsMissingMoreThanHalfTheTimeIsNotSaidToBeUsual() {
    List<PublicSession> rare = List.of(session(MONDAY, null, null), session(MONDAY.plusDays(8), null, null), session(MONDAY.plusDays(23), null, null));
    assertThat(Regular.fold(rare, null).regulars()).isEmpty();
  }

  @Test
  void weekdaysAreSaidAsARunOrOneByOne() {
    assertThat(of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)).isEqualTo(Regular.Pattern.RUN);
    assertThat(of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)).isEqualTo(Regular.Pattern.SOME);
    assertThat(of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)).isEqualTo(Regular.Pattern.RUN);
  }

  @Test
  void theClockIsThatOfTheWallAlsoWhenSummerTimeBegins() {
    assertThat(Regular.fold(days(LocalDate.of(2027, 3, 22), 14, true), null).regulars()).hasSize(1);
  }

  private static Regular.Pattern of(DayOfWeek... days) {
    return new Regular(session(MONDAY, null, null), List.of(days), MONDAY, MONDAY, List.of()).pattern();
  }

  private static List<PublicSession> days(LocalDate first, int days, boolean weekends) {
    return first.datesUntil(first.plusDays(days))
        .filter(day -> weekends || day.getDayOfWeek().getValue() < 6)
        .map(day -> session(day, null, null))
        .sorted(Comparator.comparing(PublicSession::starts))
        .toList();
  }

  private static PublicSession session(LocalDate day, int hour, @Nullable String title, @Nullable String notice, @Nullable Instant cancelledAt, @Nullable Instant movedAt) {
    return new PublicSession(new Session.Key(UUID.randomUUID()), PLACE, "Olohuone", title, Activity.Kind.DROP_IN, null, null, null,
        Helsinki.instant(day.atTime(LocalTime.of(hour, 0))), Helsinki.instant(day.atTime(hour + 6, 0)), notice, movedAt, cancelledAt,
        null, null, null, null, null, null, null, null, null, null, 0, Instant.EPOCH);
  }

  private static PublicSession session(LocalDate day, @Nullable Instant cancelledAt, @Nullable String notice) {
    return session(day, 9, null, notice, cancelledAt, null);
  }
}
