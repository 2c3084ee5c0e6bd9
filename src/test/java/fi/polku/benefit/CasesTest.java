package fi.polku.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.benefit.Figures.Sums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases another program has calculated from the same parameters: one adult in Pori, rent 550. */
class CasesTest {
  private static final List<Path> CASES = List.of(Path.of("../shared/data/law/cases.csv"), Path.of("../../shared/data/law/cases.csv"));

  @ParameterizedTest
  @CsvSource({
      "2018-06,0,696.6,312.0,110.52,143.13", "2018-06,150,696.6,312.0,139.54,159.77", "2018-06,300,696.6,312.0,161.54,44.15", "2018-06,500,596.6,278.2,146.31,0.0", "2018-06,800,446.6,227.8,136.89,0.0", "2018-06,1200,246.6,160.6,172.52,0.0",
      "2020-06,0,723.69,319.2,109.37,118.69", "2020-06,150,723.69,319.2,139.62,136.34", "2020-06,300,723.69,319.2,162.43,21.75", "2020-06,500,723.69,245.05,173.01,0.0", "2020-06,800,573.69,194.65,167.46,0.0", "2020-06,1200,373.69,127.45,188.53,0.0",
      "2023-06,0,800.02,357.6,121.65,69.14", "2023-06,150,800.02,357.6,134.16,68.68", "2023-06,300,800.02,357.6,150.68,0.0", "2023-06,500,700.02,316.6,137.12,0.0", "2023-06,800,550.02,266.2,133.14,0.0", "2023-06,1200,350.02,199.0,157.16,0.0",
      "2025-06,0,800.02,299.24,116.67,160.96", "2025-06,150,725.02,272.99,100.92,234.85", "2025-06,300,650.02,246.74,101.12,197.91", "2025-06,500,550.02,211.74,101.4,133.19", "2025-06,800,400.02,159.24,101.8,36.09", "2025-06,1200,200.02,89.24,104.75,0.0"})
  void eachPartAgrees(String month, double wage, double benefit, double housing, double tax, double assistance) {
    Sums sums = Asked.in(month).rent(550).wage(wage).with();
    assertThat(List.of(sums.unemploymentBenefitCents(), sums.housingAllowanceCents(), sums.taxAndContributionsCents(), sums.socialAssistanceCents()))
        .containsExactly(Math.round(benefit * 100), Math.round(housing * 100), Math.round(tax * 100), Math.round(assistance * 100));
  }

  @Test
  void theFileOfCasesAgrees() throws IOException {
    Optional<Path> file = CASES.stream().filter(Files::exists).findFirst();
    Assumptions.assumeTrue(file.isPresent(), "skipped: the file of cases is not beside the project");
    List<String> lines = Files.readAllLines(file.orElseThrow());
    for (String line : lines.subList(1, lines.size())) {
      String[] c = line.split(",");
      assertThat(c[2]).as("children, which these cases do not have").isEmpty();
      Sums sums = Asked.in(c[0]).adults(Integer.parseInt(c[1])).municipality(c[3]).rent(Double.parseDouble(c[4])).wage(Double.parseDouble(c[6])).with();
      assertThat(List.of(sums.unemploymentBenefitCents(), sums.housingAllowanceCents(), sums.taxAndContributionsCents(), sums.socialAssistanceCents())).as(line)
          .containsExactly(cents(c[7]), cents(c[8]), cents(c[9]), cents(c[10]));
    }
  }

  private static long cents(String euros) {
    return Math.round(Double.parseDouble(euros) * 100);
  }
}
