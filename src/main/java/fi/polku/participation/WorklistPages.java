package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_WORKLIST;
import static fi.polku.participation.ParticipationAction.SEE_WORKLIST;
import static fi.polku.participation.ParticipationAction.SET_CLOCKS;

import fi.polku.organisation.Project;
import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.ProjectEntry;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.ActPage;
import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list: what is missing, for whom, by when, whose it is, and one click to mend it. */
@RestController
public class WorklistPages {
  private static final List<Due.Outcome> BY_HAND = List.of(Due.Outcome.REACHED, Due.Outcome.STILL_HERE, Due.Outcome.NOT_REACHED, Due.Outcome.REFUSED, Due.Outcome.NOT_NEEDED);
  private final Worklist worklist;
  private final FundedProjects projects;
  private final Participations participations;
  private final Dues dues;
  private final Templates templates;

  WorklistPages(Worklist worklist, FundedProjects projects, Participations participations, Dues dues, Templates templates) {
    this.worklist = worklist;
    this.projects = projects;
    this.participations = participations;
    this.dues = dues;
    this.templates = templates;
  }

  /** The work list among a project's rooms. */
  @Component
  static class Entry implements ProjectEntry {
    @Override
    public String key() {
      return "participation.worklist.entry";
    }

    @Override
    public Optional<String> path(ProjectCard project) {
      return Optional.of("/work/projects/" + project.id().value() + "/worklist");
    }

    @Override
    public Action action() {
      return SEE_WORKLIST;
    }
  }

  /** EURA among the rooms of the projects that are in it. */
  @Component
  static class EuraEntry implements ProjectEntry {
    @Override
    public String key() {
      return "participation.eura.entry";
    }

    @Override
    public Optional<String> path(ProjectCard project) {
      return Programme.of(project.indicatorSet(), project.specificObjective()).eura() ? Optional.of("/work/projects/" + project.id().value() + "/eura") : Optional.empty();
    }

    @Override
    public Action action() {
      return ParticipationAction.SEE_EURA;
    }
  }

  /** @param query the filter as it stands in the address, for the files */
  public record WorklistPage(Optional<FundedProject> project, String path, List<WorkLine> lines, int total, int page, boolean more, List<FormPick> whose, List<FormPick> kinds, String query,
      boolean maySetClocks, Problems problems) {}

  /** @param mend where it is mended; @param due where it is closed by hand, if it can be */
  public record WorkLine(Participant.Key participant, String name, Project.Key projectId, String project, String what, String detail, String by, boolean late, @Nullable String responsible, String mend, @Nullable String due) {}

  @Requires(SEE_WORKLIST)
  @GetMapping("/work/projects/{project}/worklist")
  JteModel ofProject(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind, @RequestParam(defaultValue = "1") int page) {
    return page(frame, scope, Optional.of(projects.get(scope, project)), filter(project, whose, kind), Math.clamp(page, 1, 2_000), Problems.none());
  }

  @Requires(SEE_WORKLIST)
  @GetMapping("/work/worklist")
  JteModel ofAll(Frame frame, Scope scope, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind, @RequestParam(defaultValue = "1") int page) {
    return page(frame, scope, Optional.empty(), filter(null, whose, kind), Math.clamp(page, 1, 2_000), Problems.none());
  }

  static Worklist.Filter filter(Project.@Nullable Key project, String whose, @Nullable String kind) {
    return new Worklist.Filter(project, List.of("mine", "nobody").contains(whose) ? whose : "", Typed.code(Chore.class, kind).orElse(null));
  }

  private JteModel page(Frame frame, Scope scope, Optional<FundedProject> project, Worklist.Filter filter, int page, Problems problems) {
    List<Worklist.Item> items = worklist.list(scope, filter, page);
    int total = items.isEmpty() ? 0 : items.getFirst().total();
    String path = project.map(p -> "/work/projects/" + p.id().value() + "/worklist").orElse("/work/worklist");
    List<FormPick> whose = Stream.of("", "mine", "nobody").map(w -> new FormPick(w, frame.text("participation.whose." + (w.isEmpty() ? "all" : w)), w.equals(filter.whose()))).toList();
    List<FormPick> kinds = Stream.concat(Stream.of(new FormPick("", frame.text("participation.chore.all"), filter.kind() == null)),
        Stream.of(Chore.values()).map(c -> new FormPick(Typed.code(c), frame.label("participation.chore", c), c == filter.kind()))).toList();
    String query = "whose=" + filter.whose() + "&kind=" + (filter.kind() == null ? "" : Typed.code(filter.kind()));
    List<WorkLine> lines = items.stream().map(i -> line(frame, i)).toList();
    return templates.participationWorklist(frame, new WorklistPage(project, path, lines, total, page, total > page * Worklist.PAGE, whose, kinds, query, frame.may(SET_CLOCKS), problems));
  }

