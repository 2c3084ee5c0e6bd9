package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.FILL_FORM;

import fi.polku.organisation.QrPicture;
import fi.polku.participant.Participant;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Filling a form with the person on the screen, or from paper; and the link to their own phone. */
@RestController
public class FormPages {
  private static final List<String> SIGNERS = List.of("participant", "both", "staff", "nobody");
  private final Participations participations;
  private final Drafts drafts;
  private final Submissions submissions;
  private final FormLinks links;
  private final Templates templates;

  FormPages(Participations participations, Drafts drafts, Submissions submissions, FormLinks links, Templates templates) {
    this.participations = participations;
    this.drafts = drafts;
    this.submissions = submissions;
    this.links = links;
    this.templates = templates;
  }

  /**
   * One question, in words.
   *
   * @param input day, choice, list, several or words
   * @param of the question this is a detail of, empty for none; {@code when} is it asked: with one of these answers, or with any
   * @param reasons why there may be no answer, where that is asked beside the answer
   */
  public record Asked(String name, String input, String label, String why, String goes, boolean sensitive, boolean detail, String of, String when, String value, List<FormPick> answers, List<FormPick> reasons) {}

  /** @param saved when the draft was saved, in words; empty when nothing has been yet */
  public record FillPage(String person, String kind, String path, String back, FundedProject project, Spell spell, boolean paper, Form.Key id, int draft, String saved, List<Asked> asked, String paperDate,
      List<FormPick> signers, boolean anyGiven, String reason, boolean linkWaits, boolean sent, boolean sensitiveLeftOut, Problems problems) {}

  /** What the saving of a draft says. */
  public record SavedPage(int draft, String sentence, boolean stale) {}

  public record FormLinkPage(String person, String kind, String link, QrPicture picture, String until, String back) {}

  static String path(Spell spell, FormKind kind) {
    return "/participants/" + spell.participantId().value() + "/spells/" + spell.id().value() + "/forms/" + Typed.code(kind);
  }

  @Requires(FILL_FORM)
  @GetMapping("/participants/{participant}/spells/{spell}/forms/{kind}")
  JteModel show(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @PathVariable FormKind kind, @RequestParam(defaultValue = "") String way) {
    Participations.Entry entry = participations.entry(scope, participant, spell, Optional.of(kind), drafts);
    Filled filled = entry.draft().map(d -> drafts.answers(scope, d)).orElseGet(() -> known(entry, kind));
    boolean paper = way.isEmpty() ? entry.draft().map(d -> d.way() == Way.PAPER).orElse(false) : way.equals("paper");
    Draft draft = entry.draft().map(d -> with(d, paper)).orElseGet(() -> blank(frame, scope, entry, kind, paper));
    return page(frame, scope, entry, draft, filled, "", Problems.none());
  }

  /** What the form shows before anything has been typed. */
  private static Filled known(Participations.Entry entry, FormKind kind) {
    return kind == FormKind.START ? Filled.of(entry.snapshot()) : new Filled(Map.of());
  }

  private static Draft with(Draft d, boolean paper) {
    return new Draft(d.id(), d.organisationId(), d.participantId(), d.spellId(), d.kind(), paper ? Way.PAPER : Way.SCREEN, d.revision(), d.paperDate(), d.signedBy(), d.savedAt(), d.expiresAt());
  }

  private static Draft anew(Draft d) {
    return new Draft(new Form.Key(UUID.randomUUID()), d.organisationId(), d.participantId(), d.spellId(), d.kind(), d.way(), 0, d.paperDate(), d.signedBy(), null, d.expiresAt());
  }

  private static Draft blank(Frame frame, Scope scope, Participations.Entry entry, FormKind kind, boolean paper) {
    return new Draft(new Form.Key(UUID.randomUUID()), scope.requireOrganisation(), entry.spell().participantId(), entry.spell().id(), kind, paper ? Way.PAPER : Way.SCREEN, 0, null, null, null, frame.now());
  }

  /** What stands around the questions. */
  public record FillForm(Form.Key form, int draft, int revision, @Nullable String way, @Nullable String paperDate, @Nullable String signedBy, @Nullable String reason) {
    Draft draft(Frame frame, Scope scope, Spell spell, FormKind kind) {
      return new Draft(form, scope.requireOrganisation(), spell.participantId(), spell.id(), kind, "paper".equals(way) ? Way.PAPER : Way.SCREEN, draft,
          Typed.date(paperDate).orElse(null), SIGNERS.contains(Typed.text(signedBy)) ? Typed.text(signedBy) : null, null, frame.now());
    }

