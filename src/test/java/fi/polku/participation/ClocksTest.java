package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClocksTest {
  @Test
  void fourWeeksAreTwentyEightDays() {
    assertThat(Clocks.fourWeeks(LocalDate.of(2026, 3, 1))).isEqualTo("2026-03-29");
  }

  @Test
  void sixMonthsStayWithinTheMonth() {
    assertThat(Clocks.sixMonths(LocalDate.of(2026, 8, 31))).isEqualTo("2027-02-28");
    assertThat(Clocks.sixMonths(LocalDate.of(2027, 8, 31))).isEqualTo("2028-02-29");
    assertThat(Clocks.sixMonths(LocalDate.of(2026, 12, 31))).isEqualTo("2027-06-30");
    assertThat(Clocks.sixMonths(LocalDate.of(2026, 2, 28))).isEqualTo("2026-08-28");
  }

  @Test
  void aFormFilledEarlyTellsOfToday() {
    LocalDate left = LocalDate.of(2026, 3, 1);
    assertThat(Clocks.day(FormKind.SIX_MONTHS, left, LocalDate.of(2026, 8, 20))).isEqualTo("2026-08-20");
    assertThat(Clocks.day(FormKind.SIX_MONTHS, left, LocalDate.of(2026, 9, 20))).isEqualTo("2026-09-01");
    assertThat(Clocks.day(FormKind.END, left, LocalDate.of(2026, 9, 20))).isEqualTo(left);
  }

  @Test
  void staysOverlapWhenTheyShareADay() {
    Spell stay = new Spell(new Spell.Key(java.util.UUID.randomUUID()), null, null, LocalDate.of(2026, 1, 10), LocalDate.of(2026, 2, 10), 0, true, true);
    assertThat(stay.overlaps(LocalDate.of(2026, 2, 10), null)).isTrue();
    assertThat(stay.overlaps(LocalDate.of(2026, 2, 11), null)).isFalse();
    assertThat(stay.overlaps(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 9))).isFalse();
    assertThat(stay.overlaps(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 10))).isTrue();
  }
}
