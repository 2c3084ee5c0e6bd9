package fi.polku.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HousingTest {
  /** With no income the allowance is its share of the most that is accepted. */
  @ParameterizedTest
  @CsvSource({"2015-06,091,1,508", "2015-06,049,1,492", "2015-06,609,1,411", "2015-06,005,1,362", "2018-06,609,2,570", "2023-12,091,3,1072", "2024-03,091,1,582", "2024-03,609,1,447", "2024-03,005,1,394",
      "2024-04,091,1,563", "2024-04,049,2,808", "2024-04,609,1,447", "2024-04,005,1,394", "2026-06,398,4,981", "2026-06,398,6,1249", "2020-06,005,5,896"})
  void theMostThatIsAcceptedDependsOnTownTimeAndSize(String month, String municipality, int adults, double most) {
    double share = month.compareTo("2024-04") < 0 ? 0.8 : 0.7;
    assertThat(Asked.in(month).benefit(Benefit.NONE).municipality(municipality).adults(adults).rent(2000).with().housingAllowanceCents()).isEqualTo(Math.round(most * share * 100));
  }

  @Test
  void aTownWhoseGroupIsNotSureIsNamed() {
    assertThat(Asked.in("2026-06").rent(450).answer().notes()).extracting(Note::key).contains("housing-group");
    assertThat(Asked.in("2026-06").municipality("398").rent(450).answer().notes()).extracting(Note::key).doesNotContain("housing-group");
    assertThat(Asked.in("2023-06").rent(450).answer().notes()).extracting(Note::key).doesNotContain("housing-group");
  }

  @Test
  void socialAssistanceAcceptsTheRentInFullUntilItIsLimited() {
    Asked asked = Asked.in("2026-06").benefit(Benefit.NONE).rent(550);
    InHand whole = asked.answer();
    assertThat(whole.with().socialAssistanceCents() + whole.with().housingAllowanceCents()).isEqualTo(57843 + 55000);
    assertThat(whole.notes()).anyMatch(n -> n.key().equals("rent-limit") && n.amounts().getFirst().value() == 461);
    InHand limited = asked.limited().answer();
    assertThat(limited.with().socialAssistanceCents() + limited.with().housingAllowanceCents()).isEqualTo(57843 + 46100);
    assertThat(Asked.in("2024-03").benefit(Benefit.NONE).rent(550).limited().answer().notes()).extracting(Note::key).doesNotContain("rent-limit", "rent-limited");
  }

  @Test
  void of2014NothingIsCalculatedAndThatIsSaid() {
    InHand answer = Asked.in("2014-06").rent(450).answer();
    assertThat(answer.with().housingAllowanceCents()).isZero();
    assertThat(answer.notCalculated()).extracting(Note::key).contains("housing-2014");
    assertThat(Asked.in("2015-06").rent(450).reviewed("2014-12-01").answer().notCalculated()).extracting(Note::key).contains("housing-2014");
    assertThat(Asked.in("2015-12").rent(450).reviewed("2014-12-01").with().housingAllowanceCents()).isPositive();
  }

  @Test
  void anAllowanceUnderFifteenEurosIsNotPaid() {
    InHand answer = Asked.in("2026-06").rent(450).wage(1500).answer();
    assertThat(answer.with().housingAllowanceCents()).isEqualTo(Math.round(0.7 * (447 - 0.5 * (1500 + 50.015 - 761)) * 100));
    assertThat(Asked.in("2026-06").rent(450).wage(1650).with().housingAllowanceCents()).isZero();
  }
}
