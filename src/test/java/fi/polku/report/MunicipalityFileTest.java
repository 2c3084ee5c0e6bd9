package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is read of a file of municipalities. */
class MunicipalityFileTest {
  private static MunicipalityFile read(String text, String year, Problems problems) {
    return MunicipalityFile.read(text.getBytes(StandardCharsets.UTF_8), year, problems);
  }

  @Test
  void columnsAreFoundByTheirHeadings() {
    Problems problems = Problems.none();
    assertThat(read("name,urbanity_code,year,code\nAkaa,2,2015,020\n", "", problems).lines()).containsExactly(new MunicipalityFile.Line(2015, "020", 2));
    assertThat(read("\uFEFFsourceCode;sourceName;targetCode\n'005';Alajärvi;'3'\n", "2024", problems).lines()).containsExactly(new MunicipalityFile.Line(2024, "005", 3));
    assertThat(problems.any()).isFalse();
  }

  @Test
  void aBadLineIsNamedAndNothingIsTaken() {
    for (String bad : new String[] {"year,code,urbanity_code\n2015,020,2\n2015,XX,2\n", "year,code,urbanity_code\n2015,020,2\n2015,021,4\n", "year,code,urbanity_code\n2015,020,2\n,021,1\n"}) {
      Problems problems = Problems.none();
      assertThat(read(bad, "", problems).lines()).isEmpty();
      assertThat(problems.all().getFirst().arguments().toString()).isEqualTo("[3]");
    }
    Problems problems = Problems.none();
    read("", "", problems);
    assertThat(problems.any()).isTrue();
  }

  @Test
  void linesThatContradictEachOtherAreBothNamed() {
    Problems problems = Problems.none();
    assertThat(read("year,code,urbanity_code\n2015,020,2\n2015,021,1\n2015,20,3\n", "", problems).lines()).isEmpty();
    assertThat(problems.all().getFirst().arguments().toString()).isEqualTo("[2, 4, 020, 2015]");
    Problems same = Problems.none();
    assertThat(read("year,code,urbanity_code\n2015,020,2\n2016,020,3\n2015,020,2\n", "", same).lines()).hasSize(3);
    assertThat(same.any()).as("the same twice, or another year, is no contradiction").isFalse();
  }

  @Test
  void theFileOfTwelveYearsIsReadWhole() throws java.io.IOException {
    Path file = Stream.of("../shared", "../../shared").map(s -> Path.of(s, "data/municipalities/municipalities-2015-2026.csv")).filter(Files::exists).findFirst().orElse(null);
    Assumptions.assumeTrue(file != null, "Skipped: the classes of municipalities are not in ../shared/data/municipalities.");
    Problems problems = Problems.none();
    MunicipalityFile read = MunicipalityFile.read(Files.readAllBytes(file), "", problems);
    assertThat(problems.all()).isEmpty();
    assertThat(read.lines()).hasSizeGreaterThan(3_600).contains(new MunicipalityFile.Line(2015, "005", 3));
  }
}
