package fi.polku.path;

import static fi.polku.path.PathAction.EDIT_FOLLOW_UPS;
import static fi.polku.path.PathAction.LIST_FOLLOW_UPS;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.path.FollowUp.Kind;
import fi.polku.path.PathAction.Requires;
import fi.polku.path.PathStepPages.PathChoice;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom to ask how it went, and writing down what was heard. */
@RestController
public class FollowUpPages {
  private final FollowUps followUps;
  private final PathSteps steps;
  private final Templates templates;

  FollowUpPages(FollowUps followUps, PathSteps steps, Templates templates) {
    this.followUps = followUps;
    this.steps = steps;
    this.templates = templates;
  }

  /** @param days how long it has waited; below zero for what is to come */
  public record DueLine(FollowUp followUp, long days) {}

  /** @param query the project of the filter as it stands in an address after another word; empty for all */
  public record FollowUpsPage(String whose, String query, List<PathChoice> tabs, List<PathChoice> projects, List<DueLine> lines, int page, boolean hasNext) {}

  /** @param made false for one that is not written down yet; @param clocked its day follows from the leaving */
  public record FollowUpPage(Participant.Key participant, String name, FollowUp.Key id, boolean made, boolean clocked, FollowUpFields fields, List<PathChoice> projects,
      List<PathChoice> askers, List<PathChoice> outcomes, List<PathChoice> situations, Problems problems) {}

  /** What the fields say, as typed. */
  public record FollowUpFields(String kind, String title, String project, String due, String dueShown, String askedOn, String heard, int revision) {}

  @Requires(LIST_FOLLOW_UPS)
  @GetMapping("/work/follow-ups")
  JteModel list(Frame frame, Scope scope, @RequestParam(defaultValue = "all") FollowUps.Whose whose, @RequestParam(required = false) Project.@Nullable Key project,
      @RequestParam(defaultValue = "1") int page) {
    int place = Math.clamp(page, 1, 10_000);
    List<PathChoice> projects = followUps.projects(scope).stream().map(p -> new PathChoice(p.id().value().toString(), p.name(), p.id().equals(project))).toList();
    if (project != null && projects.stream().noneMatch(PathChoice::chosen)) throw new NotFound();
    List<FollowUp> due = followUps.due(scope, new FollowUps.Filter(whose, project), frame.today(), place);
    List<DueLine> lines = due.stream().limit(FollowUps.PAGE).map(f -> new DueLine(f, java.time.temporal.ChronoUnit.DAYS.between(f.due(), frame.today()))).toList();
    List<PathChoice> tabs = Stream.of(FollowUps.Whose.values()).map(w -> new PathChoice(PathChoices.code(w), frame.label("path.followUps.whose", w), w == whose)).toList();
    String query = project == null ? "" : "&project=" + project.value();
    return templates.pathFollowUps(frame, new FollowUpsPage(PathChoices.code(whose), query, tabs, projects, lines, place, due.size() > FollowUps.PAGE));
  }

  @Requires(EDIT_FOLLOW_UPS)
  @GetMapping("/participants/{participant}/follow-ups/new")
  JteModel begin(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(required = false) Project.@Nullable Key project, @RequestParam(defaultValue = "agreed") Kind kind) {
    FollowUpForm form = new FollowUpForm(kind, project, due(scope, participant, project, kind), new Staff.Key(frame.actor().staff()), null, "", "", null, 0);
    return page(frame, scope, participant, new FollowUp.Key(UUID.randomUUID()), false, form, Problems.none());
  }

  @Requires(EDIT_FOLLOW_UPS)
  @PostMapping("/participants/{participant}/follow-ups")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam FollowUp.Key id, FollowUpForm form) {
    Problems problems = form.problems(frame.today());
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, id, false, form, problems));
    followUps.add(scope, participant, id, form);
    return done(participant);
  }

  @Requires(EDIT_FOLLOW_UPS)
  @GetMapping("/participants/{participant}/follow-ups/{followUp}")
  JteModel change(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable FollowUp.Key followUp) {
    return page(frame, scope, participant, followUp, true, FollowUpForm.of(followUps.get(scope, participant, followUp)), Problems.none());
  }

  @Requires(EDIT_FOLLOW_UPS)
  @PostMapping("/participants/{participant}/follow-ups/{followUp}")
  ResponseEntity<JteModel> save(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable FollowUp.Key followUp, FollowUpForm form) {
    FollowUp before = followUps.get(scope, participant, followUp);
    FollowUpForm now = FollowUpForm.of(before);
    FollowUpForm typed = new FollowUpForm(before.kind(), before.projectId(), form.due(), form.responsible(), form.outcome(), form.askedOn(), form.heard(), form.situation(), form.revision());
    Problems problems = typed.problems(frame.today());
    boolean stands = typed.seen(before.revision()).equals(now);
    if (!problems.any() && !stands && !followUps.edit(scope, participant, followUp, typed)) problems.add("heard", "path.problem.changed");
    return problems.any() ? Answers.invalid(page(frame, scope, participant, followUp, true, typed.seen(before.revision()), problems)) : done(participant);
  }

  private String due(Scope scope, Participant.Key participant, Project.@Nullable Key project, Kind kind) {
    if (kind == Kind.AGREED) return "";
    if (project == null) throw new NotFound();
    return kind.due(followUps.left(scope, participant, project).orElseThrow(NotFound::new)).toString();
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, FollowUp.Key id, boolean made, FollowUpForm form, Problems problems) {
    PathChoices choices = new PathChoices(frame);
    String chosen = Optional.ofNullable(form.responsible()).map(r -> r.value().toString()).orElse("");
    List<PathChoice> askers = followUps.askers(scope).stream().map(a -> new PathChoice(a.id().value().toString(), a.name(), a.id().value().toString().equals(chosen))).toList();
    return templates.pathFollowUp(frame, new FollowUpPage(participant, steps.called(scope, participant), id, made, form.kind() != Kind.AGREED, fields(frame, scope, participant, form),
        choices.projects(steps.projects(scope, participant), form.project()), askers, choices.outcomes(form.outcome()), choices.situations(form.situation()), problems));
  }

  private FollowUpFields fields(Frame frame, Scope scope, Participant.Key participant, FollowUpForm form) {
    String due = form.due().isEmpty() ? due(scope, participant, form.project(), form.kind()) : form.due();
    LocalDate day = TypedDay.of(due).date();
    return new FollowUpFields(PathChoices.code(form.kind()), frame.label("path.ask", form.kind()), form.project() == null ? "" : form.project().value().toString(), due,
        day == null ? "" : frame.date(day), form.askedOn(), form.heard(), form.revision());
  }

  private static ResponseEntity<JteModel> done(Participant.Key participant) {
    return Answers.seeOther("/participants/" + participant.value() + "/path?done=follow-up");
  }
}
