package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Logins half way: kept by the hash of a word in the browser, for ten minutes, used once. */
@Component
class Ceremonies {
  static final Duration AGE = Duration.ofMinutes(10);
  private static final int ATTEMPTS = 5;
  private final Database database;
  private final Clock clock;

  Ceremonies(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What the ceremony waits for. */
  enum Kind {
    PASSKEY_LOG_IN,
    PASSKEY_NEW,
    CODE
  }

  record Pending(byte[] challenge, List<UUID> staffIds) {}

  Secret begin(Scope scope, Kind kind, byte[] challenge, List<UUID> staff) {
    Secret word = Secret.random();
    database.act(scope, tx -> {
      tx.update("DELETE FROM organisation_ceremony WHERE expires_at < :now").bind("now", clock.instant()).execute();
      tx.update("""
              INSERT INTO organisation_ceremony (token_hash, kind, challenge, staff_ids, expires_at)
              VALUES (:hash, :kind, :challenge, :staff, :expires)
              """)
          .bind("hash", word.hash())
          .bind("kind", kind)
          .bind("challenge", challenge)
          .bind("staff", staff.toArray(UUID[]::new))
          .bind("expires", clock.instant().plus(AGE))
          .execute();
    });
    return word;
  }

  /** Ends the ceremony and gives what it waited with; a second time there is nothing. */
  Optional<Pending> take(Scope scope, Secret word, Kind kind) {
    return database.in(scope, tx -> tx.query("""
            DELETE FROM organisation_ceremony
            WHERE token_hash = :hash AND kind = :kind AND expires_at > :now
            RETURNING challenge, staff_ids
            """)
        .bind("hash", word.hash())
        .bind("kind", kind)
        .bind("now", clock.instant())
        .mapTo(Pending.class)
        .findOne());
  }

  /** Counts one try at it and leaves it waiting; after the fifth there is nothing. */
  Optional<Pending> attempt(Scope scope, Secret word, Kind kind) {
    return database.in(scope, tx -> tx.query("""
            UPDATE organisation_ceremony
            SET attempts = attempts + 1
            WHERE token_hash = :hash AND kind = :kind AND expires_at > :now AND attempts < :most
            RETURNING challenge, staff_ids
            """)
        .bind("hash", word.hash())
        .bind("kind", kind)
        .bind("now", clock.instant())
        .bind("most", ATTEMPTS)
        .mapTo(Pending.class)
        .findOne());
  }
}
