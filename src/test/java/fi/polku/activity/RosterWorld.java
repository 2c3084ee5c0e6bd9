package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Key;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups, sessions and people of one demo organisation, made on the spot for a test of the roster. */
final class RosterWorld {
  final Database database;
  final OrganisationKey organisation;
  final Scope scope;

  RosterWorld(Database database, String slug) {
    this.database = database;
    organisation = database.in(Scope.system("test"), tx -> new OrganisationKey(tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(UUID.class).one()));
    scope = Scope.system("test", organisation);
  }

  Activity.Key activity(String name, Activity.Kind kind) {
    Activity.Key id = new Activity.Key(UUID.randomUUID());
    database.act(scope, tx -> tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:id, :organisation, :name, :kind, :counting)")
        .bind("id", id).bind("name", name).bind("kind", kind).bind("counting", kind.counting()).execute());
    return id;
  }

  Session.Key session(Activity.Key activity, Instant starts, Duration length) {
    Session.Key id = new Session.Key(UUID.randomUUID());
    database.act(scope, tx -> tx.update("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:id, :organisation, :activity, :starts, :ends)")
        .bind("id", id).bind("activity", activity).bind("starts", starts).bind("ends", starts.plus(length)).execute());
    return id;
  }

  Participant.Key participant(String alias) {
    Participant.Key id = new Participant.Key(UUID.randomUUID());
    database.act(scope, tx -> tx.update("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, :alias)").bind("id", id).bind("alias", alias).execute());
    return id;
  }

  Participant.Key member(Activity.Key activity, String alias) {
    Participant.Key id = participant(alias);
    database.act(scope, tx -> tx.update("INSERT INTO activity_member (organisation_id, activity_id, participant_id, joined_on) VALUES (:organisation, :activity, :id, :on)")
        .bind("activity", activity).bind("id", id).bind("on", LocalDate.of(2026, 1, 1)).execute());
    return id;
  }

  /** Makes the demo's leader lead this. */
  void led(Activity.Key activity) {
    database.act(scope, tx -> tx.update("""
            INSERT INTO activity_leader (organisation_id, activity_id, staff_id)
            SELECT organisation_id, :activity, id FROM organisation_staff WHERE organisation_id = :organisation AND role = 'leader'
            ORDER BY created_at LIMIT 1
            """).bind("activity", activity).execute());
  }

  void update(String sql, Key id) {
    database.act(scope, tx -> tx.update(sql).bind("id", id).execute());
  }

  /** "present 180 roster", or null when there is no row. */
  @Nullable String attendance(Session.Key session, Participant.Key participant) {
    return marks("SELECT presence || ' ' || coalesce(minutes::text, 'null') || ' ' || marked_how FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session AND participant_id = :participant",
        session, participant).stream().findFirst().orElse(null);
  }

  List<String> past(Session.Key session, Participant.Key participant) {
    return marks("SELECT presence || ' ' || coalesce(minutes::text, 'null') || ' ' || marked_how FROM activity_attendance_past WHERE organisation_id = :organisation AND session_id = :session AND participant_id = :participant ORDER BY id",
        session, participant);
  }

  List<String> auditedAbout(Participant.Key participant) {
    return marks("SELECT action FROM platform_audit WHERE organisation_id = :organisation AND :participant = ANY (subjects) ORDER BY id", null, participant);
  }

  private List<String> marks(String sql, Session.@Nullable Key session, Participant.Key participant) {
    return database.in(scope, tx -> tx.query(sql).bind("session", session).bind("participant", participant).mapTo(String.class).list());
  }
}
