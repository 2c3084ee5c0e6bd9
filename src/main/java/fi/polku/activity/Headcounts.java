package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People counted without names: each door's latest count, and the counts before it. */
@Component
class Headcounts {
  /** The most heads one door can have. */
  static final int MOST = 1_000_000;

  private final Database database;

  Headcounts(Database database) {
    this.database = database;
  }

  private record Door(@Nullable Instant closedAt) {}

  /** So many more or fewer heads, or when that is not said, exactly so many. */
  int count(Scope scope, Headcount.Key id, Session.Key session, String door, @Nullable Integer by, @Nullable Integer exactly, Instant at) {
    return database.in(scope, tx -> {
      if (!lock(tx, session) && ahead(tx, session, at)) throw new Conflict("activity.roster.ahead");
      return by == null ? set(tx, id, session, door, exactly == null ? 0 : exactly, at) : change(tx, id, session, door, by, at);
    });
  }

  /** Staff count who has come, on the day or after it. */
  private static boolean ahead(Tx tx, Session.Key session, Instant at) {
    return tx.query("SELECT s.starts >= :tomorrow FROM activity_session s WHERE s.organisation_id = :organisation AND s.id = :session")
        .bind("session", session)
        .bind("tomorrow", Helsinki.end(Helsinki.date(at)))
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /**
   * So many more heads at this door, or fewer, never below none; taps at the same moment add up.
   *
   * @return the heads now at that door
   * @throws NotFound when the session (cancelled ones too) is not there for this scope
   * @throws Conflict "activity.roster.closed" when the session has been closed
   */
  int change(Tx tx, Session.Key session, String door, int by, Instant at) {
    return change(tx, new Headcount.Key(UUID.randomUUID()), session, door, by, at);
  }

  int change(Tx tx, Headcount.Key id, Session.Key session, String door, int by, Instant at) {
    return count(tx, id, session, door, by, null, at);
  }

  /** This many heads at this door, whatever was counted before. */
  int set(Tx tx, Headcount.Key id, Session.Key session, String door, int heads, Instant at) {
    return count(tx, id, session, door, 0, heads, at);
  }

  /** As {@link #change}, of a closed session too: who was a head turns out to be somebody known, or the other way round. */
  int correct(Tx tx, Session.Key session, String door, int by, Instant at) {
    lock(tx, session);
    return counted(tx, new Headcount.Key(UUID.randomUUID()), session, door, by, null, at);
  }

  private int count(Tx tx, Headcount.Key id, Session.Key session, String door, int by, @Nullable Integer exactly, Instant at) {
    if (lock(tx, session)) throw new Conflict("activity.roster.closed");
    return counted(tx, id, session, door, by, exactly, at);
  }

  private static int counted(Tx tx, Headcount.Key id, Session.Key session, String door, int by, @Nullable Integer exactly, Instant at) {
    tx.audit(List.of(), session);
    return tx.query("""
            WITH latest AS (
              SELECT h.heads, h.counted_at
              FROM activity_headcount h
              WHERE h.organisation_id = :organisation AND h.session_id = :session AND h.door = :door
              ORDER BY h.counted_at DESC
              LIMIT 1
            ), counted AS (
              INSERT INTO activity_headcount (id, organisation_id, session_id, door, heads, counted_at, counted_by)
              SELECT :id, :organisation, :session, :door, least(:most, greatest(0, coalesce(:exactly::integer, coalesce(l.heads, 0) + :by))),
                greatest(:at, l.counted_at + interval '1 microsecond'), :actor
              FROM (SELECT) one
              LEFT JOIN latest l ON true
              ON CONFLICT (id) DO NOTHING
              RETURNING heads
            )
            SELECT coalesce((SELECT heads FROM counted), (SELECT heads FROM latest), 0)
            """)
        .bind("id", id)
        .bind("session", session)
        .bind("door", door.strip())
        .bind("by", by)
        .bind("exactly", exactly)
        .bind("most", MOST)
        .bind("at", at)
        .mapTo(Integer.class)
        .one();
  }

  /** One counter at a time in a session: the next one reads what this one wrote. True when the session is closed. */
  private static boolean lock(Tx tx, Session.Key session) {
    Door found = tx.query("""
            SELECT s.closed_at
            FROM activity_session s
            WHERE s.id = :session AND s.organisation_id = :organisation AND s.cancelled_at IS NULL
              AND (:everyActivity OR EXISTS (
                SELECT FROM activity_leader l
                WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor))
            FOR NO KEY UPDATE OF s
            """)
        .bind("session", session)
        .mapTo(Door.class)
        .findOne()
        .orElseThrow(NotFound::new);
    return found.closedAt != null;
  }
}
