package fi.polku.activity;

import fi.polku.activity.Series.Standing;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The series of activities and the sessions they make: all rows at once, none that has been held ever moved or taken away. */
@Component
class Timetables {
  private final Database database;
  private final Activities activities;
  private final Places places;

  Timetables(Database database, Activities activities, Places places) {
    this.database = database;
    this.activities = activities;
    this.places = places;
  }

  /** What is written of every session of a series. */
  record Text(@Nullable String title, Spot spot) {}

  private record Row(Series.Key id, String weekdays, int everyWeeks, LocalDate firstOn, LocalDate lastOn, LocalTime startsAt, LocalTime endsAt, String skippedOn, int coming) {
    Standing standing() {
      Set<DayOfWeek> days = words(weekdays).map(Integer::valueOf).map(DayOfWeek::of).collect(Collectors.toSet());
      Set<LocalDate> skipped = words(skippedOn).map(LocalDate::parse).collect(Collectors.toSet());
      return new Standing(id, new Series(days, everyWeeks, firstOn, lastOn, startsAt, endsAt, skipped), coming);
    }

    private static Stream<String> words(String list) {
      return Stream.of(list.split(",")).filter(word -> !word.isEmpty());
    }
  }

  List<Standing> list(Scope scope, Activity.Key activity, Instant now) {
    return database.in(scope, tx -> rows(tx, activity, null, now).stream().map(Row::standing).toList());
  }

  Standing get(Scope scope, Activity.Key activity, Series.Key series, Instant now) {
    return database.in(scope, tx -> get(tx, activity, series, now));
  }

  /** Makes the series with all its sessions; made already under this id, nothing changes. */
  void create(Scope scope, Activity.Key activity, Series.Key id, Series rule, Text text) {
    database.act(scope, tx -> {
      activities.hold(tx, activity);
      places.require(tx, text.spot());
      if (!insert(tx, activity, id, rule)) return;
      insertSessions(tx, activity, id, rule.occurrences(), text);
      tx.audit(scope.action(), List.of(), List.of(activity, id), rule.dates().size());
    });
  }

  /** What this new rule would do from this day on. */
  SeriesPlan plan(Scope scope, Activity.Key activity, Series.Key series, LocalDate from, Series next, Instant now) {
    return database.in(scope, tx -> {
      get(tx, activity, series, now);
      return SeriesPlan.of(standing(tx, series, from, now), next);
    });
  }

  /**
   * From this day on the series follows another rule, as a new series under this id; what was before stays. The whole series
   * changed, it keeps its own id. Done already, nothing changes.
   */
  void change(Scope scope, Activity.Key activity, Series.Key series, Series.Key id, LocalDate from, Series next, Text text, Instant now) {
    database.act(scope, tx -> {
      activities.hold(tx, activity);
      places.require(tx, text.spot());
      Series old = get(tx, activity, series, now).rule();
      boolean whole = !from.isAfter(old.firstOn());
      SeriesPlan plan = SeriesPlan.of(standing(tx, series, from, now), next);
      if (whole) write(tx, series, plan.rule());
      else if (insert(tx, activity, id, plan.rule())) write(tx, series, old.until(from.minusDays(1)));
      else return;
      Series.Key target = whole ? series : id;
      detach(tx, plan.kept());
      take(tx, plan.removed());
      follow(tx, plan, target, text);
      insertSessions(tx, activity, target, plan.added(), text);
      tx.audit(scope.action(), List.of(), List.of(activity, series, target), plan.changed().size() + plan.removed().size() + plan.added().size());
    });
  }

  /** The series ends on this day. Returns how many sessions were taken away; the held ones stay on their own. */
  int end(Scope scope, Activity.Key activity, Series.Key series, LocalDate last, Instant now) {
    return database.in(scope, tx -> {
      activities.hold(tx, activity);
      Series old = get(tx, activity, series, now).rule();
      SeriesPlan plan = SeriesPlan.of(standing(tx, series, last.plusDays(1), now), old.until(last));
      write(tx, series, old.until(last));
      detach(tx, plan.kept());
      take(tx, plan.removed());
      tx.audit(scope.action(), List.of(), List.of(activity, series), plan.removed().size());
      return plan.removed().size();
    });
  }

  private static Standing get(Tx tx, Activity.Key activity, Series.Key series, Instant now) {
    return rows(tx, activity, series, now).stream().map(Row::standing).findFirst().orElseThrow(NotFound::new);
  }

  private static List<Row> rows(Tx tx, Activity.Key activity, Series.@Nullable Key series, Instant now) {
    return tx.query("""
            SELECT r.id, array_to_string(r.weekdays, ',') AS weekdays, r.every_weeks, r.first_on, r.last_on, r.starts_at, r.ends_at,
              array_to_string(r.skipped_on, ',') AS skipped_on,
              (SELECT count(*) FROM activity_session s
                WHERE s.organisation_id = r.organisation_id AND s.series_id = r.id AND s.starts > :now AND s.cancelled_at IS NULL) AS coming
            FROM activity_series r
            WHERE r.organisation_id = :organisation AND r.activity_id = :activity AND (:series::uuid IS NULL OR r.id = :series)
              AND (:everyActivity OR EXISTS (SELECT FROM activity_leader l WHERE l.organisation_id = r.organisation_id AND l.activity_id = r.activity_id AND l.staff_id = :actor))
            ORDER BY r.last_on DESC, r.first_on DESC, r.id
            """)
        .bind("activity", activity)
        .bind("series", series)
        .bind("now", now)
        .mapTo(Row.class)
        .list();
  }

