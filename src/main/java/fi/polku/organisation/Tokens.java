package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words by which programs act for a member of staff. */
@Component
class Tokens {
  private final Database database;

  Tokens(Database database) {
    this.database = database;
  }

  /** Keeps this word for this member of staff; keeping it twice changes nothing. */
  void keep(Scope scope, Staff.Key staff, String name, Secret word) {
    database.act(scope, tx -> {
      int added = tx.update("""
              INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash)
              SELECT :id, s.organisation_id, s.id, :name, :hash
              FROM organisation_staff s
              WHERE s.id = :staff AND s.organisation_id = :organisation
              ON CONFLICT (token_hash) DO NOTHING
              """)
          .bind("id", UUID.randomUUID())
          .bind("staff", staff)
          .bind("name", name)
          .bind("hash", word.hash())
          .execute();
      if (added > 0) tx.audit("organisation.token-made", List.of(), List.of(staff), 0);
    });
  }
}
