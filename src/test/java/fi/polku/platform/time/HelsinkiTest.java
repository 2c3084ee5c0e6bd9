package fi.polku.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelsinkiTest {
  @ParameterizedTest
  @ValueSource(strings = {"3.2.2026", "03.02.2026", "3.02.2026", "2026-02-03"})
  void aDayIsReadAsPeopleAndProgramsWriteIt(String text) {
    assertThat(Helsinki.day(text)).contains(LocalDate.of(2026, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31.2.1979", "29.2.2026", "1.13.2026", "2026-02-31"})
  void aDayThatIsNotInTheCalendarIsToldFromWhatIsWrittenWrong(String text) {
    assertThat(Helsinki.isNoDay(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eilen", "3.2.26", "28.2.1979", "29.2.2024", "2026-02-03"})
  void whatIsADayOrNotWrittenAsOneIsNoSuch(String text) {
    assertThat(Helsinki.isNoDay(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eilen", "31.2.2026", "2026-02-31", "3.2.26", "3.2.", "003.2.2026", "3. 2. 2026", " 3.2.2026", "2026-2-3", "3/2/2026", "3.2.2026.1", "٣.٢.٢٠٢٦"})
  void whatIsNoDayIsNone(String text) {
    assertThat(Helsinki.day(text)).isEmpty();
  }
}
