package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_PARTICIPATION;
import static fi.polku.participation.ParticipationAction.READ_PARTICIPATION;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.ActField;
import fi.polku.participation.ActPages.ActPage;
import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Entering a project, leaving it, coming back, and what was true then. */
@RestController
public class SpellPages {
  private final Participations participations;
  private final Spells spells;
  private final Drafts drafts;
  private final Templates templates;

  SpellPages(Participations participations, Spells spells, Drafts drafts, Templates templates) {
    this.participations = participations;
    this.spells = spells;
    this.drafts = drafts;
    this.templates = templates;
  }

  /** One stay with its entry data and the history of corrections. */
  public record SpellPage(String person, Spell spell, FundedProject project, List<Known> known, List<Corrected> corrections, List<Sent> sent, boolean endWaits, boolean asksNothing, String back) {}

  /** @param value the answer, or why there is none */
  public record Known(String question, String value, boolean missing) {}

  /** One form that was sent, in words. */
  public record Sent(String sentence) {}

  /** One correction, in words. */
  public record Corrected(String when, String who, String what, String before, String after, String reason) {}

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/participations/new")
  JteModel begin(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(required = false) Project.@Nullable Key project) {
    return beginning(frame, scope, participant, new Beginning(new Spell.Key(UUID.randomUUID()), project, frame.today().toString(), new Staff.Key(frame.actor().staff())), Problems.none());
  }

