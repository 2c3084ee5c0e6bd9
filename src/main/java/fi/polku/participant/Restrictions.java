package fi.polku.participant;

import fi.polku.participant.RestrictionPages.Nameable;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be found by named staff only. */
@Component
class Restrictions {
  private final Database database;
  private final Participants participants;
  private final Clock clock;

  Restrictions(Database database, Participants participants, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.clock = clock;
  }

  private record Standing(Restriction.Key id, String reason, Instant setAt, @Nullable String setBy) {}

  Optional<Restriction> find(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      return standing(tx, participant).map(s -> new Restriction(s.id, s.reason, s.setAt, s.setBy, named(tx, s.id)));
    });
  }

  private static Optional<Standing> standing(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT r.id, r.reason, r.set_at, s.name AS set_by
            FROM participant_restriction r
            LEFT JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.set_by
            WHERE r.organisation_id = :organisation AND r.participant_id = :participant AND r.lifted_at IS NULL
            """)
        .bind("participant", participant)
        .mapTo(Standing.class)
        .findOne();
  }

  private static List<UUID> named(Tx tx, Restriction.Key restriction) {
    return tx.query("SELECT s.staff_id FROM participant_restriction_staff s WHERE s.organisation_id = :organisation AND s.restriction_id = :restriction ORDER BY s.staff_id")
        .bind("restriction", restriction)
        .mapTo(UUID.class)
        .list();
  }

  /** All staff who could be named: those who may open a person's page at all. */
  List<Nameable> staff(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id, s.name
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation AND s.disabled_at IS NULL AND s.role <> 'leader'
            ORDER BY s.name, s.id
            """)
        .mapTo(Nameable.class)
        .list());
  }

  /** From now on only these find the person; the same form sent again changes the names and the reason. */
  void set(Scope scope, Participant.Key participant, Restriction.Key id, String reason, List<UUID> staff) {
    database.act(scope, tx -> {
      participants.get(tx, participant);
      hold(tx, participant);
      if (standing(tx, participant).filter(s -> !s.id.equals(id)).isPresent()) throw new Conflict("participant.restriction.conflict");
      if (!again(tx, participant, id, reason) && !anew(tx, participant, id, reason)) throw new Conflict("participant.restriction.conflict");
      name(tx, id, staff);
      tx.audit(List.of(participant), id);
    });
  }

  private static boolean again(Tx tx, Participant.Key participant, Restriction.Key id, String reason) {
    return tx.update("UPDATE participant_restriction SET reason = :reason WHERE organisation_id = :organisation AND id = :id AND participant_id = :participant AND lifted_at IS NULL")
        .bind("id", id).bind("participant", participant).bind("reason", reason).execute() == 1;
  }

  /** Not where the id is taken, be it in another organisation, whose rows are not seen from here. */
  private boolean anew(Tx tx, Participant.Key participant, Restriction.Key id, String reason) {
    return tx.update("""
            INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at, set_by)
            VALUES (:id, :organisation, :participant, :reason, :now, :actor)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", id).bind("participant", participant).bind("reason", reason).bind("now", clock.instant()).execute() == 1;
  }

  /** One after another: whoever comes second finds the restriction of the first. */
  private static void hold(Tx tx, Participant.Key participant) {
    tx.query("SELECT p.id FROM participant p WHERE p.organisation_id = :organisation AND p.id = :participant FOR UPDATE").bind("participant", participant).mapTo(Participant.Key.class).one();
  }

  private static void name(Tx tx, Restriction.Key id, List<UUID> staff) {
    tx.update("DELETE FROM participant_restriction_staff WHERE organisation_id = :organisation AND restriction_id = :id").bind("id", id).execute();
    int named = tx.update("""
            INSERT INTO participant_restriction_staff (organisation_id, restriction_id, staff_id)
            SELECT s.organisation_id, :id, s.id
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation AND s.disabled_at IS NULL AND s.id = ANY (:staff)
            """)
        .bind("id", id)
        .bind("staff", staff.toArray(UUID[]::new))
        .execute();
    if (named == 0) throw new Conflict("participant.restriction.conflict");
  }

  /** Everybody finds the person again; that there was a restriction stays written. */
  void lift(Scope scope, Participant.Key participant, Restriction.Key id) {
    database.act(scope, tx -> {
      participants.get(tx, participant);
      int lifted = tx.update("""
              UPDATE participant_restriction
              SET lifted_at = coalesce(lifted_at, :now), lifted_by = coalesce(lifted_by, :actor)
              WHERE organisation_id = :organisation AND id = :id AND participant_id = :participant
              """)
          .bind("id", id)
          .bind("participant", participant)
          .bind("now", clock.instant())
          .execute();
      if (lifted == 0) throw new NotFound();
      tx.audit(List.of(participant), id);
    });
  }
}
