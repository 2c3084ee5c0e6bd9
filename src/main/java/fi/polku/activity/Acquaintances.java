package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.participant.SearchWords;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom one may know by name: staff everybody, a leader those who have been in the leader's own activities. */
@Component
class Acquaintances {
  private final Database database;
  private final Participants participants;
  private final Rosters rosters;

  Acquaintances(Database database, Participants participants, Rosters rosters) {
    this.database = database;
    this.participants = participants;
    this.rosters = rosters;
  }

  /** The few who may be meant by what has been typed at this session; nobody before two letters. */
  List<Participant> likely(Scope scope, Session.Key session, SearchWords words) {
    database.act(scope, tx -> rosters.meeting(tx, session));
    if (scope.everyActivity()) return participants.likely(scope, words);
    if (words.text().length() < 2) return List.of();
    return database.in(scope, tx -> {
      List<Participant> likely = tx.query("""
              WITH own AS MATERIALIZED (
                SELECT m.participant_id
                FROM activity_leader l
                JOIN activity_member m ON m.organisation_id = l.organisation_id AND m.activity_id = l.activity_id
                WHERE l.organisation_id = :organisation AND l.staff_id = :actor
                UNION
                SELECT t.participant_id
                FROM activity_leader l
                JOIN activity_session s ON s.organisation_id = l.organisation_id AND s.activity_id = l.activity_id
                JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id
                WHERE l.organisation_id = :organisation AND l.staff_id = :actor
              )
              SELECT p.id, p.shown_name
              FROM own
              JOIN participant p ON p.organisation_id = :organisation AND p.id = own.participant_id
              WHERE (p.search LIKE ALL (:words) OR (cardinality(:near::text[]) > 0 AND NOT EXISTS (SELECT FROM unnest(:near::text[]) word WHERE public.word_similarity(word, p.search) < 0.5)))
                AND p.merged_into IS NULL AND p.erased_at IS NULL AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
              ORDER BY lower(p.shown_name) <> lower(:text), NOT p.search LIKE ALL (:words), p.shown_name, p.id
              LIMIT 6
              """)
          .bind("words", words.patterns())
          .bind("near", words.near())
          .bind("text", words.text())
          .mapTo(Participant.class)
          .list();
      if (!likely.isEmpty()) tx.audit(likely.stream().map(Participant::id).toList());
      return likely;
    });
  }
}
