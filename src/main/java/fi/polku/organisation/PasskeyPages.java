package fi.polku.organisation;

import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logging in with a passkey: the passkey itself tells who and in which organisation. */
@RestController
public class PasskeyPages {
  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final Gate gate;
  private final Templates templates;

  PasskeyPages(Passkeys passkeys, Ceremonies ceremonies, Gate gate, Templates templates) {
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.gate = gate;
    this.templates = templates;
  }

  private record Used(Passkeys.Owned owned, CredentialRecord credential) {}

  @Public
  @PostMapping("/login/passkey-options")
  ResponseEntity<String> options(HttpServletRequest request, HttpServletResponse response) {
    Optional<Duration> wait = gate.wait(request);
    if (wait.isPresent()) return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds())).build();
    byte[] challenge = Bytes.random().getBytes();
    Secret word = ceremonies.begin(LoginPages.SCOPE, Ceremonies.Kind.PASSKEY_LOG_IN, challenge, List.of());
    LoginCookie.PENDING.write(request, response, word, Ceremonies.AGE);
    return json(RelyingParty.of(request).logInOptions(challenge));
  }

  @Public
  @PostMapping("/login/passkey")
  ResponseEntity<JteModel> logIn(Frame frame, @RequestParam(defaultValue = "") String credential, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, HttpServletResponse response) {
    Optional<Used> used = used(credential, request);
    if (used.isEmpty()) {
      Problems problems = Problems.none().add("passkey", "organisation.login.passkeyRefused");
      return Answers.invalid(templates.organisationLogin(frame, new LoginPages.LoginPage("", LoginPages.inside(next), false, problems)));
    }
    Passkeys.Owned owned = used.get().owned();
    passkeys.used(Scope.system("log in", owned.organisation()), used.get().credential());
    gate.open(new Credentials.Known(owned.staff(), owned.organisation()), Assurance.PASSKEY, request, response);
    return Answers.seeOther(LoginPages.inside(next));
  }

  static ResponseEntity<String> json(String options) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).body(options);
  }

  private Optional<Used> used(String credential, HttpServletRequest request) {
    return LoginCookie.PENDING.read(request)
        .flatMap(word -> ceremonies.take(LoginPages.SCOPE, word, Ceremonies.Kind.PASSKEY_LOG_IN))
        .flatMap(pending -> RelyingParty.idOf(credential)
            .flatMap(id -> passkeys.find(LoginPages.SCOPE, id))
            .flatMap(owned -> RelyingParty.of(request).verify(owned, pending.challenge(), credential).map(seen -> new Used(owned, seen))));
  }
}