  static WorkLine line(Frame frame, Worklist.Item i) {
    String missing = String.join(", ", Stream.of(i.missing()).map(field -> frame.text("participation.question." + field)).toList());
    return new WorkLine(i.participantId(), i.shownName(), i.projectId(), i.project(), frame.label("participation.chore", i.kind()), missing, frame.date(i.dueOn()), i.dueOn().isBefore(frame.today()), i.responsible(), mend(i),
        i.dueId() == null ? null : "/work/worklist/dues/" + i.dueId().value());
  }

  private static String mend(Worklist.Item i) {
    String person = "/participants/" + i.participantId().value();
    String form = person + "/spells/" + i.spellId().value() + "/forms/";
    return switch (i.kind()) {
      case START_DATA -> form + "start#" + i.missing()[0];
      case END_FORM -> form + "end";
      case FOUR_WEEKS -> form + "four-weeks";
      case SIX_MONTHS -> form + "six-months";
      case QUIET -> person + "/spells/" + i.spellId().value() + "/leaving";
      case EURA_START, EURA_END -> "/work/projects/" + i.projectId().value() + "/eura/" + i.participantId().value();
    };
  }

  @Requires(EDIT_WORKLIST)
  @PostMapping("/work/worklist/taking")
  ResponseEntity<JteModel> take(Frame frame, Scope scope, @RequestParam Participant.Key participant, @RequestParam Project.Key project, @RequestParam(defaultValue = "/work/worklist") String back) {
    participations.give(scope, participant, project, new Staff.Key(frame.actor().staff()));
    String page = Answers.inside(back, "/work/worklist");
    return Answers.seeOther(page + (page.contains("?") ? "&" : "?") + "done=taken");
  }

  @Requires(EDIT_WORKLIST)
  @GetMapping("/work/worklist/dues/{due}")
  JteModel closing(Frame frame, Scope scope, @PathVariable Due.Key due) {
    dues.get(scope, due);
    return closing(frame, due, Problems.none());
  }

  @Requires(EDIT_WORKLIST)
  @PostMapping("/work/worklist/dues/{due}")
  ResponseEntity<JteModel> close(Frame frame, Scope scope, @PathVariable Due.Key due, @RequestParam(defaultValue = "") String outcome) {
    dues.get(scope, due);
    Optional<Due.Outcome> said = Typed.code(Due.Outcome.class, outcome).filter(BY_HAND::contains);
    if (said.isEmpty()) return Answers.invalid(closing(frame, due, Problems.none().add("outcome", "participation.problem.choice")));
    dues.close(scope, due, said.get());
    return Answers.seeOther("/work/worklist?done=closed");
  }

  private JteModel closing(Frame frame, Due.Key due, Problems problems) {
    Stream<FormPick> picks = Stream.concat(Stream.of(new FormPick("", frame.text("participation.choose"), true)), BY_HAND.stream().map(o -> new FormPick(Typed.code(o), frame.label("participation.outcome", o), false)));
    return templates.participationAct(frame, new ActPage("participation.closeDue", "", "/work/worklist/dues/" + due.value(), Map.of(), List.of(ActPages.choice("outcome", picks, true)), "/work/worklist", problems));
  }

  @Requires(SET_CLOCKS)
  @PostMapping("/work/projects/{project}/worklist/quiet-days")
  ResponseEntity<JteModel> quietDays(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(defaultValue = "") String days) {
    FundedProject found = projects.get(scope, project);
    boolean good = days.strip().matches("[0-9]{1,3}") && Integer.parseInt(days.strip()) >= 7 && Integer.parseInt(days.strip()) <= 730;
    if (!good) {
      Scope reading = Scope.staff(frame.actor(), SEE_WORKLIST, frame.request());
      return Answers.invalid(page(frame, reading, Optional.of(found), filter(project, "", null), 1, Problems.none().add("days", "participation.problem.days", 7, 730)));
    }
    projects.setQuietDays(scope, project, Integer.parseInt(days.strip()));
    return Answers.seeOther("/work/projects/" + project.value() + "/worklist?done=days");
  }
}
