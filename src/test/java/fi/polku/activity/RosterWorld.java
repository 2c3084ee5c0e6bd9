package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in one organisation's rows about one person at one session, as short sentences. */
final class RosterWorld {
  private final Database database;
  private final ActivityWorld world;

  RosterWorld(Database database, ActivityWorld world) {
    this.database = database;
    this.world = world;
  }

  /** "present 180 roster", or null when there is no row. */
  @Nullable String attendance(Session.Key session, Participant.Key participant) {
    return sentences("""
        SELECT presence || ' ' || coalesce(minutes::text, 'null') || ' ' || marked_how
        FROM activity_attendance
        WHERE organisation_id = :organisation AND session_id = :session AND participant_id = :participant
        """, session, participant).stream().findFirst().orElse(null);
  }

  List<String> past(Session.Key session, Participant.Key participant) {
    return sentences("""
        SELECT presence || ' ' || coalesce(minutes::text, 'null') || ' ' || marked_how
        FROM activity_attendance_past
        WHERE organisation_id = :organisation AND session_id = :session AND participant_id = :participant
        ORDER BY id
        """, session, participant);
  }

  List<String> auditedAbout(Participant.Key participant) {
    return sentences("SELECT action FROM platform_audit WHERE organisation_id = :organisation AND :participant = ANY (subjects) ORDER BY id", null, participant);
  }

  List<String> people(String alias) {
    return database.in(world.scope(), tx -> tx.query("SELECT id::text FROM participant WHERE organisation_id = :organisation AND alias = :alias").bind("alias", alias).mapTo(String.class).list());
  }

  private List<String> sentences(String sql, Session.@Nullable Key session, Participant.Key participant) {
    return database.in(world.scope(), tx -> tx.query(sql).bind("session", session).bind("participant", participant).mapTo(String.class).list());
  }
}
