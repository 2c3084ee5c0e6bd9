package fi.polku.path;

import static fi.polku.path.PathAction.EDIT_PATH;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.path.PathAction.Requires;
import fi.polku.path.PathStep.EndReason;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writing down a person's step onward: adding, starting, ending, correcting, taking back. */
@RestController
public class PathStepPages {
  private final PathSteps steps;
  private final Templates templates;

  PathStepPages(PathSteps steps, Templates templates) {
    this.steps = steps;
    this.templates = templates;
  }

  /** One value to choose in a list. */
  public record PathChoice(String value, String label, boolean chosen) {}

  /** What the fields say, as typed. */
  public record StepFields(String planned, String started, String ended, String partner, String evidence, int revision) {}

  /** @param made false for a new step */
  public record PathStepPage(Participant.Key participant, String name, PathStep.Key id, boolean made, StepFields fields, List<PathChoice> kinds,
      List<PathChoice> projects, List<PathChoice> reasons, Problems problems) {}

  /** @param ending false when the step begins */
  public record StepMomentPage(Participant.Key participant, String name, PathStep step, boolean ending, String day, List<PathChoice> reasons, int revision, Problems problems) {}

  /** When a step began or ended. */
  record MomentForm(String day, @Nullable EndReason endReason, int revision) {
    MomentForm {
      day = day == null ? "" : day.strip();
    }
  }

  @Requires(EDIT_PATH)
  @GetMapping("/participants/{participant}/path/new")
  JteModel begin(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(required = false) Project.@Nullable Key project) {
    return page(frame, scope, participant, new PathStep.Key(UUID.randomUUID()), false, StepForm.empty(project), Problems.none());
  }

  @Requires(EDIT_PATH)
  @PostMapping("/participants/{participant}/path")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam PathStep.Key id, StepForm form) {
    Problems problems = form.problems(frame.today());
    if (!problems.any()) told(steps.add(scope, participant, id, form), "kind", problems);
    return problems.any() ? Answers.invalid(page(frame, scope, participant, id, false, form, problems)) : done(participant);
  }

  @Requires(EDIT_PATH)
  @GetMapping("/participants/{participant}/path/{step}")
  JteModel change(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step) {
    return page(frame, scope, participant, step, true, StepForm.of(steps.get(scope, participant, step)), Problems.none());
  }

  @Requires(EDIT_PATH)
  @PostMapping("/participants/{participant}/path/{step}")
  ResponseEntity<JteModel> save(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step, StepForm form) {
    PathStep before = steps.get(scope, participant, step);
    Problems problems = form.problems(frame.today());
    if (!problems.any()) save(scope, before, form, "kind", problems);
    return problems.any() ? Answers.invalid(page(frame, scope, participant, step, true, form.seen(before.revision()), problems)) : done(participant);
  }

  @Requires(EDIT_PATH)
  @GetMapping("/participants/{participant}/path/{step}/start")
  JteModel starting(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step) {
    return moment(frame, scope, steps.get(scope, participant, step), false, null, Problems.none());
  }

  @Requires(EDIT_PATH)
  @PostMapping("/participants/{participant}/path/{step}/start")
  ResponseEntity<JteModel> start(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step, MomentForm form) {
    PathStep before = steps.get(scope, participant, step);
    return happened(frame, scope, before, form, StepForm.of(before).begun(form.day, form.revision), false);
  }

  @Requires(EDIT_PATH)
  @GetMapping("/participants/{participant}/path/{step}/end")
  JteModel ending(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step) {
    return moment(frame, scope, steps.get(scope, participant, step), true, null, Problems.none());
  }

  @Requires(EDIT_PATH)
  @PostMapping("/participants/{participant}/path/{step}/end")
  ResponseEntity<JteModel> end(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step, MomentForm form) {
    PathStep before = steps.get(scope, participant, step);
    return happened(frame, scope, before, form, StepForm.of(before).over(form.day, form.endReason, form.revision), true);
  }

  @Requires(EDIT_PATH)
  @PostMapping("/participants/{participant}/path/{step}/removal")
  ResponseEntity<JteModel> remove(Scope scope, @PathVariable Participant.Key participant, @PathVariable PathStep.Key step, @RequestParam int revision) {
    steps.remove(scope, participant, step, revision);
    return done(participant);
  }

  private ResponseEntity<JteModel> happened(Frame frame, Scope scope, PathStep before, MomentForm form, StepForm after, boolean ending) {
    Problems problems = after.problems(frame.today());
    problems.addIf(form.day.isEmpty(), ending ? "ended" : "started", "path.problem.day");
    problems.addIf(ending && form.endReason == null, "endReason", "path.problem.reason");
    if (!problems.any()) save(scope, before, after, ending ? "ended" : "started", problems);
    return problems.any() ? Answers.invalid(moment(frame, scope, before, ending, form, problems)) : done(before.participantId());
  }

  /** What stands already, as after a double click, is not written again. */
  private void save(Scope scope, PathStep before, StepForm form, String field, Problems problems) {
    if (form.seen(before.revision()).equals(StepForm.of(before))) return;
    told(steps.edit(scope, before.participantId(), before.id(), form), field, problems);
  }

  private static void told(PathSteps.Saved saved, String field, Problems problems) {
    switch (saved) {
      case ALREADY_THERE -> problems.add(field, "path.problem.twin");
      case CHANGED_MEANWHILE -> problems.add(field, "path.problem.changed");
      case NOT_IN_PROJECT -> problems.add("project", "path.problem.notInProject");
      case DONE -> {}
    }
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, PathStep.Key id, boolean made, StepForm form, Problems problems) {
    PathChoices choices = new PathChoices(frame);
    List<PathSteps.ProjectChoice> projects = steps.projects(scope, participant).stream().filter(p -> p.own() || (made && p.id().equals(form.project()))).toList();
    StepFields fields = new StepFields(form.planned(), form.started(), form.ended(), form.partner(), form.evidence(), form.revision());
    return templates.pathStep(frame, new PathStepPage(participant, steps.called(scope, participant), id, made, fields, choices.kinds(form.kind()),
        choices.projects(projects, form.project()), choices.reasons(form.endReason(), true), problems));
  }

  private JteModel moment(Frame frame, Scope scope, PathStep step, boolean ending, @Nullable MomentForm form, Problems problems) {
    String day = form != null ? form.day : frame.today().toString();
    List<PathChoice> reasons = new PathChoices(frame).reasons(form == null ? step.endReason() : form.endReason, false).stream()
        .filter(reason -> step.started() == null || !reason.value().equals("did-not-begin")).toList();
    return templates.pathMoment(frame, new StepMomentPage(step.participantId(), steps.called(scope, step.participantId()), step, ending, day, reasons, step.revision(), problems));
  }

  private static ResponseEntity<JteModel> done(Participant.Key participant) {
    return Answers.seeOther("/participants/" + participant.value() + "/path?done=step");
  }
}
