package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DuesTest extends PolkuTest {
  @Autowired private Dues dues;
  private ParticipationWorld world;
  private Participant.Key person;

  @BeforeEach
  void someoneIsInAProject() {
    world = new ParticipationWorld(database, "esf-2014-2020", null);
    person = world.person();
  }

  @Test
  void leavingStartsItsClocksEachOnItsDay() {
    world.stay(person, "2031-01-07", "2031-08-31");
    renew("2031-08-31");
    assertThat(world.dues(person)).containsExactly("end-form 2031-09-28");
    renew("2031-09-13");
    assertThat(world.dues(person)).containsExactly("end-form 2031-09-28");
    renew("2031-09-14");
    assertThat(world.dues(person)).containsExactly("end-form 2031-09-28", "four-weeks 2031-09-28");
    renew("2032-02-15");
    assertThat(world.dues(person)).as("six months after the end of August is the end of February").contains("six-months 2032-02-29");
  }

  @Test
  void theSixMonthDayOutlivesTheProject() {
    database.act(world.scope(), tx -> tx.update("UPDATE organisation_project SET ends = '2031-03-31' WHERE id = :project AND organisation_id = :organisation").bind("project", world.project).execute());
    world.stay(person, "2030-01-07", "2031-03-31");
    renew("2031-09-30");
    assertThat(world.dues(person)).contains("six-months 2031-09-30");
    List<Due> waiting = database.in(world.scope(), tx -> Dues.waiting(tx, person));
    assertThat(waiting).extracting(Due::kind).contains(Due.Kind.SIX_MONTHS);
  }

  @Test
  void whatTheFunderNeverAsksOpensNothing() {
    ParticipationWorld ages = new ParticipationWorld(database, "esf-plus-2021-2027", "l)");
    Participant.Key somebody = ages.person();
    ages.stay(somebody, "2031-01-07", "2031-03-31");
    renew("2031-09-30");
    assertThat(ages.dues(somebody)).isEmpty();
  }

  @Test
  void whatIsOverAYearLateIsNotDugUp() {
    world.stay(person, "2028-01-07", "2028-03-31");
    renew("2031-09-30");
    assertThat(world.dues(person)).isEmpty();
  }

  @Test
  void aYearAfterALeavingNothingWaitsAnyMore() {
    world.stay(person, "2030-01-07", "2031-03-31");
    renew("2031-09-30");
    renew("2032-03-30");
    assertThat(world.dues(person)).containsExactly("end-form 2031-04-28", "four-weeks 2031-04-28", "six-months 2031-09-30");
    renew("2032-03-31");
    assertThat(world.dues(person)).containsExactly("end-form 2031-04-28 over", "four-weeks 2031-04-28 over", "six-months 2031-09-30 over");
    renew("2032-04-01");
    assertThat(world.dues(person)).as("and nothing is dug up").hasSize(3);
  }

  @Test
  void twoProgramsAtOnceOpenEachDueOnce() throws Exception {
    List<Participant.Key> people = java.util.stream.Stream.generate(world::person).limit(40).toList();
    people.forEach(p -> world.stay(p, "2031-01-07", "2031-03-31"));
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> runs = java.util.stream.IntStream.range(0, 4).mapToObj(i -> programs.submit(() -> {
        start.await();
        return dues.renew(world.scope(), LocalDate.parse("2031-09-30"));
      })).toList();
      start.countDown();
      int opened = 0;
      for (Future<Integer> run : runs) opened += run.get();
      assertThat(opened).isGreaterThanOrEqualTo(people.size() * 3);
    }
    for (Participant.Key each : people) assertThat(world.dues(each)).containsExactly("end-form 2031-04-28", "four-weeks 2031-04-28", "six-months 2031-09-30");
  }

  @Test
  void silenceAsksWhetherSomebodyHasLeftAndAVisitMendsIt() {
    world.stay(person, "2031-01-07", null);
    world.visit(person, LocalDate.parse("2031-02-01"));
    renew("2031-04-01");
    assertThat(world.dues(person)).isEmpty();
    renew("2031-04-02");
    assertThat(world.dues(person)).containsExactly("quiet 2031-04-02");
    world.visit(person, LocalDate.parse("2031-04-03"));
    renew("2031-04-04");
    assertThat(world.dues(person)).containsExactly("quiet 2031-04-02 mended");
    renew("2031-06-02");
    assertThat(world.dues(person)).contains("quiet 2031-06-02");
  }

  @Test
  void stillHereAsksAgainOnlyAfterAnotherSilence() {
    world.stay(person, "2031-01-07", null);
    renew("2031-03-08");
    Due due = database.in(world.scope(), tx -> Dues.waiting(tx, person)).getFirst();
    clock.set(java.time.Instant.parse("2031-03-10T10:00:00Z"));
    dues.close(world.scope(), due.id(), Due.Outcome.STILL_HERE);
    renew("2031-03-11");
    assertThat(world.dues(person)).containsExactly("quiet 2031-03-08 still-here");
    renew("2031-05-09");
    assertThat(world.dues(person)).contains("quiet 2031-05-09");
  }

  @Test
  void anotherLeavingDayMovesTheDues() {
    Spell.Key stay = world.stay(person, "2031-01-07", "2031-03-31");
    renew("2031-04-15");
    database.act(world.scope(), tx -> tx.update("UPDATE participation_spell SET left_on = '2031-04-10' WHERE organisation_id = :organisation AND id = :id").bind("id", stay).execute());
    renew("2031-04-24");
    assertThat(world.dues(person)).contains("end-form 2031-04-28 moved", "end-form 2031-05-08", "four-weeks 2031-05-08");
  }

  @Test
  void comingBackEndsTheClocksOfTheEarlierStay() {
    world.stay(person, "2031-01-07", "2031-03-31");
    renew("2031-04-15");
    world.stay(person, "2031-04-20", null);
    renew("2031-04-21");
    assertThat(world.dues(person)).containsExactly("end-form 2031-04-28 not-needed", "four-weeks 2031-04-28 not-needed");
  }

  @Test
  void aSituationToldAfterLeavingMendsTheEndForm() {
    world.stay(person, "2031-01-07", "2031-03-31");
    renew("2031-03-31");
    world.status(person, "2031-04-10", null, "employed");
    renew("2031-04-15");
    assertThat(world.dues(person)).containsExactly("end-form 2031-04-28 mended");
  }

  private void renew(String day) {
    dues.renew(world.scope(), LocalDate.parse(day));
  }
}
