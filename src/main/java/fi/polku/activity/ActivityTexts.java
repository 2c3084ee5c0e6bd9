package fi.polku.activity;

import fi.polku.activity.ActivityProfile.Leader;
import fi.polku.activity.ActivityProfile.Share;
import fi.polku.activity.ActivityProfile.Text;
import fi.polku.organisation.Staff;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.springframework.stereotype.Component;

/** What is written of activities: making and changing them, with who leads them and who pays for them. */
@Component
class ActivityTexts {
  private final Database database;
  private final Activities activities;
  private final Places places;

  ActivityTexts(Database database, Activities activities, Places places) {
    this.database = database;
    this.activities = activities;
    this.places = places;
  }

  /** Makes the activity as a draft; made already under this id, nothing changes. */
  void create(Scope scope, Activity.Key id, Text text) {
    database.act(scope, tx -> {
      places.require(tx, text.spot());
      int made = written(tx.update("""
              INSERT INTO activity (id, organisation_id, name, kind, counting, summary, audience, accessibility, languages, municipality, district, place_id, room_id, created_by)
              VALUES (:id, :organisation, :name, :kind, :counting, :summary, :audience, :accessibility, :languages, :municipality, :district, :place, :room, :actor)
              ON CONFLICT (id) DO NOTHING
              """), id, text).execute();
      activities.hold(tx, id);
      if (made == 0) return;
      surround(tx, id, text);
      tx.audit(List.of(), id);
    });
  }

  /** Changes it. Sessions that have been keep the place they were held at. */
  void change(Scope scope, Activity.Key id, Text text, Instant now) {
    database.act(scope, tx -> {
      activities.hold(tx, id);
      places.require(tx, text.spot());
      keepPastPlaces(tx, id, text.spot(), now);
      written(tx.update("""
          UPDATE activity
          SET name = :name, kind = :kind, counting = :counting, summary = :summary, audience = :audience, accessibility = :accessibility,
            languages = :languages, municipality = :municipality, district = :district, place_id = :place, room_id = :room
          WHERE organisation_id = :organisation AND id = :id
          """), id, text).execute();
      surround(tx, id, text);
      tx.audit(List.of(), id);
    });
  }

  List<Leader> leaders(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id, s.name
            FROM activity_leader l
            JOIN organisation_staff s ON s.organisation_id = l.organisation_id AND s.id = l.staff_id
            WHERE l.organisation_id = :organisation AND l.activity_id = :activity
            ORDER BY s.name, s.id
            """)
        .bind("activity", activity)
        .mapTo(Leader.class)
        .list());
  }

  /** Who can be chosen to lead: everybody who works here now, and those who lead this one. */
  List<Leader> candidates(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> tx.query("""
            SELECT s.id, s.name
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation
              AND (s.disabled_at IS NULL OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = s.organisation_id AND l.staff_id = s.id AND l.activity_id = :activity))
            ORDER BY s.name, s.id
            """)
        .bind("activity", activity)
        .mapTo(Leader.class)
        .list());
  }

  List<Share> shares(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> tx.query("""
            SELECT h.project_id, p.code, p.name, h.share_percent, h.from_date, h.to_date
            FROM activity_project_share h
            JOIN organisation_project p ON p.organisation_id = h.organisation_id AND p.id = h.project_id
            WHERE h.organisation_id = :organisation AND h.activity_id = :activity
            ORDER BY h.from_date NULLS FIRST, p.code
            """)
        .bind("activity", activity)
        .mapTo(Share.class)
        .list());
  }

  private static <S extends SqlStatement<S>> S written(S statement, Activity.Key id, Text text) {
    return statement
        .bind("id", id)
        .bind("name", text.name())
        .bind("kind", text.kind())
        .bind("counting", text.counting())
        .bind("summary", text.summary())
        .bind("audience", text.audience())
        .bind("accessibility", text.accessibility())
        .bind("languages", text.languages())
        .bind("municipality", text.municipality())
        .bind("district", text.district())
        .bind("place", text.spot().place())
        .bind("room", text.spot().room());
  }

  private static void keepPastPlaces(Tx tx, Activity.Key id, Spot next, Instant now) {
    tx.update("""
            UPDATE activity_session s
            SET place_id = a.place_id, room_id = coalesce(s.room_id, a.room_id)
            FROM activity a
            WHERE a.organisation_id = :organisation AND a.id = :id AND a.place_id IS NOT NULL AND (a.place_id, a.room_id) IS DISTINCT FROM (:place, :room)
              AND s.organisation_id = a.organisation_id AND s.activity_id = a.id AND s.place_id IS NULL AND s.starts <= :now
            """)
        .bind("id", id)
        .bind("place", next.place())
        .bind("room", next.room())
        .bind("now", now)
        .execute();
  }

  private static void surround(Tx tx, Activity.Key id, Text text) {
    tx.update("DELETE FROM activity_project_share WHERE organisation_id = :organisation AND activity_id = :activity").bind("activity", id).execute();
    for (ProjectShare share : text.shares()) pay(tx, id, share);
    tx.update("DELETE FROM activity_leader WHERE organisation_id = :organisation AND activity_id = :activity").bind("activity", id).execute();
    for (Staff.Key leader : Set.copyOf(text.leaders())) lead(tx, id, leader);
  }

  private static void pay(Tx tx, Activity.Key id, ProjectShare share) {
    int written = tx.update("""
            INSERT INTO activity_project_share (organisation_id, activity_id, project_id, share_percent, from_date, to_date)
            SELECT p.organisation_id, :activity, p.id, :percent, :from, :to
            FROM organisation_project p
            WHERE p.organisation_id = :organisation AND p.id = :project
            """)
        .bind("activity", id)
        .bind("project", share.project())
        .bind("percent", share.percent())
        .bind("from", share.from())
        .bind("to", share.to())
        .execute();
    if (written == 0) throw new NotFound();
  }

  private static void lead(Tx tx, Activity.Key id, Staff.Key leader) {
    int written = tx.update("""
            INSERT INTO activity_leader (organisation_id, activity_id, staff_id)
            SELECT s.organisation_id, :activity, s.id
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation AND s.id = :staff
            """)
        .bind("activity", id)
        .bind("staff", leader)
        .execute();
    if (written == 0) throw new NotFound();
  }
}
