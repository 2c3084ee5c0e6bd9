package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.path.PathStep.EndReason;
import fi.polku.path.PathStep.Kind;
import fi.polku.path.PathStep.State;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of a step, of its form, of follow-ups' days and of what counts as what. */
class PathStepTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final Project.Key PROJECT = new Project.Key(UUID.randomUUID());

  @Test
  void whereAStepIsFollowsFromItsDays() {
    assertThat(step("2026-12-01", null, null).on(TODAY)).isEqualTo(State.PLANNED);
    assertThat(step("2026-11-01", null, null).on(TODAY)).as("late is still planned").isEqualTo(State.PLANNED);
    assertThat(step(null, "2026-11-22", null).on(TODAY)).isEqualTo(State.STARTED);
    assertThat(step(null, "2026-11-23", null).on(TODAY)).isEqualTo(State.PLANNED);
    assertThat(step(null, "2026-11-01", "2026-11-23").on(TODAY)).as("it ends tomorrow").isEqualTo(State.STARTED);
    assertThat(step(null, "2026-11-01", "2026-11-22").on(TODAY)).isEqualTo(State.ENDED);
    assertThat(step("2026-11-01", null, "2026-11-05").on(TODAY)).as("it did not get going").isEqualTo(State.ENDED);
  }

  @Test
  void aFormSaysWhatIsMissingOrWrong() {
    assertThat(problems(form(null, null, "", "", "", null))).containsExactly("kind", "project", "planned");
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "", "2026-11-22", "2026-11-21", EndReason.OTHER))).containsExactly("ended");
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "", "2026-11-22", "2026-11-22", EndReason.OTHER))).isEmpty();
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "", "2026-11-23", "", null))).as("what begins tomorrow is planned").containsExactly("started");
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "", "1.11.2026", "", null))).as("as Finns write it").isEmpty();
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "31.2.2026", "", "", null))).containsExactly("planned");
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "2026-11-01", "", "", EndReason.INTERRUPTED))).containsExactly("ended");
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "2026-11-01", "", "2026-11-09", EndReason.DID_NOT_BEGIN))).isEmpty();
    assertThat(problems(form(Kind.EDUCATION, PROJECT, "", "2026-11-01", "2026-11-09", EndReason.DID_NOT_BEGIN))).containsExactly("endReason");
  }

  @Test
  void clocksEndWithTheMonth() {
    assertThat(FollowUp.Kind.FOUR_WEEKS.due(LocalDate.parse("2026-02-01"))).isEqualTo("2026-03-01");
    assertThat(FollowUp.Kind.SIX_MONTHS.due(LocalDate.parse("2025-08-31"))).isEqualTo("2026-02-28");
  }

  @Test
  void anUnpaidTrialIsAnOnwardPathAndNoEmployment() {
    for (String set : List.of("own", "esf-2014-2020", "esf-plus-2021-2027", "nobody-knows")) {
      StepResults results = StepResults.of(set, TODAY);
      for (Kind kind : List.of(Kind.WORK_TRIAL, Kind.REHABILITATIVE_WORK)) {
        assertThat(results.of(kind).onward()).as(set + kind).isTrue();
        assertThat(results.of(kind).employment()).as(set + kind).isFalse();
      }
      assertThat(results.kinds(StepResults.Result::employment)).containsExactlyInAnyOrder(Kind.OPEN_LABOUR_MARKET, Kind.WAGE_SUBSIDISED_WORK, Kind.APPRENTICESHIP, Kind.ENTREPRENEURSHIP);
      assertThat(results.of(Kind.EDUCATION).education()).isTrue();
      assertThat(results.of(Kind.ACTIVATED_JOB_SEEKER).jobSearch()).isTrue();
    }
    assertThat(StepResults.of("esf-plus-2021-2027", LocalDate.parse("2019-01-01")).validFrom()).isEqualTo("2021-01-01");
  }

  private static List<String> problems(StepForm form) {
    return form.problems(TODAY).all().stream().map(p -> p.field()).toList();
  }

  private static StepForm form(@Nullable Kind kind, Project.@Nullable Key project, String planned, String started, String ended, @Nullable EndReason reason) {
    return new StepForm(kind, project, planned, started, ended, reason, "", "", 0);
  }

  private static PathStep step(@Nullable String planned, @Nullable String started, @Nullable String ended) {
    return new PathStep(new PathStep.Key(UUID.randomUUID()), new Participant.Key(UUID.randomUUID()), PROJECT, "P", Kind.EDUCATION, day(planned), day(started), day(ended), null, null, null, 0);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
