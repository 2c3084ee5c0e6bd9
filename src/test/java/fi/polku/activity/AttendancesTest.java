package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.activity.Attendance.Hand;
import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AttendancesTest extends PolkuTest {
  @Autowired Attendances attendances;
  @Autowired Headcounts headcounts;
  ActivityWorld home;
  RosterWorld world;
  Session.Key session;
  Participant.Key aino;

  @BeforeEach
  void aGroupMeets() {
    home = ActivityWorld.home(database);
    world = new RosterWorld(database, home);
    session = home.session(home.activity().make()).on(java.time.LocalDate.of(2026, 11, 22)).make();
    aino = home.participant();
  }

  @Test
  void whoIsPresentWithoutMinutesWasThereForTheWholeSession() {
    mark(Presence.PRESENT, null);
    assertThat(world.attendance(session, aino)).isEqualTo("present 180 roster");
  }

  @Test
  void howLongSomebodyStayedAtAnOpenPlaceNobodyKnowsUnlessItIsSaid() {
    session = home.session(home.activity().kind(Activity.Kind.DROP_IN).make()).on(java.time.LocalDate.of(2026, 11, 22)).minutes(480).make();
    mark(Presence.PRESENT, null);
    assertThat(world.attendance(session, aino)).isEqualTo("present null roster");
    mark(Presence.PRESENT, 45);
    assertThat(world.attendance(session, aino)).isEqualTo("present 45 roster");
    mark(Presence.NOT_MARKED, null);
    at(Hand.DOOR, Presence.PRESENT, clock.instant().plusSeconds(60));
    assertThat(world.attendance(session, aino)).isEqualTo("present null door");
  }

  @Test
  void partlyWithoutMinutesHasNone() {
    mark(Presence.PARTLY, null);
    assertThat(world.attendance(session, aino)).isEqualTo("partly null roster");
    mark(Presence.PARTLY, 45);
    assertThat(world.attendance(session, aino)).isEqualTo("partly 45 roster");
  }

  @Test
  void theSameMarkAgainChangesNothing() {
    mark(Presence.PRESENT, 100);
    mark(Presence.PRESENT, null);
    mark(Presence.PRESENT, 100);
    assertThat(world.attendance(session, aino)).isEqualTo("present 100 roster");
    assertThat(world.past(session, aino)).isEmpty();
  }

  @Test
  void aCorrectionKeepsWhatTheMarkSaidBefore() {
    mark(Presence.PRESENT, null);
    mark(Presence.EXCUSED, 30);
    mark(Presence.NOT_MARKED, null);
    assertThat(world.attendance(session, aino)).isEqualTo("not-marked null roster");
    assertThat(world.past(session, aino)).containsExactly("present 180 roster", "excused null roster");
  }

  @Test
  void takingBackAMarkThatWasNeverMadeWritesNothing() {
    mark(Presence.NOT_MARKED, null);
    assertThat(world.attendance(session, aino)).isNull();
  }

  @Test
  void theDoorDoesNotOverruleStaffNorALaterMark() {
    mark(Presence.PARTLY, 20);
    at(Hand.DOOR, Presence.PRESENT, clock.instant().plusSeconds(60));
    assertThat(world.attendance(session, aino)).isEqualTo("partly 20 roster");
    mark(Presence.NOT_MARKED, null);
    at(Hand.DOOR, Presence.PRESENT, clock.instant().minusSeconds(60));
    assertThat(world.attendance(session, aino)).isEqualTo("not-marked null roster");
    at(Hand.DOOR, Presence.PRESENT, clock.instant().plusSeconds(60));
    assertThat(world.attendance(session, aino)).isEqualTo("present 180 door");
  }

  @Test
  void everyMarkIsInTheAuditLogWithItsSubject() {
    mark(Presence.PRESENT, null);
    assertThat(world.auditedAbout(aino)).containsExactly("test");
  }

  @Test
  void closedSessionCannotBeMarked() {
    home.run("UPDATE activity_session SET closed_at = now() WHERE organisation_id = :organisation AND id = :id", "id", session);
    assertThatThrownBy(() -> mark(Presence.PRESENT, null)).isInstanceOf(Conflict.class).hasMessage("activity.roster.closed");
    assertThatThrownBy(() -> count("", 1)).isInstanceOf(Conflict.class);
    assertThat(world.attendance(session, aino)).isNull();
  }

  @Test
  void aCancelledSessionIsNotThere() {
    home.run("UPDATE activity_session SET cancelled_at = now() WHERE organisation_id = :organisation AND id = :id", "id", session);
    assertThatThrownBy(() -> mark(Presence.PRESENT, null)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> count("", 1)).isInstanceOf(NotFound.class);
  }

  @Test
  void anotherOrganisationsSessionOrPersonIsNotThere() {
    ActivityWorld other = ActivityWorld.away(database);
    Session.Key theirs = other.session(other.activity().make()).make();
    Participant.Key stranger = other.participant();
    Scope us = home.scope();
    assertThatThrownBy(() -> database.act(us, tx -> attendances.mark(tx, theirs, aino, Presence.PRESENT, null, Hand.ROSTER, clock.instant()))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> database.act(us, tx -> attendances.mark(tx, session, stranger, Presence.PRESENT, null, Hand.ROSTER, clock.instant()))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> database.act(us, tx -> headcounts.change(tx, theirs, "", 1, clock.instant()))).isInstanceOf(NotFound.class);
    assertThat(other.count("SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :s", "s", theirs)).isZero();
    assertThat(world.attendance(session, aino)).isNull();
  }

  @Test
  void twentyTapsAtTheSameMomentAreTwentyHeads() throws Exception {
    try (var hands = Executors.newFixedThreadPool(8)) {
      for (var tap : IntStream.range(0, 20).mapToObj(i -> hands.submit(() -> count("Etuovi", 1))).toList()) tap.get();
    }
    assertThat(count("Etuovi", 0)).isEqualTo(20);
    assertThat(count("Takaovi", 3)).isEqualTo(3);
    assertThat(count("Takaovi", -5)).isZero();
  }

  @Test
  void twelvePeopleMarkedAtTheSameMomentAreAllMarked() throws Exception {
    List<Participant.Key> people = IntStream.range(0, 12).mapToObj(i -> home.participant()).toList();
    try (var hands = Executors.newFixedThreadPool(8)) {
      for (var tap : people.stream().map(p -> hands.submit(() -> database.act(home.scope(), tx -> attendances.mark(tx, session, p, Presence.PRESENT, null, Hand.ROSTER, clock.instant())))).toList()) tap.get();
    }
    assertThat(people).allSatisfy(p -> assertThat(world.attendance(session, p)).startsWith("present"));
  }

  @Test
  void aCountSentTwiceIsOne() {
    Headcount.Key id = new Headcount.Key(UUID.randomUUID());
    for (int i = 0; i < 2; i++) {
      assertThat(database.<Integer>in(home.scope(), tx -> headcounts.change(tx, id, session, "", 1, clock.instant()))).isEqualTo(1);
    }
    assertThat(database.<Integer>in(home.scope(), tx -> headcounts.set(tx, new Headcount.Key(UUID.randomUUID()), session, "", 47, clock.instant()))).isEqualTo(47);
  }

  private int count(String door, int by) {
    return database.in(home.scope(), tx -> headcounts.change(tx, session, door, by, clock.instant()));
  }

  private void mark(Presence presence, Integer minutes) {
    database.act(home.scope(), tx -> attendances.mark(tx, session, aino, presence, minutes, Hand.ROSTER, clock.instant()));
  }

  private void at(Hand hand, Presence presence, Instant at) {
    database.act(home.scope(), tx -> attendances.mark(tx, session, aino, presence, null, hand, at));
  }
}
