package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.MERGE_PARTICIPANTS;

import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records that may be of one person: compared, or told apart for good. */
@RestController
public class DoublePages {
  private final Doubles doubles;
  private final Merges merges;
  private final Templates templates;

  DoublePages(Doubles doubles, Merges merges, Templates templates) {
    this.doubles = doubles;
    this.merges = merges;
    this.templates = templates;
  }

  /** Two records and what they share; the telephone only when it is the same. */
  public record DoublePair(Participant.Key one, String oneName, Participant.Key another, String anotherName, @Nullable LocalDate birthDate, @Nullable String phone) {
    /** As it is read aloud. */
    public String shownPhone() {
      return phone == null ? "" : Phone.shown(phone);
    }
  }

  /** Two records that are two people: who said so, and when. */
  public record ToldApart(Participant.Key one, String oneName, Participant.Key another, String anotherName, Instant saidAt, @Nullable String saidBy) {}

  public record DoublesPage(List<DoublePair> pairs, List<ToldApart> apart) {}

  @Requires(MERGE_PARTICIPANTS)
  @GetMapping("/participants/doubles")
  JteModel list(Frame frame, Scope scope) {
    return templates.participantDoubles(frame, new DoublesPage(doubles.list(scope), doubles.apart(scope)));
  }

  /** The one of whom more is known is kept, until somebody chooses otherwise. */
  @Requires(MERGE_PARTICIPANTS)
  @GetMapping("/participants/doubles/{one}/{another}")
  ResponseEntity<JteModel> compare(Scope scope, @PathVariable Participant.Key one, @PathVariable Participant.Key another) {
    boolean turned = merges.knowsMore(scope, another, one);
    return Answers.seeOther("/participants/" + (turned ? another : one).value() + "/merge/" + (turned ? one : another).value());
  }

  @Requires(MERGE_PARTICIPANTS)
  @PostMapping("/participants/doubles/apart")
  ResponseEntity<JteModel> tellApart(Scope scope, @RequestParam Participant.Key one, @RequestParam Participant.Key another) {
    doubles.tellApart(scope, one, another);
    return Answers.seeOther("/participants/doubles?done=apart");
  }

  @Requires(MERGE_PARTICIPANTS)
  @PostMapping("/participants/doubles/doubt")
  ResponseEntity<JteModel> doubt(Scope scope, @RequestParam Participant.Key one, @RequestParam Participant.Key another) {
    doubles.doubt(scope, one, another);
    return Answers.seeOther("/participants/doubles?done=doubted");
  }
}
