package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_PARTICIPATION;

import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.ActField;
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
import java.util.ArrayList;
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

/** A person's situation from a day to a day: adding, ending, correcting with a reason, taking away. */
@RestController
public class StatusPages {
  private final Statuses statuses;
  private final Participations participations;
  private final Templates templates;

  StatusPages(Statuses statuses, Participations participations, Templates templates) {
    this.statuses = statuses;
    this.participations = participations;
    this.templates = templates;
  }

  /** The form as it was typed. */
  public record StatusForm(@Nullable String status, @Nullable String from, @Nullable String to, @Nullable String contract, @Nullable String hours, @Nullable String source, @Nullable String reason) {
    static StatusForm of(Status s) {
      return new StatusForm(Typed.code(s.status()), s.fromDate().toString(), s.toDate() == null ? "" : s.toDate().toString(), s.contract() == null ? "" : Typed.code(s.contract()),
          s.hours() == null ? "" : Typed.code(s.hours()), s.source(), "");
    }

    Optional<Status> read(Status.Key id, LocalDate today, Problems problems) {
      Optional<LocalDate> begins = Typed.date(from);
      Optional<LocalDate> ends = Typed.date(to);
      Optional<Status.Kind> kind = Typed.code(Status.Kind.class, status);
      problems
          .addIf(kind.isEmpty(), "status", "participation.problem.choice")
          .addIf(begins.isEmpty(), "from", Typed.noDay(from))
          .addIf(begins.filter(d -> d.isAfter(today)).isPresent(), "from", "participation.problem.future")
          .addIf(!Typed.text(to).isEmpty() && ends.isEmpty(), "to", Typed.noDay(to))
          .addIf(begins.isPresent() && ends.filter(d -> d.isBefore(begins.get())).isPresent(), "to", "participation.problem.endsBefore")
          .addIf(Typed.text(source).length() > 200, "source", "participation.problem.long", 200);
      if (problems.any()) return Optional.empty();
      String known = Typed.text(source);
      return Optional.of(new Status(id, begins.orElseThrow(), ends.orElse(null), kind.orElseThrow(), Typed.code(Status.Contract.class, contract).orElse(null),
          Typed.code(Status.Hours.class, hours).orElse(null), known.isEmpty() ? null : known));
    }
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/statuses/new")
  JteModel begin(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String from) {
    statuses.require(scope, participant);
    String begins = Typed.date(from).orElse(frame.today()).toString();
    return page(frame, scope, participant, null, new StatusForm(status, begins, "", "", "", "", ""), UUID.randomUUID().toString(), Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/statuses")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam Status.Key id, StatusForm form) {
    Problems problems = Problems.none();
    Optional<Status> status = form.read(id, frame.today(), problems);
    if (status.isPresent() && statuses.add(scope, participant, status.get()) == Statuses.Written.THERE_ALREADY) problems.add("from", "participation.problem.sameStatus");
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, null, form, id.value().toString(), problems));
    return Answers.seeOther(ActPages.tab(participant) + "?done=saved#statuses");
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/statuses/{status}")
  JteModel edit(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Status.Key status) {
    return page(frame, scope, participant, status, StatusForm.of(statuses.get(scope, participant, status)), "", Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/statuses/{status}")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable("status") Status.Key id, StatusForm form) {
    statuses.get(scope, participant, id);
    Problems problems = Problems.none();
    Optional<Status> status = form.read(id, frame.today(), problems);
    status.map(s -> statuses.change(scope, participant, s, Typed.text(form.reason()))).ifPresent(written -> problems
        .addIf(written == Statuses.Written.REASON_NEEDED, "reason", "participation.problem.reason")
        .addIf(written == Statuses.Written.THERE_ALREADY, "from", "participation.problem.sameStatus"));
    if (problems.any()) return Answers.invalid(page(frame, scope, participant, id, form, "", problems));
    return Answers.seeOther(ActPages.tab(participant) + "?done=saved#statuses");
  }

  @Requires(EDIT_PARTICIPATION)
  @GetMapping("/participants/{participant}/statuses/{status}/removal")
  JteModel removal(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Status.Key status) {
    return removing(frame, scope, participant, statuses.get(scope, participant, status), Problems.none());
  }

  @Requires(EDIT_PARTICIPATION)
  @PostMapping("/participants/{participant}/statuses/{status}/removal")
  ResponseEntity<JteModel> remove(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Status.Key status, @RequestParam(defaultValue = "") String reason) {
    Status there = statuses.get(scope, participant, status);
    if (reason.isBlank()) return Answers.invalid(removing(frame, scope, participant, there, Problems.none().add("reason", "participation.problem.reason")));
    statuses.remove(scope, participant, status, reason.strip());
    return Answers.seeOther(ActPages.tab(participant) + "?done=removed#statuses");
  }

  private JteModel removing(Frame frame, Scope scope, Participant.Key participant, Status status, Problems problems) {
    return templates.participationAct(frame, new ActPage("participation.removeStatus", line(frame, status.line()), "/participants/" + participant.value() + "/statuses/" + status.id().value() + "/removal",
        Map.of(), List.of(ActPages.field("reason", "text", "", true)), ActPages.tab(participant), problems).of(participations.person(scope, participant)));
  }

  private JteModel page(Frame frame, Scope scope, Participant.Key participant, Status.@Nullable Key id, StatusForm form, String made, Problems problems) {
    String path = "/participants/" + participant.value() + "/statuses";
    List<ActField> fields = new ArrayList<>(List.of(
        ActPages.choice("status", picks(frame, "participation.answer.situation", Status.Kind.values(), form.status()), true),
        ActPages.field("from", "date", form.from(), true),
        ActPages.field("to", "date", form.to(), false),
        ActPages.choice("contract", picks(frame, "participation.contract", Status.Contract.values(), form.contract()), false),
        ActPages.choice("hours", picks(frame, "participation.hours", Status.Hours.values(), form.hours()), false),
        ActPages.field("source", "text", form.source(), false)));
    if (id != null) fields.add(ActPages.field("reason", "text", form.reason(), false));
    return templates.participationAct(frame, new ActPage(id == null ? "participation.addStatus" : "participation.editStatus", "", id == null ? path : path + "/" + id.value(),
        id == null ? Map.of("id", made) : Map.of(), fields, ActPages.tab(participant), problems).of(participations.person(scope, participant)));
  }

  private static Stream<FormPick> picks(Frame frame, String prefix, Enum<?>[] values, @Nullable String chosen) {
    return Stream.concat(Stream.of(new FormPick("", frame.text("participation.choose"), Typed.text(chosen).isEmpty())),
        Stream.of(values).map(v -> new FormPick(Typed.code(v), frame.text(prefix + "." + Typed.code(v)), Typed.code(v).equals(chosen))));
  }

  /** A kept line of history in words: "employed 2026-01-02/ permanent full". */
  static String line(Frame frame, String line) {
    String[] words = line.split("[ /]", -1);
    List<String> said = new ArrayList<>(List.of(frame.text("participation.answer.situation." + words[0])));
    said.add(frame.period(Typed.date(words[1]).orElse(null), words.length > 2 ? Typed.date(words[2]).orElse(null) : null));
    for (int i = 3; i < words.length; i++) said.add(frame.text((Typed.code(Status.Contract.class, words[i]).isPresent() ? "participation.contract." : "participation.hours.") + words[i]));
    return String.join(" ", said);
  }
}
