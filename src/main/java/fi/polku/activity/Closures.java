package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sessions that are ready, and those opened again because somebody was forgotten. */
@Component
class Closures {
  private final Database database;

  Closures(Database database) {
    this.database = database;
  }

  /** From here on the session is not marked; closing a closed one changes nothing. */
  void close(Scope scope, Session.Key session, Instant at) {
    database.act(scope, tx -> {
      int found = tx.update("""
              UPDATE activity_session s
              SET closed_at = coalesce(s.closed_at, :at), closed_by = CASE WHEN s.closed_at IS NULL THEN :actor ELSE s.closed_by END
              WHERE s.id = :session AND s.organisation_id = :organisation AND s.cancelled_at IS NULL
                AND (:everyActivity OR EXISTS (
                  SELECT FROM activity_leader l
                  WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor))
              """)
          .bind("session", session)
          .bind("at", at)
          .execute();
      if (found == 0) throw new NotFound();
      tx.audit(List.of(), session);
    });
  }

  void reopen(Scope scope, Session.Key session) {
    database.act(scope, tx -> {
      int found = tx.update("""
              UPDATE activity_session s
              SET closed_at = NULL, closed_by = NULL
              WHERE s.id = :session AND s.organisation_id = :organisation AND s.cancelled_at IS NULL
                AND (:everyActivity OR EXISTS (
                  SELECT FROM activity_leader l
                  WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor))
              """)
          .bind("session", session)
          .execute();
      if (found == 0) throw new NotFound();
      tx.audit(List.of(), session);
    });
  }
}
