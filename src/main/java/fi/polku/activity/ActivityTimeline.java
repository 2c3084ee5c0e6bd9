package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.participant.TimelineItem;
import fi.polku.participant.TimelineSource;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Visits on a person's timeline: the very first by itself, then a week at a time, for everybody alike. */
@Component
class ActivityTimeline implements TimelineSource {
  private final Database database;

  ActivityTimeline(Database database) {
    this.database = database;
  }

  private record Week(Instant last, Instant first, int visits, String names, Session.@Nullable Key session, boolean everFirst) {
    TimelineItem item(Frame frame, Participant.Key participant) {
      if (visits > 1) return new TimelineItem(first, last, false, TimelineItem.Kind.VISIT, frame.text("activity.timeline.week", visits), names, "/participants/" + participant.value() + "/visits", false);
      return new TimelineItem(last, true, TimelineItem.Kind.VISIT, everFirst ? frame.text("activity.timeline.first") : names, everFirst ? names : "", "/sessions/" + session.value(), false);
    }
  }

  @Override
  public Action action() {
    return ActivityAction.READ_VISITS;
  }

  @Override
  public List<TimelineItem> items(Scope scope, Frame frame, Participant.Key participant, Instant before, int most) {
    return database.in(scope, tx -> {
      tx.audit(List.of(participant));
      return tx.query("""
              WITH visit AS (
                SELECT s.id, s.starts, a.name, date_trunc('week', s.starts AT TIME ZONE 'Europe/Helsinki') AS week,
                  s.starts = min(s.starts) OVER () AS ever_first
                FROM activity_attendance t
                JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id AND s.cancelled_at IS NULL
                JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
                WHERE t.organisation_id = :organisation AND t.participant_id = :participant AND t.presence IN ('present', 'partly')
              )
              SELECT max(v.starts) AS last, min(v.starts) AS first, count(*) AS visits, string_agg(DISTINCT v.name, ', ') AS names,
                CASE WHEN count(*) = 1 THEN min(v.id::text)::uuid END AS session, v.ever_first
              FROM visit v
              GROUP BY v.week, v.ever_first
              HAVING max(v.starts) < :before
              ORDER BY last DESC
              LIMIT :most
              """)
          .bind("participant", participant)
          .bind("before", before)
          .bind("most", most)
          .mapTo(Week.class)
          .list();
    }).stream().map(week -> week.item(frame, participant)).toList();
  }
}
