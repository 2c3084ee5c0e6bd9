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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One person: who they are and how they are reached, what other modules know of them, and who has read it. */
@RestController
public class PersonPages {
  private final Participants participants;
  private final Sections sections;
  private final PersonHeads heads;
  private final Templates templates;

  PersonPages(Participants participants, Sections sections, PersonHeads heads, Templates templates) {
    this.participants = participants;
    this.sections = sections;
    this.heads = heads;
    this.templates = templates;
  }

  /** What stands on the tabs. */
  @Component
  record Sections(PersonReads reads, List<ParticipantTab> tabs, Timeline timeline, Acquaintance acquaintance) {}

  /** One tab of the person's page: its address and the key of its name. */
  public record Tab(String path, String title, boolean here) {}

  /** What every tab begins with. */
  public record Head(Person person, List<Tab> tabs) {}

  /** One thing known of the person, or empty: the name of its field, and how it is said. */
  public record Fact(String field, String value) {
    static Fact of(String field, @Nullable String value) {
      return new Fact(field, value == null ? "" : value);
    }
  }

  /** @param since when the person became known here; @param earlier the moment before which there is more, empty when this was all; @param restricted only named staff find the person */
  public record PersonPage(Head head, List<Fact> facts, Instant since, String phone, Ladder ladder, List<TimelineItem> items, String earlier, boolean restricted) {}

  /** @param section what the tab's own module says */
  public record TabPage(Head head, String title, Content section) {}

  /**
   * @param name of the member of staff; null for the door, the system and those no longer here
   * @param times how often within a minute: one page may read somebody in several places
   */
  public record Read(Instant at, String actorKind, @Nullable UUID actorId, @Nullable String name, String action, int times) {
    boolean again(Read earlier) {
      return actorKind.equals(earlier.actorKind) && Objects.equals(actorId, earlier.actorId) && action.equals(earlier.action) && earlier.at.isAfter(at.minusSeconds(60));
    }

    /** Newest first; equal ones of one minute are one, where the newest of them was. */
    static List<Read> joined(List<Read> lines) {
      List<Read> joined = new ArrayList<>();
      for (Read line : lines) {
        int newest = IntStream.range(0, joined.size()).filter(i -> joined.get(i).again(line)).findFirst().orElse(-1);
        if (newest < 0) joined.add(line);
        else joined.set(newest, joined.get(newest).more());
      }
      return joined;
    }

    private Read more() {
      return new Read(at, actorKind, actorId, name, action, times + 1);
    }
  }

  public record ReadsPage(Head head, List<Read> reads, int page, boolean hasNext) {}

  public record PersonEditPage(Participant.Key id, String shownName, PersonForm form, List<Municipalities.Municipality> municipalities, List<Tongue> languages, Problems problems) {}

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}")
  JteModel person(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String before) {
    Person person = participants.read(scope, participant);
    Timeline.Stretch stretch = sections.timeline.of(frame, participant, before);
    String phone = person.phone() == null ? "" : Phone.shown(person.phone());
    Instant since = Acquaintance.since(person.createdAt(), sections.acquaintance.firstDay(scope, participant));
    return templates.participantPerson(frame, new PersonPage(heads.of(frame, person, ""), facts(frame, person), since, phone, Ladder.of(person), stretch.items(), stretch.earlier(), participants.restricted(scope, participant)));
  }

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}/{tab}")
  JteModel tab(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable String tab, @RequestParam(defaultValue = "1") int page) {
    ParticipantTab found = sections.tabs.stream().filter(t -> t.key().equals(tab) && frame.may(t.action())).findFirst().orElseThrow(NotFound::new);
    Person person = participants.read(scope, participant);
    Scope reading = Scope.staff(frame.actor(), found.action(), frame.request());
    return templates.participantTab(frame, new TabPage(heads.of(frame, person, tab), found.title(), found.section(reading, frame, participant, Math.max(1, page))));
  }

  @Requires(READ_PARTICIPANT)
  @GetMapping("/participants/{participant}/reads")
  JteModel reads(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "1") int page) {
    int place = Math.clamp(page, 1, 10_000);
    Person person = participants.read(scope, participant);
    List<Read> lines = sections.reads.list(scope, participant, place);
    return templates.participantReads(frame, new ReadsPage(heads.of(frame, person, "reads"), Read.joined(lines.stream().limit(PersonReads.PAGE).toList()), place, lines.size() > PersonReads.PAGE));
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
    sections.acquaintance.firstDay(scope, participant).filter(form::bornAfter).ifPresent(day -> problems.add("birthDate", "participant.edit.problem.bornLater", frame.date(day)));
    if (!problems.any() && participants.edit(scope, participant, form)) return Answers.seeOther("/participants/" + participant.value() + "?done=saved");
    Person now = participants.read(scope, participant);
    if (!problems.any()) problems.add("alias", "participant.edit.problem.changed");
    return Answers.invalid(editing(frame, now, form.withVersion(now.version()), problems));
  }

  private JteModel editing(Frame frame, Person person, PersonForm form, Problems problems) {
    return templates.participantEdit(frame, new PersonEditPage(person.id(), person.shownName(), form, Municipalities.list(frame.language(), person.municipality()), Tongue.list(frame.language()), problems));
  }

  private static List<Fact> facts(Frame frame, Person person) {
    return List.of(
        Fact.of("alias", person.alias()),
        Fact.of("name", person.fullName()),
        Fact.of("birthDate", person.birthDate() == null ? null : frame.date(person.birthDate())),
        Fact.of("gender", person.gender() == null ? null : frame.label("participant.gender", person.gender())),
        Fact.of("language", person.language() == null ? null : Tongue.name(person.language(), frame.language())),
        Fact.of("municipality", Municipalities.name(person.municipality(), frame.language())),
        Fact.of("postalCode", person.postalCode()));
  }

}
