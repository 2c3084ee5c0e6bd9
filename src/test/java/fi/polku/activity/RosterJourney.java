package fi.polku.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.Onlooker;
import fi.polku.platform.testing.PolkuTest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader marks who came: twelve people in twelve taps, by finger, by keyboard, and without JavaScript. */
class RosterJourney extends PolkuTest {
  private static final int PEOPLE = 12;
  private static Browser browser;
  private final Onlooker onlooker = new Onlooker();
  private final List<String> pages = new ArrayList<>();
  private ActivityWorld world;
  private Activity.Key activity;
  private Session.Key session;
  private List<Participant.Key> people;
  private BrowserContext phone;
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
  void twelveAreExpected() {
    world = ActivityWorld.home(database);
    activity = world.activity().at(world.place()).ledByLeader().make();
    people = world.members(activity, PEOPLE);
    session = world.session(activity).starts(LocalDateTime.of(2026, 11, 22, 9, 0)).make();
    phone = browser.context(new NewContextOptions().setViewportSize(360, 780));
    page = onlooker.watching(roster(phone));
    page.onFrameNavigated(frame -> pages.add(frame.url()));
  }

  @AfterEach
  void home() {
    phone.close();
    assertThat(onlooker.complaints()).isEmpty();
  }

  @Test
  void twelveTapsAreTwelvePeopleAndNoNewPage() {
    for (Participant.Key person : people) {
      tile(person).click();
      assertThat(tile(person)).hasAttribute("aria-pressed", "true");
      focusComesTo("mark-" + person.value());
    }
    assertThat(page.locator("#counts")).containsText(PEOPLE + " paikalla");
    assertThat(present()).isEqualTo(PEOPLE);
    assertThat(pages).isEmpty();
    onlooker.look(page);
  }

  @Test
  void theKeyboardAloneIsEnough() {
    tile(first()).focus();
    for (int i = 0; i < PEOPLE; i++) {
      String here = (String) page.evaluate("document.activeElement.id");
      page.keyboard().press("Space");
      assertThat(page.locator("#" + here)).hasAttribute("aria-pressed", "true");
      focusComesTo(here);
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
    }
    assertThat(present()).isEqualTo(PEOPLE);
    assertThat(pages).isEmpty();
  }

