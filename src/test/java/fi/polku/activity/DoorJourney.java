package fi.polku.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fi.polku.platform.testing.BadNetwork;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.PolkuTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A day at the door, in a real browser on a network that fails. */
class DoorJourney extends PolkuTest {
  private static Browser browser;
  @Autowired private Cards cards;
  private DoorWorld here;
  private BadNetwork network;
  private BrowserContext tablet;
  private Page page;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void aTabletAtTheDoor() {
    here = new DoorWorld(database);
    network = new BadNetwork(port);
    tablet = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 800));
    page = pairedPage(tablet);
  }

  @AfterEach
  void away() {
    tablet.close();
    network.close();
  }

  private Page pairedPage(BrowserContext context) {
    Page paired = context.newPage();
    paired.navigate(network.url("/door"));
    paired.getByLabel("Koodi").fill(here.code(visitor().as("manager")));
    paired.getByText("Liitä laite", new Page.GetByTextOptions().setExact(true)).click();
    paired.waitForURL(network.url(here.path()));
    until(paired, "async () => Boolean(navigator.serviceWorker.controller && await caches.match(location.pathname) && (await (await caches.open('polku-door-parts')).keys()).length > 5)");
    return paired;
  }

  /** Waits until the script, which may take its time, says true. */
  private static void until(Page page, String script) {
    long end = System.nanoTime() + java.time.Duration.ofSeconds(60).toNanos();
    while (!Boolean.TRUE.equals(page.evaluate(script))) {
      if (System.nanoTime() > end) throw new AssertionError("never so: " + script);
      page.waitForTimeout(50);
    }
  }

  private Locator aino() {
    return page.locator(".door-panel:not([hidden]) button.tile", new Page.LocatorOptions().setHasText(here.aliasOne));
  }

  private Locator one() {
    return page.locator(".door-panel:not([hidden]) .tile-one");
  }

  private Locator waiting() {
    return page.locator(".door-waiting");
  }

  private void offline(boolean off) {
    network.cut(off);
    tablet.setOffline(off);
  }

  private void tap(Locator tile) {
    tile.click();
    assertThat(page.locator(".door-thanks")).isVisible();
    assertThat(page.locator(".door-thanks")).isHidden();
  }

  /** The queue is empty: every act was answered for. */
  private void allTold(Page on) {
    until(on, "async () => (await new Promise(done => { const open = indexedDB.open('polku-door'); open.onsuccess = () => { const all = open.result.transaction('acts').objectStore('acts').getAll(); all.onsuccess = () => done(all.result); }; })).length === 0");
  }

  private String kept() {
    return (String) page.evaluate("async () => JSON.stringify(await new Promise(done => { const open = indexedDB.open('polku-door'); open.onsuccess = () => { const all = open.result.transaction('acts').objectStore('acts').getAll(); all.onsuccess = () => done(all.result); }; }))");
  }

  @Test
  void aTapThanksForASecondAndForgets() {
    tap(aino());
    allTold(page);
    assertThat(here.present(here.aino)).isOne();
    assertThat(page.url()).isEqualTo(network.url(here.path()));
  }

  @Test
  void tapsWithoutANetworkWaitAndAllArriveOnce() {
    offline(true);
    tap(aino());
    tap(one());
    tap(one());
    assertThat(waiting()).hasText("3 odottaa verkkoa");
    assertThat(kept()).doesNotContain(here.aliasOne, here.aino.value().toString(), here.aino.value().toString().replace("-", ""));
    page.reload();
    assertThat(aino()).isVisible();
    assertThat(waiting()).hasText("3 odottaa verkkoa");
    assertThat(here.acts()).isZero();
    offline(false);
    allTold(page);
    assertThat(waiting()).isHidden();
    assertThat(here.present(here.aino)).isOne();
    assertThat(here.heads()).isEqualTo(2);
    assertThat(here.acts()).isEqualTo(3);
  }

  @Test
  void lostAnswersAreAskedForAgainAndNothingHappensTwice() {
    network.swallowAnswers(2);
    tap(aino());
    tap(one());
    allTold(page);
    assertThat(network.swallowed()).isEqualTo(2);
    assertThat(here.present(here.aino)).isOne();
    assertThat(here.heads()).isOne();
    assertThat(here.acts()).isEqualTo(2);
  }

  @Test
  void theQueueOutlivesTheBrowser(@TempDir Path memory) {
    try (Browser.Remembering first = Browser.start(memory)) {
      here.door = new Door.Key(java.util.UUID.randomUUID());
      Page before = pairedPage(first.context());
      network.cut(true);
      before.locator(".tile-one").click();
      assertThat(before.locator(".door-waiting")).hasText("1 odottaa verkkoa");
    }
    network.cut(false);
    try (Browser.Remembering second = Browser.start(memory)) {
      Page after = second.context().newPage();
      after.navigate(network.url(here.path()));
      allTold(after);
    }
    assertThat(here.heads()).isOne();
    assertThat(here.acts()).isOne();
  }

  @Test
  void aGuardThatHasGoneStaleIsRenewedWithoutLosingTheTap() {
    tablet.clearCookies(new BrowserContext.ClearCookiesOptions().setName("polku-csrf"));
    tap(one());
    allTold(page);
    assertThat(here.heads()).isOne();
  }

  @Test
  void aWrongTapIsTakenBack() {
    tap(aino());
    page.getByText("Peru äskeinen").click();
    assertThat(page.locator(".door-status")).hasText("Peruttu. Ei se mitään.");
    allTold(page);
    assertThat(here.present(here.aino)).isZero();
    assertThat(here.acts()).isEqualTo(2);
  }

  @Test
  void aReaderTypesTheCardWithoutTouchingAnything() {
    String code = here.cards(cards, 1).getFirst();
    cards.give(here.world.scope(), here.eero, code);
    page.keyboard().type(Card.printed(code));
    page.keyboard().press("Enter");
    assertThat(page.locator(".door-thanks")).isVisible();
    allTold(page);
    assertThat(here.present(here.eero)).isOne();
    page.keyboard().type("POLKU:00000000000000000000000000");
    page.keyboard().press("Enter");
    assertThat(page.locator(".door-status")).containsText("Korttia ei tunnistettu");
  }

  @Test
  void aRevokedTabletForgetsItsPeople() {
    visitor().as("manager").post("/settings/doors/" + here.door.value() + "/revocation");
    one().click();
    assertThat(page.locator("h1")).hasText("Tämä laite ei ole enää ovi");
    until(page, "async () => !(await caches.has('polku-door-day'))");
    assertThat(page.content()).doesNotContain(here.aliasOne);
    offline(true);
    page.navigate(network.url(here.path()));
    assertThat(page.locator("h1")).hasText("Verkko puuttuu hetken");
    assertThat(page.content()).doesNotContain(here.aliasOne);
  }

  @Test
  void everybodyCanUseItInLightAndDarkSmallAndLarge() {
    page.locator(".door-card summary").first().click();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {320, 1280}) {
        page.setViewportSize(width, 800);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(scheme + " " + width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling at " + width).isEqualTo(true);
      }
    }
  }

  @Test
  void theStaffPagesAreAccessible() {
    try (BrowserContext office = browser.context()) {
      Page desk = office.newPage();
      desk.navigate(network.url("/demo"));
      desk.locator("button[value=manager]").click();
      for (String path : List.of("/settings/doors", "/settings/doors/" + here.door.value(), "/work/cards", "/participants/" + here.aino.value() + "/tile", "/participants/" + here.aino.value() + "/card", "/door/offline")) {
        desk.navigate(network.url(path));
        for (int width : new int[] {320, 1280}) {
          desk.setViewportSize(width, 800);
          assertThat(new AxeBuilder(desk).analyze().getViolations()).as(path + " " + width).isEmpty();
          assertThat(desk.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling on " + path).isEqualTo(true);
        }
      }
    }
  }
}
