package fi.polku.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarningsRelatedTest {
  @Test
  void itIsABasicPartAndAShareOfTheWageItIsCountedFrom() {
    // 696.60 + 45 % × (95.76 % × 2,500 − 696.60)
    assertThat(Asked.in("2019-06").earningsRelated(2500).with().unemploymentBenefitCents()).isEqualTo(146043);
    // above 95 basic amounts a fifth: 696.60 + 45 % × (3,078 − 696.60) + 20 % × (4,788 − 3,078)
    assertThat(Asked.in("2019-06").earningsRelated(5000).with().unemploymentBenefitCents()).isEqualTo(Math.round((696.60 + 0.45 * (3078 - 696.60) + 0.20 * (4788 - 3078)) * 100));
  }

  @Test
  void withTheWageItIsAtMostWhatItIsCountedFrom() {
    assertThat(Asked.in("2019-06").earningsRelated(2500).wage(500).with().unemploymentBenefitCents()).isEqualTo(136043);
    assertThat(Asked.in("2019-06").earningsRelated(2500).wage(1800).with().unemploymentBenefitCents()).isEqualTo(59400);
  }

  @Test
  void itIsNeverLessThanTheBasicBenefitWouldGive() {
    assertThat(Asked.in("2019-06").earningsRelated(800).wage(500).with().unemploymentBenefitCents()).isEqualTo(59660);
    assertThat(Asked.in("2026-06").earningsRelated(850).wage(500).with().unemploymentBenefitCents()).isEqualTo(55002);
  }

  @Test
  void itStepsDownAfterFortyAndAfterAHundredAndSeventyPaidDays() {
    double full = 800.015 + 0.45 * ((1 - 0.0354) * 2500 - 800.015);
    assertThat(Asked.in("2025-06").earningsRelated(2500).paidDays(39).with().unemploymentBenefitCents()).isEqualTo(Math.round(full * 100));
    assertThat(Asked.in("2025-06").earningsRelated(2500).paidDays(40).with().unemploymentBenefitCents()).isEqualTo(Math.round(full * 80));
    assertThat(Asked.in("2025-06").earningsRelated(2500).paidDays(170).with().unemploymentBenefitCents()).isEqualTo(Math.round(full * 75));
    assertThat(Asked.in("2024-08").earningsRelated(2500).paidDays(170).with().unemploymentBenefitCents()).isEqualTo(Asked.in("2024-08").earningsRelated(2500).with().unemploymentBenefitCents());
    assertThat(Asked.in("2025-06").earningsRelated(2500).answer().notCalculated()).extracting(Note::key).contains("earnings-steps");
  }
}
