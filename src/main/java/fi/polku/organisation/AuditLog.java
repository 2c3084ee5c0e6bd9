package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation's log as its admin reads it: who did what, when, to how many; never whose name or what text. */
@Component
class AuditLog {
  /** A chain up to this long is checked every time it is looked at; a longer one when asked for. */
  private static final long CHECKED_BY_ITSELF = 20_000;

  private final Database database;

  AuditLog(Database database) {
    this.database = database;
  }

  /** @param before lines older than this one */
  record Filter(@Nullable String action, @Nullable Instant from, @Nullable Instant until, @Nullable Long before, int most) {}

  /** @param fault the sequence where the chain breaks, when it was checked and does */
  record Chain(long sealed, long waiting, boolean checked, Optional<ChainFault> fault) {}

  private record State(long sealed, long waiting) {}

  List<AuditLine> read(Scope scope, Filter filter) {
    return database.in(scope, tx -> {
      tx.audit(List.of());
      return tx.query("""
              SELECT a.id, a.at, a.actor_kind, s.name, a.action, cardinality(a.subjects) AS subjects, a.sequence
              FROM platform_audit a
              LEFT JOIN organisation_staff s ON s.id = a.actor_id AND s.organisation_id = a.organisation_id
              WHERE a.organisation_id = :organisation
                AND (:action::text IS NULL OR a.action = :action)
                AND (:from::timestamptz IS NULL OR a.at >= :from)
                AND (:until::timestamptz IS NULL OR a.at < :until)
                AND (:before::bigint IS NULL OR a.id < :before)
              ORDER BY a.id DESC
              LIMIT :most
              """)
          .bind("action", filter.action)
          .bind("from", filter.from)
          .bind("until", filter.until)
          .bind("before", filter.before)
          .bind("most", filter.most)
          .mapTo(AuditLine.class)
          .list();
    });
  }

  /** The actions that stand in the log: found by jumping along the index, however long the log is. */
  List<String> actions(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            WITH RECURSIVE found AS (
              (SELECT action FROM platform_audit WHERE organisation_id = :organisation ORDER BY action LIMIT 1)
              UNION ALL
              SELECT (SELECT a.action FROM platform_audit a WHERE a.organisation_id = :organisation AND a.action > f.action ORDER BY a.action LIMIT 1)
              FROM found f
              WHERE f.action IS NOT NULL
            )
            SELECT action
            FROM found
            WHERE action IS NOT NULL
            """)
        .mapTo(String.class)
        .list());
  }

  Chain chain(Scope scope, boolean asked) {
    return database.in(scope, tx -> {
      State state = tx.query("""
              SELECT coalesce((SELECT h.sequence FROM platform_audit_head h WHERE h.organisation_id = :organisation), 0) AS sealed,
                (SELECT count(*) FROM platform_audit a WHERE a.organisation_id = :organisation AND a.sequence IS NULL) AS waiting
              """)
          .mapTo(State.class)
          .one();
      boolean checked = asked || state.sealed <= CHECKED_BY_ITSELF;
      Optional<ChainFault> fault = checked
          ? tx.query("SELECT sequence, fault FROM platform_audit_verify(:organisation)").mapTo(ChainFault.class).findFirst()
          : Optional.empty();
      return new Chain(state.sealed, state.waiting, checked, fault);
    });
  }
}