  /** The sessions of the series from this day on, held fast so that nobody marks them meanwhile. */
  private static List<SeriesPlan.Made> standing(Tx tx, Series.Key series, LocalDate from, Instant now) {
    tx.query("SELECT id FROM activity_session WHERE organisation_id = :organisation AND series_id = :series AND series_date >= :from ORDER BY id FOR UPDATE")
        .bind("series", series).bind("from", from).mapTo(Session.Key.class).list();
    return tx.query("""
            SELECT s.id, s.series_date, s.moved_at IS NOT NULL AS moved,
              s.starts <= :now OR s.closed_at IS NOT NULL
              OR EXISTS (SELECT FROM activity_attendance t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              OR EXISTS (SELECT FROM activity_attendance_past t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              OR EXISTS (SELECT FROM activity_headcount t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id)
              OR EXISTS (SELECT FROM activity_door_act t WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id) AS held
            FROM activity_session s
            WHERE s.organisation_id = :organisation AND s.series_id = :series AND s.series_date >= :from
            ORDER BY s.series_date
            """)
        .bind("series", series)
        .bind("from", from)
        .bind("now", now)
        .mapTo(SeriesPlan.Made.class)
        .list();
  }

  private static boolean insert(Tx tx, Activity.Key activity, Series.Key id, Series rule) {
    int made = ruled(tx.update("""
            INSERT INTO activity_series (id, organisation_id, activity_id, weekdays, every_weeks, first_on, last_on, starts_at, ends_at, skipped_on)
            VALUES (:series, :organisation, :activity, string_to_array(:weekdays, ',')::smallint[], :every, :first, :last, :starts, :ends, string_to_array(:skipped, ',')::date[])
            ON CONFLICT (id) DO NOTHING
            """), id, rule).bind("activity", activity).execute();
    if (made == 0) get(tx, activity, id, Instant.EPOCH);
    return made == 1;
  }

  private static void write(Tx tx, Series.Key id, Series rule) {
    ruled(tx.update("""
        UPDATE activity_series
        SET weekdays = string_to_array(:weekdays, ',')::smallint[], every_weeks = :every, first_on = :first, last_on = :last,
          starts_at = :starts, ends_at = :ends, skipped_on = string_to_array(:skipped, ',')::date[]
        WHERE organisation_id = :organisation AND id = :series
        """), id, rule).execute();
  }

  private static void insertSessions(Tx tx, Activity.Key activity, Series.Key series, Collection<Series.Occurrence> occurrences, Text text) {
    if (occurrences.isEmpty()) return;
    try (PreparedBatch batch = tx.handle().prepareBatch("""
        INSERT INTO activity_session (organisation_id, activity_id, series_id, series_date, starts, ends, title, place_id, room_id)
        VALUES (:organisation, :activity, :series, :date, :starts, :ends, :title, :place, :room)
        """)) {
      for (Series.Occurrence occurrence : occurrences) {
        written(batch, text).bind("organisation", tx.scope().requireOrganisation()).bind("activity", activity).bind("series", series)
            .bind("date", occurrence.date()).bind("starts", occurrence.starts()).bind("ends", occurrence.ends()).add();
      }
      batch.execute();
    }
  }

  private static void follow(Tx tx, SeriesPlan plan, Series.Key series, Text text) {
    for (SeriesPlan.Made made : plan.changed()) {
      Series.Occurrence occurrence = plan.rule().on(made.seriesDate());
      written(tx.update("""
          UPDATE activity_session
          SET series_id = :series, title = :title,
            starts = CASE WHEN :moved THEN starts ELSE :starts END, ends = CASE WHEN :moved THEN ends ELSE :ends END,
            place_id = CASE WHEN :moved THEN place_id ELSE :place END, room_id = CASE WHEN :moved THEN room_id ELSE :room END
          WHERE organisation_id = :organisation AND id = :id
          """), text).bind("series", series).bind("id", made.id()).bind("moved", made.moved()).bind("starts", occurrence.starts()).bind("ends", occurrence.ends()).execute();
    }
  }

  private static void detach(Tx tx, List<SeriesPlan.Made> sessions) {
    for (SeriesPlan.Made made : sessions) {
      tx.update("UPDATE activity_session SET series_id = NULL, series_date = NULL WHERE organisation_id = :organisation AND id = :id").bind("id", made.id()).execute();
    }
  }

  private static void take(Tx tx, List<SeriesPlan.Made> sessions) {
    for (SeriesPlan.Made made : sessions) {
      tx.update("DELETE FROM activity_session WHERE organisation_id = :organisation AND id = :id").bind("id", made.id()).execute();
    }
  }

  private static <S extends SqlStatement<S>> S written(S statement, Text text) {
    return statement.bind("title", text.title()).bind("place", text.spot().place()).bind("room", text.spot().room());
  }

  private static <S extends SqlStatement<S>> S ruled(S statement, Series.Key id, Series rule) {
    return statement
        .bind("series", id)
        .bind("weekdays", rule.weekdays().stream().sorted().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining(",")))
        .bind("every", rule.everyWeeks())
        .bind("first", rule.firstOn())
        .bind("last", rule.lastOn())
        .bind("starts", rule.startsAt())
        .bind("ends", rule.endsAt())
        .bind("skipped", rule.skippedOn().stream().sorted().map(LocalDate::toString).collect(Collectors.joining(",")));
  }
}
