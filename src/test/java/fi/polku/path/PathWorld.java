package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes people, projects, stays and steps on the spot, for the tests of the way onward. */
final class PathWorld {
  private final Database database;
  final OrganisationKey organisation;
  final Scope scope;

  private PathWorld(Database database, OrganisationKey organisation) {
    this.database = database;
    this.organisation = organisation;
    this.scope = Scope.system("test", organisation);
  }

  /** A world in an organisation of its own. */
  static PathWorld fresh(Database database) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    database.act(Scope.system("test"), tx -> {
      tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne();
      tx.update("INSERT INTO organisation (id, name, slug) VALUES (:id, :slug, :slug)").bind("id", id).bind("slug", "path-" + id.value()).execute();
    });
    return new PathWorld(database, id);
  }

  /** A world inside one of the demo's organisations. */
  static PathWorld in(Database database, String slug) {
    return new PathWorld(database, database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one()));
  }

  Project.Key project(String code) {
    UUID id = UUID.randomUUID();
    database.act(scope, tx -> tx.update("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:id, :organisation, :code, :code)").bind("id", id).bind("code", code).execute());
    return new Project.Key(id);
  }

  Participant.Key person(String alias) {
    return person(alias, null);
  }

  Participant.Key person(String alias, @Nullable LocalDate born) {
    UUID id = UUID.randomUUID();
    database.act(scope, tx -> tx.update("INSERT INTO participant (id, organisation_id, alias, birth_date) VALUES (:id, :organisation, :alias, :born)").bind("id", id).bind("alias", alias).bind("born", born).execute());
    return new Participant.Key(id);
  }

  void stay(Participant.Key person, Project.Key project, String entered, @Nullable String left, @Nullable String status) {
    database.act(scope, tx -> {
      tx.update("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :person, :project) ON CONFLICT DO NOTHING").bind("person", person).bind("project", project).execute();
      tx.update("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status) VALUES (:organisation, :person, :project, :entered, :left, :status)")
          .bind("person", person).bind("project", project).bind("entered", LocalDate.parse(entered)).bind("left", left == null ? null : LocalDate.parse(left)).bind("status", status).execute();
    });
  }

  void step(Participant.Key person, Project.Key project, String kind, @Nullable String started) {
    database.act(scope, tx -> tx.update("INSERT INTO path_step (organisation_id, participant_id, project_id, kind, planned, started) VALUES (:organisation, :person, :project, :kind, '2020-01-01', :started)")
        .bind("person", person).bind("project", project).bind("kind", kind).bind("started", started == null ? null : LocalDate.parse(started)).execute());
  }

  UUID activity(String kind, Project.@Nullable Key project) {
    UUID id = UUID.randomUUID();
    database.act(scope, tx -> {
      tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:id, :organisation, :kind, :kind, 'named')").bind("id", id).bind("kind", kind).execute();
      if (project != null) tx.update("INSERT INTO activity_project_share (organisation_id, activity_id, project_id) VALUES (:organisation, :id, :project)").bind("id", id).bind("project", project).execute();
    });
    return id;
  }

  void visit(Participant.Key person, UUID activity, String day, String presence) {
    UUID session = UUID.randomUUID();
    database.act(scope, tx -> {
      tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:id, :organisation, :activity, CAST(:day || 'T10:00Z' AS timestamptz), CAST(:day || 'T12:00Z' AS timestamptz))")
          .bind("id", session).bind("activity", activity).bind("day", day).execute();
      tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :session, :person, :presence)")
          .bind("session", session).bind("person", person).bind("presence", presence).execute();
    });
  }

  void act(String sql, UUID id, Participant.Key person) {
    database.act(scope, tx -> tx.update(sql).bind("id", id).bind("person", person).execute());
  }

  String one(String sql, @Nullable Object id) {
    return database.in(scope, tx -> tx.query(sql).bind("id", id).mapTo(String.class).one());
  }

  long count(String sql, @Nullable Object id) {
    return database.in(scope, tx -> tx.query(sql).bind("id", id).mapTo(Long.class).one());
  }
}
