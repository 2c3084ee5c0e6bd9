package fi.polku.organisation;

import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Seal;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** Making a way to log in: what the page offers, and whether what came back is good. */
@Component
class Enrolment {
  static final String TABLE = "organisation_staff";
  static final String COLUMN = "totp_secret";
  private static final Scope PENDING = Scope.system("new log-in");
  private final Ceremonies ceremonies;
  private final Passwords passwords;
  private final Seal seal;
  private final Clock clock;

  Enrolment(Ceremonies ceremonies, Passwords passwords, Seal seal, Clock clock) {
    this.ceremonies = ceremonies;
    this.passwords = passwords;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * What came from the form.
   *
   * @param secret the secret of the codes, sealed by the page that showed it
   * @param credential the authenticator's answer; empty when password and code are given instead
   */
  record Proof(@Nullable String secret, @Nullable String password, @Nullable String code, @Nullable String credential, @Nullable String label) {
    Proof {
      secret = Typed.text(secret);
      password = password == null ? "" : password;
      code = Typed.text(code);
      credential = Typed.text(credential);
      label = Typed.text(label);
    }

    static final Proof EMPTY = new Proof(null, null, null, null, null);
  }

  /** The same secret again when the form comes back, so that what was added to the app stays good. */
  LoginOffer offer(UUID staff, String email, String optionsPath, Proof typed) {
    Totp totp = opened(staff, typed.secret()).orElseGet(Totp::random);
    String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(totp.secret(), TABLE, COLUMN, staff));
    return new LoginOffer(sealed, totp.text(), QrPicture.of(totp.uri(email.isEmpty() ? "Polku" : email)), optionsPath, typed.label());
  }

  /** Begins making a passkey: the options for the browser, and a word in its cookie that fits them. */
  String options(RelyingParty.Person person, List<Passkey> known, HttpServletRequest request, HttpServletResponse response) {
    byte[] challenge = Bytes.random().getBytes();
    Secret word = ceremonies.begin(PENDING, Ceremonies.Kind.PASSKEY_NEW, challenge, List.of(person.staff()));
    LoginCookie.PENDING.write(request, response, word, Ceremonies.AGE);
    return RelyingParty.of(request).newOptions(person, challenge, known);
  }

  /** The new login, or empty with what is wrong added to the problems. */
  Optional<NewLogin> check(Proof form, RelyingParty.Person person, HttpServletRequest request, Problems problems) {
    return form.credential().isEmpty() ? password(form, person, problems) : passkey(form, person, request, problems);
  }

  private Optional<NewLogin> password(Proof form, RelyingParty.Person person, Problems problems) {
    Problems own = Passwords.check(Problems.none(), form.password(), person.email());
    Optional<Totp> totp = opened(person.staff(), form.secret());
    OptionalLong step = totp.map(t -> t.step(form.code(), clock.instant())).orElse(OptionalLong.empty());
    own.addIf(step.isEmpty(), "code", "organisation.newLogin.codeWrong");
    own.all().forEach(p -> problems.add(p.field(), p.key(), p.arguments().toArray()));
    if (own.any() || totp.isEmpty() || step.isEmpty()) return Optional.empty();
    byte[] sealed = seal.seal(totp.get().secret(), TABLE, COLUMN, person.staff());
    return Optional.of(new NewLogin.WithPassword(passwords.hash(form.password()), sealed, step.getAsLong()));
  }

  private Optional<NewLogin> passkey(Proof form, RelyingParty.Person person, HttpServletRequest request, Problems problems) {
    Optional<NewLogin> made = LoginCookie.PENDING.read(request)
        .flatMap(word -> ceremonies.take(PENDING, word, Ceremonies.Kind.PASSKEY_NEW))
        .filter(pending -> pending.staffIds().equals(List.of(person.staff())))
        .flatMap(pending -> RelyingParty.of(request).register(person, pending.challenge(), form.credential(), form.label().isEmpty() ? "Polku" : form.label()))
        .map(NewLogin.WithPasskey::new);
    if (made.isEmpty()) problems.add("passkey", "organisation.newLogin.passkeyRefused");
    return made;
  }

  private Optional<Totp> opened(UUID staff, String sealed) {
    try {
      return seal.open(Base64.getUrlDecoder().decode(sealed), TABLE, COLUMN, staff).map(Totp::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
