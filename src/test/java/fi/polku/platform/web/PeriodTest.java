package fi.polku.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 7);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

  @Test
  void oneDayIsOneDateAndAnEndMayBeOpen() {
    Frame frame = speaking(Language.FI);
    assertThat(frame.period(FIRST, LAST)).isEqualTo("7.1.2026–22.11.2026");
    assertThat(frame.period(LAST, LAST)).isEqualTo("22.11.2026");
    assertThat(frame.period(FIRST, null)).isEqualTo("7.1.2026–");
    assertThat(frame.period(null, LAST)).isEqualTo("–22.11.2026");
    assertThat(speaking(Language.EN).period(FIRST, LAST)).isEqualTo("7 Jan 2026 – 22 Nov 2026");
  }

  private Frame speaking(Language language) {
    return new Frame(new Words(), language, null, "/", false, () -> "", java.time.Clock.systemUTC(), "test", null);
  }
}
