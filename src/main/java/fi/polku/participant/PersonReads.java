package fi.polku.participant;

import fi.polku.participant.PersonPages.Read;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who has handled one person's data, and how: read from the log. */
@Component
class PersonReads {
  static final int PAGE = 50;

  private final Database database;
  private final Participants participants;

  PersonReads(Database database, Participants participants) {
    this.database = database;
    this.participants = participants;
  }

  /** One page of lines, newest first, and one line more when there are more pages. */
  List<Read> list(Scope scope, Participant.Key participant, int page) {
    return database.in(scope, tx -> {
      if (participants.find(tx, participant).isEmpty()) throw new NotFound();
      tx.audit(List.of(participant));
      return tx.query("""
              SELECT r.at, r.actor_kind, r.actor_id, s.name, r.action, 1 AS times
              FROM participant_reads(:organisation, ARRAY (SELECT q.id FROM participant q WHERE q.organisation_id = :organisation AND (q.id = :participant OR q.merged_into = :participant)), :before, :most) WITH ORDINALITY AS r (at, actor_kind, actor_id, action, place)
              LEFT JOIN organisation_staff s ON s.organisation_id = :organisation AND s.id = r.actor_id
              ORDER BY r.place
              """)
          .bind("participant", participant)
          .bind("before", (page - 1) * PAGE)
          .bind("most", PAGE + 1)
          .mapTo(Read.class)
          .list();
    });
  }
}
