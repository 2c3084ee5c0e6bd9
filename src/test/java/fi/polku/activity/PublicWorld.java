package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes published activities with their places, sessions and series, each with what a test does not care about already said. */
final class PublicWorld {
  private final Database database;
  private final OrganisationKey organisation;
  private final String municipality;
  private @Nullable String district;

  /** @param slug of the organisation; @param municipality a code no other test uses, so that its pages show this world only */
  PublicWorld(Database database, String slug, String municipality) {
    this.database = database;
    this.municipality = municipality;
    this.organisation = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one());
  }

  PublicWorld in(@Nullable String district) {
    this.district = district;
    return this;
  }

  OrganisationKey organisation() {
    return organisation;
  }

  Scope scope() {
    return Scope.system("test", organisation);
  }

  Place.Key place(String name) {
    Place.Key id = new Place.Key(UUID.randomUUID());
    act("""
        INSERT INTO activity_place (id, organisation_id, name, municipality, district, address, arrival, accessibility)
        VALUES (:id, :organisation, :name, :municipality, :district, 'Testikatu 1', 'Bussi 3 oven eteen', 'Esteetön, ei kynnystä')
        """, "id", id, "name", name, "municipality", municipality, "district", district);
    return id;
  }

  UUID room(Place.Key place, String name) {
    UUID id = UUID.randomUUID();
    act("INSERT INTO activity_room (id, organisation_id, place_id, name) VALUES (:id, :organisation, :place, :name)", "id", id, "place", place, "name", name);
    return id;
  }

  Activity.Key activity(String name, Place.@Nullable Key place) {
    return activity(name, Activity.Kind.DROP_IN, place, true);
  }

  Activity.Key activity(String name, Activity.Kind kind, Place.@Nullable Key place, boolean published) {
    Activity.Key id = new Activity.Key(UUID.randomUUID());
    act("""
        INSERT INTO activity (id, organisation_id, name, kind, counting, summary, audience, languages, municipality, district, place_id, published_at)
        VALUES (:id, :organisation, :name, :kind, :counting, 'Kahvia ja juttuseuraa', 'Kaikille aikuisille', 'suomi, arabia', :municipality, :district, :place,
          CASE WHEN :published THEN now() END)
        """, "id", id, "name", name, "kind", kind, "counting", kind.counting(), "municipality", municipality, "district", district, "place", place, "published", published);
    return id;
  }

  Session.Key session(Activity.Key activity, String starts, String ends) {
    return session(activity, Helsinki.instant(LocalDateTime.parse(starts)), Helsinki.instant(LocalDateTime.parse(ends)), null, null);
  }

  Session.Key session(Activity.Key activity, Instant starts, Instant ends, @Nullable UUID series, @Nullable LocalDate date) {
    Session.Key id = new Session.Key(UUID.randomUUID());
    act("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends, series_id, series_date) VALUES (:id, :organisation, :activity, :starts, :ends, :series, :date)",
        "id", id, "activity", activity, "starts", starts, "ends", ends, "series", series, "date", date);
    return id;
  }

  /** A series and its sessions, one on each date of the rule that is not skipped. */
  UUID series(Activity.Key activity, List<Integer> weekdays, int everyWeeks, String first, String last, String starts, String ends, LocalDate... skipped) {
    UUID id = UUID.randomUUID();
    act("""
        INSERT INTO activity_series (id, organisation_id, activity_id, weekdays, every_weeks, first_on, last_on, starts_at, ends_at, skipped_on)
        VALUES (:id, :organisation, :activity, :weekdays, :every, :first, :last, :starts, :ends, :skipped::date[])
        """, "id", id, "activity", activity, "weekdays", weekdays.stream().map(Integer::shortValue).toArray(Short[]::new), "every", everyWeeks,
        "first", LocalDate.parse(first), "last", LocalDate.parse(last), "starts", LocalTime.parse(starts), "ends", LocalTime.parse(ends), "skipped", java.util.Arrays.toString(skipped).replace('[', '{').replace(']', '}'));
    WeeklyRule rule = new WeeklyRule(id, activity, weekdays, everyWeeks, LocalDate.parse(first), LocalDate.parse(last), LocalTime.parse(starts), LocalTime.parse(ends),
        List.of(skipped), Instant.EPOCH, Instant.EPOCH, 0);
    for (LocalDate date : rule.dates()) {
      if (!rule.skippedOn().contains(date)) session(activity, rule.seriesStart(date).toInstant(), rule.seriesEnd(date).toInstant(), id, date);
    }
    return id;
  }

  Session.Key of(UUID series, String date) {
    return database.in(scope(), tx -> tx.query("SELECT id FROM activity_session WHERE series_id = :series AND series_date = :date")
        .bind("series", series).bind("date", LocalDate.parse(date)).mapTo(Session.Key.class).one());
  }

  void cancel(Session.Key session, String notice) {
    act("UPDATE activity_session SET cancelled_at = now(), notice = :notice WHERE id = :id AND organisation_id = :organisation", "id", session, "notice", notice);
  }

  void move(Session.Key session, String starts, String ends, String notice) {
    act("UPDATE activity_session SET moved_at = now(), starts = :starts, ends = :ends, notice = :notice WHERE id = :id AND organisation_id = :organisation",
        "id", session, "starts", Helsinki.instant(LocalDateTime.parse(starts)), "ends", Helsinki.instant(LocalDateTime.parse(ends)), "notice", notice);
  }

  Project.Key project(String code, String name, boolean published) {
    Project.Key id = new Project.Key(UUID.randomUUID());
    act("INSERT INTO organisation_project (id, organisation_id, code, name, published_at) VALUES (:id, :organisation, :code, :name, CASE WHEN :published THEN now() END)",
        "id", id, "code", code, "name", name, "published", published);
    return id;
  }

  void share(Project.Key project, Activity.Key activity) {
    act("INSERT INTO activity_project_share (organisation_id, activity_id, project_id) VALUES (:organisation, :activity, :project)", "activity", activity, "project", project);
  }

  /** This many people, each there once. */
  void come(Session.Key session, int people) {
    for (int i = 0; i < people; i++) {
      UUID person = UUID.randomUUID();
      act("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, 'Kulkija')", "id", person);
      act("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :session, :person, 'present')", "session", session, "person", person);
    }
  }

  void count(Session.Key session, String door, int heads, Instant at) {
    act("INSERT INTO activity_headcount (organisation_id, session_id, door, heads, counted_at) VALUES (:organisation, :session, :door, :heads, :at)",
        "session", session, "door", door, "heads", heads, "at", at);
  }

  void act(String sql, @Nullable Object... bindings) {
    database.act(scope(), tx -> {
      var update = tx.update(sql);
      for (int i = 0; i < bindings.length; i += 2) update.bind((String) bindings[i], bindings[i + 1]);
      update.execute();
    });
  }
}
