package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.MERGE_PARTICIPANTS;

import fi.polku.participant.Merges.Holding;
import fi.polku.participant.Merges.Pair;
import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two records of one person: finding the other, seeing what each has, joining them, and parting them again. */
@RestController
public class MergePages {
  private final Merges merges;
  private final Participants participants;
  private final Acquaintance acquaintance;
  private final Templates templates;

  MergePages(Merges merges, Participants participants, Acquaintance acquaintance, Templates templates) {
    this.merges = merges;
    this.participants = participants;
    this.acquaintance = acquaintance;
    this.templates = templates;
  }

  /** @param merges that stand already, newest first */
  public record RecordsPage(Person person, String q, List<Participant> found, List<Merge> merges) {}

  /** One field of both: as they are said; {@code side} is what has been chosen so far. */
  public record MergeField(String name, String kept, String other, boolean differs, Merge.@Nullable Side side) {}

  /** What both have in one table: its name in words, and how many rows. */
  public record MergeCount(String words, long kept, long other) {}

  /** @param since the day the kept one and the other became known here; @param foreseen what the modules will settle, in words */
  public record MergePage(Person kept, Person other, List<LocalDate> since, List<MergeField> fields, List<MergeCount> counts, List<String> foreseen, MergeForm form, Problems problems) {}

  @Requires(MERGE_PARTICIPANTS)
  @GetMapping("/participants/{participant}/records")
  JteModel records(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String q) {
    Person person = participants.read(scope, participant);
    List<Participant> found = participants.likely(scope, SearchWords.of(q)).stream().filter(p -> !p.id().equals(participant)).toList();
    RecordsPage page = new RecordsPage(person, q.strip(), found, merges.list(scope, participant));
    return frame.fragment() ? templates.participantRecordsFound(frame, page) : templates.participantRecords(frame, page);
  }

  @Requires(MERGE_PARTICIPANTS)
  @GetMapping("/participants/{participant}/merge/{other}")
  JteModel preview(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Participant.Key other) {
    return page(frame, scope, participant, other, MergeForm.blank(), Problems.none());
  }

  @Requires(MERGE_PARTICIPANTS)
  @PostMapping("/participants/{participant}/merge/{other}")
  ResponseEntity<JteModel> merge(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Participant.Key other, MergeForm form) {
    Problems problems = merges.merge(scope, participant, other, form);
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, other, form, problems));
    return Answers.seeOther("/participants/" + participant.value() + "/records?done=merged");
  }

  @Requires(MERGE_PARTICIPANTS)
  @PostMapping("/participants/{participant}/merges/{merge}/undo")
  ResponseEntity<JteModel> undo(Scope scope, @PathVariable Participant.Key participant, @PathVariable Merge.Key merge) {
    merges.undo(scope, participant, merge);
    return Answers.seeOther("/participants/" + participant.value() + "/records?done=parted");
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key kept, Participant.Key other, MergeForm form, Problems problems) {
    Pair pair = merges.pair(scope, kept, other);
    MergeFields fields = pair.fields();
    List<MergeField> shown = fields.all().stream()
        .map(f -> new MergeField(f.name(), said(frame, f.name(), f.kept()), said(frame, f.name(), f.other()), f.differs(), form.sides().get(f.name())))
        .toList();
    return templates.participantMerge(frame, new MergePage(fields.kept(), fields.other(), Stream.of(fields.kept(), fields.other()).map(p -> since(scope, p)).toList(), shown, counts(frame, pair), merges.foreseen(scope, frame, kept, other), form.seeing(fields.seen()), problems));
  }

  private LocalDate since(Scope scope, Person person) {
    return Helsinki.date(Acquaintance.since(person.createdAt(), acquaintance.firstDay(scope, person.id())));
  }

  private static List<MergeCount> counts(Frame frame, Pair pair) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Holding h : pair.kept()) if (named(frame, h)) counts.computeIfAbsent(words(frame, h), w -> new long[2])[0] += h.count();
    for (Holding h : pair.other()) if (named(frame, h)) counts.computeIfAbsent(words(frame, h), w -> new long[2])[1] += h.count();
    return counts.entrySet().stream().map(e -> new MergeCount(e.getKey(), e.getValue()[0], e.getValue()[1])).toList();
  }

  private static String words(Frame frame, Holding holding) {
    return frame.text("participant.merge.has." + holding.name());
  }

  /** What has a name for people; the rest is how Polku keeps it. */
  private static boolean named(Frame frame, Holding holding) {
    return frame.has("participant.merge.has." + holding.name());
  }

  private static String said(Frame frame, String field, @Nullable String value) {
    if (value == null) return "";
    return switch (field) {
      case "birthDate" -> frame.date(LocalDate.parse(value));
      case "gender" -> Stream.of(Participant.Gender.values()).filter(g -> g.name().equalsIgnoreCase(value.replace('-', '_'))).map(g -> frame.label("participant.gender", g)).findFirst().orElse(value);
      case "municipality" -> frame.municipality(value);
      case "language" -> Tongue.name(value, frame.language());
      case "phone" -> Phone.shown(value);
      default -> value;
    };
  }
}
