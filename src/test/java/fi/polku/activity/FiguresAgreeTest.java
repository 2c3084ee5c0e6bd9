package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept by month, and what is counted mark by mark in plain Java, must be the same after any history of changes. */
class FiguresAgreeTest extends PolkuTest {
  @Autowired ActivityFigures figures;
  @Autowired FigureRows rows;

  private record Row(UUID session, UUID activity, String kind, String counting, Instant starts, boolean cancelled, @Nullable UUID place, @Nullable String district,
      @Nullable UUID person, @Nullable String presence, @Nullable Integer minutes) {}

  private record Counted(long sessions, long cancelled, long persons, long visits, long minutes, long withoutMinutes, long notMarked, long signedUp, long heads) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keptFiguresAreWhatAPlainCountGives(long seed) {
    Random random = new Random(seed);
    World made = new World(FigureWorld.fresh(database), random);
    made.begin();
    for (int round = 0; round < 4; round++) {
      clock.set(Instant.parse("2025-05-30T09:00:00Z").plus(java.time.Duration.ofHours(random.nextInt(round == 0 ? 20_000 : 9_000))));
      for (int act = 0; act < 25; act++) made.change();
      if (round % 2 == 0) refresh(made.world);
      for (int ask = 0; ask < 12; ask++) compare(made, filter(made, random));
    }
  }

  @Test
  void theRowsBehindEveryFigureAddUpToIt() {
    World made = new World(FigureWorld.fresh(database), new Random(7));
    made.begin();
    clock.set(Instant.parse("2026-02-11T10:30:00Z"));
    for (FigureFilter.By by : FigureFilter.By.values()) {
      FigureFilter filter = new FigureFilter(by, Figure.SESSIONS, LocalDate.parse("2025-02-10"), LocalDate.parse("2026-03-20"), made.projects.getFirst(), null, null, null);
      FigureTable table = figures.table(made.world.scope, filter);
      assertThat(table.lines()).isNotEmpty();
      List<FigureTable.Line> lines = new ArrayList<>(table.lines());
      lines.add(table.total());
      for (FigureTable.Line line : lines) for (Figure figure : Figure.values()) addsUp(made, filter, line, figure);
    }
  }

  private void addsUp(World made, FigureFilter filter, FigureTable.Line line, Figure figure) {
    String key = line.part().equals("total") ? null : Objects.requireNonNullElse(line.key(), "");
    FigureRows.Behind behind = new FigureRows.Behind(filter, figure, key, 0, 10_000);
    if (figure == Figure.PERSONS) {
      assertThat(rows.persons(made.world.scope, behind)).hasSize((int) line.persons());
    } else {
      long sum = rows.sessions(made.world.scope, behind).stream().mapToLong(FigureRows.SessionRow::amount).sum();
      assertThat(sum).as("%s of %s", figure, key).isEqualTo(figure == Figure.HOURS ? line.minutes() : figure.of(line).longValueExact());
    }
  }

  private void compare(World made, FigureFilter filter) {
    FigureTable table = figures.table(made.world.scope, filter);
    List<Row> all = plain(made.world.scope, filter);
    Map<UUID, Long> heads = heads(made.world.scope);
    assertThat(counted(table.total())).as("the whole of %s", filter).isEqualTo(count(all, heads));
    Map<String, List<Row>> groups = new TreeMap<>();
    for (Row row : all) groups.computeIfAbsent(key(row, filter.by()), k -> new ArrayList<>()).add(row);
    Map<String, Counted> expected = new TreeMap<>();
    groups.forEach((key, group) -> expected.put(key, count(group, heads)));
    Map<String, Counted> found = new TreeMap<>();
    table.lines().forEach(line -> found.put(Objects.requireNonNullElse(line.key(), ""), counted(line)));
    assertThat(found).as("the lines of %s", filter).isEqualTo(expected);
  }

  private static Counted counted(FigureTable.Line line) {
    return new Counted(line.sessions(), line.cancelled(), line.persons(), line.visits(), line.minutes(), line.withoutMinutes(), line.notMarked(), line.signedUp(), line.heads());
  }

