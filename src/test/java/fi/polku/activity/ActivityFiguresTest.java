package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActivityFiguresTest extends PolkuTest {
  @Autowired ActivityFigures figures;

  @Test
  void headsSignedUpAndNamedAttendanceAreCountedApart() {
    FigureWorld world = FigureWorld.fresh(database);
    Project.Key project = world.project("P1");
    Activity.Key group = world.activity("Reeraa!", Activity.Kind.COACHING_GROUP, null);
    Activity.Key info = world.activity("Aamukahvi", Activity.Kind.INFO_EVENT, null);
    Activity.Key party = world.activity("Kyläjuhla", Activity.Kind.PUBLIC_EVENT, null);
    List.of(group, info, party).forEach(activity -> world.share(activity, project, null, null));
    Participant.Key aino = world.person("Aino K.");
    Participant.Key eero = world.person("Eero");
    Session.Key first = world.session(group, "2026-03-02T10:00");
    Session.Key second = world.session(group, "2026-03-09T10:00");
    Session.Key cancelled = world.session(group, "2026-03-16T10:00");
    world.mark(first, aino, "present", 120);
    world.mark(first, eero, "absent", null);
    world.mark(second, aino, "partly", 60);
    world.mark(second, eero, "present", null);
    world.mark(cancelled, aino, "present", 120);
    world.cancel(cancelled);
    Session.Key morning = world.session(info, "2026-03-03T09:00");
    world.mark(morning, aino, "present", 90);
    world.mark(morning, eero, "not-marked", null);
    Session.Key feast = world.session(party, "2026-03-04T12:00");
    world.count(feast, "etuovi", 40, "2026-03-04T11:00:00Z");
    world.count(feast, "etuovi", 55, "2026-03-04T12:00:00Z");
    world.count(feast, "piha", 7, "2026-03-04T10:00:00Z");

    FigureTable table = figures.table(world.scope, FigureFilter.of(null, null, null));
    assertThat(table.lines()).extracting(FigureTable.Line::key).containsExactly("coaching-group", "info-event", "public-event");
    FigureTable.Line total = table.total();
    assertThat(total.sessions()).isEqualTo(4);
    assertThat(total.cancelled()).isEqualTo(1);
    assertThat(total.persons()).isEqualTo(2);
    assertThat(total.visits()).isEqualTo(3);
    assertThat(total.minutes()).isEqualTo(180);
    assertThat(total.withoutMinutes()).isEqualTo(1);
    assertThat(total.signedUp()).isEqualTo(1);
    assertThat(total.notMarked()).isEqualTo(1);
    assertThat(total.heads()).isEqualTo(62);
    assertThat(figures.ofProject(world.scope, project, null, null)).containsExactly(
        new ActivityFigures.KindFigures(Activity.Kind.COACHING_GROUP, 2, 2, 3, 0, 180),
        new ActivityFigures.KindFigures(Activity.Kind.INFO_EVENT, 1, 1, 1, 0, 90),
        new ActivityFigures.KindFigures(Activity.Kind.PUBLIC_EVENT, 1, 0, 0, 62, 0));
  }

  @Test
  void aPeriodIncludesBothItsDaysAsFinlandHasThem() {
    FigureWorld world = FigureWorld.fresh(database);
    Activity.Key group = world.activity("Ilta", Activity.Kind.GROUP, null);
    world.session(group, "2026-03-31T00:10");
    world.session(group, "2026-04-01T00:10");
    world.session(group, "2026-04-30T23:50");
    world.session(group, "2026-05-01T00:00");
    assertThat(sessions(world, null, "2026-04-01", "2026-04-30")).isEqualTo(2);
    refresh(world);
    assertThat(sessions(world, null, "2026-04-01", "2026-04-30")).isEqualTo(2);
    assertThat(sessions(world, null, "2026-03-31", "2026-05-01")).isEqualTo(4);
    assertThat(sessions(world, null, "2026-04-02", "2026-04-30")).isEqualTo(1);
    assertThat(sessions(world, null, null, null)).isEqualTo(4);
  }

  @Test
  void aProjectHasTheSessionsOfItsShareAndTheWholeCountsThemOnce() {
    FigureWorld world = FigureWorld.fresh(database);
    Project.Key one = world.project("ONE");
    Project.Key two = world.project("TWO");
    Activity.Key group = world.activity("Yhteinen", Activity.Kind.GROUP, null);
    world.share(group, one, null, LocalDate.parse("2026-02-14"));
    world.share(group, two, LocalDate.parse("2026-02-14"), null);
    Participant.Key aino = world.person("Aino");
    for (String day : List.of("2026-01-31", "2026-02-13", "2026-02-14", "2026-02-15", "2026-03-01")) {
      world.mark(world.session(group, day + "T12:00"), aino, "present", 60);
    }
    refresh(world);
    assertThat(sessions(world, one, null, null)).isEqualTo(3);
    assertThat(sessions(world, two, null, null)).isEqualTo(3);
    FigureTable.Line whole = figures.table(world.scope, FigureFilter.of(null, null, null)).total();
    assertThat(whole.sessions()).isEqualTo(5);
    assertThat(whole.persons()).isEqualTo(1);
    assertThat(whole.visits()).isEqualTo(5);
  }

  @Test
  void whatHasNotBegunIsNotHeldNorUnmarkedHoweverFarThePeriodGoes() {
    FigureWorld world = FigureWorld.fresh(database);
    Project.Key project = world.project("P");
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null);
    world.share(group, project, null, null);
    world.mark(world.session(group, "2026-10-05T12:00"), world.person("Aino"), "present", 60);
    world.session(group, "2026-11-22T09:00");
    world.mark(world.session(group, "2026-11-22T18:00"), world.person("Eero"), "present", 60);
    world.cancel(world.session(group, "2026-11-29T12:00"));
    for (String day : List.of("2026-11-30", "2026-12-07", "2027-01-04")) world.session(group, day + "T12:00");
    for (int i = 0; i < 2; i++) {
      for (String to : new String[] {null, "2026-11-22", "2026-11-30", "2026-12-31", "2027-12-31"}) {
        FigureTable.Line total = figures.table(world.scope, FigureFilter.of(null, null, to == null ? null : LocalDate.parse(to))).total();
        assertThat(List.of(total.sessions(), total.unmarked(), total.persons(), total.visits(), total.cancelled())).as("until %s, counted anew: %s", to, i == 1).containsExactly(2L, 1L, 1L, 1L, 0L);
        assertThat(figures.ofProject(world.scope, project, LocalDate.parse("2026-01-01"), to == null ? null : LocalDate.parse(to))).containsExactly(new ActivityFigures.KindFigures(Activity.Kind.GROUP, 2, 1, 1, 0, 60));
      }
      assertThat(sessions(world, null, "2026-11-23", "2026-12-31")).isZero();
      refresh(world);
    }
    clock.set(Instant.parse("2026-11-30T12:00:00Z"));
    assertThat(sessions(world, null, null, null)).isEqualTo(4);
    assertThat(sessions(world, null, "2026-11-01", "2026-11-30")).isEqualTo(3);
    clock.set(Instant.parse("2026-11-30T09:59:00Z"));
    assertThat(sessions(world, null, "2026-11-01", "2026-11-30")).as("the last day of a month is not over either").isEqualTo(2);
    clock.set(Instant.parse("2027-02-01T12:00:00Z"));
    assertThat(sessions(world, project, null, null)).isEqualTo(6);
  }

  @Test
  void kindsWithoutSessionsAreLeftOut() {
    FigureWorld world = FigureWorld.fresh(database);
    Project.Key project = world.project("P");
    Activity.Key group = world.activity("Peruttu", Activity.Kind.GROUP, null);
    world.share(group, project, null, null);
    world.cancel(world.session(group, "2026-03-31T12:00"));
    assertThat(figures.ofProject(world.scope, project, null, null)).isEmpty();
  }

  @Test
  void anotherOrganisationsFiguresAreNotSeen() {
    FigureWorld theirs = FigureWorld.fresh(database);
    Project.Key project = theirs.project("P");
    Activity.Key group = theirs.activity("Ryhmä", Activity.Kind.GROUP, null);
    theirs.share(group, project, null, null);
    theirs.mark(theirs.session(group, "2026-03-31T12:00"), theirs.person("Eero"), "present", 60);
    refresh(theirs);
    FigureWorld ours = FigureWorld.fresh(database);
    assertThat(figures.ofProject(ours.scope, project, null, null)).isEmpty();
    assertThat(figures.table(ours.scope, FigureFilter.of(null, null, null)).total().sessions()).isZero();
    assertThat(figures.ofProject(theirs.scope, project, null, null)).hasSize(1);
  }

  /** A mark not yet committed while its month is counted anew must be in the figures as soon as it is. */
  @Test
  void aMarkMadeWhileItsMonthIsBeingCountedIsNotForgotten() throws InterruptedException {
    FigureWorld world = FigureWorld.fresh(database);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null);
    Session.Key session = world.session(group, "2026-03-31T12:00");
    world.mark(session, world.person("Aino"), "present", 60);
    Participant.Key eero = world.person("Eero");
    CountDownLatch marked = new CountDownLatch(1);
    CountDownLatch counted = new CountDownLatch(1);
    Thread marking = Thread.ofVirtual().start(() -> database.act(world.scope, tx -> {
      tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes) VALUES (:organisation, :session, :person, 'present', 30)")
          .bind("session", session).bind("person", eero).execute();
      marked.countDown();
      await(counted);
    }));
    await(marked);
    refresh(world);
    assertThat(figures.table(world.scope, FigureFilter.of(null, null, null)).total().visits()).isEqualTo(1);
    counted.countDown();
    marking.join();
    assertThat(figures.table(world.scope, FigureFilter.of(null, null, null)).total().visits()).isEqualTo(2);
    refresh(world);
    assertThat(figures.table(world.scope, FigureFilter.of(null, null, null)).total().persons()).isEqualTo(2);
    assertThat(figures.table(world.scope, FigureFilter.of(null, null, null)).total().minutes()).isEqualTo(90);
  }

  @Test
  void noFigureReadsAllMarks() {
    FigureWorld world = FigureWorld.fresh(database);
    FigureFilter filter = new FigureFilter(FigureFilter.By.MONTH, Figure.PERSONS, LocalDate.parse("2026-01-15"), LocalDate.parse("2026-11-22"), null, null, null, null);
    List<String> plan = database.in(world.scope, tx -> {
      // a test's tables are so small that reading them whole is cheapest: this asks whether there is another way
      tx.handle().execute("SET LOCAL enable_seqscan = off");
      return ActivityFigures.bound(tx.query("EXPLAIN " + FigureSql.LINES), filter, clock.instant()).bind("everybody", false).mapTo(String.class).list();
    });
    assertThat(plan).anyMatch(line -> line.contains("on activity_attendance"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on activity_attendance") || line.contains("Seq Scan on activity_session")
        || line.contains("Seq Scan on activity_month") || line.contains("Seq Scan on activity_headcount"));
  }

  @Test
  void theProgramCannotWriteTheKeptCountsItself() {
    FigureWorld world = FigureWorld.fresh(database);
    Activity.Key group = world.activity("Ryhmä", Activity.Kind.GROUP, null);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> world.run("INSERT INTO activity_stale (organisation_id, activity_id, month) VALUES (:organisation, :id, '2026-01-01')", group.value()))
        .hasMessageContaining("permission denied");
  }

  private long sessions(FigureWorld world, Project.Key project, String from, String to) {
    return figures.table(world.scope, FigureFilter.of(project, from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to))).total().sessions();
  }

  /** Until nothing waits to be counted: here, or in the background work that does the same. */
  private void refresh(FigureWorld world) {
    while (database.in(world.scope, tx -> tx.query("SELECT EXISTS (SELECT FROM activity_stale WHERE organisation_id = :organisation)").mapTo(Boolean.class).one())) {
      figures.refresh(Scope.system("test"), 200);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
