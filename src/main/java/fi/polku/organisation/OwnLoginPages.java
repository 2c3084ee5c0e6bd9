package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.LanguageCookie;
import fi.polku.platform.web.LoginNeeded;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own log-in: passkeys, password and code, language, and where one is logged in. */
@RestController
public class OwnLoginPages {
  /** Who changes how to log in has shown a factor within this time: a tablet left on a table is not enough. */
  private static final Duration FRESH = Duration.ofMinutes(30);

  private final OwnLogin own;
  private final Enrolment enrolment;
  private final Templates templates;

  OwnLoginPages(OwnLogin own, Enrolment enrolment, Templates templates) {
    this.own = own;
    this.enrolment = enrolment;
    this.templates = templates;
  }

  /** @param fresh whether the log-in may be changed without logging in again first */
  public record OwnLoginPage(String name, String email, boolean fresh, boolean hasPassword, List<Passkey> passkeys, List<OpenLogin> logins, LoginOffer offer, Problems problems) {}

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @GetMapping("/settings/login")
  JteModel show(Frame frame, Scope scope, Actor actor, HttpServletRequest request) {
    return page(frame, scope, actor, request, Enrolment.Proof.EMPTY, Problems.none());
  }

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @PostMapping("/settings/login/passkey-options")
  ResponseEntity<String> options(Frame frame, Scope scope, Actor actor, HttpServletRequest request, HttpServletResponse response) {
    requireFresh(frame, actor);
    return PasskeyPages.json(enrolment.options(person(scope, actor), own.passkeys(scope), request, response));
  }

  /** Adds a passkey, or sets a new password with its codes. */
  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @PostMapping("/settings/login")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, Actor actor, Enrolment.Proof form, HttpServletRequest request) {
    requireFresh(frame, actor);
    Problems problems = Problems.none();
    Optional<NewLogin> login = enrolment.check(form, person(scope, actor), request, problems);
    if (login.isEmpty()) return Answers.invalid(page(frame, scope, actor, request, form, problems));
    own.give(scope, word(request), login.get());
    return Answers.seeOther("/settings/login");
  }

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @PostMapping("/settings/login/passkeys/{id}/removal")
  ResponseEntity<JteModel> remove(Frame frame, Scope scope, Actor actor, @PathVariable String id) {
    requireFresh(frame, actor);
    own.removePasskey(scope, decoded(id));
    return Answers.seeOther("/settings/login");
  }

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @PostMapping("/settings/login/language")
  ResponseEntity<JteModel> speak(Scope scope, @RequestParam String language, HttpServletResponse response) {
    Language chosen = Language.ofTag(language).orElseThrow(() -> new Invalid("platform.language.unknown"));
    own.speak(scope, chosen);
    response.addHeader(HttpHeaders.SET_COOKIE, LanguageCookie.header(chosen));
    return Answers.seeOther("/settings/login");
  }

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @PostMapping("/settings/login/elsewhere")
  ResponseEntity<JteModel> logOutElsewhere(Scope scope, HttpServletRequest request) {
    own.endOthers(scope, word(request));
    return Answers.seeOther("/settings/login");
  }

  private JteModel page(Frame frame, Scope scope, Actor actor, HttpServletRequest request, Enrolment.Proof form, Problems problems) {
    OwnLogin.Overview overview = own.overview(scope, word(request));
    LoginOffer offer = enrolment.offer(actor.staff(), overview.email(), "/settings/login/passkey-options", form);
    return templates.organisationOwnLogin(frame, new OwnLoginPage(actor.name(), overview.email(), fresh(frame, actor), overview.hasPassword(), overview.passkeys(), overview.logins(), offer, problems));
  }

  private RelyingParty.Person person(Scope scope, Actor actor) {
    return new RelyingParty.Person(actor.staff(), own.email(scope), actor.name());
  }

  private static boolean fresh(Frame frame, Actor actor) {
    return actor.factorAt().isAfter(frame.now().minus(FRESH));
  }

  private static void requireFresh(Frame frame, Actor actor) {
    if (!fresh(frame, actor)) throw new LoginNeeded();
  }

  /** A program with a token has no log-in of its own to look at. */
  private static Secret word(HttpServletRequest request) {
    return LoginCookie.LOGIN.read(request).orElseThrow(LoginNeeded::new);
  }

  private static byte[] decoded(String id) {
    try {
      return Base64.getUrlDecoder().decode(id);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }
}
