package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.path.PathStep.EndReason;
import fi.polku.path.PathStep.Kind;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was typed of a step, as it was typed. */
record StepForm(@Nullable Kind kind, Project.@Nullable Key project, String planned, String started, String ended, @Nullable EndReason endReason,
    String partner, String evidence, int revision) {
  private static final int LONGEST = 300;

  StepForm {
    planned = typed(planned);
    started = typed(started);
    ended = typed(ended);
    partner = typed(partner);
    evidence = typed(evidence);
  }

  static StepForm empty(Project.@Nullable Key project) {
    return new StepForm(null, project, "", "", "", null, "", "", 0);
  }

  static StepForm of(PathStep step) {
    return new StepForm(step.kind(), step.projectId(), text(step.planned()), text(step.started()), text(step.ended()), step.endReason(), text(step.partner()), text(step.evidence()), step.revision());
  }

  /** The same step, begun on this day. */
  StepForm begun(String day, int seen) {
    return new StepForm(kind, project, planned, day, ended, endReason, partner, evidence, seen);
  }

  /** The same step, over on this day. */
  StepForm over(String day, @Nullable EndReason reason, int seen) {
    return new StepForm(kind, project, planned, started, day, reason, partner, evidence, seen);
  }

  StepForm seen(int current) {
    return new StepForm(kind, project, planned, started, ended, endReason, partner, evidence, current);
  }

  Problems problems(LocalDate today) {
    Problems problems = Problems.none();
    problems.addIf(kind == null, "kind", "path.problem.kind");
    problems.addIf(project == null, "project", "path.problem.project");
    LocalDate plan = TypedDay.of(planned).check(problems, "planned").date();
    LocalDate start = TypedDay.of(started).check(problems, "started").date();
    LocalDate end = TypedDay.of(ended).check(problems, "ended").date();
    problems.addIf(planned.isEmpty() && started.isEmpty() && ended.isEmpty(), "planned", "path.problem.noDay");
    problems.addIf(start != null && start.isAfter(today), "started", "path.problem.startsLater");
    problems.addIf(start != null && end != null && end.isBefore(start), "ended", "path.problem.endsBefore");
    reason(problems, start, end, plan);
    problems.addIf(partner.length() > LONGEST, "partner", "path.problem.long", LONGEST);
    problems.addIf(evidence.length() > LONGEST, "evidence", "path.problem.long", LONGEST);
    return problems;
  }

  private void reason(Problems problems, @Nullable LocalDate start, @Nullable LocalDate end, @Nullable LocalDate plan) {
    problems.addIf(endReason != null && ended.isEmpty(), "ended", "path.problem.endDay");
    problems.addIf(end != null && endReason == null && start == null && plan == null, "endReason", "path.problem.reason");
    problems.addIf(endReason == EndReason.DID_NOT_BEGIN && !started.isEmpty(), "endReason", "path.problem.begun");
  }

  @Nullable LocalDate plannedOn() {
    return TypedDay.of(planned).date();
  }

  @Nullable LocalDate startedOn() {
    return TypedDay.of(started).date();
  }

  @Nullable LocalDate endedOn() {
    return TypedDay.of(ended).date();
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
