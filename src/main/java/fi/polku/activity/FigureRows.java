package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows behind a figure: the sessions it is the sum of, or the persons it counts. */
@Component
class FigureRows {
  private final Database database;
  private final Clock clock;

  FigureRows(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is looked behind of.
   *
   * @param key the line's key; null for the whole, empty for the line of what has none
   * @param first how many rows come before these
   * @param most how many rows at most
   */
  record Behind(FigureFilter filter, Figure figure, @Nullable String key, int first, int most) {}

  /** @param amount what this session adds to the figure; minutes for hours */
  record SessionRow(Session.Key id, Activity.Key activityId, String activity, @Nullable String title, Instant starts, Instant ends, @Nullable String place, long amount) {}

  /** @param visits marks "present" or "partly" among the sessions of the figure */
  record PersonRow(Participant.Key id, String shownName, long visits, long minutes) {}

  /** The sessions, newest first; that they were read is written down. */
  List<SessionRow> sessions(Scope scope, Behind behind) {
    return database.in(scope, tx -> {
      List<SessionRow> sessions = sessions(tx, behind);
      tx.audit(scope.action(), List.of(), List.of(), sessions.size());
      return sessions;
    });
  }

  private List<SessionRow> sessions(Tx tx, Behind behind) {
    return bound(tx.query("""
            WITH behind AS (
              SELECT
                s.id, s.activity_id, a.name AS activity, s.title, s.starts, s.ends, p.name AS place,
                CASE :figure
                  WHEN 'sessions' THEN f.held::integer
                  WHEN 'cancelled' THEN (NOT f.held)::integer
                  WHEN 'unmarked' THEN f.unmarked::integer
                  WHEN 'not-marked' THEN f.not_marked
                  WHEN 'heads' THEN f.heads
                  WHEN 'signed-up' THEN CASE WHEN a.counting <> 'named' THEN f.participations END
                  WHEN 'visits' THEN CASE WHEN a.counting = 'named' THEN f.participations END
                  WHEN 'hours' THEN CASE WHEN a.counting = 'named' THEN f.minutes END
                  WHEN 'without-minutes' THEN CASE WHEN a.counting = 'named' THEN f.without_minutes END
                END AS amount
              FROM activity a
              LEFT JOIN activity_project_share r ON r.organisation_id = a.organisation_id AND r.activity_id = a.id AND r.project_id = :project::uuid
              JOIN activity_session s ON s.organisation_id = a.organisation_id AND s.activity_id = a.id
                AND s.starts >= coalesce(:begins::timestamptz, '-infinity') AND s.starts < coalesce(:ends::timestamptz, 'infinity') AND s.starts <= :now
              JOIN activity_session_figure f ON f.organisation_id = s.organisation_id AND f.session_id = s.id
              LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
              WHERE a.organisation_id = :organisation
                AND (:project::uuid IS NULL OR (r.project_id IS NOT NULL
                  AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date BETWEEN coalesce(r.from_date, '-infinity') AND coalesce(r.to_date, 'infinity')))
                AND (:kind::text IS NULL OR a.kind = :kind)
                AND (:place::uuid IS NULL OR p.id = :place)
                AND (:district::text IS NULL OR coalesce(p.district, a.district) = :district)
                AND (:key::text IS NULL OR :key = coalesce(CASE :by WHEN 'kind' THEN a.kind WHEN 'month' THEN to_char(s.starts AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM')
                  WHEN 'activity' THEN a.id::text WHEN 'place' THEN p.id::text ELSE coalesce(p.district, a.district) END, ''))
            )
            SELECT id, activity_id, activity, title, starts, ends, place, amount
            FROM behind
            WHERE amount > 0
            ORDER BY starts DESC, id
            OFFSET :first LIMIT :most
            """), behind)
        .mapTo(SessionRow.class)
        .list();
  }

  /** The persons behind the figure of distinct persons, by the name they are shown with; that they were read is written down. */
  List<PersonRow> persons(Scope scope, Behind behind) {
    return database.in(scope, tx -> {
      List<PersonRow> persons = persons(tx, behind);
      tx.audit(persons.stream().map(PersonRow::id).toList());
      return persons;
    });
  }

  private List<PersonRow> persons(Tx tx, Behind behind) {
    return bound(tx.query("""
            SELECT n.id, CASE WHEN n.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) THEN '–' ELSE n.shown_name END AS shown_name, count(*) AS visits, coalesce(sum(t.minutes), 0) AS minutes
            FROM activity a
            LEFT JOIN activity_project_share r ON r.organisation_id = a.organisation_id AND r.activity_id = a.id AND r.project_id = :project::uuid
            JOIN activity_session s ON s.organisation_id = a.organisation_id AND s.activity_id = a.id
              AND s.starts >= coalesce(:begins::timestamptz, '-infinity') AND s.starts < coalesce(:ends::timestamptz, 'infinity') AND s.starts <= :now
            JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id AND t.presence IN ('present', 'partly')
            JOIN participant n ON n.organisation_id = t.organisation_id AND n.id = t.participant_id
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
            WHERE a.organisation_id = :organisation
              AND a.counting = 'named'
              AND s.cancelled_at IS NULL
              AND (:project::uuid IS NULL OR (r.project_id IS NOT NULL
                AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date BETWEEN coalesce(r.from_date, '-infinity') AND coalesce(r.to_date, 'infinity')))
              AND (:kind::text IS NULL OR a.kind = :kind)
              AND (:place::uuid IS NULL OR p.id = :place)
              AND (:district::text IS NULL OR coalesce(p.district, a.district) = :district)
              AND (:key::text IS NULL OR :key = coalesce(CASE :by WHEN 'kind' THEN a.kind WHEN 'month' THEN to_char(s.starts AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM')
                WHEN 'activity' THEN a.id::text WHEN 'place' THEN p.id::text ELSE coalesce(p.district, a.district) END, ''))
            GROUP BY n.id, n.shown_name
            ORDER BY shown_name, n.id
            OFFSET :first LIMIT :most
            """), behind)
        .mapTo(PersonRow.class)
        .list();
  }

  private Query bound(Query query, Behind behind) {
    FigureFilter filter = behind.filter;
    return ActivityFigures.bound(query, filter, clock.instant())
        .bind("begins", filter.from() == null ? null : Helsinki.start(filter.from()))
        .bind("ends", filter.to() == null ? null : Helsinki.end(filter.to()))
        .bind("figure", behind.figure)
        .bind("key", behind.key)
        .bind("first", behind.first)
        .bind("most", behind.most);
  }
}
