package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links by which staff make their log-in, the first or a new one: good once, for three days, and only the newest. */
@Component
class Invitations {
  static final Duration AGE = Duration.ofHours(72);
  private final Database database;
  private final Credentials credentials;
  private final Clock clock;

  Invitations(Database database, Credentials credentials, Clock clock) {
    this.database = database;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** A link that waits, and for whom. */
  record Waiting(Staff.Key staffId, OrganisationKey organisationId, String organisationName, String name, String email) {}

  Secret make(Scope scope, Staff.Key staff) {
    Secret word = Secret.random();
    database.act(scope, tx -> {
      end(tx, staff);
      int made = tx.update("""
              INSERT INTO organisation_invitation (token_hash, organisation_id, staff_id, created_at, expires_at, created_by)
              SELECT :hash, s.organisation_id, s.id, :now, :expires, :actor
              FROM organisation_staff s
              WHERE s.id = :staff AND s.organisation_id = :organisation AND s.disabled_at IS NULL
              """)
          .bind("hash", word.hash())
          .bind("staff", staff)
          .bind("now", clock.instant())
          .bind("expires", clock.instant().plus(AGE))
          .execute();
      if (made == 0) throw new NotFound();
      tx.audit("organisation.invitation-made", List.of(), List.of(staff), 0);
    });
    return word;
  }

  Optional<Waiting> find(Scope scope, Secret word) {
    return database.in(scope, tx -> tx.query("""
            SELECT i.staff_id, i.organisation_id, o.name AS organisation_name, s.name, s.email
            FROM organisation_invitation i
            JOIN organisation_staff s ON s.id = i.staff_id
            JOIN organisation o ON o.id = i.organisation_id
            WHERE i.token_hash = :hash AND i.used_at IS NULL AND i.expires_at > :now AND s.disabled_at IS NULL
            """)
        .bind("hash", word.hash())
        .bind("now", clock.instant())
        .mapTo(Waiting.class)
        .findOne());
  }

  /** Uses the link up: the new log-in takes the place of every earlier one, and logins that were open end. */
  void use(Scope scope, Secret word, Staff.Key staff, NewLogin login) {
    database.act(scope, tx -> {
      int used = tx.update("""
              UPDATE organisation_invitation
              SET used_at = :now
              WHERE token_hash = :hash AND staff_id = :staff AND organisation_id = :organisation AND used_at IS NULL AND expires_at > :now
              """)
          .bind("hash", word.hash())
          .bind("staff", staff)
          .bind("now", clock.instant())
          .execute();
      if (used == 0) throw new NotFound();
      credentials.clear(tx, staff);
      tx.update("UPDATE organisation_login SET ended_at = :now WHERE staff_id = :staff AND organisation_id = :organisation AND ended_at IS NULL")
          .bind("staff", staff)
          .bind("now", clock.instant())
          .execute();
      credentials.give(tx, staff, login);
      tx.audit("organisation.invitation-used", List.of(), List.of(staff), 0);
    });
  }

  /** Links of this person that wait no longer do. */
  void end(Tx tx, Staff.Key staff) {
    tx.update("""
            UPDATE organisation_invitation
            SET expires_at = :now
            WHERE staff_id = :staff AND organisation_id = :organisation AND used_at IS NULL AND expires_at > :now
            """)
        .bind("staff", staff)
        .bind("now", clock.instant())
        .execute();
  }
}
