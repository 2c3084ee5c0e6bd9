package fi.polku.organisation;

import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.KeptForm;
import fi.polku.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where a browser becomes somebody, and stops being so: counts the tries, opens and closes logins, sets the cookies. */
@Component
class Gate {
  private final Logins logins;
  private final Ceremonies ceremonies;
  private final Attempts attempts;
  private final Credentials credentials;

  Gate(Logins logins, Ceremonies ceremonies, Attempts attempts, Credentials credentials) {
    this.logins = logins;
    this.ceremonies = ceremonies;
    this.attempts = attempts;
    this.credentials = credentials;
  }

  /** Counts this try; how long to wait when there were too many from this address or for this account. */
  Optional<Duration> wait(HttpServletRequest request, String account) {
    return wait(request).or(() -> attempts.onAccount(account));
  }

  Optional<Duration> wait(HttpServletRequest request) {
    return attempts.fromAddress(request.getRemoteAddr());
  }

  void forgive(String account) {
    attempts.succeeded(account);
  }

  static Problems tooMany(String field, Duration wait) {
    return Problems.none().add(field, "organisation.login.tooMany", wait.toMinutes() + 1);
  }

  /** The password was right: these wait for the code. */
  void askCode(List<UUID> staff, HttpServletRequest request, HttpServletResponse response) {
    Secret word = ceremonies.begin(LoginPages.SCOPE, Ceremonies.Kind.CODE, new byte[0], staff);
    LoginCookie.PENDING.write(request, response, word, Ceremonies.AGE);
  }

  Optional<List<UUID>> tryCode(HttpServletRequest request) {
    return LoginCookie.PENDING.read(request).flatMap(word -> ceremonies.attempt(LoginPages.SCOPE, word, Ceremonies.Kind.CODE)).map(Ceremonies.Pending::staffIds);
  }

  /** Somebody knew the password but not the code: the organisation's log says so. */
  void refused(List<UUID> staff, HttpServletRequest request) {
    credentials.organisations(LoginPages.SCOPE, staff).forEach(known -> logins.refused(scope(known, "NONE", request), known.staff()));
  }

  /** A login under a new word; whatever this browser was before ends. */
  void open(Credentials.Known known, Assurance assurance, HttpServletRequest request, HttpServletResponse response) {
    end(request);
    LoginCookie.PENDING.read(request).ifPresent(word -> ceremonies.take(LoginPages.SCOPE, word, Ceremonies.Kind.CODE));
    LoginCookie.PENDING.clear(request, response);
    Secret word = logins.begin(scope(known, assurance.name(), request), known.staff(), assurance);
    LoginCookie.LOGIN.write(request, response, word, Logins.COOKIE);
  }

  void close(HttpServletRequest request, HttpServletResponse response) {
    end(request);
    LoginCookie.LOGIN.clear(request, response);
    LoginCookie.PENDING.clear(request, response);
    KeptForm.forget(request, response);
  }

  private void end(HttpServletRequest request) {
    Optional<Actor> actor = Requests.actor(request);
    Optional<Secret> word = LoginCookie.LOGIN.read(request);
    if (actor.isEmpty() || word.isEmpty()) return;
    logins.end(Scope.staff(actor.get(), OrganisationAction.USE_OWN_LOGIN, Requests.id(request)), word.get());
  }

  private static Scope scope(Credentials.Known known, String assurance, HttpServletRequest request) {
    return new Scope(Scope.Kind.STAFF, known.organisation(), known.staff().value(), null, assurance, "organisation.log-in", Requests.id(request));
  }
}
