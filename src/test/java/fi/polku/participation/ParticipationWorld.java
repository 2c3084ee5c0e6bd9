package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One project of the demo's first organisation and people in it, made on the spot. */
final class ParticipationWorld {
  final Database database;
  final OrganisationKey home;
  final Project.Key project;

  ParticipationWorld(Database database, @Nullable String set, @Nullable String objective) {
    this.database = database;
    this.home = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one());
    this.project = new Project.Key(UUID.randomUUID());
    database.act(scope(), tx -> tx.update("""
            INSERT INTO organisation_project (id, organisation_id, code, name, indicator_set, specific_objective)
            VALUES (:id, :organisation, :code, :name, :set, :objective)
            """)
        .bind("id", project).bind("code", "T" + project.value().toString().substring(0, 8)).bind("name", "Hanke " + project.value()).bind("set", set).bind("objective", objective)
        .execute());
  }

  Scope scope() {
    return Scope.system("test", home);
  }

  Participant.Key person() {
    Participant.Key id = new Participant.Key(UUID.randomUUID());
    database.act(scope(), tx -> tx.update("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, :alias)").bind("id", id).bind("alias", name(id)).execute());
    return id;
  }

  static String name(Participant.Key id) {
    return "Aino " + id.value().toString().substring(0, 8);
  }

  Spell.Key stay(Participant.Key person, String entered, @Nullable String left) {
    Spell.Key id = new Spell.Key(UUID.randomUUID());
    database.act(scope(), tx -> {
      tx.update("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :person, :project) ON CONFLICT DO NOTHING")
          .bind("person", person).bind("project", project).execute();
      tx.update("""
              INSERT INTO participation_spell (id, organisation_id, participant_id, project_id, entered, left_on)
              VALUES (:id, :organisation, :person, :project, :entered::date, :left::date)
              """)
          .bind("id", id).bind("person", person).bind("project", project).bind("entered", entered).bind("left", left).execute();
    });
    return id;
  }

  void status(Participant.Key person, String from, @Nullable String to, String status) {
    database.act(scope(), tx -> tx.update("""
            INSERT INTO participation_status (organisation_id, participant_id, from_date, to_date, status)
            VALUES (:organisation, :person, :from::date, :to::date, :status)
            """)
        .bind("person", person).bind("from", from).bind("to", to).bind("status", status).execute());
  }

  /** A visit in a group of its own. */
  void visit(Participant.Key person, LocalDate day) {
    UUID activity = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    Instant starts = day.atTime(10, 0).atZone(java.time.ZoneId.of("Europe/Helsinki")).toInstant();
    database.act(scope(), tx -> {
      tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:id, :organisation, 'Ryhmä', 'group', 'named')").bind("id", activity).execute();
      tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:id, :organisation, :activity, :starts, :starts::timestamptz + interval '2 hours')")
          .bind("id", session).bind("activity", activity).bind("starts", starts).execute();
      tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :session, :person, 'present')")
          .bind("session", session).bind("person", person).execute();
    });
  }

  /** One column of one row, as text; "" when there is no row or nothing in it. */
  String one(String sql, UUID id) {
    return database.in(scope(), tx -> tx.query(sql).bind("id", id).mapTo(String.class).findOne().orElse(""));
  }

  /** The dues of a person: "six-months 2031-03-01 mended". */
  java.util.List<String> dues(Participant.Key person) {
    return database.in(scope(), tx -> tx.query("""
            SELECT kind || ' ' || due_on || coalesce(' ' || outcome, '')
            FROM participation_due
            WHERE organisation_id = :organisation AND participant_id = :person
            ORDER BY due_on, kind
            """)
        .bind("person", person).mapTo(String.class).list());
  }
}
