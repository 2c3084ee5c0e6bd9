package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What calendar programs follow: the published series and sessions of an organisation, a place or an activity, since a year ago. */
@Component
class CalendarFeeds {
  private final Database database;

  CalendarFeeds(Database database) {
    this.database = database;
  }

  /** All that one feed tells of. */
  public record Feed(String name, List<PublicActivity> activities, List<WeeklyRule> series, List<PublicSession> sessions) {}

  private record Owner(OrganisationKey id, String name) {}

  Feed ofOrganisation(Scope scope, String slug, LocalDate since) {
    return database.in(scope, tx -> {
      Owner owner = tx.query("SELECT id, name FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(Owner.class).findOne().orElseThrow(NotFound::new);
      List<UUID> activities = tx.query("SELECT id FROM activity WHERE organisation_id = :of AND published_at IS NOT NULL ORDER BY id")
          .bind("of", owner.id)
          .mapTo(UUID.class)
          .list();
      return feed(tx, owner.name, activities, null, since);
    });
  }

  Feed ofActivity(Scope scope, Activity.Key activity, LocalDate since) {
    return database.in(scope, tx -> {
      String name = tx.query("SELECT name FROM activity WHERE id = :activity AND published_at IS NOT NULL")
          .bind("activity", activity)
          .mapTo(String.class)
          .findOne()
          .orElseThrow(NotFound::new);
      return feed(tx, name, List.of(activity.value()), null, since);
    });
  }

  /** What belongs to a place, wherever it goes this time, and what comes there from elsewhere. */
  Feed ofPlace(Scope scope, Place.Key place, LocalDate since) {
    return database.in(scope, tx -> {
      Owner owner = tx.query("SELECT organisation_id AS id, name FROM activity_place WHERE id = :place").bind("place", place).mapTo(Owner.class).findOne().orElseThrow(NotFound::new);
      List<UUID> activities = tx.query("""
              SELECT a.id
              FROM activity a
              WHERE a.organisation_id = :of AND a.published_at IS NOT NULL
                AND (a.place_id = :place OR EXISTS (
                  SELECT FROM activity_session s WHERE s.organisation_id = :of AND s.place_id = :place AND s.activity_id = a.id))
              ORDER BY a.id
              """)
          .bind("of", owner.id)
          .bind("place", place)
          .mapTo(UUID.class)
          .list();
      return feed(tx, owner.name, activities, place, since);
    });
  }

  /** The series of an activity that have not ended. */
  List<WeeklyRule> series(Scope scope, Activity.Key activity, LocalDate since) {
    return database.in(scope, tx -> series(tx, List.of(activity.value()), null, since));
  }

  private static Feed feed(Tx tx, String name, List<UUID> activities, Place.@Nullable Key place, LocalDate since) {
    return new Feed(name, activities(tx, activities), series(tx, activities, place, since), sessions(tx, activities, place, since));
  }

  /** What is public of these activities; the unpublished are not there. */
  static List<PublicActivity> activities(Tx tx, List<UUID> activities) {
    return tx.query("""
            SELECT a.id, a.name, a.kind, a.summary, a.audience, a.accessibility, a.languages,
              p.id AS place_id, p.name AS place, p.address, p.accessibility AS place_accessibility, r.name AS room,
              coalesce(p.municipality, a.municipality) AS municipality, coalesce(p.district, a.district) AS district, a.ended_at,
              o.id AS organisation_id, o.name AS organisation, o.slug, o.homepage, o.email, o.phone,
              a.revision, greatest(a.changed_at, p.changed_at) AS changed_at
            FROM activity a
            JOIN organisation o ON o.id = a.organisation_id
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
            LEFT JOIN activity_room r ON r.organisation_id = a.organisation_id AND r.id = a.room_id
            WHERE a.id = ANY (:activities) AND a.published_at IS NOT NULL
            ORDER BY a.id
            """)
        .bindArray("activities", UUID.class, activities)
        .mapTo(PublicActivity.class)
        .list();
  }

  private static List<WeeklyRule> series(Tx tx, List<UUID> activities, Place.@Nullable Key place, LocalDate since) {
    return tx.query("""
            SELECT r.id, r.activity_id, r.weekdays, r.every_weeks, r.first_on, r.last_on, r.starts_at, r.ends_at, r.skipped_on, r.created_at, r.changed_at, r.revision
            FROM activity_series r
            JOIN activity a ON a.organisation_id = r.organisation_id AND a.id = r.activity_id
            WHERE a.id = ANY (:activities) AND a.published_at IS NOT NULL AND r.last_on >= :since
              AND (:place::uuid IS NULL OR a.place_id = :place)
            ORDER BY r.first_on, r.id
            """)
        .bindArray("activities", UUID.class, activities)
        .bind("place", place)
        .bind("since", since)
        .mapTo(WeeklyRule.class)
        .list();
  }

  private static List<PublicSession> sessions(Tx tx, List<UUID> activities, Place.@Nullable Key place, LocalDate since) {
    return tx.query("""
            SELECT s.id, s.activity_id, s.name, s.title, s.kind, s.audience, s.languages, s.accessibility, s.starts, s.ends, s.notice, s.moved_at, s.cancelled_at,
              s.series_id, s.series_date, s.series_time, s.place_id, s.place, s.address, s.place_accessibility, s.room, s.municipality, s.district, s.revision, s.changed_at
            FROM activity_public_session s
            JOIN activity a ON a.id = s.activity_id AND a.organisation_id = s.organisation_id
            LEFT JOIN activity_series r ON r.id = s.series_id AND r.organisation_id = s.organisation_id
            WHERE a.id = ANY (:activities)
              AND (s.starts >= :since::date::timestamp AT TIME ZONE 'Europe/Helsinki' OR r.last_on >= :since)
              AND (:place::uuid IS NULL OR a.place_id = :place OR s.place_id = :place)
            ORDER BY s.starts, s.id
            """)
        .bindArray("activities", UUID.class, activities)
        .bind("place", place)
        .bind("since", since)
        .mapTo(PublicSession.class)
        .list();
  }
}
