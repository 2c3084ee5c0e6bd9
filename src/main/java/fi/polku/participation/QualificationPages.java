package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_PARTICIPATION;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.ActPage;
import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has gained: adding it, and taking away what was written by mistake. */
@RestController
public class QualificationPages {
  private final Qualifications qualifications;
  private final Participations participations;
  private final Templates templates;

  QualificationPages(Qualifications qualifications, Participations participations, Templates templates) {
    this.qualifications = qualifications;
    this.participations = participations;
    this.templates = templates;
  }

  private record Gained(Project.@Nullable Key project, String gained, String name) {}

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/qualifications/new")
  JteModel begin(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    return page(frame, scope, participant, new Gained(null, "", ""), Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/qualifications")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(required = false) Project.@Nullable Key project,
      @RequestParam(defaultValue = "") String gained, @RequestParam(defaultValue = "") String name) {
    Optional<LocalDate> day = Typed.date(gained);
    Problems problems = Problems.none()
        .addIf(name.isBlank(), "name", "participation.problem.name")
        .addIf(name.length() > 200, "name", "participation.problem.long", 200)
        .addIf(day.isEmpty(), "gained", Typed.noDay(gained))
        .addIf(day.filter(d -> d.isAfter(frame.today())).isPresent(), "gained", "participation.problem.future")
        .addIf(project == null, "project", "participation.problem.project");
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, new Gained(project, gained, name), problems));
    qualifications.add(scope, participant, project, day.orElseThrow(), name.strip());
    return Answers.seeOther(ActPages.tab(participant) + "?done=saved#qualifications");
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/qualifications/{qualification}/removal")
  JteModel removal(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Qualification.Key qualification) {
    return removing(frame, scope, participant, qualification, Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/qualifications/{qualification}/removal")
  ResponseEntity<JteModel> remove(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Qualification.Key qualification, @RequestParam(defaultValue = "") String reason) {
    if (reason.isBlank()) return Answers.invalid(removing(frame, scope, participant, qualification, Problems.none().add("reason", "participation.problem.reason")));
    qualifications.remove(scope, participant, qualification, reason.strip());
    return Answers.seeOther(ActPages.tab(participant) + "?done=removed#qualifications");
  }

  private JteModel removing(Frame frame, Scope scope, Participant.Key participant, Qualification.Key id, Problems problems) {
    Participations.Life life = participations.life(scope, participant);
    Qualification there = life.qualifications().stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow(fi.polku.platform.web.NotFound::new);
    return templates.participationAct(frame, new ActPage("participation.removeQualification", there.name() + " " + frame.date(there.gainedOn()),
        "/participants/" + participant.value() + "/qualifications/" + id.value() + "/removal", Map.of(), List.of(ActPages.field("reason", "text", "", true)), ActPages.tab(participant), problems).of(life.person()));
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, Gained typed, Problems problems) {
    Participations.Life life = participations.life(scope, participant);
    List<Participation> own = life.participations();
    Project.Key chosen = typed.project == null && !own.isEmpty() ? own.getFirst().project().id() : typed.project;
    return templates.participationAct(frame, new ActPage("participation.addQualification", "", "/participants/" + participant.value() + "/qualifications", Map.of(),
        List.of(ActPages.field("name", "text", typed.name, true), ActPages.field("gained", "date", typed.gained, true),
            ActPages.choice("project", own.stream().map(p -> new FormPick(p.project().id().value().toString(), p.project().code() + " – " + p.project().name(), p.project().id().equals(chosen))), true)),
        ActPages.tab(participant), problems).of(life.person()));
  }
}
