package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes activities, sessions and marks on the spot, for the tests of what counts them. */
final class FigureWorld {
  private final Database database;
  final OrganisationKey organisation;
  final Scope scope;

  private FigureWorld(Database database, OrganisationKey organisation) {
    this.database = database;
    this.organisation = organisation;
    this.scope = Scope.system("test", organisation);
  }

  /** A world in an organisation of its own. */
  static FigureWorld fresh(Database database) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    database.act(Scope.system("test"), tx -> {
      tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne();
      tx.update("INSERT INTO organisation (id, name, slug) VALUES (:id, :slug, :slug)").bind("id", id).bind("slug", "figures-" + id.value()).execute();
    });
    return new FigureWorld(database, id);
  }

  /** A world inside one of the demo's organisations. */
  static FigureWorld in(Database database, String slug) {
    return new FigureWorld(database, database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one()));
  }

  Project.Key project(String code) {
    return new Project.Key(insert("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:id, :organisation, :a, :a)", code, null, null));
  }

  Place.Key place(String name, @Nullable String district) {
    return new Place.Key(insert("INSERT INTO activity_place (id, organisation_id, name, district) VALUES (:id, :organisation, :a, :b)", name, district, null));
  }

  Activity.Key activity(String name, Activity.Kind kind, Place.@Nullable Key place) {
    UUID id = UUID.randomUUID();
    database.act(scope, tx -> tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting, place_id) VALUES (:id, :organisation, :name, :kind, :counting, :place)")
        .bind("id", id).bind("name", name).bind("kind", kind).bind("counting", kind.counting()).bind("place", place).execute());
    return new Activity.Key(id);
  }

  void share(Activity.Key activity, Project.Key project, @Nullable LocalDate from, @Nullable LocalDate to) {
    database.act(scope, tx -> tx.update("""
        INSERT INTO activity_project_share (organisation_id, activity_id, project_id, from_date, to_date)
        VALUES (:organisation, :activity, :project, :from, :to)
        ON CONFLICT (organisation_id, activity_id, project_id) DO UPDATE SET from_date = excluded.from_date, to_date = excluded.to_date
        """).bind("activity", activity).bind("project", project).bind("from", from).bind("to", to).execute());
  }

  Session.Key session(Activity.Key activity, String local) {
    return session(activity, LocalDateTime.parse(local), null);
  }

  Session.Key session(Activity.Key activity, LocalDateTime local, Place.@Nullable Key place) {
    UUID id = UUID.randomUUID();
    Instant starts = Helsinki.instant(local);
    database.act(scope, tx -> tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends, place_id) VALUES (:id, :organisation, :activity, :starts, :ends, :place)")
        .bind("id", id).bind("activity", activity).bind("starts", starts).bind("ends", starts.plusSeconds(7200)).bind("place", place).execute());
    return new Session.Key(id);
  }

  Participant.Key person(String alias) {
    return new Participant.Key(insert("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, :a)", alias, null, null));
  }

  void mark(Session.Key session, Participant.Key person, String presence, @Nullable Integer minutes) {
    database.act(scope, tx -> tx.update("""
        INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes)
        VALUES (:organisation, :session, :person, :presence, :minutes)
        ON CONFLICT (organisation_id, session_id, participant_id) DO UPDATE SET presence = excluded.presence, minutes = excluded.minutes
        """).bind("session", session).bind("person", person).bind("presence", presence).bind("minutes", minutes).execute());
  }

  void count(Session.Key session, String door, int heads, String at) {
    database.act(scope, tx -> tx.update("INSERT INTO activity_headcount (organisation_id, session_id, door, heads, counted_at) VALUES (:organisation, :session, :door, :heads, :at)")
        .bind("session", session).bind("door", door).bind("heads", heads).bind("at", Instant.parse(at)).execute());
  }

  void cancel(Session.Key session) {
    run("UPDATE activity_session SET cancelled_at = now() WHERE organisation_id = :organisation AND id = :id", session.value());
  }

  void run(String sql, UUID id) {
    database.act(scope, tx -> tx.update(sql).bind("id", id).execute());
  }

  private UUID insert(String sql, @Nullable String a, @Nullable String b, @Nullable String c) {
    UUID id = UUID.randomUUID();
    database.act(scope, tx -> tx.update(sql).bind("id", id).bind("a", a).bind("b", b).bind("c", c).execute());
    return id;
  }
}
