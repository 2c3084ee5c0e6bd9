package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.ERASE_PARTICIPANT;
import static fi.polku.participant.ParticipantAction.TAKE_ALONG;

import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A person takes everything along, or has it erased (GDPR art. 15, 17, 20). */
@RestController
public class DossierPages {
  private final Dossiers dossiers;
  private final Participants participants;
  private final JsonMapper json;
  private final Templates templates;

  DossierPages(Dossiers dossiers, Participants participants, JsonMapper json, Templates templates) {
    this.dossiers = dossiers;
    this.participants = participants;
    this.json = json;
    this.templates = templates;
  }

  /** Who wished that the person's data be erased. */
  public enum Wish {
    THEMSELVES,
    ON_THEIR_BEHALF,
    TIME_IS_UP
  }

  public record DossierPage(Person person) {}

  /** One thing that is kept: what it is, and what is said of it. */
  public record DossierLine(String label, List<String> values) {}

  /** One table in words: what it is, and each row as the lines that say something. */
  public record DossierPart(String title, List<List<DossierLine>> rows) {}

  public record DossierPrint(Person person, List<DossierPart> parts, Instant at) {}

  public record ErasurePage(Person person, String typed, @Nullable Wish wish, Problems problems) {}

  @Requires(TAKE_ALONG)
  @GetMapping("/participants/{participant}/dossier")
  JteModel show(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    return templates.participantDossier(frame, new DossierPage(participants.read(scope, participant)));
  }

  @Requires(TAKE_ALONG)
  @GetMapping("/participants/{participant}/dossier/print")
  JteModel print(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    Person person = participants.read(scope, participant);
    Dossier dossier = dossiers.export(scope, participant);
    return templates.participantDossierPrint(frame, new DossierPrint(person, new Readable(frame, dossier).parts(), frame.now()));
  }

  @Requires(TAKE_ALONG)
  @GetMapping("/participants/{participant}/dossier/file")
  ResponseEntity<byte[]> file(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    participants.read(scope, participant);
    Dossier dossier = dossiers.export(scope, participant);
    byte[] file = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(dossier.tables());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + frame.text("participant.dossier.file") + ".json\"").body(file);
  }

  @Requires(ERASE_PARTICIPANT)
  @GetMapping("/participants/{participant}/erasure")
  JteModel erasure(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    return templates.participantErasure(frame, new ErasurePage(participants.read(scope, participant), "", null, Problems.none()));
  }

  /** Only when the name has been typed and somebody has wished it; there is no way back. */
  @Requires(ERASE_PARTICIPANT)
  @PostMapping("/participants/{participant}/erasure")
  ResponseEntity<JteModel> erase(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String typed, @RequestParam(required = false) @Nullable Wish wish) {
    Person person = participants.read(scope, participant);
    Problems problems = Problems.none()
        .addIf(!typed.strip().equalsIgnoreCase(person.shownName()), "typed", "participant.erasure.problem.typed", person.shownName())
        .addIf(wish == null, "wish", "participant.erasure.problem.wish");
    if (problems.any()) return Answers.invalid(templates.participantErasure(frame, new ErasurePage(person, typed, wish, problems)));
    dossiers.erase(scope, participant, wish);
    return Answers.seeOther("/participants?done=erased");
  }
}
