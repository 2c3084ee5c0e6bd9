package fi.polku.activity;

import fi.polku.activity.DemoActivities.Spot;
import fi.polku.activity.DemoActivities.Told;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** The activities of the demo world, their past, and a today that is always a living day. */
@Component
@ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
class ActivityDemo implements DemoPart {
  private final Database database;
  private final Clock clock;

  ActivityDemo(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return 30;
  }

  @Override
  public void build(Scope scope) {
    LocalDate today = Helsinki.today(clock);
    database.act(scope, tx -> {
      boolean begun = tx.query("SELECT EXISTS (SELECT FROM activity WHERE organisation_id = :organisation)").mapTo(Boolean.class).one();
      if (!begun) begin(tx, today);
      new DemoDay(tx, today, clock.instant()).live();
    });
  }

  private void begin(Tx tx, LocalDate today) {
    boolean home = tx.query("SELECT slug FROM organisation WHERE id = :organisation").mapTo(String.class).one().equals("polun-demo");
    List<UUID> everybody = tx.query("SELECT id FROM participant WHERE organisation_id = :organisation AND external_id LIKE 'demo-%' ORDER BY external_id").mapTo(UUID.class).list();
    for (Spot spot : home ? DemoActivities.HOME_PLACES : DemoActivities.AWAY_PLACES) place(tx, spot);
    for (Told told : home ? DemoActivities.HOME : DemoActivities.AWAY) {
      UUID activity = DemoHistory.id(tx.scope().requireOrganisation().value(), told.code());
      past(tx, new DemoHistory(told, activity, today, everybody));
    }
  }

  private static void place(Tx tx, Spot spot) {
    tx.update("""
            INSERT INTO activity_place (organisation_id, name, municipality, district, address, arrival, accessibility)
            VALUES (:organisation, :name, :municipality, :district, :address, :arrival, :accessibility)
            """)
        .bindMethods(spot)
        .execute();
    tx.update("""
            INSERT INTO activity_room (organisation_id, place_id, name)
            SELECT :organisation, p.id, room.name
            FROM activity_place p
            CROSS JOIN (VALUES ('Tupa'), ('Pieni huone')) AS room (name)
            WHERE p.organisation_id = :organisation AND p.name = :name
            """)
        .bind("name", spot.name())
        .execute();
  }

  private void past(Tx tx, DemoHistory history) {
    List<DemoHistory.Held> held = history.held();
    activity(tx, history, held);
    series(tx, history, held);
    sessions(tx, history, held);
    attendance(tx, held);
    heads(tx, held);
  }

  private void activity(Tx tx, DemoHistory history, List<DemoHistory.Held> held) {
    Told told = history.told();
    boolean over = told.past().endedWeeksAgo() > 0;
    tx.update("""
            INSERT INTO activity (id, organisation_id, external_id, name, kind, counting, summary, audience, accessibility, languages, municipality, district, place_id, published_at, ended_at)
            SELECT :id, :organisation, :code, :name, :kind, :counting, :summary, :audience, p.accessibility, 'suomi', p.municipality, p.district, p.id, :begun, :ended
            FROM activity_place p
            WHERE p.organisation_id = :organisation AND p.name = :place
            """)
        .bind("id", history.activity()).bind("code", told.code()).bind("name", told.name()).bind("kind", told.kind()).bind("counting", told.kind().counting())
        .bind("summary", told.summary()).bind("audience", told.audience()).bind("place", told.place())
        .bind("begun", held.getFirst().starts()).bind("ended", over ? held.getLast().ends() : null).execute();
    tx.update("""
            INSERT INTO activity_project_share (organisation_id, activity_id, project_id, share_percent)
            SELECT :organisation, :id, p.id, 100 / cardinality(:projects::text[])
            FROM organisation_project p
            WHERE p.organisation_id = :organisation AND p.code = ANY (:projects::text[])
            """)
        .bind("id", history.activity()).bind("projects", told.projects().split(",")).execute();
    tx.update("""
            INSERT INTO activity_leader (organisation_id, activity_id, staff_id)
            SELECT :organisation, :id, s.id
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation AND s.role = CASE WHEN :code = 'demo-reeraa-sampola' THEN 'leader' ELSE 'coach' END
            """)
        .bind("id", history.activity()).bind("code", told.code()).execute();
    if (told.kind().counting() != Activity.Counting.NAMED || told.kind() == Activity.Kind.DROP_IN) return;
    tx.update("""
            INSERT INTO activity_member (organisation_id, activity_id, participant_id, joined_on, left_on)
            SELECT :organisation, :id, person, :joined, :left
            FROM unnest(:people::uuid[]) AS person
            """)
        .bind("id", history.activity()).bind("people", history.people().toArray(UUID[]::new))
        .bind("joined", held.getFirst().date()).bind("left", over ? held.getLast().date() : null).execute();
  }