    Problems check(LocalDate today) {
      if (!"paper".equals(way)) return Problems.none();
      Optional<LocalDate> day = Typed.date(paperDate);
      return Problems.none()
          .addIf(day.isEmpty(), "paperDate", Typed.noDay(paperDate))
          .addIf(day.filter(d -> d.isAfter(today)).isPresent(), "paperDate", "participation.problem.future")
          .addIf(!SIGNERS.contains(Typed.text(signedBy)), "signedBy", "participation.problem.signer");
    }
  }

  /** @param to where one goes with what has been typed: to the paper, back to the person, to an empty form; nowhere when empty */
  @Requires(FILL_FORM)
  @PostMapping("/participants/{participant}/spells/{spell}/forms/{kind}/draft")
  ResponseEntity<JteModel> keep(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @PathVariable FormKind kind, FillForm form,
      @RequestParam(defaultValue = "") String to, @RequestParam MultiValueMap<String, String> fields) {
    Participations.Entry entry = participations.entry(scope, participant, spell, Optional.of(kind), drafts);
    Filled filled = Filled.of(fields, entry.asked(kind));
    Draft draft = form.draft(frame, scope, entry.spell(), kind);
    Optional<Integer> saved = save(scope, entry, draft, filled);
    if (frame.fragment()) return Answers.page(templates.participationSaved(frame, new SavedPage(saved.orElse(draft.revision()), saved(frame, saved.isPresent()), saved.isEmpty())));
    return saved.isPresent() ? Answers.seeOther(onward(entry, kind, to)) : stale(frame, scope, entry, draft, filled, Typed.text(form.reason()));
  }

  /** Leaving a form that nobody has touched begins no draft. */
  private Optional<Integer> save(Scope scope, Participations.Entry entry, Draft draft, Filled filled) {
    boolean untouched = draft.revision() == 0 && entry.draft().isEmpty() && draft.paperDate() == null && draft.signedBy() == null && filled.says(known(entry, draft.kind()), entry.asked(draft.kind()));
    return untouched ? Optional.of(0) : drafts.save(scope, draft, filled);
  }

  private static String onward(Participations.Entry entry, FormKind kind, String to) {
    return switch (to) {
      case "paper", "screen" -> path(entry.spell(), kind) + "?way=" + to;
      case "person" -> ActPages.tab(entry.spell().participantId());
      case "print" -> "/work/projects/" + entry.participation().project().id().value() + "/forms/" + Typed.code(kind);
      default -> path(entry.spell(), kind);
    };
  }

  /** Saved again, it goes over what the other has written, now that this has been said. */
  private ResponseEntity<JteModel> stale(Frame frame, Scope scope, Participations.Entry entry, Draft draft, Filled filled, String reason) {
    Draft over = entry.draft().map(d -> with(d, draft.way() == Way.PAPER)).orElse(draft);
    return Answers.invalid(page(frame, scope, entry, over, filled, reason, Problems.none().add("saved", "participation.draft.stale")));
  }

  static String saved(Frame frame, boolean kept) {
    return kept ? frame.text("participation.draft.saved", clock(frame)) : frame.text("participation.draft.stale");
  }

  private static String clock(Frame frame) {
    return frame.moment(frame.now()).replaceFirst("^.*\\s", "");
  }

  @Requires(FILL_FORM)
  @PostMapping("/participants/{participant}/spells/{spell}/forms/{kind}")
  ResponseEntity<JteModel> send(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @PathVariable FormKind kind, FillForm form,
      @RequestParam MultiValueMap<String, String> fields) {
    Participations.Entry entry = participations.entry(scope, participant, spell, Optional.empty(), drafts);
    Filled filled = Filled.of(fields, entry.asked(kind));
    Draft draft = form.draft(frame, scope, entry.spell(), kind);
    Problems problems = form.check(frame.today());
    if (!problems.any()) problems = submissions.send(scope, new Submissions.Sent(draft, filled, form.revision(), Typed.text(form.reason()), frame.today(), false));
    // what has been sent is corrected by a form of its own
    if (kind == FormKind.START && problems.of("saved").isPresent()) draft = anew(draft);
    if (problems.any()) return Answers.invalid(page(frame, scope, entry, draft, filled, Typed.text(form.reason()), problems));
    return Answers.seeOther(ActPages.tab(participant) + "?done=" + sent(entry, kind, filled));
  }

