package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorPagesTest extends PolkuTest {
  private DoorWorld here;

  @BeforeEach
  void aPlaceWithPeople() {
    here = new DoorWorld(database);
  }

  private Visitor manager() {
    return visitor().as("manager");
  }

  @Test
  void aCodeOfEightLettersPairsATabletOnce() {
    String code = here.code(manager());
    assertThat(code.replace(" ", "")).hasSize(8);
    Visitor tablet = visitor();
    Visitor.Answer paired = tablet.post("/door", "code", code.toLowerCase());
    assertThat(paired.status()).isEqualTo(303);
    assertThat(paired.headers().allValues("Set-Cookie")).anyMatch(c -> c.startsWith("polku-door=") && c.contains("HttpOnly") && c.contains("Max-Age="));
    assertThat(tablet.get("/door").location()).endsWith(here.path());
    assertThat(tablet.get(here.path()).text()).contains(here.aliasOne);
    Visitor.Answer again = visitor().post("/door", "code", code);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text()).contains("Koodi ei käy");
  }

  @Test
  void aCodeIsTooOldAfterTenMinutes() {
    String code = here.code(manager());
    clock.set(clock.instant().plus(Doors.CODE_LIVES).plusSeconds(1));
    assertThat(visitor().post("/door", "code", code).status()).isEqualTo(422);
  }

  @Test
  void theCodeIsNotInTheDatabase() {
    String code = here.code(manager()).replace(" ", "");
    assertThat(here.world.count("SELECT count(*) FROM activity_door WHERE id = :id AND code_hash = sha256(convert_to(:code, 'UTF8'))", "id", here.door, "code", code)).isZero();
    assertThat(here.world.count("SELECT count(*) FROM activity_door d WHERE d.id = :id AND d::text LIKE '%' || :code || '%'", "id", here.door, "code", code)).isZero();
  }

  @Test
  void guessingCodesIsSlowedDownForTheGuesserOnly() {
    Visitor guesser = visitor();
    String guard = guesser.get("/door").page().selectFirst("input[name=_csrf]").val();
    int status = 0;
    for (int i = 0; i < 11; i++) {
      status = guesser.send(guesser.request("/door", "X-Forwarded-For", "203.0.113.77", "Content-Type", "application/x-www-form-urlencoded")
          .POST(java.net.http.HttpRequest.BodyPublishers.ofString("code=BCDFGHJ" + (i % 8 + 2) + "&_csrf=" + guard)).build()).status();
    }
    assertThat(status).isEqualTo(429);
    here.pair(manager(), visitor());
  }

  @Test
  void anAddressTheGuesserMadeUpBeforeTheProxysOwnIsNotBelieved() {
    Visitor guesser = visitor();
    String guard = guesser.get("/door").page().selectFirst("input[name=_csrf]").val();
    int status = 0;
    for (int i = 0; i < 11; i++) {
      status = guesser.send(guesser.request("/door", "X-Forwarded-For", "198.51.100." + i + ", 203.0.113.78", "Content-Type", "application/x-www-form-urlencoded")
          .POST(java.net.http.HttpRequest.BodyPublishers.ofString("code=BCDFGHJ" + (i % 8 + 2) + "&_csrf=" + guard)).build()).status();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void whatNoTabletSendsIsRefusedAndBreaksNothing() {
    Visitor tablet = here.pair(manager(), visitor());
    assertThat(here.press(tablet, "-".repeat(36) + ":").status()).isEqualTo(422);
    assertThat(DoorWorld.send(tablet, here.path() + "/acts", "null").status()).isEqualTo(422);
    assertThat(DoorWorld.send(tablet, here.path() + "/acts", "{\"sent\":\"-999999999-01-01T00:00:00Z\",\"acts\":[]}").status()).isEqualTo(422);
    assertThat(here.tell(tablet, here.act(UUID.randomUUID(), here.session, ",\"at\":\"+999999999-01-01T00:00:00Z\"")).status()).isEqualTo(422);
    assertThat(here.heads()).isZero();
  }

  @Test
  void aTapMarksThePersonAndSaysThanksWithoutJavaScript() {
    Visitor tablet = here.pair(manager(), visitor());
    Visitor.Answer answer = here.press(tablet, here.tap(tablet, here.aliasOne));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(tablet.get(java.net.URI.create(answer.location()).getRawPath() + "?" + java.net.URI.create(answer.location()).getRawQuery()).text())
        .contains("Kiitos, hyvä kun tulit");
    assertThat(here.present(here.aino)).isOne();
    assertThat(here.present(here.eero)).isZero();
    assertThat(here.heads()).isZero();
  }

  @Test
  void theSameTapTwiceIsOneVisit() {
    Visitor tablet = here.pair(manager(), visitor());
    String tap = here.tap(tablet, here.aliasOne);
    here.press(tablet, tap);
    here.press(tablet, tap);
    assertThat(here.acts()).isOne();
    String head = UUID.randomUUID() + ":";
    here.press(tablet, head);
    here.press(tablet, head);
    assertThat(here.heads()).isOne();
    assertThat(here.present(here.aino)).isOne();
  }

  @Test
  void oneMoreWithoutANameIsAHeadAtThisDoor() {
    Visitor tablet = here.pair(manager(), visitor());
    here.one(tablet);
    here.one(tablet);
    assertThat(here.heads()).isEqualTo(2);
    assertThat(here.world.count("SELECT count(*) FROM activity_headcount WHERE session_id = :session AND door <> 'Pääovi'", "session", here.session)).isZero();
    assertThat(here.world.count("SELECT count(*) FROM activity_attendance WHERE session_id = :session", "session", here.session)).isZero();
  }

  @Test
  void aWrongTapIsTakenBackWithinMoments() {
    Visitor tablet = here.pair(manager(), visitor());
    Visitor.Answer thanks = here.press(tablet, here.tap(tablet, here.aliasOne));
    java.net.URI to = java.net.URI.create(thanks.location());
    var page = tablet.get(to.getRawPath() + "?" + to.getRawQuery()).page();
    assertThat(tablet.submit(page, ".door-said form").status()).isEqualTo(303);
    assertThat(here.present(here.aino)).isZero();
    assertThat(here.world.count("SELECT count(*) FROM activity_attendance WHERE session_id = :session AND presence = 'not-marked'", "session", here.session)).isOne();
  }

  @Test
  void anOldTapIsNotTakenBack() {
    Visitor tablet = here.pair(manager(), visitor());
    UUID id = UUID.randomUUID();
    here.press(tablet, id + ":");
    clock.set(clock.instant().plus(Duration.ofMinutes(5)));
    Visitor.Answer answer = tablet.post(here.path() + "/undo", "session", here.session.value().toString(), "act", id.toString(), "id", UUID.randomUUID().toString());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(here.heads()).isOne();
  }

  @Test
  void staffsOwnMarkIsNeitherOverruledNorTakenBack() {
    Visitor tablet = here.pair(manager(), visitor());
    here.world.mark(here.session, here.aino, Attendance.Presence.PRESENT);
    UUID id = UUID.randomUUID();
    String tile = here.tap(tablet, here.aliasOne).substring(37);
    assertThat(here.tell(tablet, here.tileAct(id, tile)).body()).contains("already");
    here.tell(tablet, here.act(UUID.randomUUID(), here.session, ",\"undoes\":\"" + id + "\""));
    assertThat(here.world.count("SELECT count(*) FROM activity_attendance WHERE session_id = :session AND presence = 'present' AND marked_how = 'roster'", "session", here.session)).isOne();
  }

  @Test
  void peopleAreShownAsTheyHaveChosenAndNeverByName() {
    here.world.run("UPDATE participant SET first_name = 'Salainen', last_name = 'Sukunimi' WHERE id = :id", "id", here.aino);
    here.world.run("UPDATE participant SET alias = NULL, first_name = 'Nimetön', last_name = 'Näkymätön' WHERE id = :id", "id", here.eero);
    Visitor tablet = here.pair(manager(), visitor());
    assertThat(tablet.get(here.path()).body()).contains(here.aliasOne).doesNotContain("Salainen", "Sukunimi", "Näkymätön", here.aino.value().toString());
    Visitor staff = manager();
    assertThat(staff.post("/participants/" + here.aino.value() + "/tile", "shown", "symbol", "symbol", "boat", "tone", "lake").status()).isEqualTo(303);
    assertThat(tablet.get(here.path()).body()).contains("#boat", "tone-lake").doesNotContain(here.aliasOne);
    assertThat(staff.post("/participants/" + here.aino.value() + "/tile", "shown", "hidden").status()).isEqualTo(303);
    assertThat(tablet.get(here.path()).page().select("button.tile")).hasSize(1);
  }

  @Test
  void twoPeopleOfOneGroupDoNotHaveTheSamePicture() {
    Visitor staff = manager();
    staff.post("/participants/" + here.aino.value() + "/tile", "shown", "symbol", "symbol", "boat", "tone", "lake");
    Visitor.Answer answer = staff.post("/participants/" + here.eero.value() + "/tile", "shown", "symbol", "symbol", "boat", "tone", "lake");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().title()).startsWith("Virhe:");
    assertThat(staff.post("/participants/" + here.eero.value() + "/tile", "shown", "symbol", "symbol", "boat", "tone", "spruce").status()).isEqualTo(303);
  }

  @Test
  void severalSessionsAreChosenBetween() {
    Session.Key later = here.world.session(here.world.activity().at(here.place).make()).starts(java.time.LocalDateTime.of(2026, 11, 22, 12, 0)).make();
    Visitor tablet = here.pair(manager(), visitor());
    var page = tablet.get(here.path()).page();
    assertThat(page.select(".door-choice a")).hasSize(2);
    assertThat(page.select("section.door-panel:not([hidden])").attr("data-session")).isEqualTo(here.session.value().toString());
    assertThat(tablet.get(here.path() + "?session=" + later.value()).page().select("section.door-panel:not([hidden])").attr("data-session")).isEqualTo(later.value().toString());
  }

  @Test
  void whatIsOnNextIsOpenWhenTheFirstHasEndedAndThenThePlaceIsClosed() {
    Session.Key later = here.world.session(here.world.activity().at(here.place).make()).starts(java.time.LocalDateTime.of(2026, 11, 22, 13, 0)).minutes(60).make();
    here.world.session(here.world.activity().name("Maanantaitupa").at(here.place).make()).starts(java.time.LocalDateTime.of(2026, 11, 23, 9, 0)).make();
    Visitor tablet = here.pair(manager(), visitor());
    String aino = here.tap(tablet, here.aliasOne);
    clock.set(Instant.parse("2026-11-22T09:30:00Z"));
    assertThat(tablet.get(here.path()).page().select("section.door-panel:not([hidden])").attr("data-session")).as("the first has ended").isEqualTo(later.value().toString());
    clock.set(Instant.parse("2026-11-22T12:30:00Z"));
    assertThat(tablet.get(here.path()).page().select("section.door-panel:not([hidden])").attr("data-session")).as("the last ended just now").isEqualTo(later.value().toString());
    clock.set(Instant.parse("2026-11-22T13:01:00Z"));
    var closed = tablet.get(here.path()).page();
    assertThat(closed.select("section.door-panel, button.tile")).isEmpty();
    assertThat(closed.selectFirst(".door-quiet").text()).contains("Tältä päivältä ovi on kiinni", "maanantai 23.11.", "Maanantaitupa");
    UUID kept = UUID.randomUUID();
    String guard = closed.selectFirst("#door-board input[name=_csrf]").val();
    String told = "{\"acts\":[" + here.act(kept, here.session, ",\"tile\":\"" + aino.substring(37) + "\",\"at\":\"2026-11-22T08:00:00Z\"") + "]}";
    assertThat(tablet.send(tablet.request(here.path() + "/acts", "Content-Type", "application/json", "X-CSRF-TOKEN", guard).POST(java.net.http.HttpRequest.BodyPublishers.ofString(told)).build()).status()).isEqualTo(200);
    assertThat(here.outcome(kept)).as("what the tablet had kept still arrives").isEqualTo("marked");
  }

  @Test
  void anEmptyDayIsSaidCalmly() {
    Place.Key quiet = here.world.place();
    Door.Key door = new Door.Key(UUID.randomUUID());
    Visitor.Answer made = manager().post("/settings/doors", "id", door.value().toString(), "place", quiet.value().toString(), "name", "Ovi");
    Visitor tablet = visitor();
    tablet.post("/door", "code", made.page().selectFirst(".door-code").ownText());
    assertThat(tablet.get("/door/" + quiet.value()).text()).contains("Täällä ei ole tänään ohjelmaa");
  }

  @Test
  void aRevokedTabletIsToldSoWithItsNextRequest() {
    Visitor staff = manager();
    Visitor tablet = here.pair(staff, visitor());
    String tap = here.tap(tablet, here.aliasOne);
    assertThat(staff.post("/settings/doors/" + here.door.value() + "/revocation").status()).isEqualTo(303);
    Visitor.Answer page = tablet.get(here.path());
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.text()).contains("Tämä laite ei ole enää ovi").doesNotContain(here.aliasOne);
    assertThat(page.page().select("polku-door-gone")).hasSize(1);
    assertThat(here.press(tablet, tap).status()).isEqualTo(404);
    assertThat(here.tell(tablet, here.act(UUID.randomUUID(), here.session, "")).status()).isEqualTo(410);
    assertThat(here.acts()).isZero();
    assertThat(staff.post("/settings/doors/" + here.door.value() + "/revocation").status()).isEqualTo(409);
  }

  @Test
  void theDoorsCookieOpensNothingElse() {
    Visitor tablet = here.pair(manager(), visitor());
    for (String path : new String[] {"/settings/doors", "/work/cards", "/participants/" + here.aino.value() + "/tile", "/participants/" + here.aino.value() + "/card", "/settings/doors/" + here.door.value()}) {
      assertThat(tablet.get(path).location()).as(path).contains("/login");
    }
  }

  @Test
  void aTabletOfOnePlaceDoesNothingAtAnother() {
    DoorWorld there = new DoorWorld(here.world);
    Visitor tablet = here.pair(manager(), visitor());
    Visitor other = there.pair(manager(), visitor());
    assertThat(tablet.get(there.path()).status()).isEqualTo(404);
    assertThat(tablet.post(there.path() + "/taps", "session", there.session.value().toString(), "tap", UUID.randomUUID() + ":").status()).isEqualTo(404);
    UUID id = UUID.randomUUID();
    here.tell(tablet, here.act(id, there.session, ""));
    assertThat(here.outcome(id)).isEqualTo("elsewhere");
    assertThat(there.heads()).isZero();
    String foreign = there.tap(other, there.aliasOne).substring(37);
    assertThat(here.tell(tablet, here.tileAct(UUID.randomUUID(), foreign)).body()).contains("gone");
    assertThat(here.present(there.aino)).isZero();
  }

  @Test
  void anotherOrganisationsIdsAreNotThere() {
    DoorWorld away = new DoorWorld(ActivityWorld.away(database));
    Visitor awayStaff = visitor().as("other-manager");
    Visitor awayTablet = away.pair(awayStaff, visitor());
    Visitor staff = manager();
    Visitor tablet = here.pair(staff, visitor());
    assertThat(tablet.get(away.path()).status()).isEqualTo(404);
    assertThat(tablet.post(here.path() + "/taps", "session", away.session.value().toString(), "tap", UUID.randomUUID() + ":").status()).isEqualTo(404);
    assertThat(here.tell(tablet, here.act(UUID.randomUUID(), away.session, "")).body()).contains("unknown");
    assertThat(here.tell(tablet, here.tileAct(UUID.randomUUID(), away.tap(awayTablet, away.aliasOne).substring(37))).body()).contains("gone");
    assertThat(staff.get("/settings/doors/" + away.door.value()).status()).isEqualTo(404);
    assertThat(staff.post("/settings/doors/" + away.door.value() + "/code").status()).isEqualTo(404);
    assertThat(staff.post("/settings/doors/" + away.door.value() + "/revocation").status()).isEqualTo(404);
    assertThat(staff.post("/settings/doors", "id", UUID.randomUUID().toString(), "place", away.place.value().toString(), "name", "Ovi").status()).isEqualTo(404);
    assertThat(staff.get("/participants/" + away.aino.value() + "/tile").status()).isEqualTo(404);
    assertThat(staff.post("/participants/" + away.aino.value() + "/tile", "shown", "hidden").status()).isEqualTo(404);
    assertThat(away.heads()).isZero();
    assertThat(away.present(away.aino)).isZero();
    assertThat(away.acts()).isZero();
    assertThat(away.world.count("SELECT count(*) FROM activity_door_tile WHERE participant_id = :id", "id", away.aino)).isZero();
    assertThat(awayTablet.get(away.path()).status()).isEqualTo(200);
  }

  @Test
  void staffSeeWhatCouldNotBeCounted() {
    Visitor staff = manager();
    Visitor tablet = here.pair(staff, visitor());
    String tile = here.tap(tablet, here.aliasOne).substring(37);
    here.world.run("UPDATE activity_session SET closed_at = :at WHERE id = :id", "id", here.session, "at", clock.instant());
    UUID id = UUID.randomUUID();
    assertThat(here.tell(tablet, here.tileAct(id, tile)).body()).contains("late");
    assertThat(here.present(here.aino)).isZero();
    assertThat(staff.get("/settings/doors/" + here.door.value()).text()).contains(here.aliasOne, "Kerta oli jo suljettu");
    assertThat(staff.get("/settings/doors").text()).contains("1 kirjaamatta");
  }

  @Test
  void anErasedPersonsTapIsKeptWithoutThem() {
    Visitor tablet = here.pair(manager(), visitor());
    String tile = here.tap(tablet, here.aliasOne).substring(37);
    here.world.run("DELETE FROM activity_member WHERE participant_id = :id", "id", here.aino);
    here.world.run("DELETE FROM participant WHERE id = :id", "id", here.aino);
    UUID id = UUID.randomUUID();
    assertThat(here.tell(tablet, here.tileAct(id, tile)).body()).contains("gone");
    assertThat(here.outcome(id)).isEqualTo("gone");
  }

  @Test
  void aPersonsPageSaysHowTheyComeIn() {
    Visitor staff = manager();
    staff.post("/participants/" + here.aino.value() + "/tile", "shown", "symbol", "symbol", "kite", "tone", "lake");
    Visitor.Answer tab = staff.get("/participants/" + here.aino.value() + "/door");
    assertThat(tab.status()).isEqualTo(200);
    assertThat(tab.text()).contains("Leija", "järvensininen", "Voimassa olevaa korttia ei ole");
    assertThat(visitor().as("other-manager").get("/participants/" + here.aino.value() + "/door").status()).isEqualTo(404);
  }

  @Test
  void whatNoTabletSendsIsRefusedWhole() {
    Visitor tablet = here.pair(manager(), visitor());
    String good = here.act(UUID.randomUUID(), here.session, "");
    assertThat(DoorWorld.send(tablet, here.path() + "/acts", "{oops").status()).isEqualTo(422);
    assertThat(DoorWorld.send(tablet, here.path() + "/acts", "{}").status()).isEqualTo(422);
    assertThat(here.tell(tablet, good, here.act(UUID.randomUUID(), here.session, ",\"tile\":\"<script>\"")).status()).isEqualTo(422);
    assertThat(here.tell(tablet, good, "null").status()).isEqualTo(422);
    assertThat(tablet.send(tablet.request(here.path() + "/acts", "Content-Type", "application/json").POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"acts\":[]}")).build()).status())
        .as("without its guard").isEqualTo(403);
    assertThat(here.acts()).isZero();
  }

  @Test
  void oneBatchToldByManyHandsAtOnceHappensOnce() throws Exception {
    Visitor tablet = here.pair(manager(), visitor());
    String guard = tablet.get("/demo").page().selectFirst("input[name=_csrf]").val();
    StringBuilder acts = new StringBuilder(here.tileAct(UUID.randomUUID(), here.tap(tablet, here.aliasOne).substring(37)));
    for (int i = 0; i < 5; i++) acts.append(',').append(here.act(UUID.randomUUID(), here.session, ""));
    try (var hands = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var told = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
      for (int i = 0; i < 6; i++) {
        told.add(hands.submit(() -> tablet.send(tablet.request(here.path() + "/acts", "Content-Type", "application/json", "X-CSRF-TOKEN", guard)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"acts\":[" + acts + "]}")).build()).status()));
      }
      for (var answer : told) assertThat(answer.get()).isEqualTo(200);
    }
    assertThat(here.acts()).isEqualTo(6);
    assertThat(here.heads()).isEqualTo(5);
    assertThat(here.present(here.aino)).isOne();
  }

  @Test
  void aTabletWhoseClockIsWrongIsStillBelieved() {
    Visitor tablet = here.pair(manager(), visitor());
    UUID id = UUID.randomUUID();
    String act = "{\"id\":\"" + id + "\",\"session\":\"" + here.session.value() + "\",\"at\":\"2020-01-01T00:00:00Z\"}";
    assertThat(DoorWorld.send(tablet, here.path() + "/acts", "{\"sent\":\"2020-01-01T00:05:00Z\",\"acts\":[" + act + "]}").body()).contains("counted");
    assertThat(here.world.count("SELECT count(*) FROM activity_door_act WHERE id = :id AND acted_at = :at", "id", id, "at", clock.instant().minus(Duration.ofMinutes(5)))).isOne();
  }

  @Test
  void aDoorWithoutANameOrPlaceIsAskedForAgain() {
    Visitor.Answer answer = manager().post("/settings/doors", "id", UUID.randomUUID().toString(), "place", "", "name", " ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a")).hasSize(2);
  }

  @Test
  void leadersHaveNoDoors() {
    Visitor leader = visitor().as("leader");
    assertThat(leader.get("/settings/doors").status()).isEqualTo(404);
    assertThat(leader.post("/settings/doors", "id", UUID.randomUUID().toString(), "place", here.place.value().toString(), "name", "Ovi").status()).isEqualTo(404);
  }

  @Test
  void readingTheTilesIsAudited() {
    Visitor tablet = here.pair(manager(), visitor());
    tablet.get(here.path());
    assertThat(here.world.count("SELECT count(*) FROM platform_audit WHERE actor_kind = 'DOOR' AND actor_id = :door AND :person = ANY (subjects)",
        "door", here.door.value(), "person", here.aino.value())).isPositive();
  }
}
