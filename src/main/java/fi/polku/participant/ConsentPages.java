package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.KEEP_CONSENTS;

import fi.polku.participant.Consent.Kind;
import fi.polku.participant.Consent.Way;
import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.participant.PersonPages.Head;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person has agreed to: given and taken back in the same place. */
@RestController
public class ConsentPages {
  private final Consents consents;
  private final Participants participants;
  private final PersonHeads heads;
  private final Templates templates;

  ConsentPages(Consents consents, Participants participants, PersonHeads heads, Templates templates) {
    this.consents = consents;
    this.participants = participants;
    this.heads = heads;
    this.templates = templates;
  }

  /** One kind: what stands of it, what was before, and the form for giving it, as it was sent when something was wrong. */
  public record ConsentCard(Kind kind, String code, List<Consent> standing, List<Consent> past, ConsentForm form, Problems problems) {
    /** Shared with several partners at once, everything else is agreed to once. */
    public boolean open() {
      return standing.isEmpty() || kind == Kind.SHARING || kind.notice();
    }
  }

  public record ConsentsPage(Head head, Participant.Key id, List<ConsentCard> cards, Problems problems) {}

  @Requires(KEEP_CONSENTS)
  @GetMapping("/participants/{participant}/consents")
  JteModel list(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    return page(frame, scope, participant, null, Problems.none());
  }

  @Requires(KEEP_CONSENTS)
  @PostMapping("/participants/{participant}/consents")
  ResponseEntity<JteModel> give(Frame frame, Scope scope, @PathVariable Participant.Key participant, ConsentForm form) {
    participants.read(scope, participant);
    if (!form.whole()) throw new Invalid("participant.consent.conflict");
    Problems problems = form.problems(frame.today());
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, form, problems));
    consents.give(scope, participant, form);
    return Answers.seeOther("/participants/" + participant.value() + "/consents?done=consent");
  }

  @Requires(KEEP_CONSENTS)
  @PostMapping("/participants/{participant}/consents/{consent}/withdrawal")
  ResponseEntity<JteModel> withdraw(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Consent.Key consent, @RequestParam(defaultValue = "spoken") Way how) {
    consents.withdraw(scope, participant, consent, how, frame.today());
    return Answers.seeOther("/participants/" + participant.value() + "/consents?done=withdrawn");
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, @Nullable ConsentForm sent, Problems problems) {
    Person person = participants.read(scope, participant);
    List<Consent> all = consents.list(scope, participant);
    List<ConsentCard> cards = Stream.of(Kind.values()).map(kind -> card(frame, kind, all, sent, problems)).toList();
    return templates.participantConsents(frame, new ConsentsPage(heads.of(frame, person, "consents"), participant, cards, problems));
  }

  private static ConsentCard card(Frame frame, Kind kind, List<Consent> all, @Nullable ConsentForm sent, Problems problems) {
    boolean mine = sent != null && sent.kind() == kind;
    ConsentForm form = mine ? sent : new ConsentForm(new Consent.Key(UUID.randomUUID()), kind, null, kind.version(), frame.language(), frame.today().toString(), null);
    List<Consent> own = all.stream().filter(c -> c.kind() == kind).toList();
    return new ConsentCard(kind, form.code(), own.stream().filter(Consent::stands).toList(), own.stream().filter(c -> !c.stands()).toList(), form, mine ? problems : Problems.none());
  }
}
