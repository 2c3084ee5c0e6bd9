package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.EDIT_PARTICIPANT;
import static fi.polku.participant.ParticipantAction.READ_PARTICIPANT;

import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.Content;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One person: who they are and how they are reached, what other modules know of them, and who has read it. */
@RestController
public class PersonPages {
  private final Participants participants;
  private final PersonReads reads;
  private final List<ParticipantTab> tabs;
  private final Templates templates;

  PersonPages(Participants participants, PersonReads reads, List<ParticipantTab> tabs, Templates templates) {
    this.participants = participants;
    this.reads = reads;
    this.tabs = tabs.stream().sorted(Comparator.comparing(ParticipantTab::key).reversed()).toList();
    this.templates = templates;
  }

  /** One tab of the person's page: its address and the key of its name. */
  public record Tab(String path, String title, boolean here) {}

  /** What every tab begins with. */
  public record Head(Person person, List<Tab> tabs) {}

  public record PersonPage(Head head, @Nullable String phone, @Nullable String municipality, @Nullable String language) {}

  /** @param section what the tab's own module says */
  public record TabPage(Head head, String title, Content section) {}

  /** @param name of the member of staff; null for the door, the system and those no longer here */
  public record Read(Instant at, String actorKind, @Nullable String name, String action) {}

  public record ReadsPage(Head head, List<Read> reads, int page, boolean hasNext) {}

  public record EditPage(Participant.Key id, String shownName, PersonForm form, List<Municipalities.Municipality> municipalities, List<Tongue> languages, Problems problems) {}

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}")
  JteModel person(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    Person person = participants.read(scope, participant);
    return templates.participantPerson(frame, new PersonPage(
        head(frame, person, ""),
        person.phone() == null ? null : Phone.shown(person.phone()),
        person.municipality() == null ? null : Municipalities.name(person.municipality(), frame.language()),
        person.language() == null ? null : Tongue.name(person.language(), frame.language())));
  }

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}/{tab}")
  JteModel tab(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable String tab, @RequestParam(defaultValue = "1") int page) {
    ParticipantTab found = tabs.stream().filter(t -> t.key().equals(tab) && frame.may(t.action())).findFirst().orElseThrow(NotFound::new);
    Person person = participants.read(scope, participant);
    Scope reading = Scope.staff(frame.actor(), found.action(), frame.request());
    return templates.participantTab(frame, new TabPage(head(frame, person, tab), found.title(), found.section(reading, frame, participant, Math.max(1, page))));
  }

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}/reads")
  JteModel reads(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "1") int page) {
    int place = Math.clamp(page, 1, 10_000);
    Person person = participants.read(scope, participant);
    List<Read> lines = reads.list(scope, participant, place);
    return templates.participantReads(frame, new ReadsPage(head(frame, person, "reads"), lines.stream().limit(PersonReads.PAGE).toList(), place, lines.size() > PersonReads.PAGE));
  }

  @Requires(EDIT_PARTICIPANT)
  @GetMapping("/participants/{participant}/edit")
  JteModel edit(Frame frame, Scope scope, @PathVariable Participant.Key participant) {
    Person person = participants.read(scope, participant);
    return editing(frame, person, PersonForm.of(person), Problems.none());
  }

  @Requires(EDIT_PARTICIPANT)
  @PostMapping("/participants/{participant}")
  ResponseEntity<JteModel> save(Frame frame, Scope scope, @PathVariable Participant.Key participant, PersonForm form) {
    Problems problems = form.problems(frame.today());
    if (!problems.any() && participants.edit(scope, participant, form)) return Answers.seeOther("/participants/" + participant.value());
    Person now = participants.read(scope, participant);
    if (!problems.any()) problems.add("alias", "participant.edit.problem.changed");
    return Answers.invalid(editing(frame, now, form.withVersion(now.version()), problems));
  }

  private JteModel editing(Frame frame, Person person, PersonForm form, Problems problems) {
    return templates.participantEdit(frame, new EditPage(person.id(), person.shownName(), form, Municipalities.list(frame.language()), Tongue.list(frame.language()), problems));
  }

  private Head head(Frame frame, Person person, String here) {
    String base = "/participants/" + person.id().value();
    List<Tab> all = new ArrayList<>();
    all.add(new Tab(base, "participant.person.tab", here.isEmpty()));
    tabs.stream().filter(t -> frame.may(t.action())).forEach(t -> all.add(new Tab(base + "/" + t.key(), t.title(), t.key().equals(here))));
    all.add(new Tab(base + "/reads", "participant.reads.tab", here.equals("reads")));
    return new Head(person, all);
  }
}