  /** Nothing is forced; what was left empty is told. */
  private static String sent(Participations.Entry entry, FormKind kind, Filled filled) {
    boolean whole = entry.asked(kind).stream().filter(q -> !Question.DETAILS.contains(q)).allMatch(q -> filled.told(q) || (kind == FormKind.START && !entry.snapshot().open(q)));
    if (whole) return "sent";
    return kind == FormKind.START ? "sent-open" : "sent-later";
  }

  private JteModel page(Frame frame, Scope scope, Participations.Entry entry, Draft draft, Filled filled, String reason, Problems problems) {
    FundedProject project = entry.participation().project();
    FormKind kind = draft.kind();
    List<Question> questions = entry.asked(kind);
    boolean sent = entry.forms().stream().anyMatch(f -> f.kind() == kind);
    // a reason is asked of who corrects: what the person's own data say beforehand is no earlier answer to this form
    boolean given = kind == FormKind.START && (questions.stream().anyMatch(q -> !Question.OF_PERSON.contains(q) && entry.snapshot().given(q)) || sent || !reason.isEmpty() || problems.of("reason").isPresent());
    List<FormPick> signers = SIGNERS.stream().map(s -> new FormPick(s, frame.text("participation.signed." + s), s.equals(draft.signedBy()))).toList();
    String saved = draft.savedAt() == null ? "" : frame.text("participation.draft.savedAt", frame.moment(draft.savedAt()));
    return templates.participationFill(frame, new FillPage(entry.person().shownName(), Typed.code(kind), path(entry.spell(), kind), ActPages.tab(entry.spell().participantId()), project, entry.spell(), draft.way() == Way.PAPER, draft.id(),
        draft.revision(), saved, new FormView(frame, project.programme(), kind, false).asked(questions, filled), draft.paperDate() == null ? "" : draft.paperDate().toString(), signers, given, reason,
        links.waits(scope, entry.spell().id(), kind), sent,
        kind == FormKind.START && entry.sensitiveWithdrawn(), problems));
  }

  /** The typed answers come along, so that none is lost; a link alone may be asked for too. */
  @Requires(FILL_FORM)
  @PostMapping("/participants/{participant}/spells/{spell}/forms/{kind}/link")
  ResponseEntity<JteModel> link(Frame frame, Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @PathVariable FormKind kind, @RequestParam(required = false) Form.@Nullable Key form,
      @RequestParam(defaultValue = "0") int draft, @RequestParam MultiValueMap<String, String> fields) {
    Participations.Entry entry = participations.entry(scope, participant, spell, Optional.of(kind), drafts);
    linkable(entry, kind);
    if (form != null) {
      Draft typed = new FillForm(form, draft, 0, fields.getFirst("way"), fields.getFirst("paperDate"), fields.getFirst("signedBy"), null).draft(frame, scope, entry.spell(), kind);
      Filled filled = Filled.of(fields, entry.asked(kind));
      if (save(scope, entry, typed, filled).isEmpty()) return stale(frame, scope, entry, typed, filled, Typed.text(fields.getFirst("reason")));
    }
    String word = links.make(scope, participant, spell, kind).text();
    String link = ServletUriComponentsBuilder.fromCurrentContextPath().path("/forms/" + word).toUriString();
    return Answers.page(templates.participationLink(frame, new FormLinkPage(entry.person().shownName(), Typed.code(kind), link, QrPicture.of(link), frame.date(frame.now().plus(FormLinks.AGE)), path(entry.spell(), kind))));
  }

  private static void linkable(Participations.Entry entry, FormKind kind) {
    if (entry.asked(kind).isEmpty()) throw new Conflict("participation.form.asksNothing");
    if (kind.afterwards() && entry.forms().stream().anyMatch(f -> f.kind() == kind)) throw new Conflict("participation.form.sentAlready");
    Submissions.require(entry.spell(), kind);
  }

  @Requires(FILL_FORM)
  @PostMapping("/participants/{participant}/spells/{spell}/forms/{kind}/link/end")
  ResponseEntity<JteModel> endLink(Scope scope, @PathVariable Participant.Key participant, @PathVariable Spell.Key spell, @PathVariable FormKind kind) {
    links.end(scope, participant, spell, kind);
    return Answers.seeOther("/participants/" + participant.value() + "/spells/" + spell.value() + "/forms/" + Typed.code(kind));
  }
}
