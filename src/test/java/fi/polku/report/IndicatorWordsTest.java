package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndicatorWordsTest {
  @Test
  void theWordsThatAllBeginWithAreSaidOnce() {
    assertThat(IndicatorWords.either(List.of("tullessaan työtön", "tullessaan työssä", "tullessaan alle 18-vuotias"), " tai ")).isEqualTo("tullessaan työtön tai työssä tai alle 18-vuotias");
    assertThat(IndicatorWords.either(List.of("has told of a disability", "has told of a minority"), " or ")).isEqualTo("has told of a disability or minority");
    assertThat(IndicatorWords.either(List.of("kertoi vammasta", "kertoo vammasta"), " tai ")).isEqualTo("kertoi vammasta tai kertoo vammasta");
    assertThat(IndicatorWords.either(List.of("työtön", "työtön ja nuori"), " tai ")).isEqualTo("työtön tai työtön ja nuori");
    assertThat(IndicatorWords.either(List.of("tullessaan työtön"), " tai ")).isEqualTo("tullessaan työtön");
  }
}
