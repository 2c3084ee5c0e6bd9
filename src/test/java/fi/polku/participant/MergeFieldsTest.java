package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Merge.Side;
import fi.polku.participant.Merge.Why;
import fi.polku.participant.Participant.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergeFieldsTest {
  private static final Instant MAY = Instant.parse("2026-05-05T10:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-05T10:00:00Z");

  private static Person person(String alias, @Nullable LocalDate born, @Nullable Gender gender, @Nullable String phone, Instant since, @Nullable Instant contactable) {
    return new Person(new Participant.Key(UUID.randomUUID()), alias, alias, null, null, born, gender, null, null, null, phone, null, since, contactable, "1");
  }

  private static MergeForm form(@Nullable Why why, @Nullable Side alias, String seen) {
    return new MergeForm(new Merge.Key(UUID.randomUUID()), why, seen, alias, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void whatOneLeavesOpenTheOtherFills() {
    MergeFields fields = new MergeFields(person("Mirja", null, Gender.NOT_ASKED, null, JUNE, null), person("Mirja", LocalDate.of(1979, 12, 3), Gender.FEMALE, "+358401234567", MAY, JUNE));
    assertThat(fields.problems(form(Why.DOUBLE, null, "1 1")).any()).isFalse();
    assertThat(fields.chosen(form(Why.DOUBLE, null, "1 1")))
        .containsEntry("birth_date", "1979-12-03").containsEntry("gender", "female").containsEntry("phone", "+358401234567")
        .containsEntry("created_at", MAY.toString()).containsEntry("contactable_at", JUNE.toString());
  }

  @Test
  void whatBothSayDifferentlyMustBeChosen() {
    MergeFields fields = new MergeFields(person("Mirja", null, Gender.REFUSED, null, MAY, null), person("Mirkku", null, Gender.FEMALE, null, MAY, null));
    assertThat(fields.problems(form(null, null, "1 1")).all()).extracting(p -> p.field()).containsExactly("alias", "gender", "why");
    assertThat(fields.problems(form(Why.DOUBLE, Side.OTHER, "1 1")).all()).extracting(p -> p.field()).containsExactly("gender");
    assertThat(fields.chosen(form(Why.DOUBLE, Side.OTHER, "1 1"))).containsEntry("alias", "Mirkku");
  }

  @Test
  void notAskedIsNoAnswerButIsNotForgotten() {
    MergeFields fields = new MergeFields(person("Mirja", null, Gender.NOT_ASKED, null, MAY, null), person("Mirja", null, null, null, MAY, null));
    assertThat(fields.chosen(form(Why.DOUBLE, null, "1 1"))).containsEntry("gender", "not-asked");
  }

  @Test
  void aChangeMeanwhileAsksAgain() {
    MergeFields fields = new MergeFields(person("Mirja", null, null, null, MAY, null), person("Mirja", null, null, null, MAY, null));
    assertThat(fields.problems(form(Why.DOUBLE, null, "1 2")).all()).extracting(p -> p.key()).containsExactly("participant.merge.problem.changed");
  }
}
