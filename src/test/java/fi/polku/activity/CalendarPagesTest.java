package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class CalendarPagesTest extends PolkuTest {
  @Test
  void theListShowsTheMonthFromTodayAndThePastIsInTheMonthView() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "035");
    Activity.Key group = world.activity("Kuukausiryhmä", null);
    world.session(group, "2026-11-03T10:00", "2026-11-03T12:00");
    world.session(group, "2026-11-24T10:00", "2026-11-24T12:00");
    world.session(group, "2026-12-01T10:00", "2026-12-01T12:00");
    assertThat(visitor().get("/calendar?municipality=035").page().select(".day-name").eachText()).containsExactly("tiistai 24.11.");
    assertThat(visitor().get("/calendar?municipality=035&month=2026-12").page().select(".day-name").eachText()).containsExactly("tiistai 1.12.");
    Document month = visitor().get("/calendar?view=month&municipality=035&month=2026-11").page();
    assertThat(month.select(".month > li")).hasSize(30);
    assertThat(month.select(".month > li:has(a)").eachText()).hasSize(2);
    assertThat(month.selectFirst(".month > li").hasClass("weekday-7")).isTrue();
    assertThat(month.select("a[rel=next]").attr("href")).isEqualTo("/calendar?view=month&month=2026-12&municipality=035");
  }

  @Test
  void aFullDayLeadsToItsList() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "043");
    for (int i = 0; i < 9; i++) world.session(world.activity("Toiminta " + i, null), "2026-11-27T1" + i + ":00", "2026-11-27T20:00");
    Element day = visitor().get("/calendar?view=month&municipality=043").page().selectFirst(".month > li:has(a)");
    assertThat(day.select("a")).hasSize(5);
    assertThat(day.select("a").last().text()).isEqualTo("ja 5 muuta");
    Document list = visitor().get(day.select("a").last().attr("href")).page();
    assertThat(list.select("li.when")).hasSize(9);
    assertThat(list.selectFirst("input[name=day]").val()).isEqualTo("2026-11-27");
  }

  @Test
  void aLongListGoesOnOnTheNextPage() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "046");
    for (int i = 0; i < 62; i++) world.session(world.activity("Toiminta " + i, null), "2027-03-02T10:00", "2027-03-02T11:00");
    Document first = visitor().get("/calendar?municipality=046&month=2027-03").page();
    assertThat(first.select("li.when")).hasSize(50);
    Document second = visitor().get(first.select("a.button[href*=page]").attr("href")).page();
    assertThat(second.select("li.when")).hasSize(12);
    assertThat(second.select("a.button[href*=page]")).isEmpty();
  }

  @Test
  void whatIsOnEveryDayIsOneLineAndItsExceptionsAreExact() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "176");
    Activity.Key open = world.activity("Avoin tupa", null);
    UUID series = world.series(open, List.of(1, 2, 3, 4, 5), 1, "2026-11-23", "2026-12-31", "09:00", "15:00");
    world.cancel(world.of(series, "2026-12-24"), "Hyvää joulua.");
    Document december = visitor().get("/calendar?municipality=176&month=2026-12").page();
    assertThat(december.select(".regulars li").text()).contains("Joka arkipäivä 9–15 Avoin tupa", "1.–31.12., paitsi torstai 24.12.");
    assertThat(december.select(".day-name:not(#regulars)").eachText()).containsExactly("torstai 24.12.");
    Document month = visitor().get("/calendar?view=month&municipality=176&month=2026-12").page();
    assertThat(month.select(".regulars li")).hasSize(1);
    assertThat(month.select(".regulars li").text()).contains("paitsi torstai 24.12.");
    assertThat(month.select(".month > li:has(a)")).as("not as if it were on only then").isEmpty();
    assertThat(visitor().get("/calendar?view=month&municipality=176&month=2026-11").page().select(".month > li:has(a)")).as("nor on the next time only").isEmpty();
    assertThat(visitor().get("/?municipality=176").page().select(".day-name:not(#regulars)").eachText()).as("the next time stays exact").containsExactly("maanantai 23.11.");
    assertThat(visitor().get("/calendar?day=2026-12-02&municipality=176").page().select(".regulars")).isEmpty();
  }

  @Test
  void theKindNarrows() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "047");
    world.session(world.activity("Makkararetki", Activity.Kind.EXCURSION, null, true), "2026-11-27T10:00", "2026-11-27T12:00");
    world.session(world.activity("Olohuone", Activity.Kind.DROP_IN, null, true), "2026-11-27T10:00", "2026-11-27T12:00");
    assertThat(visitor().get("/calendar?municipality=047&kind=excursion").page().select("li.when").text()).contains("Makkararetki").doesNotContain("Olohuone");
  }

  @Test
  void whatIsNoMonthIsNotFound() {
    assertThat(visitor().get("/calendar?month=2026-13").status()).isEqualTo(404);
    assertThat(visitor().get("/calendar?month=9999-01").status()).isEqualTo(404);
    assertThat(visitor().get("/calendar?page=0").status()).isEqualTo(404);
    assertThat(visitor().get("/calendar?kind=nonsense").status()).isIn(400, 404);
  }

  @Test
  void anActivityTellsAllOneNeedsToCome() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "049").in("Leppävaara");
    Place.Key place = world.place("Tupa " + UUID.randomUUID());
    Activity.Key cafe = world.activity("Kielikahvila <b>", place);
    world.session(cafe, "2026-11-25T12:00", "2026-11-25T15:00");
    Document page = visitor().get("/activities/" + cafe.value()).page();
    assertThat(page.selectFirst("h1").text()).isEqualTo("Kielikahvila <b>");
    assertThat(page.selectFirst("main").text()).contains("Kahvia ja juttuseuraa", "Kaikille aikuisille", "Ei maksa mitään", "Tule vain", "Esteetön", "Testikatu 1", "Leppävaara, Espoo",
        "Polun asukasyhdistys ry (demo)", "keskiviikko 25.11.", "12–15");
    assertThat(page.select("a[href=/places/" + place.value() + "]")).isNotEmpty();
    assertThat(page.select("a[href=/activities/" + cafe.value() + ".ics]")).isNotEmpty();
  }

  @Test
  void aPlaceTellsHowToGetInAndWhatIsOn() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "050");
    Place.Key place = world.place("Talo " + UUID.randomUUID());
    world.room(place, "Takkahuone");
    Activity.Key elsewhere = world.activity("Vieraileva kuoro", world.place("Muualla " + UUID.randomUUID()));
    Session.Key visit = world.session(elsewhere, "2026-11-25T12:00", "2026-11-25T15:00");
    world.act("UPDATE activity_session SET place_id = :place WHERE id = :id", "place", place, "id", visit);
    world.session(elsewhere, "2026-11-26T12:00", "2026-11-26T15:00");
    Document page = visitor().get("/places/" + place.value()).page();
    assertThat(page.selectFirst("main").text()).contains("Testikatu 1", "Bussi 3 oven eteen", "Esteetön, ei kynnystä", "Takkahuone", "Vieraileva kuoro", "keskiviikko 25.11.").doesNotContain("26.11.");
    assertThat(visitor().get("/places/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(visitor().get("/places/nowhere").status()).isEqualTo(404);
    Place.Key empty = world.place("Tyhjillään " + UUID.randomUUID());
    assertThat(visitor().get("/places/" + empty.value()).status()).as("nothing published is held there").isEqualTo(404);
    assertThat(visitor().get("/places/" + empty.value() + ".ics").status()).isEqualTo(404);
  }
}
