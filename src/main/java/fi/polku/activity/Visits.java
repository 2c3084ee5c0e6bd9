package fi.polku.activity;

import fi.polku.activity.VisitTab.Visit;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** One person's sessions, newest first. */
@Component
class Visits {
  static final int PAGE = 25;

  private final Database database;

  Visits(Database database) {
    this.database = database;
  }

  /** One page, and one row more when there are more pages. */
  List<Visit> list(Scope scope, Participant.Key participant, int page) {
    return database.in(scope, tx -> {
      tx.audit(List.of(participant));
      return tx.query("""
              SELECT s.id AS session, a.name, s.title, s.starts, s.ends, t.presence,
                -- the whole time a place is open says nothing of how long somebody stayed
                CASE WHEN a.kind <> 'drop-in' OR t.minutes <> least(1440, extract(epoch FROM s.ends - s.starts) / 60)::integer THEN t.minutes END AS minutes
              FROM activity_attendance t
              JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id
              JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
              WHERE t.organisation_id = :organisation AND t.participant_id = :participant AND t.presence <> 'not-marked'
              ORDER BY s.starts DESC, s.id
              OFFSET :before LIMIT :most
              """)
          .bind("participant", participant)
          .bind("before", (page - 1) * PAGE)
          .bind("most", PAGE + 1)
          .mapTo(Visit.class)
          .list();
    });
  }

  int count(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> tx.query("""
            SELECT count(*)
            FROM activity_attendance
            WHERE organisation_id = :organisation AND participant_id = :participant AND presence IN ('present', 'partly')
            """)
        .bind("participant", participant)
        .mapTo(Integer.class)
        .one());
  }
}
