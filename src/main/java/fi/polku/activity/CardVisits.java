package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Visits made with a card while it was nobody's: they become the person's own when the person wishes it, and nobody's again. */
@Component
class CardVisits {
  private final Database database;
  private final Headcounts headcounts;
  private final Clock clock;

  CardVisits(Database database, Headcounts headcounts, Clock clock) {
    this.database = database;
    this.headcounts = headcounts;
    this.clock = clock;
  }

  /** What became of one visit: marked for the person, marked already, or still a head where only heads are counted. */
  private enum Mark {
    MARKED,
    KNOWN,
    HEAD
  }

  private record Shown(DoorAct.Key id, Session.Key sessionId, String door, Instant actedAt, boolean named) {}

  private record Linked(DoorAct.Key id, Session.Key sessionId, String door, Instant actedAt, Mark linkedMark) {}

  /** The card's earlier visits move to the person: who was a head is now somebody, counted once. Returns how many. */
  int link(Scope scope, Participant.Key participant, Card.Key card) {
    return database.in(scope, tx -> {
      hold(tx, participant, card);
      List<Shown> shown = loose(tx, card);
      for (Shown visit : shown) {
        Mark mark = visit.named ? mark(tx, visit, participant) : Mark.HEAD;
        if (mark != Mark.HEAD) headcounts.correct(tx, visit.sessionId, visit.door, -1, clock.instant());
        note(tx, visit, participant, mark);
      }
      if (!shown.isEmpty()) tx.audit("activity.link-visits", List.of(participant), List.of(card), shown.size());
      return shown.size();
    });
  }

  private static void hold(Tx tx, Participant.Key participant, Card.Key card) {
    tx.query("SELECT c.id FROM activity_card c WHERE c.organisation_id = :organisation AND c.id = :card AND c.participant_id = :participant FOR UPDATE")
        .bind("card", card)
        .bind("participant", participant)
        .mapTo(Card.Key.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  private static List<Shown> loose(Tx tx, Card.Key card) {
    return tx.query("""
            SELECT t.id, t.session_id, d.name AS door, t.acted_at, a.counting <> 'heads' AS named
            FROM activity_door_act t
            JOIN activity_door d ON d.organisation_id = t.organisation_id AND d.id = t.door_id
            JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id AND s.cancelled_at IS NULL
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE t.organisation_id = :organisation AND t.card_id = :card AND t.participant_id IS NULL AND t.outcome = 'counted'
            ORDER BY t.acted_at, t.id
            FOR NO KEY UPDATE OF t
            """)
        .bind("card", card)
        .mapTo(Shown.class)
        .list();
  }

  /** What staff have written of the person at that session stands. */
  private static Mark mark(Tx tx, Shown visit, Participant.Key participant) {
    int marked = tx.update("""
            INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes, marked_at, marked_by, marked_how)
            SELECT s.organisation_id, s.id, :participant, 'present', CASE WHEN a.kind <> 'drop-in' THEN least(1440, extract(epoch FROM s.ends - s.starts) / 60)::integer END, :at, :actor, 'door'
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE s.organisation_id = :organisation AND s.id = :session
            ON CONFLICT DO NOTHING
            """)
        .bind("participant", participant)
        .bind("session", visit.sessionId)
        .bind("at", visit.actedAt)
        .execute();
    if (marked == 1) return Mark.MARKED;
    boolean there = tx.query("SELECT t.presence IN ('present', 'partly') FROM activity_attendance t WHERE t.organisation_id = :organisation AND t.session_id = :session AND t.participant_id = :participant")
        .bind("participant", participant)
        .bind("session", visit.sessionId)
        .mapTo(Boolean.class)
        .one();
    return there ? Mark.KNOWN : Mark.HEAD;
  }

  private void note(Tx tx, Shown visit, Participant.Key participant, Mark mark) {
    tx.update("UPDATE activity_door_act SET participant_id = :participant, linked_at = :now, linked_by = :actor, linked_mark = :mark WHERE organisation_id = :organisation AND id = :id AND participant_id IS NULL")
        .bind("id", visit.id)
        .bind("participant", participant)
        .bind("mark", mark)
        .bind("now", clock.instant())
        .execute();
  }

  /** The visits are nobody's again; a mark that staff have changed since stays. Returns how many. */
  int part(Scope scope, Participant.Key participant, Card.Key card) {
    return database.in(scope, tx -> {
      hold(tx, participant, card);
      List<Linked> linked = linked(tx, card);
      for (Linked visit : linked) {
        boolean head = visit.linkedMark == Mark.KNOWN || visit.linkedMark == Mark.MARKED && unmark(tx, visit, participant);
        if (head) headcounts.correct(tx, visit.sessionId, visit.door, 1, clock.instant());
        tx.update("UPDATE activity_door_act SET participant_id = NULL, linked_at = NULL, linked_by = NULL, linked_mark = NULL WHERE organisation_id = :organisation AND id = :id").bind("id", visit.id).execute();
      }
      if (!linked.isEmpty()) tx.audit("activity.part-visits", List.of(participant), List.of(card), linked.size());
      return linked.size();
    });
  }

  private static List<Linked> linked(Tx tx, Card.Key card) {
    return tx.query("""
            SELECT t.id, t.session_id, d.name AS door, t.acted_at, t.linked_mark
            FROM activity_door_act t
            JOIN activity_door d ON d.organisation_id = t.organisation_id AND d.id = t.door_id
            JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id AND s.cancelled_at IS NULL
            WHERE t.organisation_id = :organisation AND t.card_id = :card AND t.linked_at IS NOT NULL
            ORDER BY t.acted_at, t.id
            FOR NO KEY UPDATE OF t
            """)
        .bind("card", card)
        .mapTo(Linked.class)
        .list();
  }

  private static boolean unmark(Tx tx, Linked visit, Participant.Key participant) {
    return tx.update("""
            DELETE FROM activity_attendance
            WHERE organisation_id = :organisation AND session_id = :session AND participant_id = :participant
              AND presence = 'present' AND marked_how = 'door' AND marked_at = :at
            """)
        .bind("session", visit.sessionId)
        .bind("participant", participant)
        .bind("at", visit.actedAt)
        .execute() == 1;
  }
}