  private record Beginning(Spell.Key id, Project.@Nullable Key project, String entered, Staff.@Nullable Key staff) {}

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/participations")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam Spell.Key id, @RequestParam(required = false) Project.@Nullable Key project,
      @RequestParam(defaultValue = "") String entered, @RequestParam(required = false) Staff.@Nullable Key staff) {
    Optional<LocalDate> day = Typed.date(entered);
    Problems problems = Problems.none()
        .addIf(project == null, "project", "participation.problem.project")
        .addIf(day.isEmpty(), "entered", Typed.noDay(entered))
        .addIf(day.filter(d -> d.isAfter(frame.today())).isPresent(), "entered", "participation.problem.future");
    if (!problems.any()) tell(problems, spells.begin(scope, participant, id, project, day.orElseThrow(), staff));
    if (problems.any()) return Answers.invalid(beginning(frame, scope, participant, new Beginning(id, project, entered, staff), problems));
    return Answers.seeOther(ActPages.tab(participant) + "?done=began");
  }

  private JteModel beginning(Frame frame, Scope scope, Participant.Key participant, Beginning typed, Problems problems) {
    Participations.Life life = participations.life(scope, participant);
    Stream<FormPick> projects = life.projects().stream().map(p -> new FormPick(p.id().value().toString(), p.code() + " – " + p.name(), p.id().equals(typed.project)));
    List<ActField> fields = List.of(ActPages.choice("project", Stream.concat(Stream.of(new FormPick("", frame.text("participation.choose"), typed.project == null)), projects), true),
        ActPages.field("entered", "date", typed.entered, true), ActPages.choice("staff", staff(frame, life, typed.staff), false));
    return templates.participationAct(frame, new ActPage("participation.begin", "", ActPages.tab(participant), Map.of("id", typed.id.value().toString()), fields, ActPages.tab(participant), problems).of(life.person()));
  }

  private static Stream<FormPick> staff(Frame frame, Participations.Life life, Staff.@Nullable Key chosen) {
    return Stream.concat(Stream.of(new FormPick("", frame.text("participation.nobody"), chosen == null)),
        life.colleagues().stream().map(c -> new FormPick(c.id().value().toString(), c.name(), c.id().equals(chosen))));
  }

  @Requires(READ_PARTICIPATION)
  @GetMapping("/participants/{participant}/spells/{spell}")
  JteModel get(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell) {
    Participations.Entry entry = participations.entry(scope, participant, spell, Optional.empty(), drafts);
    return templates.participationSpell(frame, new SpellView(frame, entry).page());
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/spells/{spell}/leaving")
  JteModel leaving(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell) {
    return leaving(frame, scope, spells.get(scope, participant, spell), frame.today().toString(), Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/spells/{spell}/leaving")
  ResponseEntity<JteModel> leave(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @RequestParam(defaultValue = "") String left) {
    Spell stay = spells.get(scope, participant, spell);
    Optional<LocalDate> day = Typed.date(left);
    Problems problems = Problems.none()
        .addIf(day.isEmpty(), "left", Typed.noDay(left))
        .addIf(day.filter(d -> d.isAfter(frame.today())).isPresent(), "left", "participation.problem.future");
    if (!problems.any()) tell(problems, spells.leave(scope, participant, spell, day.orElseThrow()));
    if (problems.any()) return Answers.invalid(leaving(frame, scope, stay, left, problems));
    return Answers.seeOther(ActPages.tab(participant) + "?done=left");
  }

  private JteModel leaving(Frame frame, Scope scope, Spell spell, String left, Problems problems) {
    String path = "/participants/" + spell.participantId().value() + "/spells/" + spell.id().value() + "/leaving";
    return templates.participationAct(frame, new ActPage("participation.leave", frame.text("participation.since", frame.date(spell.entered())), path, Map.of(),
        List.of(ActPages.field("left", "date", left, true)), ActPages.tab(spell.participantId()), problems).of(participations.person(scope, spell.participantId())));
  }

  private static void tell(Problems problems, Spells.Written written) {
    switch (written) {
      case DONE -> {}
      case OVERLAPS -> problems.add("entered", "participation.problem.overlap");
      case BEFORE_BIRTH -> problems.add("entered", "participation.problem.beforeBirth");
      case LEAVES_BEFORE -> problems.add("left", "participation.problem.leftBefore");
      case CHANGED_MEANWHILE -> throw new Conflict("participation.spell.changed");
    }
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/spells/{spell}/correction")
  JteModel correcting(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell) {
    Spell now = spells.get(scope, participant, spell);
    return correcting(frame, scope, now, new Correction(now.entered().toString(), now.leftOn() == null ? "" : now.leftOn().toString(), "", now.revision()), Problems.none());
  }

  private record Correction(String entered, String left, String reason, int revision) {}

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/spells/{spell}/correction")
  ResponseEntity<JteModel> correct(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @RequestParam(defaultValue = "") String entered,
      @RequestParam(defaultValue = "") String left, @RequestParam(defaultValue = "") String reason, @RequestParam int revision) {
    Spell now = spells.get(scope, participant, spell);
    Optional<LocalDate> from = Typed.date(entered);
    Optional<LocalDate> to = Typed.date(left);
    Problems problems = Problems.none()
        .addIf(from.isEmpty(), "entered", Typed.noDay(entered))
        .addIf(from.filter(d -> d.isAfter(frame.today())).isPresent(), "entered", "participation.problem.future")
        .addIf(!left.isBlank() && to.isEmpty(), "left", Typed.noDay(left))
        .addIf(to.filter(d -> d.isAfter(frame.today())).isPresent(), "left", "participation.problem.future")
        .addIf(from.isPresent() && to.filter(d -> d.isBefore(from.get())).isPresent(), "left", "participation.problem.leftBefore")
        .addIf(reason.isBlank(), "reason", "participation.problem.reason");
    if (!problems.any()) {
      Spell wanted = new Spell(spell, participant, now.projectId(), from.orElseThrow(), to.orElse(null), revision, now.first(), now.last());
      Spells.Written written = spells.correct(scope, participant, wanted, reason.strip());
      if (written == Spells.Written.CHANGED_MEANWHILE) problems.add("reason", "participation.problem.changed");
      else tell(problems, written);
    }
    if (problems.any()) return Answers.invalid(correcting(frame, scope, now, new Correction(entered, left, reason, now.revision()), problems));
    return Answers.seeOther("/participants/" + participant.value() + "/spells/" + spell.value() + "?done=corrected");
  }

  private JteModel correcting(Frame frame, Scope scope, Spell now, Correction typed, Problems problems) {
    String path = "/participants/" + now.participantId().value() + "/spells/" + now.id().value();
    List<ActField> fields = List.of(ActPages.field("entered", "date", typed.entered, true), ActPages.field("left", "date", typed.left, false), ActPages.field("reason", "text", typed.reason, true));
    return templates.participationAct(frame, new ActPage("participation.correct", frame.text("participation.since", frame.date(now.entered())), path + "/correction",
        Map.of("revision", String.valueOf(typed.revision)), fields, path, problems).of(participations.person(scope, now.participantId())));
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/participations/{project}/responsible")
  JteModel responsible(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Project.Key project) {
    Participations.Life life = participations.life(scope, participant);
    Participation p = life.participations().stream().filter(x -> x.project().id().equals(project)).findFirst().orElseThrow(fi.polku.platform.web.NotFound::new);
    return templates.participationAct(frame, new ActPage("participation.responsible", p.project().name(), ActPages.tab(participant) + "/" + project.value() + "/responsible", Map.of(),
        List.of(ActPages.choice("staff", staff(frame, life, p.responsible()), false)), ActPages.tab(participant), Problems.none()).of(life.person()));
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/participations/{project}/responsible")
  ResponseEntity<JteModel> give(Scope scope, @PathVariable Participant.Key participant, @PathVariable Project.Key project, @RequestParam(required = false) Staff.@Nullable Key staff) {
    participations.give(scope, participant, project, staff);
    return Answers.seeOther(ActPages.tab(participant) + "?done=given");
  }
}
