package fi.polku.participation;

import fi.polku.participation.FormPages.Asked;
import fi.polku.participation.FormPages.SavedPage;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A form on a person's own phone: what a link opens is this one form, and only what has been typed into it. */
@RestController
public class LinkPages {
  private static final Scope FINDING = Scope.system("participation.find-form");
  private final FormLinks links;
  private final Drafts drafts;
  private final Submissions submissions;
  private final LinkLimits limits;
  private final Templates templates;

  LinkPages(FormLinks links, Drafts drafts, Submissions submissions, LinkLimits limits, Templates templates) {
    this.links = links;
    this.drafts = drafts;
    this.submissions = submissions;
    this.limits = limits;
    this.templates = templates;
  }

  public record OwnFormPage(String kind, String path, String organisation, String project, int draft, int revision, String saved, List<Asked> asked, String until, boolean kept, boolean sensitiveLeftOut, Problems problems) {}

  /** After the form has been sent the link opens nothing: this is where one arrives. */
  @Public
  @GetMapping("/forms/sent")
  JteModel sent(Frame frame) {
    return templates.participationThanks(frame, "participation.own.thanks");
  }

  @Public
  @GetMapping("/forms/{word}")
  JteModel show(Frame frame, @PathVariable String word, HttpServletRequest request) {
    Draft draft = draft(word, request);
    return page(frame, word, links.open(scope(draft, request), draft), null, Problems.none());
  }

  @Public
  @PostMapping("/forms/{word}/draft")
  ResponseEntity<JteModel> keep(Frame frame, @PathVariable String word, @RequestParam(defaultValue = "0") int draft, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
    Draft found = draft(word, request);
    Scope scope = scope(found, request);
    FormLinks.Opened opened = links.open(scope, found);
    Filled filled = Filled.of(fields, opened.asked());
    Optional<Integer> saved = drafts.save(scope, at(found, draft), filled);
    if (frame.fragment()) return Answers.page(templates.participationSaved(frame, new SavedPage(saved.orElse(draft), FormPages.saved(frame, saved.isPresent()), saved.isEmpty())));
    if (saved.isPresent()) return Answers.seeOther("/forms/" + word);
    return Answers.invalid(page(frame, word, opened, filled, Problems.none().add("saved", "participation.draft.stale")));
  }

  @Public
  @PostMapping("/forms/{word}")
  ResponseEntity<JteModel> send(Frame frame, @PathVariable String word, @RequestParam(defaultValue = "-1") int revision, @RequestParam(defaultValue = "0") int draft, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
    Draft found = draft(word, request);
    Scope scope = scope(found, request);
    FormLinks.Opened opened = links.open(scope, found);
    Filled filled = Filled.of(fields, opened.asked());
    Problems problems = submissions.send(scope, new Submissions.Sent(found, filled, revision, Submissions.OWN_ANSWER, frame.today(), true));
    if (problems.any()) return Answers.invalid(kept(frame, scope, word, opened, at(found, draft), filled, problems));
    return Answers.seeOther("/forms/sent");
  }

  /** What could not be sent yet waits under the link, and is said to. */
  private JteModel kept(Frame frame, Scope scope, String word, FormLinks.Opened o, Draft draft, Filled filled, Problems problems) {
    Optional<Integer> saved = drafts.save(scope, draft, filled);
    FormLinks.Opened now = new FormLinks.Opened(saved.map(r -> at(o.draft(), r)).orElse(o.draft()), o.spell(), o.project(), o.organisation(), o.asked(), o.filled(), o.sensitiveWithdrawn());
    return page(frame, word, now, filled, saved.isPresent() ? problems : problems.add("saved", "participation.draft.stale"), saved.isPresent());
  }

  private static Draft at(Draft d, int revision) {
    return new Draft(d.id(), d.organisationId(), d.participantId(), d.spellId(), d.kind(), d.way(), revision, d.paperDate(), d.signedBy(), d.savedAt(), d.expiresAt());
  }

  private JteModel page(Frame frame, String word, FormLinks.Opened o, @org.jspecify.annotations.Nullable Filled typed, Problems problems) {
    return page(frame, word, o, typed, problems, false);
  }

  private JteModel page(Frame frame, String word, FormLinks.Opened o, @org.jspecify.annotations.Nullable Filled typed, Problems problems, boolean kept) {
    Draft draft = o.draft();
    List<Asked> asked = new FormView(frame, o.project().programme(), draft.kind(), true).asked(o.asked(), typed == null ? o.filled() : typed);
    String saved = kept ? FormPages.saved(frame, true) : draft.savedAt() == null ? "" : frame.text("participation.draft.savedAt", frame.moment(draft.savedAt()));
    return templates.participationOwnForm(frame, new OwnFormPage(Typed.code(draft.kind()), "/forms/" + word, o.organisation(), o.project().name(), draft.revision(), o.spell().revision(), saved, asked,
        frame.date(draft.expiresAt()), kept, o.sensitiveWithdrawn() && draft.kind() == FormKind.START, problems));
  }

  /** A link that is no good looks the same for whatever reason; only those count towards the limit, so that nobody's guesses hold up a good one. */
  private Draft draft(String word, HttpServletRequest request) {
    return links.find(FINDING, new Secret(word)).orElseThrow(() -> miss(request));
  }

  private RuntimeException miss(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (!limits.mayTry(address)) return new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    limits.triedWrong(address);
    return new NotFound();
  }

  private static Scope scope(Draft draft, HttpServletRequest request) {
    return new Scope(Scope.Kind.VISITOR, draft.organisationId(), null, null, "LINK", "participation.fill-own-form", Requests.id(request));
  }
}
