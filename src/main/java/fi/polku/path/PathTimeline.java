package fi.polku.path;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Steps onwards on a person's timeline: planned ahead, begun, come to an end. */
@Component
class PathTimeline implements TimelineSource {
  private final Database database;

  PathTimeline(Database database) {
    this.database = database;
  }

  /** @param what planned, started or ended */
  private record Turn(String what, LocalDate day, String kind, @Nullable String partner) {
    TimelineItem item(Frame frame) {
      String detail = frame.text("path.timeline." + what) + (partner == null ? "" : " · " + partner);
      return new TimelineItem(Helsinki.start(day), false, TimelineItem.Kind.STEP, frame.text("path.kind." + kind), detail, null, what.equals("planned") && day.isBefore(frame.today()));
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
              SELECT e.what, e.day, s.kind, s.partner
              FROM path_step s
              CROSS JOIN LATERAL (
                VALUES ('planned', CASE WHEN s.started IS NULL AND s.ended IS NULL THEN s.planned END), ('started', s.started), ('ended', s.ended)) AS e (what, day)
              WHERE s.organisation_id = :organisation AND s.participant_id = :participant AND e.day::timestamp AT TIME ZONE 'Europe/Helsinki' < :before
              ORDER BY e.day DESC
              LIMIT :most
              """)
          .bind("participant", participant)
          .bind("before", before)
          .bind("most", most)
          .mapTo(Turn.class)
          .list();
    }).stream().map(turn -> turn.item(frame)).toList();
  }
}
