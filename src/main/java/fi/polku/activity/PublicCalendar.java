package fi.polku.activity;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is published of activities, their sessions and places: open to everybody, whoever asks. */
@Component
public class PublicCalendar {
  private final Database database;

  PublicCalendar(Database database) {
    this.database = database;
  }

  /** An organisation whose calendar can be followed. */
  public record Publisher(String name, String slug) {}

  /** A place with the rooms in it. */
  public record PublicPlace(Place.Key id, String name, @Nullable String municipality, @Nullable String district, @Nullable String address,
      @Nullable String arrival, @Nullable String accessibility, @Nullable Instant closedAt, String organisation, List<String> rooms) {}

  /** Sessions that start in the time from (included) to (not included), in order. */
  List<PublicSession> sessions(Scope scope, CalendarFilter filter, Instant from, Instant to, int first, int most) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, activity_id, name, title, kind, audience, languages, accessibility, starts, ends, notice, moved_at, cancelled_at,
              series_id, series_date, series_time, place_id, place, address, place_accessibility, room, municipality, district, revision, changed_at
            FROM activity_public_session
            WHERE starts >= :from AND starts < :to
              AND (:municipality::text IS NULL OR municipality = :municipality)
              AND (:district::text IS NULL OR district = :district)
              AND (:kind::text IS NULL OR kind = :kind)
            ORDER BY starts, name, id
            OFFSET :first LIMIT :most
            """)
        .bindMethods(filter)
        .bind("from", from)
        .bind("to", to)
        .bind("first", first)
        .bind("most", most)
        .mapTo(PublicSession.class)
        .list());
  }

  /** The coming sessions of one activity, and the one going on. */
  List<PublicSession> coming(Scope scope, Activity.Key activity, Instant now, int most) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, activity_id, name, title, kind, audience, languages, accessibility, starts, ends, notice, moved_at, cancelled_at,
              series_id, series_date, series_time, place_id, place, address, place_accessibility, room, municipality, district, revision, changed_at
            FROM activity_public_session
            WHERE activity_id = :activity
              AND organisation_id = (SELECT a.organisation_id FROM activity a WHERE a.id = :activity)
              AND starts >= :now::timestamptz - interval '1 day'
              AND ends > :now
            ORDER BY starts, id
            LIMIT :most
            """)
        .bind("activity", activity)
        .bind("now", now)
        .bind("most", most)
        .mapTo(PublicSession.class)
        .list());
  }

  /** What is on at one place from now on. */
  List<PublicSession> comingAt(Scope scope, Place.Key place, Instant now, Instant to, int most) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, activity_id, name, title, kind, audience, languages, accessibility, starts, ends, notice, moved_at, cancelled_at,
              series_id, series_date, series_time, place_id, place, address, place_accessibility, room, municipality, district, revision, changed_at
            FROM activity_public_session
            WHERE place_id = :place
              AND organisation_id = (SELECT p.organisation_id FROM activity_place p WHERE p.id = :place)
              AND starts >= :now::timestamptz - interval '1 day' AND starts < :to
              AND ends > :now
            ORDER BY starts, id
            LIMIT :most
            """)
        .bind("place", place)
        .bind("now", now)
        .bind("to", to)
        .bind("most", most)
        .mapTo(PublicSession.class)
        .list());
  }

  PublicActivity activity(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> CalendarFeeds.activities(tx, List.of(activity.value())).stream().findFirst().orElseThrow(NotFound::new));
  }

  PublicPlace place(Scope scope, Place.Key place) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.name, p.municipality, p.district, p.address, p.arrival, p.accessibility, p.closed_at, o.name AS organisation,
              ARRAY (
                SELECT r.name
                FROM activity_room r
                WHERE r.organisation_id = p.organisation_id AND r.place_id = p.id AND r.closed_at IS NULL
                ORDER BY r.name
              ) AS rooms
            FROM activity_place p
            JOIN organisation o ON o.id = p.organisation_id
            WHERE p.id = :place
            """)
        .bind("place", place)
        .mapTo(PublicPlace.class)
        .findOne()
        .orElseThrow(NotFound::new));
  }

  /** The codes of the municipalities where something is published. */
  List<String> municipalities(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT DISTINCT coalesce(p.municipality, a.municipality) AS municipality
            FROM activity a
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
            WHERE a.published_at IS NOT NULL AND a.ended_at IS NULL AND coalesce(p.municipality, a.municipality) IS NOT NULL
            """)
        .mapTo(String.class)
        .list());
  }

  List<String> districts(Scope scope, @Nullable String municipality) {
    if (municipality == null) return List.of();
    return database.in(scope, tx -> tx.query("""
            SELECT DISTINCT coalesce(p.district, a.district) AS district
            FROM activity a
            LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
            WHERE a.published_at IS NOT NULL AND a.ended_at IS NULL
              AND coalesce(p.municipality, a.municipality) = :municipality
              AND coalesce(p.district, a.district) IS NOT NULL
            ORDER BY district
            """)
        .bind("municipality", municipality)
        .mapTo(String.class)
        .list());
  }

  /** Who publishes something in this municipality, or anywhere. */
  List<Publisher> publishers(Scope scope, @Nullable String municipality) {
    return database.in(scope, tx -> tx.query("""
            SELECT o.name, o.slug
            FROM organisation o
            WHERE EXISTS (
              SELECT
              FROM activity a
              LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
              WHERE a.organisation_id = o.id AND a.published_at IS NOT NULL AND a.ended_at IS NULL
                AND (:municipality::text IS NULL OR coalesce(p.municipality, a.municipality) = :municipality)
            )
            ORDER BY o.name, o.slug
            """)
        .bind("municipality", municipality)
        .mapTo(Publisher.class)
        .list());
  }
}
