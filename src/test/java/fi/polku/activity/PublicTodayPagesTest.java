package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** It is Sunday 22 November 2026, half past nine in the morning. */
class PublicTodayPagesTest extends PolkuTest {
  private static final String NOW = "2026-11-22T";

  @Test
  void whatIsOnNowNextAndLaterIsTold() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "005");
    Place.Key place = world.place("Asukastupa " + UUID.randomUUID());
    Activity.Key livingRoom = world.activity("Avoin olohuone", place);
    Activity.Key cafe = world.activity("Kielikahvila", place);
    world.session(livingRoom, NOW + "09:00", NOW + "14:00");
    world.session(livingRoom, NOW + "07:00", NOW + "08:00");
    world.session(cafe, NOW + "17:30", NOW + "19:00");
    world.session(cafe, "2026-11-25T12:00", "2026-11-25T15:00");
    Document page = visitor().get("/?municipality=005").page();
    Element now = page.selectFirst("section[aria-labelledby=now] li");
    assertThat(now.text()).contains("Nyt auki", "9–14", "Avoin olohuone", "Asukastupa", "Alajärvi", "Esteetön", "Kaikille aikuisille", "suomi, arabia", "Maksuton, tule vain");
    assertThat(now.selectFirst("a").attr("href")).isEqualTo("/activities/" + livingRoom.value());
    assertThat(page.select("section[aria-labelledby=next] li")).singleElement().satisfies(row -> assertThat(row.text()).contains("17.30–19", "Kielikahvila").doesNotContain("Nyt auki"));
    assertThat(page.selectFirst("section[aria-labelledby=week]").text()).contains("keskiviikko 25.11.", "12–15");
    assertThat(page.text()).doesNotContain("7–8");
    assertThat(page.selectFirst(".hero").text()).contains("Tule sellaisena kuin olet.", "Alajärvi: tänään on yksi paikka auki.");
  }

  @Test
  void inTheEveningTheDayIsSaidToBeOverAndOnlyWhatOpensYetIsOpen() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "178");
    for (String name : new String[] {"Aamutupa", "Päivätupa"}) world.session(world.activity(name, world.place(name + UUID.randomUUID())), NOW + "09:00", NOW + "15:00");
    Session.Key evening = world.session(world.activity("Iltatupa", world.place("Ilta " + UUID.randomUUID())), NOW + "18:00", NOW + "20:00");
    world.session(world.activity("Huominen", null), "2026-11-23T09:00", "2026-11-23T15:00");
    clock.set(Instant.parse("2026-11-22T15:30:00Z"));
    assertThat(visitor().get("/?municipality=178").page().selectFirst(".hero").text()).contains("tänään on yksi paikka auki");
    world.cancel(evening, "Ei tänään.");
    Document page = visitor().get("/?municipality=178").page();
    assertThat(page.selectFirst(".hero").text()).contains("tältä päivältä ovet on jo suljettu").doesNotContain("auki.");
    assertThat(page.selectFirst("section[aria-labelledby=next]").text()).contains("Ei tänään.");
    clock.set(Instant.parse("2026-11-22T20:00:00Z"));
    page = visitor().get("/?municipality=178").page();
    assertThat(page.selectFirst("section[aria-labelledby=next]").text()).contains("Tämän päivän ohjelma on ohi.").doesNotContain("ei ole ohjelmaa");
    assertThat(page.selectFirst("section[aria-labelledby=week]").text()).contains("Huominen");
  }

  @Test
  void aCancelledAndAMovedSessionSayWhy() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "009");
    Activity.Key group = world.activity("Reeraa", world.place("Kirjasto " + UUID.randomUUID()));
    Session.Key cancelled = world.session(group, NOW + "09:00", NOW + "11:00");
    world.cancel(cancelled, "Ohjaaja on kipeänä.");
    UUID series = world.series(group, java.util.List.of(7), 1, "2026-11-22", "2026-11-22", "12:00", "14:00");
    world.move(world.of(series, "2026-11-22"), NOW + "15:00", NOW + "17:00", "Avain on myöhässä.");
    Document page = visitor().get("/?municipality=009").page();
    assertThat(page.select("section[aria-labelledby=now]")).isEmpty();
    assertThat(page.select("li.when.cancelled").text()).contains("Peruttu", "Ohjaaja on kipeänä.");
    assertThat(page.select("li.when:not(.cancelled)").text()).contains("Siirretty", "15–17", "Alun perin sunnuntai 22.11. klo 12", "Avain on myöhässä.");
  }

  @Test
  void onlyPublishedActivitiesAreSeenEvenByOwnStaff() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "010");
    Activity.Key hidden = world.activity("Salainen ryhmä", Activity.Kind.GROUP, null, false);
    world.session(hidden, NOW + "09:00", NOW + "14:00");
    assertThat(visitor().as("manager").get("/?municipality=010").body()).doesNotContain("Salainen ryhmä");
    assertThat(visitor().get("/calendar?municipality=010").body()).doesNotContain("Salainen ryhmä");
    assertThat(visitor().get("/activities/" + hidden.value()).status()).isEqualTo(404);
    assertThat(visitor().get("/activities/" + hidden.value() + ".ics").status()).isEqualTo(404);
  }

  @Test
  void anEndedActivityIsNoLongerOffered() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "016");
    Activity.Key ended = world.activity("Päättynyt piiri", null);
    world.session(ended, NOW + "12:00", NOW + "14:00");
    world.act("UPDATE activity SET ended_at = '2026-11-20T12:00:00Z' WHERE id = :id", "id", ended);
    assertThat(visitor().get("/?municipality=016").body()).doesNotContain("Päättynyt piiri");
    assertThat(visitor().get("/activities/" + ended.value()).text()).contains("päättynyt 20.11.2026");
  }

  @Test
  void theDistrictNarrowsAndTheChoiceStaysInTheAddress() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "018");
    world.session(world.activity("Idän tupa", world.in("Itäpuoli").place("Itä " + UUID.randomUUID())), NOW + "12:00", NOW + "13:00");
    world.session(world.activity("Lännen tupa", world.in("Länsi & ranta").place("Länsi " + UUID.randomUUID())), NOW + "12:00", NOW + "13:00");
    Document page = visitor().get("/?municipality=018&district=L%C3%A4nsi+%26+ranta").page();
    assertThat(page.text()).contains("Lännen tupa").doesNotContain("Idän tupa");
    assertThat(page.select("select[name=district] option").eachText()).containsExactly("Koko kunta", "Itäpuoli", "Länsi & ranta");
    assertThat(page.selectFirst("select[name=district] option[selected]").text()).isEqualTo("Länsi & ranta");
    assertThat(page.selectFirst("select[name=municipality] option[selected]").val()).isEqualTo("018");
    assertThat(page.select("a[href^=/calendar?view]").attr("href")).contains("municipality=018").contains("district=L%C3%A4nsi+%26+ranta");
  }

  @Test
  void whereNothingIsOnIsSaidKindly() {
    Visitor.Answer answer = visitor().get("/?municipality=992");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Juuri nyt on hiljaista", "Kokeile toista kuntaa");
    assertThat(answer.page().selectFirst("select[name=municipality] option[selected]").text()).isEqualTo("Äänekoski");
  }

  @Test
  void aSessionOfLastNightIsStillOn() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "019");
    world.session(world.activity("Yökahvila", null), "2026-11-21T22:00", NOW + "10:00");
    assertThat(visitor().get("/?municipality=019").page().select("section[aria-labelledby=now]").text()).contains("Yökahvila");
  }

  @Test
  void aPageIsLight() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "020");
    Place.Key place = world.place("Iso talo " + UUID.randomUUID());
    for (int i = 0; i < 60; i++) world.session(world.activity("Toiminta, jolla on aika pitkä nimi numero " + i, place), NOW + "09:00", NOW + "14:00");
    for (int i = 0; i < 120; i++) world.session(world.activity("Huominen toiminta numero " + i, place), "2026-11-23T09:00", "2026-11-23T14:00");
    for (String path : new String[] {"/?municipality=020", "/calendar?municipality=020", "/calendar?view=month&municipality=020", "/places/" + place.value()}) {
      Visitor.Answer answer = visitor().get(path);
      assertThat(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length).as(path).isLessThan(100_000);
      assertThat(answer.page().select("link[rel=stylesheet], script[src], img, link[rel=icon]").size() + 1).as(path).isLessThanOrEqualTo(5);
    }
    assertThat(visitor().get("/?municipality=020").text()).contains("Loput ovat kalenterissa");
  }
}
