package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is to be done by a day. What ought to be open follows from the facts ({@link DueSql}); this opens what is not yet, closes what has
 * been mended, and is right however often and from however many programs it is done.
 */
@Component
class Dues {
  private final Database database;
  private final FundedProjects projects;
  private final Participants participants;
  private final Clock clock;

  Dues(Database database, FundedProjects projects, Participants participants, Clock clock) {
    this.database = database;
    this.projects = projects;
    this.participants = participants;
    this.clock = clock;
  }

  List<OrganisationKey> organisations(Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT id FROM organisation ORDER BY id").mapTo(OrganisationKey.class).list());
  }

  /** Opens and closes for one organisation as of this day; how many were opened. */
  int renew(Scope scope, LocalDate today) {
    return database.in(scope, tx -> {
      List<Participant.Key> opened = renew(tx, null, today);
      if (!opened.isEmpty()) tx.audit(scope.action(), opened.stream().distinct().toList(), List.of(), opened.size());
      return opened.size();
    });
  }

  /** The same for one person at once, in the act that changed the facts; the act writes the log's line. */
  void renew(Tx tx, Optional<Participant.Key> participant) {
    renew(tx, participant.orElse(null), Helsinki.today(clock));
  }

  private List<Participant.Key> renew(Tx tx, Participant.@Nullable Key participant, LocalDate today) {
    List<FundedProject> all = projects.list(tx, null);
    tx.update(DueSql.CLOSE)
        .bind("participant", participant)
        .bind("asking", FundedProjects.which(all, Programme::asksAfterwards))
        .bind("quiet", FundedProject.QUIET_DAYS)
        .bind("today", today)
        .bind("now", clock.instant())
        .execute();
    return tx.query(DueSql.OPEN)
        .bind("participant", participant)
        .bind("asking", FundedProjects.which(all, Programme::asksAfterwards))
        .bind("quiet", FundedProject.QUIET_DAYS)
        .bind("today", today)
        .bind("now", clock.instant())
        .mapTo(Participant.Key.class)
        .list();
  }

  /** The due, or 404. */
  Due get(Scope scope, Due.Key id) {
    return database.in(scope, tx -> {
      whose(tx, id);
      return tx.query("SELECT d.id, d.spell_id, d.kind, d.due_on, d.opened_at FROM participation_due d WHERE d.organisation_id = :organisation AND d.id = :id").bind("id", id).mapTo(Due.class).one();
    });
  }

  /** Whose it is, or 404; a restricted person's is there for named staff only. */
  private Participant.Key whose(Tx tx, Due.Key id) {
    Participant.Key participant = tx.query("SELECT participant_id FROM participation_due WHERE organisation_id = :organisation AND id = :id")
        .bind("id", id)
        .mapTo(Participant.Key.class)
        .findOne()
        .orElseThrow(NotFound::new);
    participants.get(tx, participant);
    return participant;
  }

  /** Closed by hand, with what came of it; closed already, it stays as it was. */
  void close(Scope scope, Due.Key id, Due.Outcome outcome) {
    database.act(scope, tx -> {
      Participant.Key participant = whose(tx, id);
      tx.update("""
              UPDATE participation_due
              SET closed_at = :now, closed_by = :actor, outcome = :outcome
              WHERE organisation_id = :organisation AND id = :id AND closed_at IS NULL
              """)
          .bind("id", id)
          .bind("outcome", outcome)
          .bind("now", clock.instant())
          .execute();
      tx.audit(List.of(participant), id);
    });
  }

  /** Those of one person that wait, also those taken up before their time. */
  static List<Due> waiting(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT d.id, d.spell_id, d.kind, d.due_on, d.opened_at
            FROM participation_due d
            WHERE d.organisation_id = :organisation AND d.participant_id = :participant AND d.closed_at IS NULL
            ORDER BY d.due_on, d.kind
            """)
        .bind("participant", participant)
        .mapTo(Due.class)
        .list();
  }
}
