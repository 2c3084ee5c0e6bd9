package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words by which programs act for a member of staff. Admins see everybody's, others their own. */
@Component
class Tokens {
  private final Database database;
  private final Clock clock;

  Tokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<Token> list(Scope scope) {
    return database.in(scope, tx -> {
      List<Token> all = tx.query("""
              SELECT t.id, t.name, s.name AS owner, t.created_at, t.used_at, t.revoked_at
              FROM organisation_token t
              JOIN organisation_staff s ON s.id = t.staff_id
              WHERE t.organisation_id = :organisation AND (:everybodys OR t.staff_id = :actor)
              ORDER BY t.revoked_at IS NOT NULL, t.created_at DESC, t.id
              """)
          .bind("everybodys", everybodys(scope))
          .mapTo(Token.class)
          .list();
      tx.audit("organisation.tokens-listed", List.of(), all.stream().map(Token::id).toList(), all.size());
      return all;
    });
  }

  /** Keeps this word for this member of staff; keeping it twice changes nothing. */
  void keep(Scope scope, Staff.Key staff, String name, Secret word) {
    database.act(scope, tx -> {
      int added = tx.update("""
              INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash, created_at)
              SELECT :id, s.organisation_id, s.id, :name, :hash, :now
              FROM organisation_staff s
              WHERE s.id = :staff AND s.organisation_id = :organisation AND s.disabled_at IS NULL
              ON CONFLICT (token_hash) DO NOTHING
              """)
          .bind("id", UUID.randomUUID())
          .bind("staff", staff)
          .bind("name", name)
          .bind("hash", word.hash())
          .bind("now", clock.instant())
          .execute();
      if (added > 0) tx.audit("organisation.token-made", List.of(), List.of(staff), 0);
    });
  }

  /** From this moment on the word opens nothing. */
  void revoke(Scope scope, Token.Key id) {
    database.act(scope, tx -> {
      int revoked = tx.update("""
              UPDATE organisation_token
              SET revoked_at = :now, revoked_by = :actor
              WHERE id = :id AND organisation_id = :organisation AND (:everybodys OR staff_id = :actor) AND revoked_at IS NULL
              """)
          .bind("id", id)
          .bind("everybodys", everybodys(scope))
          .bind("now", clock.instant())
          .execute();
      if (revoked == 0) throw new NotFound();
      tx.audit("organisation.token-revoked", List.of(), List.of(id), 0);
    });
  }

  private static boolean everybodys(Scope scope) {
    return scope.role() == fi.polku.platform.security.Role.ADMIN;
  }
}