  @Test
  void withoutJavaScriptATapIsAPageAndNothingElseIsDifferent() {
    try (BrowserContext plain = browser.context(new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 780))) {
      Page old = roster(plain);
      for (Participant.Key person : people) {
        old.click("#mark-" + person.value());
        assertThat(old.locator("#mark-" + person.value())).hasAttribute("aria-pressed", "true");
        assertThat(old.url()).endsWith("#attendance-" + person.value());
      }
      old.click(".heads button[value='1']");
      assertThat(old.locator(".heads output")).hasText("1");
      old.fill("#alias", ActivityWorld.unique("Uusi"));
      old.click(".newcomer button.button");
      assertThat(old.locator(".tile")).hasCount(PEOPLE + 1);
    }
    assertThat(present()).isEqualTo(PEOPLE + 1);
  }

  @Test
  void somebodyElseIsFoundOrMadeAndTheHandStaysWhereItWas() {
    String alias = ActivityWorld.unique("Mirja");
    Participant.Key known = world.participant(alias);
    world.join(world.activity().ledByLeader().make(), known);
    page.click(".newcomer button.button");
    assertThat(page.locator("#alias-problem")).isVisible();
    focusComesTo("alias");
    onlooker.look(page);
    page.locator("#alias").pressSequentially(alias.substring(0, alias.length() - 2));
    assertThat(page.locator("#likely button")).hasCount(1);
    focusComesTo("alias");
    onlooker.look(page);
    page.click("#likely button");
    assertThat(tile(known)).hasAttribute("aria-pressed", "true");
    focusComesTo("alias");
    page.locator("#alias").fill(ActivityWorld.unique("Tuiki tuntematon"));
    page.keyboard().press("Enter");
    assertThat(page.locator(".tile")).hasCount(PEOPLE + 2);
    focusComesTo("alias");
    assertThat(present()).isEqualTo(2);
    assertThat(pages).isEmpty();
  }

  @Test
  void enterAddsWhoWasTypedThoughSomebodyIsSuggested() {
    String alias = ActivityWorld.unique("Mirja");
    Participant.Key known = world.participant(alias);
    world.join(world.activity().ledByLeader().make(), known);
    page.locator("#alias").pressSequentially(alias.substring(0, alias.length() - 2));
    assertThat(page.locator("#likely button")).hasCount(1);
    page.keyboard().press("Enter");
    assertThat(page.locator(".tile")).hasCount(PEOPLE + 1);
    assertThat(tile(known)).hasCount(0);
    assertThat(present()).isEqualTo(1);
  }

  /** Password keepers and readers of the dark dress what is on a page; htmx must not carry that over as inline style, which the policy refuses. */
  @Test
  void addingSomebodyIsSilentAlsoWhereTheBrowserHasDressedThePage() {
    page.evaluate("document.querySelectorAll('.tile, .person, #alias').forEach(e => e.style.setProperty('outline-offset', '1px'))");
    page.fill("#alias", ActivityWorld.unique("Vilja"));
    page.keyboard().press("Enter");
    assertThat(page.locator(".tile")).hasCount(PEOPLE + 1);
    focusComesTo("alias");
    assertThat(onlooker.complaints()).isEmpty();
  }

  @Test
  void headsAreCountedAsFastAsOneTaps() {
    Locator more = page.locator(".heads button[value='1']");
    for (int i = 0; i < 5; i++) more.click();
    assertThat(page.locator(".heads output")).hasText("5");
    assertThat((Boolean) more.evaluate("button => button === document.activeElement")).isTrue();
    page.click(".exactly summary");
    onlooker.look(page);
    page.fill("#door", "Takaovi");
    page.fill("#exactly", "7");
    page.click(".exactly-form button");
    assertThat(page.locator(".heads output").last()).hasText("7");
    onlooker.look(page);
  }

  @Test
  void aLongListNarrowsWhileTypingAndSomebodyElseIsOneTapAway() {
    world.join(activity, world.participant("Sanelma " + ActivityWorld.unique("Yötuuli")));
    page.reload();
    pages.clear();
    assertThat(page.locator(".tile:visible")).hasCount(PEOPLE + 1);
    page.locator("#narrow").pressSequentially("yotuuli sanel");
    assertThat(page.locator(".tile:visible")).hasCount(1);
    onlooker.look(page);
    page.locator(".tile:visible button.person").click();
    assertThat(page.locator("#counts")).containsText("1 paikalla");
    page.fill("#narrow", "zzzz");
    assertThat(page.locator("[data-none]")).isVisible();
    page.locator(".find a[href='#alias']").click();
    focusComesTo("alias");
    page.fill("#narrow", "");
    assertThat(page.locator(".tile:visible")).hasCount(PEOPLE + 1);
    pages.removeIf(address -> address.endsWith("#alias"));
    assertThat(pages).isEmpty();
  }

  @Test
  void otherThanComeIsBehindThreeDots() {
    Locator more = tile(first()).locator("xpath=..").locator(".more");
    more.locator("summary").click();
    onlooker.look(page);
    more.locator("button[value=excused]").click();
    assertThat(page.locator("#attendance-" + first().value())).hasAttribute("data-presence", "excused");
    focusComesTo("mark-" + first().value());
    page.click(".history summary");
    assertThat(page.locator("#marks-made li")).hasCount(1);
    onlooker.look(page);
    assertThat(pages).isEmpty();
  }

  @Test
  void theListIsClosedOpenedAndPrinted() {
    tile(first()).click();
    assertThat(tile(first())).hasAttribute("aria-pressed", "true");
    page.click("form[action$='/closure'] button");
    assertThat(page.locator("button.person")).hasCount(0);
    onlooker.look(page);
    page.click("form[action$='/reopening'] button");
    assertThat(page.locator("button.person")).hasCount(PEOPLE);
    page.click("a[href$='/print']");
    onlooker.look(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".bar")).isHidden();
    assertThat(page.locator(".sheet tbody tr")).hasCount(PEOPLE + 8);
  }

  @Test
  void aTapThatWasLostIsTold() {
    Page far = roster(phone);
    phone.setOffline(true);
    far.click("#mark-" + first().value());
    assertThat(far.locator("[data-message]")).isVisible();
    assertThat(far.locator("#mark-" + first().value())).hasAttribute("aria-pressed", "false");
    phone.setOffline(false);
    far.click("#mark-" + first().value());
    assertThat(far.locator("#mark-" + first().value())).hasAttribute("aria-pressed", "true");
    assertThat(far.locator("[data-message]")).isHidden();
  }

  private Page roster(BrowserContext context) {
    Page roster = context.newPage();
    roster.navigate("http://localhost:" + port + "/demo");
    roster.click("button[value=leader]");
    roster.navigate("http://localhost:" + port + "/sessions/" + session.value());
    return roster;
  }

  private Locator tile(Participant.Key person) {
    return page.locator("#mark-" + person.value());
  }

  private Participant.Key first() {
    return new Participant.Key(java.util.UUID.fromString(page.locator("button.person").first().getAttribute("id").substring("mark-".length())));
  }

  private void focusComesTo(String id) {
    page.waitForFunction("id => document.activeElement.id === id", id);
  }

  private long present() {
    return world.count("SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session AND presence = 'present'", "session", session);
  }
}
