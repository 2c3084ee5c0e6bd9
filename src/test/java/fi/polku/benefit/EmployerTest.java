package fi.polku.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmployerTest {
  @Test
  void onTopOfTheWageComeFiveContributions() {
    Line cost = Asked.in("2026-06").wage(500).answer().employer();
    assertThat(cost.lines()).extracting(Line::rule).containsExactly("employer.health", "employer.unemployment", "employer.pension", "employer.accident", "employer.life");
    assertThat(cost.lines()).extracting(Line::cents).containsExactly(955L, 155L, 8550L, 260L, 27L);
    assertThat(cost.cents()).isEqualTo(59947);
  }

  @Test
  void underTheLowerLimitThereIsNoPensionToPay() {
    assertThat(Asked.in("2026-06").wage(71.71).answer().employer().lines()).extracting(Line::rule).contains("employer.no-pension").doesNotContain("employer.pension");
    assertThat(Asked.in("2026-06").wage(71.72).answer().employer().lines()).extracting(Line::rule).contains("employer.pension");
    Line derived = Asked.in("2025-06").wage(60).answer().employer().lines().stream().filter(l -> l.rule().equals("employer.no-pension")).findFirst().orElseThrow();
    assertThat(derived.basis().mark()).isEqualTo(Certainty.DERIVED);
  }

  @Test
  void pensionWasCheaperFromMayToDecemberOf2020() {
    assertThat(Asked.in("2020-04").wage(1000).answer().employer().lines()).filteredOn(l -> l.rule().equals("employer.pension")).extracting(Line::cents).containsExactly(16950L);
    assertThat(Asked.in("2020-05").wage(1000).answer().employer().lines()).filteredOn(l -> l.rule().equals("employer.pension")).extracting(Line::cents).containsExactly(14350L);
    assertThat(Asked.in("2021-01").wage(1000).answer().employer().lines()).filteredOn(l -> l.rule().equals("employer.pension")).extracting(Line::cents).containsExactly(16950L);
  }
}
