package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.EDIT_PARTICIPANT;
import static fi.polku.participant.ParticipantAction.LIST_PARTICIPANTS;

import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.participant.Participants.Found;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding a person, and adding one who was not found. */
@RestController
public class ParticipantPages {
  private static final int LAST = Participants.COUNTED / Participants.PAGE;

  private final Participants participants;
  private final Findings findings;
  private final Templates templates;

  ParticipantPages(Participants participants, Findings findings, Templates templates) {
    this.participants = participants;
    this.findings = findings;
    this.templates = templates;
  }

  /** @param q what is searched; @param near those whose name is almost so; @param page from 1 */
  public record ParticipantListPage(String q, List<Found> people, List<Found> near, int page) {
    public int total() {
      return people.isEmpty() ? 0 : people.getFirst().total();
    }

    public boolean uncounted() {
      return total() > Participants.COUNTED;
    }

    public int counted() {
      return Math.min(total(), Participants.COUNTED);
    }

    public boolean hasNext() {
      return page < LAST && total() > page * Participants.PAGE;
    }
  }

  /** @param id the identity the new person will have; @param seen the likely ones have been shown already */
  public record NewPage(Participant.Key id, String alias, List<Participant> likely, boolean seen, Problems problems) {}

  @Requires(LIST_PARTICIPANTS)
  @GetMapping("/participants")
  JteModel list(Frame frame, Scope scope, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
    int place = Math.clamp(page, 1, LAST);
    SearchWords words = SearchWords.of(q);
    List<Found> people = findings.search(scope, words, place);
    ParticipantListPage found = new ParticipantListPage(q.strip(), people, place == 1 ? findings.near(scope, words, people) : List.of(), place);
    return frame.fragment() ? templates.participantFound(frame, found) : templates.participantList(frame, found);
  }

  @Requires(EDIT_PARTICIPANT)
  @GetMapping("/participants/new")
  JteModel blank(Frame frame, Scope scope, @RequestParam(defaultValue = "") String alias) {
    return templates.participantNew(frame, new NewPage(new Participant.Key(UUID.randomUUID()), alias.strip(), List.of(), false, Problems.none()));
  }

  @Requires(LIST_PARTICIPANTS)
  @GetMapping("/participants/likely")
  JteModel likely(Frame frame, Scope scope, @RequestParam(defaultValue = "") String alias) {
    return templates.participantLikely(frame, participants.likely(scope, SearchWords.of(alias)));
  }

  /** Adds at once when nobody alike is known, or when those alike have been seen; else shows them first. */
  @Requires(EDIT_PARTICIPANT)
  @PostMapping("/participants")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @RequestParam Participant.Key id, @RequestParam(defaultValue = "") String alias, @RequestParam(defaultValue = "false") boolean seen) {
    String name = alias.strip();
    Problems problems = Problems.none()
        .addIf(name.isEmpty(), "alias", "participant.new.problem.alias")
        .addIf(name.length() > 200, "alias", "participant.edit.problem.long", 200);
    if (problems.any()) return Answers.invalid(templates.participantNew(frame, new NewPage(id, alias, List.of(), false, problems)));
    List<Participant> likely = seen ? List.of() : participants.likely(scope, SearchWords.of(name)).stream().filter(p -> !p.id().equals(id)).toList();
    if (!likely.isEmpty()) return Answers.page(templates.participantNew(frame, new NewPage(id, alias, likely, true, problems)));
    return Answers.seeOther("/participants/" + participants.add(scope, id, name, frame.now()).value());
  }
}
