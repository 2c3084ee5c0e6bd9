package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.path.FollowUp.Kind;
import fi.polku.path.FollowUp.Outcome;
import fi.polku.path.FollowUp.Situation;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was typed of a follow-up. Without an outcome it waits still; with one it is done. */
record FollowUpForm(@Nullable Kind kind, Project.@Nullable Key project, String due, Staff.@Nullable Key responsible, @Nullable Outcome outcome, String askedOn,
    String heard, @Nullable Situation situation, int revision) {
  private static final int LONGEST = 4000;

  FollowUpForm {
    kind = kind == null ? Kind.AGREED : kind;
    due = typed(due);
    askedOn = typed(askedOn);
    heard = typed(heard);
  }

  static FollowUpForm of(FollowUp f) {
    return new FollowUpForm(f.kind(), f.projectId(), f.due().toString(), f.responsibleId() == null ? null : new Staff.Key(f.responsibleId()), f.outcome(),
        f.askedOn() == null ? "" : f.askedOn().toString(), f.heard() == null ? "" : f.heard(), f.situation(), f.revision());
  }

  FollowUpForm seen(int current) {
    return new FollowUpForm(kind, project, due, responsible, outcome, askedOn, heard, situation, current);
  }

  Problems problems(LocalDate today) {
    Problems problems = Problems.none();
    problems.addIf(project == null, "project", "path.problem.project");
    LocalDate day = TypedDay.of(due).check(problems, "due").date();
    problems.addIf(kind == Kind.AGREED && due.isEmpty(), "due", "path.problem.dueDay");
    problems.addIf(day != null && day.isAfter(today.plusYears(5)), "due", "path.problem.date");
    LocalDate asked = TypedDay.of(askedOn).check(problems, "askedOn").date();
    problems.addIf(asked != null && asked.isAfter(today), "askedOn", "path.problem.askedLater");
    boolean said = !heard.isEmpty() || situation != null;
    problems.addIf(outcome == null && said, "outcome", "path.problem.outcome");
    problems.addIf(outcome == Outcome.NOT_REACHED && situation != null, "situation", "path.problem.notHeard");
    problems.addIf(heard.length() > LONGEST, "heard", "path.problem.long", LONGEST);
    return problems;
  }

  @Nullable LocalDate dueOn() {
    return TypedDay.of(due).date();
  }

  /** The day it was asked: today unless another was said; none while it waits. */
  @Nullable LocalDate askedOn(LocalDate today) {
    if (outcome == null) return null;
    LocalDate day = TypedDay.of(askedOn).date();
    return day == null ? today : day;
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
