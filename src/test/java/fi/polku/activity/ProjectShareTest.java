package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectShareTest {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  @Test
  void twoHalvesAreWhole() {
    assertThat(ProjectShare.exceedWhole(List.of(share("50", null, null), share("50", null, null)))).isFalse();
  }

  @Test
  void moreThanWholeOnOneDayIsTooMuch() {
    assertThat(ProjectShare.exceedWhole(List.of(share("60", null, JUNE), share("40.5", JUNE, null)))).isTrue();
  }

  @Test
  void oneAfterTheOtherIsFine() {
    assertThat(ProjectShare.exceedWhole(List.of(share("100", null, JUNE), share("100", JUNE.plusDays(1), null)))).isFalse();
  }

  @Test
  void anOpenStartMeetsAnOpenStart() {
    assertThat(ProjectShare.exceedWhole(List.of(share("70", null, JUNE), share("70", null, null)))).isTrue();
  }

  private static ProjectShare share(String percent, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new ProjectShare(new Project.Key(UUID.randomUUID()), new BigDecimal(percent), from, to);
  }
}
