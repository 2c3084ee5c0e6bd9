package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeriesPlanTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void aHeldSessionIsKeptAndItsDayIsNotHeldTwice() {
    SeriesPlan plan = SeriesPlan.of(List.of(made(MONDAY, true), made(MONDAY.plusWeeks(1), false)), mondays(2));
    assertThat(plan.kept()).extracting(SeriesPlan.Made::seriesDate).containsExactly(MONDAY);
    assertThat(plan.changed()).extracting(SeriesPlan.Made::seriesDate).containsExactly(MONDAY.plusWeeks(1));
    assertThat(plan.removed()).isEmpty();
    assertThat(plan.added()).isEmpty();
    assertThat(plan.rule().skipped()).containsExactly(MONDAY);
  }

  @Test
  void daysThatTheNewRuleDoesNotHaveGoAndNewOnesCome() {
    SeriesPlan plan = SeriesPlan.of(List.of(made(MONDAY, false), made(MONDAY.plusDays(1), false)), mondays(2));
    assertThat(plan.changed()).extracting(SeriesPlan.Made::seriesDate).containsExactly(MONDAY);
    assertThat(plan.removed()).extracting(SeriesPlan.Made::seriesDate).containsExactly(MONDAY.plusDays(1));
    assertThat(plan.added()).extracting(Series.Occurrence::date).containsExactly(MONDAY.plusWeeks(1));
  }

  @Test
  void aHeldSessionOutsideTheNewRuleIsKeptToo() {
    SeriesPlan plan = SeriesPlan.of(List.of(made(MONDAY.plusDays(2), true)), mondays(1));
    assertThat(plan.kept()).hasSize(1);
    assertThat(plan.removed()).isEmpty();
    assertThat(plan.rule().skipped()).isEmpty();
  }

  private static SeriesPlan.Made made(LocalDate date, boolean held) {
    return new SeriesPlan.Made(new Session.Key(UUID.randomUUID()), date, held, false);
  }

  private static Series mondays(int times) {
    return new Series(Set.of(DayOfWeek.MONDAY), 1, MONDAY, MONDAY.plusWeeks(times - 1), LocalTime.of(12, 0), LocalTime.of(15, 0), Set.of());
  }
}