  private static Counted count(List<Row> rows, Map<UUID, Long> heads) {
    Set<UUID> sessions = new HashSet<>();
    Set<UUID> cancelled = new HashSet<>();
    Set<UUID> persons = new HashSet<>();
    long visits = 0;
    long minutes = 0;
    long without = 0;
    long notMarked = 0;
    long signedUp = 0;
    for (Row row : rows) {
      (row.cancelled ? cancelled : sessions).add(row.session);
      if (row.cancelled || row.presence == null) continue;
      if (row.presence.equals("not-marked")) notMarked++;
      if (!row.presence.equals("present") && !row.presence.equals("partly")) continue;
      if (!row.counting.equals("named")) {
        signedUp++;
        continue;
      }
      visits++;
      persons.add(row.person);
      if (row.minutes == null) without++;
      else minutes += row.minutes;
    }
    return new Counted(sessions.size(), cancelled.size(), persons.size(), visits, minutes, without, notMarked, signedUp, sessions.stream().mapToLong(s -> heads.getOrDefault(s, 0L)).sum());
  }

  private static String key(Row row, FigureFilter.By by) {
    return switch (by) {
      case KIND -> row.kind;
      case MONTH -> YearMonth.from(Helsinki.date(row.starts)).toString();
      case PLACE -> row.place == null ? "" : row.place.toString();
      case DISTRICT -> row.district == null ? "" : row.district;
      case ACTIVITY -> row.activity.toString();
    };
  }

