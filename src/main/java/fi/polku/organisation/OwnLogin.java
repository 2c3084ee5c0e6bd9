package fi.polku.organisation;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Everything about the actor's own log-in, wherever it is kept. */
@Component
class OwnLogin {
  private final StaffMembers staff;
  private final Credentials credentials;
  private final Passkeys passkeys;
  private final Logins logins;

  OwnLogin(StaffMembers staff, Credentials credentials, Passkeys passkeys, Logins logins) {
    this.staff = staff;
    this.credentials = credentials;
    this.passkeys = passkeys;
    this.logins = logins;
  }

  record Overview(String email, boolean hasPassword, List<Passkey> passkeys, List<OpenLogin> logins) {}

  Overview overview(Scope scope, Secret word) {
    return new Overview(email(scope), credentials.hasPassword(scope, me(scope)), passkeys(scope), logins.list(scope, word));
  }

  String email(Scope scope) {
    return staff.get(scope, me(scope)).email();
  }

  List<Passkey> passkeys(Scope scope) {
    return passkeys.list(scope, me(scope));
  }

  /** A new password ends the logins made with the old one; a passkey is just one more way. */
  void give(Scope scope, Secret word, NewLogin login) {
    credentials.give(scope, me(scope), login);
    if (login instanceof NewLogin.WithPassword) logins.endOthers(scope, word);
  }

  void removePasskey(Scope scope, byte[] credential) {
    passkeys.remove(scope, me(scope), credential);
  }

  void endOthers(Scope scope, Secret word) {
    logins.endOthers(scope, word);
  }

  void speak(Scope scope, Language language) {
    staff.speak(scope, language);
  }

  private static Staff.Key me(Scope scope) {
    return new Staff.Key(Objects.requireNonNull(scope.actor()));
  }
}
