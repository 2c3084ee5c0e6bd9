package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.RESTRICT_PARTICIPANT;

import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may find a person: everybody, or named staff only. */
@RestController
public class RestrictionPages {
  private final Restrictions restrictions;
  private final Participants participants;
  private final Templates templates;

  RestrictionPages(Restrictions restrictions, Participants participants, Templates templates) {
    this.restrictions = restrictions;
    this.participants = participants;
    this.templates = templates;
  }

  /** Somebody of the staff who could be named. */
  public record Nameable(UUID id, String name) {}

  public record RestrictionPage(Person person, @Nullable Restriction restriction, List<Nameable> staff, RestrictionForm form, Problems problems) {}

  @Requires(RESTRICT_PARTICIPANT)
  @GetMapping("/participants/{participant}/restriction")
  JteModel show(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    Optional<Restriction> standing = restrictions.find(scope, participant);
    RestrictionForm form = standing.map(r -> new RestrictionForm(r.id(), r.reason(), r.staff().stream().map(UUID::toString).toList()))
        .orElseGet(() -> new RestrictionForm(new Restriction.Key(UUID.randomUUID()), "", List.of()));
    return page(frame, scope, participant, standing.orElse(null), form, Problems.none());
  }

  /** Whoever restricts without naming themselves loses sight of the person at once, and is led to the list. */
  @Requires(RESTRICT_PARTICIPANT)
  @PostMapping("/participants/{participant}/restriction")
  ResponseEntity<JteModel> set(Frame frame, Scope scope, @PathVariable Participant.Key participant, RestrictionForm form) {
    Optional<Restriction> standing = restrictions.find(scope, participant);
    if (form.id() == null) throw new Invalid("participant.restriction.conflict");
    Problems problems = form.problems();
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, standing.orElse(null), form, problems));
    restrictions.set(scope, participant, form.id(), form.reason(), form.named());
    boolean named = form.named().contains(scope.actor());
    return Answers.seeOther((named ? "/participants/" + participant.value() + "/restriction" : "/participants") + "?done=restricted");
  }

  @Requires(RESTRICT_PARTICIPANT)
  @PostMapping("/participants/{participant}/restriction/{restriction}/lifting")
  ResponseEntity<JteModel> lift(Scope scope, @PathVariable Participant.Key participant, @PathVariable Restriction.Key restriction) {
    restrictions.lift(scope, participant, restriction);
    return Answers.seeOther("/participants/" + participant.value() + "?done=lifted");
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, @Nullable Restriction standing, RestrictionForm form, Problems problems) {
    return templates.participantRestriction(frame, new RestrictionPage(participants.read(scope, participant), standing, restrictions.staff(scope), form, problems));
  }
}
