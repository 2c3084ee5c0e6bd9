package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Seal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What staff are known by: passwords with their codes here, passkeys in {@link Passkeys}. */
@Component
class Credentials {
  private final Database database;
  private final Passkeys passkeys;
  private final Seal seal;
  private final Clock clock;

  Credentials(Database database, Passkeys passkeys, Seal seal, Clock clock) {
    this.database = database;
    this.passkeys = passkeys;
    this.seal = seal;
    this.clock = clock;
  }

  /** Somebody who may be the one with this address; the same address may stand in two organisations. */
  record Candidate(UUID id, OrganisationKey organisationId, String passwordHash) {}

  /** Somebody who has shown everything asked for. */
  record Known(Staff.Key staff, OrganisationKey organisation) {}

  private record Secrets(UUID id, OrganisationKey organisationId, byte[] totpSecret) {}

  List<Candidate> candidates(Scope scope, String email) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, organisation_id, password_hash
            FROM organisation_staff
            WHERE lower(email) = lower(:email) AND disabled_at IS NULL AND password_hash IS NOT NULL
            ORDER BY id
            """)
        .bind("email", email)
        .mapTo(Candidate.class)
        .list());
  }

  /** The one of these whose code this is: the code is used up by it and so is every earlier one. */
  Optional<Known> useCode(Scope scope, List<UUID> staff, String code) {
    return database.in(scope, tx -> secrets(tx, staff).stream().filter(s -> usable(tx, s, code)).findFirst())
        .map(s -> new Known(new Staff.Key(s.id), s.organisationId));
  }

  /** Where these people work. */
  List<Known> organisations(Scope scope, List<UUID> staff) {
    return database.in(scope, tx -> secrets(tx, staff)).stream().map(s -> new Known(new Staff.Key(s.id), s.organisationId)).toList();
  }

  boolean hasPassword(Scope scope, Staff.Key staff) {
    return database.in(scope, tx -> tx.query("""
            SELECT password_hash IS NOT NULL
            FROM organisation_staff
            WHERE id = :staff AND organisation_id = :organisation
            """)
        .bind("staff", staff)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false));
  }

  /** Adds a way to log in; a new password takes the old one's place. */
  void give(Scope scope, Staff.Key staff, NewLogin login) {
    database.act(scope, tx -> give(tx, staff, login));
  }

  void give(Tx tx, Staff.Key staff, NewLogin login) {
    switch (login) {
      case NewLogin.WithPasskey passkey -> passkeys.add(tx, staff, passkey.credential());
      case NewLogin.WithPassword password -> setPassword(tx, staff, password);
    }
  }

  /** Forgets every way this person had. */
  void clear(Tx tx, Staff.Key staff) {
    passkeys.clear(tx, staff);
    tx.update("""
            UPDATE organisation_staff
            SET password_hash = NULL, totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
            WHERE id = :staff AND organisation_id = :organisation
            """)
        .bind("staff", staff)
        .execute();
  }

  private void setPassword(Tx tx, Staff.Key staff, NewLogin.WithPassword password) {
    tx.update("""
            UPDATE organisation_staff
            SET password_hash = :password, totp_secret = :secret, totp_confirmed_at = :now, totp_last_step = :step
            WHERE id = :staff AND organisation_id = :organisation AND disabled_at IS NULL
            """)
        .bind("staff", staff)
        .bind("password", password.hash())
        .bind("secret", password.sealedSecret())
        .bind("step", password.step())
        .bind("now", clock.instant())
        .execute();
    tx.audit("organisation.password-set", List.of(), List.of(staff), 0);
  }

  private static List<Secrets> secrets(Tx tx, List<UUID> staff) {
    return tx.query("""
            SELECT id, organisation_id, totp_secret
            FROM organisation_staff
            WHERE id = ANY (:staff) AND disabled_at IS NULL AND totp_confirmed_at IS NOT NULL
            ORDER BY id
            """)
        .bind("staff", staff.toArray(UUID[]::new))
        .mapTo(Secrets.class)
        .list();
  }

  private boolean usable(Tx tx, Secrets secrets, String code) {
    OptionalLong step = seal.open(secrets.totpSecret, Enrolment.TABLE, Enrolment.COLUMN, secrets.id)
        .map(secret -> new Totp(secret).step(code, clock.instant()))
        .orElse(OptionalLong.empty());
    return step.isPresent() && tx.update("""
            UPDATE organisation_staff
            SET totp_last_step = :step
            WHERE id = :staff AND (totp_last_step IS NULL OR totp_last_step < :step)
            """)
        .bind("staff", secrets.id)
        .bind("step", step.getAsLong())
        .execute() == 1;
  }
}
