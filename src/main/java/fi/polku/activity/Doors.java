package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The doors of an organisation: which tablet stands where, by which code it is paired, and when that ends. */
@Component
class Doors {
  /** How long a pairing code may be typed. */
  static final Duration CODE_LIVES = Duration.ofMinutes(10);

  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private final Database database;
  private final DoorKeys keys;
  private final Clock clock;

  Doors(Database database, DoorKeys keys, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /** A place a door can be made for. */
  record Entrance(Place.Key id, String name) {}

  /** A tablet that has just been paired, and the word for its cookie. */
  record Pairing(Door.Device device, Secret word) {}

  List<Door> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT d.id, d.place_id, p.name AS place_name, d.name, d.paired_at, d.seen_at, d.code_expires_at, d.revoked_at,
              (SELECT count(*) FROM activity_door_act t
               WHERE t.organisation_id = d.organisation_id AND t.door_id = d.id AND t.outcome IN ('late', 'elsewhere', 'gone')) AS odd
            FROM activity_door d
            JOIN activity_place p ON p.organisation_id = d.organisation_id AND p.id = d.place_id
            WHERE d.organisation_id = :organisation
            ORDER BY d.revoked_at IS NOT NULL, p.name, d.name, d.id
            """)
        .mapTo(Door.class)
        .list());
  }

  Door get(Scope scope, Door.Key door) {
    return list(scope).stream().filter(d -> d.id().equals(door)).findFirst().orElseThrow(NotFound::new);
  }

  List<Entrance> entrances(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, concat_ws(', ', p.name, p.district) AS name
            FROM activity_place p
            WHERE p.organisation_id = :organisation AND p.closed_at IS NULL
            ORDER BY p.name, p.id
            """)
        .mapTo(Entrance.class)
        .list());
  }

  /** Makes the door, once however often the form is sent. */
  void add(Scope scope, Door.Key id, Place.Key place, String name) {
    database.act(scope, tx -> {
      int added = tx.update("""
              INSERT INTO activity_door (id, organisation_id, place_id, name, created_at, created_by)
              SELECT :id, p.organisation_id, p.id, :name, :now, :actor
              FROM activity_place p
              WHERE p.id = :place AND p.organisation_id = :organisation AND p.closed_at IS NULL
              ON CONFLICT DO NOTHING
              """)
          .bind("id", id)
          .bind("place", place)
          .bind("name", name)
          .bind("now", clock.instant())
          .execute();
      if (added == 1) tx.audit(List.of(), id, place);
    });
  }

  /** A new code for pairing; an older one ends. A tablet that is paired stays so until another takes its place. */
  String newCode(Scope scope, Door.Key door) {
    String code = DoorKeys.newCode();
    database.act(scope, tx -> {
      int changed = tx.update("""
              UPDATE activity_door
              SET code_hash = :hash, code_expires_at = :expires, paired_by = :actor
              WHERE id = :door AND organisation_id = :organisation
              """)
          .bind("door", door)
          .bind("hash", keys.codeHash(new Secret(code)))
          .bind("expires", clock.instant().plus(CODE_LIVES))
          .execute();
      if (changed == 0) throw new NotFound();
      tx.audit(List.of(), door);
    });
    return code;
  }

  /** Ends the tablet's pairing with its next request. */
  void revoke(Scope scope, Door.Key door) {
    database.act(scope, tx -> {
      int changed = tx.update("""
              UPDATE activity_door
              SET revoked_at = :now, revoked_by = :actor, token_hash = NULL, code_hash = NULL, code_expires_at = NULL
              WHERE id = :door AND organisation_id = :organisation AND revoked_at IS NULL
              """)
          .bind("door", door)
          .bind("now", clock.instant())
          .execute();
      if (changed == 0) refuse(scope, door);
      tx.audit(List.of(), door);
    });
  }

  private void refuse(Scope scope, Door.Key door) {
    get(scope, door);
    throw new Conflict("activity.doors.alreadyRevoked");
  }

  /** Pairs the tablet on which this code was typed; the code is used up. Empty when it is none or too old. */
  Optional<Pairing> pair(Secret code, String request) {
    byte[] hash = keys.codeHash(code);
    Instant now = clock.instant();
    Optional<Door.Device> found = database.one("""
        SELECT id, organisation_id, place_id
        FROM activity_door_by_code(:hash, :now)
        """, query -> query.bind("hash", hash).bind("now", now).mapTo(Door.Device.class).findOne());
    return found.flatMap(device -> pair(Scope.door(device.organisationId(), device.id().value(), "activity.pair-door", request), device, hash, now));
  }

  private Optional<Pairing> pair(Scope scope, Door.Device device, byte[] hash, Instant now) {
    Secret word = Secret.random();
    return database.in(scope, tx -> {
      int paired = tx.update("""
              UPDATE activity_door
              SET token_hash = :token, paired_at = :now, seen_at = :now, code_hash = NULL, code_expires_at = NULL, revoked_at = NULL, revoked_by = NULL
              WHERE id = :actor AND organisation_id = :organisation AND code_hash = :hash AND code_expires_at > :now
              """)
          .bind("token", word.hash())
          .bind("hash", hash)
          .bind("now", now)
          .execute();
      if (paired == 0) return Optional.empty();
      tx.audit(List.of(), device.id());
      return Optional.of(new Pairing(device, word));
    });
  }

  /** The tablet that holds this word, as of this moment; none when it has been revoked. */
  Optional<Door.Device> find(Secret word, String request) {
    Optional<Door.Device> found = database.one("""
        SELECT id, organisation_id, place_id
        FROM activity_door_by_token(:hash)
        """, query -> query.bind("hash", word.hash()).mapTo(Door.Device.class).findOne());
    found.ifPresent(device -> seen(Scope.door(device.organisationId(), device.id().value(), "activity.door-seen", request)));
    return found;
  }

  private void seen(Scope scope) {
    database.act(scope, tx -> tx.update("""
            UPDATE activity_door
            SET seen_at = :now
            WHERE id = :actor AND organisation_id = :organisation AND (seen_at IS NULL OR seen_at < :before)
            """)
        .bind("now", clock.instant())
        .bind("before", clock.instant().minus(SEEN_STEP))
        .execute());
  }
}
