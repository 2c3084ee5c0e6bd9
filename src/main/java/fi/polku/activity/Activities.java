package fi.polku.activity;

import fi.polku.activity.Activity.Kind;
import fi.polku.activity.ActivityListPages.Choice;
import fi.polku.activity.ActivityListPages.Listed;
import fi.polku.activity.ActivityListPages.ListedState;
import fi.polku.activity.ActivityListPages.Sort;
import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The activities of an organisation; a leader sees only own ones. */
@Component
class Activities {
  /** Rows on one page of the list. */
  static final int PAGE = 25;

  private final Database database;

  Activities(Database database) {
    this.database = database;
  }

  /** What the list is narrowed to. @param page from 1 */
  record Filter(String search, @Nullable Kind kind, Place.@Nullable Key place, Project.@Nullable Key project, ListedState state, Sort sort, int page) {}

  List<Listed> list(Scope scope, Filter filter, Instant now) {
    return database.in(scope, tx -> tx.query("""
            SELECT a.id, a.name, a.kind, p.name AS place_name, a.published_at, a.ended_at, n.next,
              (SELECT count(*) FROM activity_member m WHERE m.organisation_id = a.organisation_id AND m.activity_id = a.id AND m.left_on IS NULL) AS members,
              count(*) OVER () AS total
            FROM activity a
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
            LEFT JOIN LATERAL (
              SELECT min(s.starts) AS next
              FROM activity_session s
              WHERE s.organisation_id = a.organisation_id AND s.activity_id = a.id AND s.ends > :now AND s.cancelled_at IS NULL) n ON true
            WHERE a.organisation_id = :organisation
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = a.organisation_id AND l.activity_id = a.id AND l.staff_id = :actor))
              AND position(lower(:search) IN lower(concat_ws(' ', a.name, p.name, a.district, p.district, a.summary))) > 0
              AND (:kind::text IS NULL OR a.kind = :kind)
              AND (:place::uuid IS NULL OR a.place_id = :place)
              AND (:project::uuid IS NULL OR EXISTS (
                SELECT FROM activity_project_share h WHERE h.organisation_id = a.organisation_id AND h.activity_id = a.id AND h.project_id = :project))
              AND CASE :state
                WHEN 'open' THEN a.ended_at IS NULL
                WHEN 'published' THEN a.ended_at IS NULL AND a.published_at IS NOT NULL
                WHEN 'draft' THEN a.ended_at IS NULL AND a.published_at IS NULL
                WHEN 'ended' THEN a.ended_at IS NOT NULL
                ELSE true END
            ORDER BY CASE :sort WHEN 'next' THEN n.next END, CASE :sort WHEN 'kind' THEN a.kind END, lower(a.name), a.id
            OFFSET :first LIMIT :most
            """)
        .bind("now", now)
        .bind("search", filter.search)
        .bind("kind", filter.kind)
        .bind("place", filter.place)
        .bind("project", filter.project)
        .bind("state", filter.state)
        .bind("sort", filter.sort)
        .bind("first", (filter.page - 1) * PAGE)
        .bind("most", PAGE)
        .mapTo(Listed.class)
        .list());
  }

  ActivityProfile get(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> get(tx, activity));
  }

  ActivityProfile get(Tx tx, Activity.Key activity) {
    return tx.query("""
            SELECT a.id, a.name, a.kind, a.counting, a.summary, a.audience, a.accessibility, a.languages, a.municipality, a.district,
              a.place_id, p.name AS place_name, a.room_id, r.name AS room_name, a.published_at, a.ended_at
            FROM activity a
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
            LEFT JOIN activity_room r ON r.organisation_id = a.organisation_id AND r.id = a.room_id
            WHERE a.organisation_id = :organisation AND a.id = :activity
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = a.organisation_id AND l.activity_id = a.id AND l.staff_id = :actor))
            """)
        .bind("activity", activity)
        .mapTo(ActivityProfile.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  /** Holds the activity until the transaction ends: everything about it is written by one at a time. */
  void hold(Tx tx, Activity.Key activity) {
    tx.query("""
            SELECT a.id
            FROM activity a
            WHERE a.organisation_id = :organisation AND a.id = :activity
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = a.organisation_id AND l.activity_id = a.id AND l.staff_id = :actor))
            FOR UPDATE
            """)
        .bind("activity", activity)
        .mapTo(Activity.Key.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  /** Shows it to all; published already, nothing changes. */
  void publish(Scope scope, Activity.Key activity, Instant now) {
    change(scope, activity, "UPDATE activity SET published_at = coalesce(published_at, :now) WHERE organisation_id = :organisation AND id = :activity", now);
  }

  /** Back to a draft that only staff see. */
  void withdraw(Scope scope, Activity.Key activity, Instant now) {
    change(scope, activity, "UPDATE activity SET published_at = NULL WHERE organisation_id = :organisation AND id = :activity", now);
  }

  /** It goes on no longer: what was to come is cancelled, what was held stays. */
  void end(Scope scope, Activity.Key activity, Instant now) {
    database.act(scope, tx -> {
      hold(tx, activity);
      tx.update("UPDATE activity SET ended_at = coalesce(ended_at, :now) WHERE organisation_id = :organisation AND id = :activity")
          .bind("activity", activity).bind("now", now).execute();
      tx.update("""
              UPDATE activity_session
              SET cancelled_at = :now, cancelled_by = :actor
              WHERE organisation_id = :organisation AND activity_id = :activity AND starts > :now AND cancelled_at IS NULL AND closed_at IS NULL
              """).bind("activity", activity).bind("now", now).execute();
      tx.audit(List.of(), activity);
    });
  }

  void resume(Scope scope, Activity.Key activity, Instant now) {
    change(scope, activity, "UPDATE activity SET ended_at = NULL WHERE organisation_id = :organisation AND id = :activity", now);
  }

  /** The projects of the organisation, for choosing. */
  List<Choice> projects(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, code || ' ' || name AS name
            FROM organisation_project
            WHERE organisation_id = :organisation
            ORDER BY code
            """)
        .mapTo(Choice.class)
        .list());
  }

  private void change(Scope scope, Activity.Key activity, String sql, Instant now) {
    database.act(scope, tx -> {
      hold(tx, activity);
      tx.update(sql).bind("activity", activity).bind("now", now).execute();
      tx.audit(List.of(), activity);
    });
  }
}
