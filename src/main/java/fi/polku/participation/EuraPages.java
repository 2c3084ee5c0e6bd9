package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_EURA;
import static fi.polku.participation.ParticipationAction.SEE_EURA;

import fi.polku.organisation.Project;
import fi.polku.organisation.QrPicture;
import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.ActPage;
import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a project's people stand in EURA 2021, and the sheet that helps them there. */
@RestController
public class EuraPages {
  /** The funder's service, where the participant logs in with Suomi.fi. */
  static final String SERVICE = "https://www.eura2021.fi";

  private final EuraStates states;
  private final FundedProjects projects;
  private final Templates templates;

  EuraPages(EuraStates states, FundedProjects projects, Templates templates) {
    this.states = states;
    this.projects = projects;
    this.templates = templates;
  }

  /** @param counts how many stand where, in words, the empty places left out */
  public record EuraPage(FundedProject project, List<EuraRow> rows, List<String> counts, boolean inEura, Optional<String> done, EuraShow shown, List<EuraPick> picks) {}

  /** Which of a project's people are listed. */
  public enum EuraShow {
    ALL,
    OPEN,
    STARTED,
    DONE;

    boolean holds(EuraLine line) {
      return this == ALL || this == of(line);
    }

    /** Something is to be done now; the start is told and the end not yet due; or nothing comes any more. */
    private static EuraShow of(EuraLine line) {
      if (line.open()) return OPEN;
      return line.state() != null && line.state().start() ? STARTED : DONE;
    }
  }

  /** One way of narrowing the list. */
  public record EuraPick(EuraShow show, int people) {
    public String query() {
      return show == EuraShow.ALL ? "" : "?show=" + Typed.code(show);
    }
  }

  /** @param warm true when something is to be done */
  public record EuraRow(Participant.Key participant, String name, String number, String state, String day, boolean warm, boolean late, boolean any) {}

  public record EuraSheetPage(FundedProject project, String service, QrPicture picture) {}

