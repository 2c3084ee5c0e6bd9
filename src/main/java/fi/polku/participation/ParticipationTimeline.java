package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.ParticipantAction;
import fi.polku.participant.TimelineItem;
import fi.polku.participant.TimelineSource;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Entering and leaving projects, and what changed in working life, on a person's timeline. */
@Component
class ParticipationTimeline implements TimelineSource {
  private final Database database;

  ParticipationTimeline(Database database) {
    this.database = database;
  }

  /** @param what entered, left, gained or status; @param of the project's name, the qualification's, or the status */
  private record Event(String what, LocalDate day, String of) {
    TimelineItem item(Frame frame) {
      String said = what.equals("status") ? frame.text("participation.answer.situation." + of) : of;
      return new TimelineItem(Helsinki.start(day), false, TimelineItem.Kind.STAY, frame.text("participation.timeline." + what + "Title"), said, null, false);
    }
  }

  @Override
  public Action action() {
    return ParticipantAction.READ_PARTICIPANT;
  }

  @Override
  public List<TimelineItem> items(Scope scope, Frame frame, Participant.Key participant, Instant before, int most) {
    return database.in(scope, tx -> {
      tx.audit(List.of(participant));
      return tx.query("""
              SELECT e.what, e.day, e.of
              FROM (
                SELECT 'entered' AS what, s.entered AS day, j.name AS of
                FROM participation_spell s
                JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
                WHERE s.organisation_id = :organisation AND s.participant_id = :participant
                UNION ALL
                SELECT 'left', s.left_on, j.name
                FROM participation_spell s
                JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
                WHERE s.organisation_id = :organisation AND s.participant_id = :participant AND s.left_on IS NOT NULL
                UNION ALL
                SELECT 'gained', q.gained_on, q.name
                FROM participation_qualification q
                WHERE q.organisation_id = :organisation AND q.participant_id = :participant
                UNION ALL
                SELECT 'status', t.from_date, t.status
                FROM participation_status t
                WHERE t.organisation_id = :organisation AND t.participant_id = :participant
              ) e
              WHERE e.day::timestamp AT TIME ZONE 'Europe/Helsinki' < :before
              ORDER BY e.day DESC
              LIMIT :most
              """)
          .bind("participant", participant)
          .bind("before", before)
          .bind("most", most)
          .mapTo(Event.class)
          .list();
    }).stream().map(event -> event.item(frame)).toList();
  }
}
