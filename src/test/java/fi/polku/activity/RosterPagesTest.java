package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Activity.Kind;
import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosterPagesTest extends PolkuTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private ActivityWorld home;
  private RosterWorld rows;
  private Activity.Key group;
  private Session.Key session;
  private Participant.Key aino;
  private Participant.Key eero;

  @BeforeEach
  void aGroupOfTwoMeetsToday() {
    home = ActivityWorld.home(database);
    rows = new RosterWorld(database, home);
    aino = home.participant(ActivityWorld.unique("Aino"));
    eero = home.participant(ActivityWorld.unique("Eero"));
    group = home.activity().ledByLeader().withMembers(eero, aino).make();
    session = home.session(group).on(TODAY).make();
  }

  @Test
  void leaderMarksPresence() {
    Visitor leader = visitor().as("leader");
    Document before = leader.get(path()).page();
    assertThat(before.select(".tile b").eachText()).satisfies(names -> assertThat(names.getFirst()).startsWith("Aino"));
    assertThat(before.selectFirst("#counts").text()).isEqualTo("0 paikalla 2 merkitsemättä");
    Visitor.Answer answer = mark(leader, aino, "present");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Vary").orElse("")).contains("HX-Request");
    assertThat(answer.page().select(".tile")).hasSize(1);
    assertThat(answer.page().selectFirst("#mark-" + aino.value()).attr("aria-pressed")).isEqualTo("true");
    assertThat(answer.page().selectFirst("#counts[hx-swap-oob]").text()).isEqualTo("1 paikalla 1 merkitsemättä");
    assertThat(rows.attendance(session, aino)).isEqualTo("present 180 roster");
  }

  @Test
  void aLongListIsNarrowedByNameAndTheCountsStayWhole() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 11; i++) home.join(group, home.participant(ActivityWorld.unique("Matti")));
    home.join(group, home.participant("Äijälä Örjan " + unique));
    Visitor leader = visitor().as("leader");
    assertThat(leader.get(path()).page().select(".find input[name=name], .find a[href=#alias]")).hasSize(2);
    Document found = leader.get(path() + "?name=orjan+" + unique.toUpperCase(java.util.Locale.ROOT)).page();
    assertThat(found.select(".tile b").eachText()).containsExactly("Äijälä Örjan " + unique);
    assertThat(found.selectFirst("#counts").text()).isEqualTo("0 paikalla 14 merkitsemättä");
    assertThat(found.select("[data-none]").hasAttr("hidden")).isTrue();
    Document none = leader.get(path() + "?name=" + unique + "+muu").page();
    assertThat(none.select(".tile")).isEmpty();
    assertThat(none.select("[data-none]").hasAttr("hidden")).isFalse();
  }

  @Test
  void markingWorksWithoutJavaScript() {
    Visitor leader = visitor().as("leader");
    Document page = leader.get(path()).page();
    Element button = page.selectFirst("#mark-" + eero.value());
    assertThat(page.selectFirst("form#marks").attr("method")).isEqualTo("post");
    Visitor.Answer answer = leader.postRaw(button.attr("formaction"), "_csrf", page.selectFirst("#marks input[name=_csrf]").val(), button.attr("name"), button.val());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).endsWith(path() + "#attendance-" + eero.value());
    Element pressed = leader.get(path()).page().selectFirst("#mark-" + eero.value());
    assertThat(pressed.attr("aria-pressed")).isEqualTo("true");
    assertThat(pressed.val()).as("a second tap takes it back").isEqualTo("not-marked");
    mark(leader, eero, "not-marked");
    assertThat(rows.attendance(session, eero)).isEqualTo("not-marked null roster");
  }

  @Test
  void moreThanPresentIsMarkedFromTheTilesOwnForm() {
    Visitor leader = visitor().as("leader");
    Document page = leader.get(path()).page();
    Visitor.Answer answer = leader.submit(page, "#attendance-" + aino.value() + " .more form", "presence", "partly", "minutes", "45");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(leader.get(path()).page().selectFirst("#attendance-" + aino.value()).text()).contains("osan aikaa · 45 min");
    leader.submit(page, "#attendance-" + aino.value() + " .more form", "presence", "excused");
    Document now = leader.get(path()).page();
    assertThat(now.selectFirst("#counts").text()).isEqualTo("0 paikalla 1 merkitsemättä 1 ilmoitti poissaolosta");
    assertThat(leader.get(path() + "/marks").text()).contains("osan aikaa, 45 min").contains("Ville").contains("korjattu myöhemmin");
    assertThat(leader.submit(page, "#attendance-" + aino.value() + " .more form", "presence", "partly", "minutes", "kaksi").status()).isEqualTo(422);
  }

  @Test
  void yesterdayIsCorrectedOnTheSamePage() {
    Session.Key yesterday = home.session(group).on(TODAY.minusDays(1)).make();
    Visitor leader = visitor().as("leader");
    assertThat(leader.get("/sessions/" + yesterday.value()).text()).contains("lauantai 21.11.");
    assertThat(leader.post("/sessions/" + yesterday.value() + "/attendance/" + aino.value(), "presence", "absent").status()).isEqualTo(303);
    assertThat(rows.attendance(yesterday, aino)).isEqualTo("absent null roster");
  }

  @Test
  void leaderOfAnotherGroupGetsNotFound() {
    Session.Key others = home.session(home.activity().withMembers(aino).make()).on(TODAY).make();
    Visitor leader = visitor().as("leader");
    String path = "/sessions/" + others.value();
    for (String read : List.of("", "/print", "/marks", "/likely?alias=Aino")) assertThat(leader.get(path + read).status()).isEqualTo(404);
    assertThat(leader.post(path + "/attendance/" + aino.value(), "presence", "present").status()).isEqualTo(404);
    assertThat(leader.post(path + "/heads", "id", UUID.randomUUID().toString(), "by", "1").status()).isEqualTo(404);
    assertThat(leader.post(path + "/closure").status()).isEqualTo(404);
    assertThat(leader.post(path + "/reopening").status()).isEqualTo(404);
    assertThat(leader.post(path + "/people", "id", UUID.randomUUID().toString(), "alias", ActivityWorld.unique("Uusi")).status()).isEqualTo(404);
    assertThat(rows.attendance(others, aino)).isNull();
  }

  @Test
  void leaderCannotMarkSomebodyNeverSeenInOwnGroups() {
    Participant.Key stranger = home.participant();
    Visitor leader = visitor().as("leader");
    assertThat(mark(leader, stranger, "present").status()).isEqualTo(404);
    assertThat(leader.post(path() + "/people", "id", UUID.randomUUID().toString(), "participant", stranger.value().toString()).status()).isEqualTo(404);
    assertThat(home.count("SELECT count(*) FROM activity_member WHERE organisation_id = :organisation AND participant_id = :p", "p", stranger)).isZero();
    assertThat(mark(visitor().as("coach"), stranger, "present").status()).isEqualTo(200);
  }

  @Test
  void anotherOrganisationFindsNothing() {
    Visitor other = visitor().as("other-manager");
    for (String read : List.of("", "/print", "/marks", "/likely?alias=Aino")) assertThat(other.get(path() + read).status()).isEqualTo(404);
    assertThat(mark(other, aino, "present").status()).isEqualTo(404);
    assertThat(other.post(path() + "/heads", "id", UUID.randomUUID().toString(), "by", "1").status()).isEqualTo(404);
    assertThat(other.post(path() + "/closure").status()).isEqualTo(404);
    String alias = ActivityWorld.unique("Uusi");
    assertThat(other.post(path() + "/people", "id", UUID.randomUUID().toString(), "alias", alias).status()).isEqualTo(404);
    assertThat(other.post(path() + "/people", "id", UUID.randomUUID().toString(), "participant", aino.value().toString()).status()).isEqualTo(404);
    assertThat(rows.attendance(session, aino)).isNull();
    assertThat(ActivityWorld.away(database).count("SELECT count(*) FROM participant WHERE organisation_id = :organisation AND alias = :a", "a", alias)).isZero();
    assertThat(visitor().get(path()).status()).isEqualTo(303);
  }

  @Test
  void closedSessionCannotBeMarked() {
    Visitor leader = visitor().as("leader");
    mark(leader, aino, "present");
    assertThat(leader.submit(leader.get(path()).page(), "form[action$=closure]").status()).isEqualTo(303);
    Document closed = leader.get(path()).page();
    assertThat(closed.select("button.person")).isEmpty();
    assertThat(closed.text()).contains("sulkija Ville").contains("1 merkitsemättä");
    Visitor.Answer refused = leader.post(path() + "/attendance/" + eero.value(), "presence", "present");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Kerta on jo suljettu");
    assertThat(leader.post(path() + "/heads", "id", UUID.randomUUID().toString(), "by", "1").status()).isEqualTo(409);
    assertThat(rows.attendance(session, eero)).isNull();
    leader.submit(refused.page(), "form[action$=reopening]");
    assertThat(mark(leader, eero, "present").status()).isEqualTo(200);
  }

  @Test
  void whatIsStillToComeIsNotMarked() {
    Visitor leader = visitor().as("leader");
    Session.Key tomorrow = home.session(group).on(TODAY.plusDays(1)).make();
    String ahead = "/sessions/" + tomorrow.value();
    Document page = leader.get(ahead).page();
    assertThat(page.text()).contains("Kerta on vasta edessä", "Aino");
    assertThat(page.select(".tile button.person, .newcomer, .heads button, form[action$=closure]")).isEmpty();
    for (String presence : List.of("present", "partly", "absent")) assertThat(leader.post(ahead + "/attendance/" + aino.value(), "presence", presence).status()).as(presence).isEqualTo(409);
    Visitor.Answer newcomer = leader.post(ahead + "/people", "id", UUID.randomUUID().toString(), "alias", ActivityWorld.unique("Uusi"), "seen", "true");
    assertThat(newcomer.status()).isEqualTo(409);
    assertThat(newcomer.text()).contains("Läsnäolon voi merkitä kerran päivänä");
    assertThat(leader.post(ahead + "/heads", "id", UUID.randomUUID().toString(), "by", "1").status()).isEqualTo(409);
    assertThat(rows.attendance(tomorrow, aino)).isNull();
    assertThat(page.select("#attendance-" + aino.value() + " .more button").eachText()).containsExactly("Ilmoitti, ettei pääse", "Jätä merkitsemättä");
    assertThat(leader.post(ahead + "/attendance/" + aino.value(), "presence", "excused").status()).as("who lets us know beforehand").isEqualTo(303);
    assertThat(leader.get(ahead).page().selectFirst("#attendance-" + aino.value()).attr("data-presence")).isEqualTo("excused");
    assertThat(leader.post(ahead + "/attendance/" + aino.value(), "presence", "not-marked").status()).as("and can come after all").isEqualTo(303);
  }

  @Test
  void aPersonsPageIsOpenedFromTheListByWhoeverMayReadIt() {
    String page = "/participants/" + aino.value();
    assertThat(visitor().as("coach").get(path()).page().selectFirst("#attendance-" + aino.value() + " .more a").attr("href")).isEqualTo(page);
    assertThat(visitor().as("leader").get(path()).page().select("a[href^=/participants/]")).isEmpty();
    Session.Key closed = home.session(group).on(TODAY.minusDays(1)).closed().make();
    assertThat(visitor().as("coach").get("/sessions/" + closed.value()).page().select("#attendance-" + aino.value() + " a").eachAttr("href")).containsExactly(page);
  }

  @Test
  void someoneNewNeedsOneFieldAndASecondClickIsTheSamePerson() {
    Visitor leader = visitor().as("leader");
    String alias = ActivityWorld.unique("Uusi");
    Document page = leader.get(path()).page();
    for (int i = 0; i < 2; i++) assertThat(leader.submit(page, ".newcomer form", "alias", alias).status()).isEqualTo(303);
    assertThat(rows.people(alias)).hasSize(1);
    Element tile = leader.get(path()).page().selectFirst(".tile[data-presence=present]");
    assertThat(tile.text()).contains(alias).contains("ensi kertaa");
    Session.Key next = home.session(group).on(TODAY.plusDays(7)).make();
    assertThat(leader.get("/sessions/" + next.value()).text()).as("joins the group").contains(alias);
  }

  @Test
  void likelyOnesAreShownAndNeverForced() {
    Visitor leader = visitor().as("leader");
    String name = ActivityWorld.unique("Helmi");
    Participant.Key known = home.participant(name);
    home.join(home.activity().ledByLeader().make(), known);
    Participant.Key unknown = home.participant(name + " toisaalta");
    Visitor.Answer typing = leader.get(path() + "/likely?alias=" + name.substring(0, 12).replace(" ", "%20").toUpperCase(), "HX-Request", "true");
    assertThat(typing.page().select("button[name=participant]").eachAttr("value")).as("only of own groups").containsExactly(known.value().toString());
    assertThat(visitor().as("coach").get(path() + "/likely?alias=" + name.replace(" ", "%20")).page().select("button[name=participant]").eachAttr("value"))
        .contains(known.value().toString(), unknown.value().toString());
    Visitor.Answer asked = leader.submit(leader.get(path()).page(), ".newcomer form", "alias", name);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.page().selectFirst("#alias").val()).isEqualTo(name);
    assertThat(asked.page().select(".newcomer button").last().text()).as("those known come before the button").isEqualTo("Hän on joku muu, lisää uutena");
    assertThat(asked.page().select(".newcomer form:has(#alias) button:not([form])")).as("Enter presses none of those known").hasSize(1);
    assertThat(asked.page().select("button[name=participant]").eachAttr("form")).containsExactly(asked.page().selectFirst(".newcomer form:not(:has(#alias))").id());
    assertThat(leader.submit(asked.page(), ".newcomer form", "participant", known.value().toString()).status()).isEqualTo(303);
    assertThat(rows.attendance(session, known)).startsWith("present");
    assertThat(leader.submit(asked.page(), ".newcomer form").status()).as("somebody else of the same name").isEqualTo(303);
    assertThat(rows.people(name)).hasSize(2);
  }

  @Test
  void anEmptyFieldIsAskedAgain() {
    Visitor leader = visitor().as("leader");
    Visitor.Answer answer = leader.submit(leader.get(path()).page(), ".newcomer form", "alias", "  ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().selectFirst("#alias-problem").text()).startsWith("Kirjoita nimimerkki");
  }

  @Test
  void timesCountThisActivityOnly() {
    for (int day = 1; day <= 3; day++) home.mark(home.session(group).on(TODAY.minusDays(day)).make(), aino, day == 3 ? Presence.ABSENT : Presence.PRESENT);
    home.mark(home.session(home.activity().make()).on(TODAY.minusDays(1)).make(), aino, Presence.PRESENT);
    Visitor leader = visitor().as("leader");
    assertThat(leader.get(path()).page().selectFirst("#attendance-" + aino.value()).text()).contains("2 kertaa");
    assertThat(mark(leader, aino, "present").page().selectFirst("#attendance-" + aino.value()).text()).contains("3 kertaa");
  }

  @Test
  void anOpenPlaceOffersThoseWhoCameLatelyButDoesNotWaitForThem() {
    Activity.Key place = home.activity().kind(Kind.DROP_IN).ledByLeader().make();
    Participant.Key lately = home.participant();
    Participant.Key longAgo = home.participant();
    home.mark(home.session(place).on(TODAY.minusDays(5)).make(), lately, Presence.PRESENT);
    home.mark(home.session(place).on(TODAY.minusDays(45)).make(), longAgo, Presence.PRESENT);
    String open = "/sessions/" + home.session(place).on(TODAY).make().value();
    Document page = visitor().as("leader").get(open).page();
    assertThat(page.select(".tile").eachAttr("id")).containsExactly("attendance-" + lately.value());
    assertThat(page.selectFirst("#counts").text()).isEqualTo("0 paikalla");
  }

  @Test
  void whoHasLeftOrJoinsLaterIsNotOnTheList() {
    home.run("UPDATE activity_member SET left_on = '2026-11-01' WHERE organisation_id = :organisation AND activity_id = :a AND participant_id = :p", "a", group, "p", aino);
    home.run("UPDATE activity_member SET joined_on = '2026-11-23' WHERE organisation_id = :organisation AND activity_id = :a AND participant_id = :p", "a", group, "p", eero);
    assertThat(visitor().as("leader").get(path()).page().select(".tile")).isEmpty();
  }

  @Test
  void headsAreCountedAtEachDoorAndASecondClickIsTheSameCount() {
    Visitor leader = visitor().as("leader");
    Document page = leader.get(path()).page();
    for (int i = 0; i < 2; i++) leader.submit(page, "form.heads", "by", "1");
    assertThat(leader.get(path()).page().selectFirst(".heads output").text()).isEqualTo("1");
    leader.submit(page, ".exactly-form", "door", "Takaovi", "exactly", "40");
    Visitor.Answer tapped = leader.send(leader.request(path() + "/heads", "HX-Request", "true", "Content-Type", "application/x-www-form-urlencoded", "X-CSRF-TOKEN", token(page))
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("door=Takaovi&by=1&id=" + UUID.randomUUID())).build());
    assertThat(tapped.page().body().children()).hasSize(1);
    assertThat(tapped.page().selectFirst("output").text()).isEqualTo("41");
    assertThat(leader.get(path()).text()).contains("Takaovi").contains("Yhteensä 42 kävijää");
    assertThat(leader.post(path() + "/heads", "id", UUID.randomUUID().toString(), "exactly", "-1").status()).isEqualTo(422);
    assertThat(leader.post(path() + "/heads", "id", UUID.randomUUID().toString(), "by", "-2147483648").status()).isEqualTo(422);
  }

  @Test
  void theListIsPrintedWithBoxesAndRoomForNewNames() {
    Document sheet = visitor().as("leader").get(path() + "/print").page();
    assertThat(sheet.select(".sheet tbody tr:not(.blank) th").eachText()).hasSize(2);
    assertThat(sheet.select(".sheet tbody tr.blank")).hasSize(8);
  }

  @Test
  void readingTheListIsInTheLogOfEverybodyOnIt() {
    visitor().as("leader").get(path());
    assertThat(rows.auditedAbout(aino)).containsExactly("activity.read-roster");
    assertThat(rows.auditedAbout(eero)).containsExactly("activity.read-roster");
  }

  @Test
  void aForgedFormIsRefused() {
    assertThat(visitor().as("leader").postRaw(path() + "/attendance/" + aino.value(), "presence", "present").status()).isEqualTo(403);
    assertThat(rows.attendance(session, aino)).isNull();
  }

  private String path() {
    return "/sessions/" + session.value();
  }

  /** A tap as htmx sends it. */
  private Visitor.Answer mark(Visitor who, Participant.Key participant, String presence) {
    String token = token(who.get("/demo").page());
    return who.send(who.request(path() + "/attendance/" + participant.value(), "HX-Request", "true", "Content-Type", "application/x-www-form-urlencoded", "X-CSRF-TOKEN", token)
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("presence=" + presence)).build());
  }

  private static String token(Document page) {
    return page.selectFirst("input[name=_csrf]").val();
  }
}
