package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.participant.TimelineItem;
import fi.polku.participant.TimelineSource;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Visits on a person's timeline: one by one, and a week at a time for those who come often. */
@Component
class ActivityTimeline implements TimelineSource {
  private final Database database;

  ActivityTimeline(Database database) {
    this.database = database;
  }

  private record Week(Instant last, Instant first, int visits, String names, Session.@Nullable Key session, boolean everFirst) {
    TimelineItem item(Frame frame, Participant.Key participant) {
      String title = everFirst && visits == 1 ? frame.text("activity.timeline.first") : visits == 1 ? names : frame.text("activity.timeline.week", visits);
      String detail = visits == 1 ? (everFirst ? names : "") : names + ", " + frame.period(Helsinki.date(first), Helsinki.date(last));
      String path = visits == 1 ? "/sessions/" + session.value() : "/participants/" + participant.value() + "/visits";
      return new TimelineItem(last, visits == 1, TimelineItem.Kind.VISIT, title, detail, path, false);
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
              ), counted AS (
                SELECT v.id, v.starts, v.name, v.week, v.ever_first, count(*) OVER (PARTITION BY v.week) > 2 AS often
                FROM visit v
              )
              SELECT max(c.starts) AS last, min(c.starts) AS first, count(*) AS visits, string_agg(DISTINCT c.name, ', ') AS names,
                CASE WHEN count(*) = 1 THEN min(c.id::text)::uuid END AS session, bool_or(c.ever_first) AS ever_first
              FROM counted c
              GROUP BY c.week, CASE WHEN NOT c.often THEN c.id END
              HAVING max(c.starts) < :before
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
