package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.ActorSource;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Logins of staff: kept in the database by the hash of their word, so that ending one ends it everywhere at once. */
@Component
class Logins implements ActorSource {
  /** A login unused for this long has to be made anew. */
  static final Duration IDLE = Duration.ofHours(12);

  /** The browser keeps the word longer than it opens anything, so that a form sent too late is still known to be its owner's. */
  static final Duration COOKIE = Duration.ofDays(7);

  private static final Duration SEEN_STEP = Duration.ofMinutes(5);
  private final Database database;
  private final Clock clock;

  Logins(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Row(UUID staffId, OrganisationKey organisationId, String organisationName, String name, Role role, String assurance,
      @Nullable String language, Instant factorAt, Instant seenAt) {
    Actor actor() {
      return new Actor(staffId, organisationId, organisationName, name, role, Assurance.valueOf(assurance),
          Optional.ofNullable(language).flatMap(Language::ofTag).orElse(null), factorAt);
    }
  }

  @Override
  public Optional<Actor> byLogin(Secret word) {
    Optional<Row> row = database.one("""
        SELECT staff_id, organisation_id, organisation_name, name, role, assurance, language, factor_at, seen_at
        FROM organisation_actor_by_login(:hash, :seenAfter)
        """, query -> query.bind("hash", word.hash()).bind("seenAfter", clock.instant().minus(IDLE)).mapTo(Row.class).findOne());
    row.filter(r -> r.seenAt.isBefore(clock.instant().minus(SEEN_STEP))).ifPresent(r -> seen(Scope.system("login seen", r.organisationId), word));
    return row.map(Row::actor);
  }

  @Override
  public Optional<Actor> byToken(Secret word) {
    Optional<Row> row = database.one("""
        SELECT staff_id, organisation_id, organisation_name, name, role, assurance, language, factor_at, seen_at
        FROM organisation_actor_by_token(:hash)
        """, query -> query.bind("hash", word.hash()).mapTo(Row.class).findOne());
    row.filter(r -> r.seenAt.isBefore(clock.instant().minus(SEEN_STEP))).ifPresent(r -> used(Scope.system("token used", r.organisationId), word));
    return row.map(Row::actor);
  }

  @Override
  public Optional<UUID> pastLogin(Secret word) {
    return database.in(Scope.system("whose form"), tx -> tx.query("SELECT staff_id FROM organisation_login WHERE token_hash = :hash")
        .bind("hash", word.hash())
        .mapTo(UUID.class)
        .findOne());
  }

  /** Begins a login of this member of staff and returns the word for their browser. */
  Secret begin(Scope scope, Staff.Key staff, Assurance assurance) {
    Secret word = Secret.random();
    database.act(scope, tx -> {
      int begun = tx.update("""
              INSERT INTO organisation_login (token_hash, organisation_id, staff_id, assurance, created_at, seen_at, factor_at)
              SELECT :hash, s.organisation_id, s.id, :assurance, :now, :now, :now
              FROM organisation_staff s
              WHERE s.id = :staff AND s.organisation_id = :organisation AND s.disabled_at IS NULL
              """)
          .bind("hash", word.hash())
          .bind("staff", staff)
          .bind("assurance", assurance.name())
          .bind("now", clock.instant())
          .execute();
      if (begun == 0) throw new NotFound();
      tx.audit("organisation.log-in", List.of(), List.of(staff), 0);
    });
    return word;
  }

  /** The actor's open logins, the newest first; {@code word} is the one that asks. */
  List<OpenLogin> list(Scope scope, Secret word) {
    return database.in(scope, tx -> tx.query("""
            SELECT assurance, created_at, seen_at, token_hash = :hash AS here
            FROM organisation_login
            WHERE staff_id = :actor AND organisation_id = :organisation AND ended_at IS NULL AND seen_at > :seenAfter
            ORDER BY created_at DESC
            """)
        .bind("hash", word.hash())
        .bind("seenAfter", clock.instant().minus(IDLE))
        .map((row, context) -> new OpenLogin(Assurance.valueOf(row.getString("assurance")), instant(row, "created_at"), instant(row, "seen_at"), row.getBoolean("here")))
        .list());
  }

  void end(Scope scope, Secret word) {
    database.act(scope, tx -> {
      int ended = tx.update("""
              UPDATE organisation_login
              SET ended_at = :now
              WHERE token_hash = :hash AND organisation_id = :organisation AND ended_at IS NULL
              """)
          .bind("hash", word.hash())
          .bind("now", clock.instant())
          .execute();
      if (ended > 0) tx.audit("organisation.log-out", List.of(), List.of(), 0);
    });
  }

  /** Ends every login of the actor but this one. */
  void endOthers(Scope scope, Secret word) {
    database.act(scope, tx -> {
      int ended = tx.update("""
              UPDATE organisation_login
              SET ended_at = :now
              WHERE staff_id = :actor AND organisation_id = :organisation AND token_hash <> :hash AND ended_at IS NULL
              """)
          .bind("hash", word.hash())
          .bind("now", clock.instant())
          .execute();
      tx.audit("organisation.log-out-elsewhere", List.of(), List.of(), ended);
    });
  }

  /** Somebody knew a password of this person but not the code. */
  void refused(Scope scope, Staff.Key staff) {
    database.act(scope, tx -> tx.audit("organisation.log-in-refused", List.of(), List.of(staff), 0));
  }

  private void seen(Scope scope, Secret word) {
    database.act(scope, tx -> tx.update("UPDATE organisation_login SET seen_at = :now WHERE token_hash = :hash AND organisation_id = :organisation")
        .bind("hash", word.hash())
        .bind("now", clock.instant())
        .execute());
  }

  private void used(Scope scope, Secret word) {
    database.act(scope, tx -> tx.update("UPDATE organisation_token SET used_at = :now WHERE token_hash = :hash AND organisation_id = :organisation")
        .bind("hash", word.hash())
        .bind("now", clock.instant())
        .execute());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
