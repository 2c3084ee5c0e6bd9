package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The situations of people in working life, as dated periods. */
@Component
class Statuses {
  private final Database database;
  private final Participants participants;
  private final Dues dues;
  private final Clock clock;

  Statuses(Database database, Participants participants, Dues dues, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.dues = dues;
    this.clock = clock;
  }

  /** What came of a wish to write a status down. */
  enum Written {
    DONE,
    THERE_ALREADY,
    REASON_NEEDED
  }

  /** What a status was before, as one line. */
  record Past(Instant correctedAt, @Nullable String name, String before, @Nullable String after, String reason) {}

  /** 404 when there is no such person here. */
  void require(Scope scope, Participant.Key participant) {
    database.act(scope, tx -> participants.get(tx, participant));
  }

  Status get(Scope scope, Participant.Key participant, Status.Key id) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      tx.audit(List.of(participant));
      return get(tx, participant, id);
    });
  }

  private static Status get(Tx tx, Participant.Key participant, Status.Key id) {
    return list(tx, participant).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** Newest first. */
  static List<Status> list(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT s.id, s.from_date, s.to_date, s.status, s.contract, s.hours, s.source
            FROM participation_status s
            WHERE s.organisation_id = :organisation AND s.participant_id = :participant
            ORDER BY s.from_date DESC, s.status
            """)
        .bind("participant", participant)
        .mapTo(Status.class)
        .list();
  }

  static List<Past> past(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT c.corrected_at, s.name, c.before, c.after, c.reason
            FROM participation_status_correction c
            LEFT JOIN organisation_staff s ON s.organisation_id = c.organisation_id AND s.id = c.corrected_by
            WHERE c.organisation_id = :organisation AND c.participant_id = :participant
            ORDER BY c.corrected_at DESC, c.id DESC
            """)
        .bind("participant", participant)
        .mapTo(Past.class)
        .list();
  }

  Written add(Scope scope, Participant.Key participant, Status status) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      int added = add(tx, participant, status);
      if (added == 0) return list(tx, participant).stream().anyMatch(s -> s.id().equals(status.id())) ? Written.DONE : Written.THERE_ALREADY;
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), status.id());
      return Written.DONE;
    });
  }

  static int add(Tx tx, Participant.Key participant, Status status) {
    return tx.update("""
            INSERT INTO participation_status (id, organisation_id, participant_id, from_date, to_date, status, contract, hours, source)
            VALUES (:id, :organisation, :participant, :fromDate, :toDate, :status, :contract, :hours, :source)
            ON CONFLICT DO NOTHING
            """)
        .bind("participant", participant)
        .bindMethods(status)
        .execute();
  }

  /** Adds an end or a detail; anything else is a correction, which keeps what stood and asks why. */
  Written change(Scope scope, Participant.Key participant, Status to, String reason) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      Status before = get(tx, participant, to.id());
      if (to.sameAs(before)) return Written.DONE;
      boolean correction = !to.onlyAddedTo(before);
      if (correction && reason.isBlank()) return Written.REASON_NEEDED;
      if (taken(tx, participant, to)) return Written.THERE_ALREADY;
      write(tx, to);
      if (correction) remember(tx, participant, before, to.line(), reason);
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), to.id());
      return Written.DONE;
    });
  }

  /** Takes away what was never so; that it stood, and why it went, is kept. Gone already, nothing happens. */
  void remove(Scope scope, Participant.Key participant, Status.Key id, String reason) {
    database.act(scope, tx -> {
      participants.get(tx, participant);
      Status before = get(tx, participant, id);
      remember(tx, participant, before, null, reason);
      tx.update("DELETE FROM participation_status WHERE organisation_id = :organisation AND id = :id").bind("id", id).execute();
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), id);
    });
  }

  /** From this day the person's whole situation is these: what was open and is none of them ends the day before. */
  static void become(Tx tx, Participant.Key participant, LocalDate from, List<Status> now) {
    tx.update("""
            UPDATE participation_status
            SET to_date = greatest(from_date, :before)
            WHERE organisation_id = :organisation AND participant_id = :participant AND to_date IS NULL AND from_date <= :before AND NOT status = ANY (:now)
            """)
        .bind("participant", participant)
        .bind("before", from.minusDays(1))
        .bind("now", now.stream().map(s -> Typed.code(s.status())).toArray(String[]::new))
        .execute();
    for (Status status : now) if (!goesOn(tx, participant, from, status)) add(tx, participant, status);
  }

  /** True when it held already and still does; a contract not known before is written to it. */
  private static boolean goesOn(Tx tx, Participant.Key participant, LocalDate from, Status status) {
    return tx.update("""
            UPDATE participation_status
            SET contract = coalesce(contract, :contract::text), hours = coalesce(hours, :hours::text)
            WHERE organisation_id = :organisation AND participant_id = :participant AND status = :status AND to_date IS NULL AND from_date <= :from
              AND (contract IS NULL OR :contract::text IS NULL OR contract = :contract) AND (hours IS NULL OR :hours::text IS NULL OR hours = :hours)
            """)
        .bind("participant", participant)
        .bind("from", from)
        .bind("status", status.status())
        .bind("contract", status.contract())
        .bind("hours", status.hours())
        .execute() > 0;
  }

  private static boolean taken(Tx tx, Participant.Key participant, Status to) {
    return list(tx, participant).stream().anyMatch(s -> !s.id().equals(to.id()) && s.fromDate().equals(to.fromDate()) && s.status() == to.status());
  }

  private static void write(Tx tx, Status to) {
    tx.update("""
            UPDATE participation_status
            SET from_date = :fromDate, to_date = :toDate, status = :status, contract = :contract, hours = :hours, source = :source
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bindMethods(to)
        .execute();
  }

  private void remember(Tx tx, Participant.Key participant, Status before, @Nullable String after, String reason) {
    tx.update("""
            INSERT INTO participation_status_correction (organisation_id, participant_id, status_id, before, after, reason, corrected_at, corrected_by)
            VALUES (:organisation, :participant, :status, :before, :after, :reason, :now, :actor)
            """)
        .bind("participant", participant)
        .bind("status", before.id())
        .bind("before", before.line())
        .bind("after", after)
        .bind("reason", reason)
        .bind("now", clock.instant())
        .execute();
  }
}