  @Requires(SEE_EURA)
  @GetMapping("/work/projects/{project}/eura")
  JteModel list(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(defaultValue = "all") EuraShow show, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "0") int count) {
    FundedProject found = projects.get(scope, project);
    List<EuraLine> lines = states.list(scope, project);
    List<String> said = lines.stream().collect(Collectors.groupingBy(EuraLine::stage, TreeMap::new, Collectors.toList())).values().stream()
        .map(stage -> frame.text("participation.eura.count", row(frame, stage.getFirst()).state(), stage.size())).toList();
    List<EuraRow> rows = lines.stream().filter(show::holds).map(line -> row(frame, line)).toList();
    List<EuraPick> picks = Stream.of(EuraShow.values()).map(s -> new EuraPick(s, (int) lines.stream().filter(s::holds).count())).toList();
    Optional<String> sentence = done.equals("reconciled") ? Optional.of(frame.text("participation.eura.reconciled", count)) : Optional.empty();
    return templates.participationEura(frame, new EuraPage(found, rows, said, found.programme().eura(), sentence, show, picks));
  }

  private static EuraRow row(Frame frame, EuraLine line) {
    String state = line.endDue() ? frame.text("participation.eura.endDue") : line.state() == null ? frame.text("participation.eura.nothing") : frame.label("participation.eura.state", line.state());
    LocalDate day = line.endDue() ? Clocks.fourWeeks(line.leftOn()) : line.happenedOn();
    return new EuraRow(line.participantId(), line.shownName(), line.euraNumber() == null ? "" : line.euraNumber(), state, day == null ? "" : line.endDue() ? frame.text("participation.eura.by", frame.date(day)) : frame.date(day), line.open(), line.late(frame.today()), line.facts().length > 0);
  }

  @Requires(SEE_EURA)
  @GetMapping("/work/projects/{project}/eura/sheet")
  JteModel sheet(Frame frame, Scope scope, @PathVariable Project.Key project) {
    return templates.participationEuraSheet(frame, new EuraSheetPage(projects.get(scope, project), SERVICE, QrPicture.of(SERVICE)));
  }

  @Requires(EDIT_EURA)
  @GetMapping("/work/projects/{project}/eura/{participant}")
  JteModel edit(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Participant.Key participant) {
    EuraLine line = line(scope, project, participant);
    return page(frame, project, line, new Noted(null, frame.today().toString(), line.euraNumber()), Problems.none());
  }

  private record Noted(@Nullable String state, String on, @Nullable String number) {}

  @Requires(EDIT_EURA)
  @PostMapping("/work/projects/{project}/eura/{participant}")
  ResponseEntity<JteModel> note(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String number) {
    EuraLine line = line(scope, project, participant);
    Optional<LocalDate> day = Typed.date(on);
    Problems problems = Problems.none()
        .addIf(day.isEmpty(), "on", Typed.noDay(on))
        .addIf(day.filter(d -> d.isAfter(frame.today())).isPresent(), "on", "participation.problem.future")
        .addIf(!number.isBlank() && !number.strip().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{0,39}"), "number", "participation.list.number");
    if (!problems.any() && !states.note(scope, participant, project, Typed.code(EuraState.class, state).orElse(null), day.orElseThrow(), number.strip())) {
      problems.add("number", "participation.problem.numberTaken");
    }
    if (problems.any()) return Answers.invalid(page(frame, project, line, new Noted(state, on, number), problems));
    return Answers.seeOther("/work/projects/" + project.value() + "/eura?done=noted#p-" + participant.value());
  }

  @Requires(EDIT_EURA)
  @GetMapping("/work/projects/{project}/eura/{participant}/removal")
  JteModel takingBack(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Participant.Key participant) {
    EuraLine line = line(scope, project, participant);
    String state = line.state() == null ? frame.text("participation.eura.nothing") : frame.label("participation.eura.state", line.state());
    String path = "/work/projects/" + project.value() + "/eura";
    return templates.participationAct(frame, new ActPage("participation.euraBack", line.shownName() + " · " + state, path + "/" + participant.value() + "/removal", Map.of(), List.of(), path, Problems.none()));
  }

  @Requires(EDIT_EURA)
  @PostMapping("/work/projects/{project}/eura/{participant}/removal")
  ResponseEntity<JteModel> takeBack(Scope scope, @PathVariable Project.Key project, @PathVariable Participant.Key participant) {
    states.takeBack(scope, participant, project);
    return Answers.seeOther("/work/projects/" + project.value() + "/eura?done=noted#p-" + participant.value());
  }

  private EuraLine line(Scope scope, Project.Key project, Participant.Key participant) {
    return states.list(scope, project).stream().filter(l -> l.participantId().equals(participant)).findFirst().orElseThrow(NotFound::new);
  }

  private JteModel page(Frame frame, Project.Key project, EuraLine line, Noted typed, Problems problems) {
    String path = "/work/projects/" + project.value() + "/eura";
    String history = Arrays.stream(line.facts()).map(fact -> fact.split(" ")).map(f -> frame.text("participation.eura.state." + f[0]) + " " + frame.date(LocalDate.parse(f[1]))).collect(Collectors.joining(" · "));
    Stream<FormPick> picks = Stream.concat(Stream.of(new FormPick("", frame.text("participation.eura.noNews"), Typed.text(typed.state).isEmpty())),
        Stream.of(EuraState.values()).map(s -> new FormPick(Typed.code(s), frame.label("participation.eura.state", s), Typed.code(s).equals(typed.state))));
    ActPage act = new ActPage("participation.euraNote", line.shownName() + (history.isEmpty() ? "" : " · " + history), path + "/" + line.participantId().value(), Map.of(),
        List.of(ActPages.choice("state", picks, false), ActPages.field("on", "date", typed.on, true), ActPages.field("number", "text", typed.number, false)), path, problems);
    return templates.participationAct(frame, act);
  }
}
