package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.time.Helsinki;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo world, built beside the tests' own rows by moving the name of an organisation. */
class ActivityDemoTest extends PolkuTest {
  private static final Map<String, FigureWorld> BUILT = new HashMap<>();
  @Autowired List<DemoPart> parts;
  @Autowired ActivityFigures figures;

  @Test
  void theWorldHasTheFiguresTheProjectPublished() {
    FigureWorld world = built("polun-demo");
    LocalDate yesterday = Helsinki.today(clock).minusDays(1);
    Project.Key project = figures.project(world.scope, "S20250");
    List<ActivityFigures.KindFigures> found = figures.ofProject(world.scope, project, null, yesterday);
    ActivityFigures.KindFigures coaching = of(found, Activity.Kind.COACHING_GROUP);
    assertThat(coaching.sessions()).isEqualTo(125);
    assertThat(coaching.distinctPersons()).isEqualTo(74);
    ActivityFigures.KindFigures info = of(found, Activity.Kind.INFO_EVENT);
    assertThat(List.of(info.sessions(), info.participations())).containsExactly(15L, 214L);
    ActivityFigures.KindFigures small = of(found, Activity.Kind.SMALL_GROUP_EVENT);
    assertThat(List.of(small.sessions(), small.participations())).containsExactly(32L, 379L);
    ActivityFigures.KindFigures open = of(found, Activity.Kind.PUBLIC_EVENT);
    assertThat(List.of(open.sessions(), open.heads())).containsExactly(16L, 2369L);
  }

  @Test
  void startingAgainAddsNothingTwiceAndTodayIsAlwaysLiving() {
    FigureWorld world = built("polun-demo");
    long activities = count(world, "SELECT count(*) FROM activity WHERE organisation_id = :organisation");
    long sessions = count(world, "SELECT count(*) FROM activity_session WHERE organisation_id = :organisation");
    parts.forEach(part -> part.build(world.scope));
    assertThat(count(world, "SELECT count(*) FROM activity_session WHERE organisation_id = :organisation")).isEqualTo(sessions);
    clock.set(clock.instant().plus(Duration.ofDays(9)));
    parts.forEach(part -> part.build(world.scope));
    assertThat(count(world, "SELECT count(*) FROM activity WHERE organisation_id = :organisation")).isEqualTo(activities);
    for (int hour = 0; hour < 24; hour++) {
      Instant now = Helsinki.instant(Helsinki.today(clock).atTime(hour, 30));
      boolean living = database.in(world.scope, tx -> tx.query("SELECT EXISTS (SELECT FROM activity_session WHERE organisation_id = :organisation AND ends > :now AND starts < :later)")
          .bind("now", now).bind("later", now.plus(Duration.ofHours(10))).mapTo(Boolean.class).one());
      assertThat(living).as("something is on or next at %d.30", hour).isTrue();
    }
    Instant last = database.in(world.scope, tx -> tx.query("SELECT max(starts) FROM activity_session WHERE organisation_id = :organisation").mapTo(Instant.class).one());
    assertThat(last).isAfter(clock.instant().plus(Duration.ofDays(54)));
  }

  @Test
  void theLeadersGroupMeetsTodayWithTwelvePeopleSomeOfThemMarked() {
    FigureWorld world = built("polun-demo");
    String roster = """
        FROM activity_session s
        JOIN activity a ON a.id = s.activity_id AND a.external_id = 'demo-reeraa-sampola'
        JOIN activity_member m ON m.activity_id = a.id AND m.left_on IS NULL
        LEFT JOIN activity_attendance t ON t.session_id = s.id AND t.participant_id = m.participant_id
        WHERE s.organisation_id = :organisation AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date = :today
        """;
    assertThat(today(world, "SELECT count(*) " + roster)).isEqualTo(12);
    assertThat(today(world, "SELECT count(t.presence) " + roster)).isEqualTo(5);
  }

  @Test
  void theOtherOrganisationHasItsOwnProjects() {
    FigureWorld world = built("toinen-demo");
    List<String> codes = database.in(world.scope, tx -> tx.query("SELECT code FROM organisation_project WHERE organisation_id = :organisation ORDER BY code").mapTo(String.class).list());
    assertThat(codes).containsExactly("S20364", "S21187");
    assertThat(figures.ofProject(world.scope, figures.project(world.scope, "S21187"), null, null)).isNotEmpty();
  }

  /** Builds the demo into an organisation of this test's own, which for that moment carries the demo's name. */
  private FigureWorld built(String slug) {
    return BUILT.computeIfAbsent(slug, this::build);
  }

  private FigureWorld build(String slug) {
    FigureWorld world = FigureWorld.fresh(database);
    rename(slug, "away-" + world.organisation.value());
    rename("figures-" + world.organisation.value(), slug);
    try {
      parts.forEach(part -> part.build(world.scope));
    } finally {
      rename(slug, "figures-" + world.organisation.value());
      rename("away-" + world.organisation.value(), slug);
    }
    return world;
  }

  private void rename(String from, String to) {
    database.act(Scope.system("test"), tx -> tx.update("UPDATE organisation SET slug = :to WHERE slug = :from").bind("from", from).bind("to", to).execute());
  }

  private long today(FigureWorld world, String sql) {
    return database.in(world.scope, tx -> tx.query(sql).bind("today", Helsinki.today(clock)).mapTo(Long.class).one());
  }

  private long count(FigureWorld world, String sql) {
    return database.in(world.scope, tx -> tx.query(sql).mapTo(Long.class).one());
  }

  private static ActivityFigures.KindFigures of(List<ActivityFigures.KindFigures> all, Activity.Kind kind) {
    return all.stream().filter(k -> k.kind() == kind).findFirst().orElseThrow();
  }
}