  private List<Row> plain(Scope scope, FigureFilter filter) {
    record Share(UUID activityId, UUID projectId, @Nullable LocalDate fromDate, @Nullable LocalDate toDate) {}
    List<Share> shares = database.in(scope, tx -> tx.query("SELECT activity_id, project_id, from_date, to_date FROM activity_project_share WHERE organisation_id = :organisation").mapTo(Share.class).list());
    List<Row> rows = database.in(scope, tx -> tx.query("""
        SELECT s.id AS session, a.id AS activity, a.kind, a.counting, s.starts, s.cancelled_at IS NOT NULL AS cancelled, p.id AS place, coalesce(p.district, a.district) AS district,
          t.participant_id AS person, t.presence, t.minutes
        FROM activity_session s
        JOIN activity a ON a.id = s.activity_id
        LEFT JOIN activity_place p ON p.id = coalesce(s.place_id, a.place_id)
        LEFT JOIN activity_attendance t ON t.session_id = s.id
        WHERE s.organisation_id = :organisation
        """).mapTo(Row.class).list());
    return rows.stream().filter(row -> !row.starts.isAfter(clock.instant())).filter(row -> {
      LocalDate day = Helsinki.date(row.starts);
      boolean shared = filter.project() == null || shares.stream().anyMatch(s -> s.activityId.equals(row.activity) && s.projectId.equals(filter.project().value())
          && (s.fromDate == null || !day.isBefore(s.fromDate)) && (s.toDate == null || !day.isAfter(s.toDate)));
      return shared && (filter.from() == null || !day.isBefore(filter.from())) && (filter.to() == null || !day.isAfter(filter.to()))
          && (filter.kind() == null || row.kind.equals(filter.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
          && (filter.place() == null || filter.place().value().equals(row.place)) && (filter.district() == null || filter.district().equals(row.district));
    }).toList();
  }

  private Map<UUID, Long> heads(Scope scope) {
    record Count(UUID sessionId, String door, long heads) {}
    List<Count> counts = database.in(scope, tx -> tx.query("SELECT session_id, door, heads FROM activity_headcount WHERE organisation_id = :organisation ORDER BY counted_at").mapTo(Count.class).list());
    Map<String, Count> latest = new java.util.HashMap<>();
    counts.forEach(c -> latest.put(c.sessionId + c.door, c));
    Map<UUID, Long> heads = new java.util.HashMap<>();
    latest.values().forEach(c -> heads.merge(c.sessionId, c.heads, Long::sum));
    return heads;
  }

  private static FigureFilter filter(World made, Random random) {
    LocalDate from = random.nextInt(3) == 0 ? null : LocalDate.parse("2025-01-01").plusDays(random.nextInt(400));
    LocalDate to = random.nextInt(3) == 0 ? null : LocalDate.parse("2025-06-30").plusDays(random.nextInt(400));
    if (from != null && to != null && to.isBefore(from)) to = from.withDayOfMonth(from.lengthOfMonth());
    return new FigureFilter(FigureFilter.By.values()[random.nextInt(5)], Figure.SESSIONS, from, to,
        random.nextBoolean() ? null : World.any(made.projects, random),
        random.nextInt(4) > 0 ? null : World.any(List.of(Activity.Kind.values()), random),
        random.nextInt(4) > 0 ? null : World.any(made.places, random),
        random.nextInt(4) > 0 ? null : "Sampola");
  }

  /** Until nothing waits to be counted: here, or in the background work that does the same. */
  private void refresh(FigureWorld world) {
    while (waiting(world)) figures.refresh(Scope.system("test"), 50);
    long kept = database.in(world.scope, tx -> tx.query("SELECT coalesce(sum(sessions + cancelled), 0) FROM activity_month WHERE organisation_id = :organisation").mapTo(Long.class).one());
    long made = database.in(world.scope, tx -> tx.query("SELECT count(*) FROM activity_session WHERE organisation_id = :organisation").mapTo(Long.class).one());
    assertThat(kept).isEqualTo(made);
  }

  private boolean waiting(FigureWorld world) {
    return database.in(world.scope, tx -> tx.query("SELECT EXISTS (SELECT FROM activity_stale WHERE organisation_id = :organisation)").mapTo(Boolean.class).one());
  }

  /** A small organisation whose history goes on at random. */
  private static final class World {
    final FigureWorld world;
    final Random random;
    final List<Project.Key> projects = new ArrayList<>();
    final List<Place.Key> places = new ArrayList<>();
    final List<Activity.Key> activities = new ArrayList<>();
    final List<Session.Key> sessions = new ArrayList<>();
    final List<Participant.Key> people = new ArrayList<>();

    World(FigureWorld world, Random random) {
      this.world = world;
      this.random = random;
    }

    static <T> T any(List<T> list, Random random) {
      return list.get(random.nextInt(list.size()));
    }

    void begin() {
      for (int i = 0; i < 2; i++) projects.add(world.project("P" + i));
      places.add(world.place("Sampolan tupa", "Sampola"));
      places.add(world.place("Pihlavan tupa", "Pihlava"));
      places.add(world.place("Jossain", null));
      for (Activity.Kind kind : Activity.Kind.values()) {
        Activity.Key activity = world.activity(kind.name(), kind, random.nextInt(4) == 0 ? null : any(places, random));
        activities.add(activity);
        share(activity);
      }
      for (int i = 0; i < 15; i++) people.add(world.person("Ihminen " + i));
      for (int i = 0; i < 70; i++) add();
      for (int i = 0; i < 220; i++) mark();
      for (int i = 0; i < 20; i++) count();
      for (int i = 0; i < 5; i++) world.cancel(any(sessions, random));
    }

    void change() {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> mark();
        case 4 -> world.run("DELETE FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :id", any(sessions, random).value());
        case 5 -> world.run("UPDATE activity_session SET starts = starts + interval '33 days', ends = ends + interval '33 days' WHERE organisation_id = :organisation AND id = :id", any(sessions, random).value());
        case 6 -> world.run("UPDATE activity_session SET cancelled_at = CASE WHEN cancelled_at IS NULL THEN now() END WHERE organisation_id = :organisation AND id = :id", any(sessions, random).value());
        case 7 -> world.run("UPDATE activity_session SET place_id = (SELECT id FROM activity_place WHERE organisation_id = :organisation ORDER BY random() LIMIT 1) WHERE organisation_id = :organisation AND id = :id", any(sessions, random).value());
        case 8 -> share(any(activities, random));
        case 9 -> count();
        case 10 -> add();
        default -> people.add(world.person("Uusi " + random.nextInt()));
      }
    }

    private void add() {
      sessions.add(world.session(any(activities, random), LocalDate.parse("2024-12-20").plusDays(random.nextInt(500)).atTime(random.nextInt(24), 0), random.nextInt(5) == 0 ? any(places, random) : null));
    }

    private void mark() {
      String presence = any(List.of("present", "present", "partly", "excused", "absent", "not-marked"), random);
      boolean there = presence.equals("present") || presence.equals("partly");
      world.mark(any(sessions, random), any(people, random), presence, there && random.nextInt(4) > 0 ? random.nextInt(180) : null);
    }

    private void count() {
      world.count(any(sessions, random), any(List.of("etuovi", "piha"), random), random.nextInt(90), Instant.parse("2026-01-01T10:00:00Z").plusSeconds(random.nextInt(100_000)).toString());
    }

    private void share(Activity.Key activity) {
      LocalDate from = random.nextInt(3) == 0 ? null : LocalDate.parse("2025-01-01").plusDays(random.nextInt(120));
      LocalDate to = random.nextInt(3) == 0 ? null : LocalDate.parse("2025-07-01").plusDays(random.nextInt(300));
      world.share(activity, any(projects, random), from, to);
    }
  }
}