  private static void series(Tx tx, DemoHistory history, List<DemoHistory.Held> held) {
    DemoActivities.Rhythm rhythm = history.told().rhythm();
    tx.update("""
            INSERT INTO activity_series (id, organisation_id, activity_id, weekdays, every_weeks, first_on, last_on, starts_at, ends_at)
            VALUES (:id, :organisation, :activity, :weekdays::smallint[], :every, :first, :last, :starts, :ends)
            """)
        .bind("id", DemoHistory.id(history.activity(), "series")).bind("activity", history.activity())
        .bind("weekdays", DemoHistory.weekdays(rhythm).toArray(Integer[]::new)).bind("every", rhythm.everyWeeks())
        .bind("first", held.getFirst().date()).bind("last", held.getLast().date())
        .bind("starts", DemoHistory.time(rhythm.starts())).bind("ends", DemoHistory.time(rhythm.ends())).execute();
  }

  private static void sessions(Tx tx, DemoHistory history, List<DemoHistory.Held> held) {
    tx.update("""
            INSERT INTO activity_session (id, organisation_id, activity_id, series_id, series_date, starts, ends, closed_at)
            SELECT h.id, :organisation, :activity, :series, h.date, h.starts, h.ends, h.ends
            FROM unnest(:ids::uuid[], :dates::text[]::date[], :starts::text[]::timestamptz[], :ends::text[]::timestamptz[]) AS h (id, date, starts, ends)
            """)
        .bind("activity", history.activity()).bind("series", DemoHistory.id(history.activity(), "series"))
        .bind("ids", held.stream().map(DemoHistory.Held::id).toArray(UUID[]::new))
        .bind("dates", texts(held.stream().map(DemoHistory.Held::date)))
        .bind("starts", texts(held.stream().map(DemoHistory.Held::starts)))
        .bind("ends", texts(held.stream().map(DemoHistory.Held::ends))).execute();
  }

  private static void attendance(Tx tx, List<DemoHistory.Held> held) {
    tx.update("""
            INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes, marked_at)
            SELECT :organisation, m.session, m.person, m.presence, m.minutes::integer, m.at
            FROM unnest(:sessions::uuid[], :people::uuid[], :presences::text[], :minutes::text[], :at::text[]::timestamptz[]) AS m (session, person, presence, minutes, at)
            """)
        .bind("sessions", held.stream().flatMap(h -> h.came().stream().map(m -> h.id())).toArray(UUID[]::new))
        .bind("people", held.stream().flatMap(h -> h.came().stream().map(DemoHistory.Mark::person)).toArray(UUID[]::new))
        .bind("presences", held.stream().flatMap(h -> h.came().stream().map(DemoHistory.Mark::presence)).toArray(String[]::new))
        .bind("minutes", held.stream().flatMap(h -> h.came().stream().map(m -> m.minutes() == null ? null : m.minutes().toString())).toArray(String[]::new))
        .bind("at", texts(held.stream().flatMap(h -> h.came().stream().map(m -> h.starts())))).execute();
  }

  /** Two doors, and at the front one an earlier count which the later one replaces. */
  private static void heads(Tx tx, List<DemoHistory.Held> held) {
    tx.update("""
            INSERT INTO activity_headcount (organisation_id, session_id, door, heads, counted_at)
            SELECT :organisation, h.id, c.door, c.heads, h.at + c.later
            FROM unnest(:ids::uuid[], :heads::integer[], :starts::text[]::timestamptz[]) AS h (id, heads, at)
            CROSS JOIN LATERAL (VALUES
              ('etuovi', h.heads / 3, interval '1 hour'),
              ('etuovi', h.heads - h.heads / 3, interval '3 hours'),
              ('piha', h.heads / 3, interval '3 hours')) AS c (door, heads, later)
            WHERE h.heads > 0
            """)
        .bind("ids", held.stream().map(DemoHistory.Held::id).toArray(UUID[]::new))
        .bind("heads", held.stream().map(DemoHistory.Held::heads).toArray(Integer[]::new))
        .bind("starts", texts(held.stream().map(DemoHistory.Held::starts))).execute();
  }

  private static String[] texts(Stream<?> values) {
    return values.map(String::valueOf).toArray(String[]::new);
  }
}
