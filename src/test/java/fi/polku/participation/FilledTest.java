package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class FilledTest {
  private static final LocalDate ENTERED = LocalDate.of(2026, 3, 1);
  private final Problems problems = Problems.none();

  @Test
  void aRefusalIsAnAnswerAndNotTheSameAsNotAsked() {
    Snapshot said = read(false, "disability", "missing:refused");
    assertThat(said.missing()).containsEntry(Question.DISABILITY, MissingReason.REFUSED).containsEntry(Question.MINORITY, MissingReason.NOT_ASKED);
    assertThat(said.given(Question.DISABILITY)).isTrue();
    assertThat(said.given(Question.MINORITY)).isFalse();
    assertThat(problems.any()).isFalse();
  }

  @Test
  void onOnesOwnPhoneEachQuestionIsAnsweredOrRefused() {
    read(true, "gender", "female");
    assertThat(problems.of("isced")).isPresent();
    assertThat(problems.of("gender")).isEmpty();
    assertThat(problems.of("entry-contract")).as("a detail is not asked of everybody").isEmpty();
  }

  @Test
  void anAnswerWeighsMoreThanAReasonForNone() {
    Snapshot said = read(false, "birth-date", "3.12.1979", "birth-date-missing", "refused");
    assertThat(said.value(Question.BIRTH_DATE)).contains("1979-12-03");
    assertThat(said.why(Question.BIRTH_DATE)).isEmpty();
  }

  @Test
  void whatCannotBeSoIsTold() {
    read(false, "birth-date", "32.1.1990", "entry-status", "unemployed", "status-since", "2.3.2026", "isced", "9", "municipality", "998");
    assertThat(problems.all()).extracting(Problems.Problem::field).containsExactlyInAnyOrder("birth-date", "status-since", "isced", "municipality");
  }

  @Test
  void nobodyEntersBeforeBeingBorn() {
    read(false, "birth-date", "2.3.2026");
    assertThat(problems.all()).extracting(Problems.Problem::key).containsExactly("participation.problem.bornLater");
  }

  @Test
  void sinceWhenIsAskedOfTheUnemployedOnly() {
    assertThat(read(false, "entry-status", "employed", "status-since", "1.1.2025").value(Question.STATUS_SINCE)).isEmpty();
    assertThat(read(false, "entry-status", "unemployed", "status-since", "1.1.2025").value(Question.STATUS_SINCE)).contains("2025-01-01");
  }

  @Test
  void whatTheFormDoesNotAskIsNotTaken() {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(Map.of("disability", List.of("yes"), "birth-date", List.of("1.1.2000")));
    assertThat(Filled.of(sent, List.of(Question.BIRTH_DATE)).typed()).containsOnlyKeys("birth-date");
  }

  private Snapshot read(boolean everyAnswer, String... fields) {
    LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    for (int i = 0; i < fields.length; i += 2) sent.add(fields[i], fields[i + 1]);
    List<Question> asked = Question.of(FormKind.START, Programme.ESF_PLUS);
    return Filled.of(sent, asked).read(new Filled.Reading(asked, ENTERED, LocalDate.of(2026, 11, 22), everyAnswer), problems);
  }
}
