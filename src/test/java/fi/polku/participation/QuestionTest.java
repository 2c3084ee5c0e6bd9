package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void onlyWhatTheIndicatorSetNeedsIsAsked() {
    assertThat(Question.of(FormKind.START, Programme.ESF)).contains(Question.OTHER_DISADVANTAGE, Question.FOREIGN_BACKGROUND).doesNotContain(Question.THIRD_COUNTRY_NATIONAL);
    assertThat(Question.of(FormKind.START, Programme.ESF_PLUS)).contains(Question.THIRD_COUNTRY_NATIONAL).doesNotContain(Question.OTHER_DISADVANTAGE);
    assertThat(Question.of(FormKind.START, Programme.OWN)).isEmpty();
    assertThat(Question.of(FormKind.END, Programme.OWN)).contains(Question.SITUATION).doesNotContain(Question.CONTRACT);
  }

  @Test
  void underObjectiveLOnlyTheBirthDateIsAskedAndNothingAfterwards() {
    assertThat(Question.of(FormKind.START, Programme.ESF_PLUS_AGES)).containsExactly(Question.BIRTH_DATE);
    for (FormKind kind : List.of(FormKind.END, FormKind.FOUR_WEEKS, FormKind.SIX_MONTHS)) assertThat(Question.of(kind, Programme.ESF_PLUS_AGES)).isEmpty();
  }

  @Test
  void objectiveLIsKnownByItsLetterAndItsNumberAndByNothingElse() {
    for (String objective : List.of("l", "l)", "(l)", "L", "ESO4.12", "4.12", "l) aineellinen puute", "Erityistavoite l")) {
      assertThat(Programme.of("esf-plus-2021-2027", objective)).as(objective).isEqualTo(Programme.ESF_PLUS_AGES);
    }
    for (String objective : List.of("", "h", "a)", "4.8", "4.1", "14.12.2021", "laaja osallisuus", "lapset")) {
      assertThat(Programme.of("esf-plus-2021-2027", objective)).as(objective).isEqualTo(Programme.ESF_PLUS);
    }
    assertThat(Programme.of("esf-2014-2020", "l")).isEqualTo(Programme.ESF);
    assertThat(Programme.of(null, null)).isEqualTo(Programme.OWN);
  }

  @Test
  void whatIsSensitiveFollowsFromTheSet() {
    assertThat(Question.FOREIGN_BACKGROUND.sensitiveIn(Programme.ESF)).isTrue();
    assertThat(Question.FOREIGN_BACKGROUND.sensitiveIn(Programme.ESF_PLUS)).isFalse();
    assertThat(Question.DISABILITY.sensitiveIn(Programme.ESF_PLUS)).isTrue();
  }
}
