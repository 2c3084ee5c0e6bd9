package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.Onlooker;
import fi.polku.platform.testing.PolkuTest;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms, the work list and EURA, for everybody's eyes and hands. */
class ParticipationJourney extends PolkuTest {
  private static Browser browser;
  @Autowired private Dues dues;
  private final Onlooker onlooker = new Onlooker();
  private ParticipationWorld world;
  private Participant.Key person;
  private Spell.Key stay;
  private BrowserContext office;
  private Page page;
  private String aino;
  private String forms;
  private String project;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void someoneHasLeftAProject() {
    world = new ParticipationWorld(database, "esf-plus-2021-2027", "h)");
    person = world.person();
    stay = world.stay(person, "2026-01-07", "2026-05-20");
    world.status(person, "2026-05-20", null, "employed");
    Participant.Key other = world.person();
    world.stay(other, "2026-01-07", null);
    dues.renew(world.scope(), LocalDate.parse("2026-11-22"));
    aino = "/participants/" + person.value();
    forms = aino + "/spells/" + stay.value() + "/forms/";
    project = "/work/projects/" + world.project.value();
    office = browser.context();
    page = onlooker.watching(office.newPage());
    office.request().post(url("/demo/login"), com.microsoft.playwright.options.RequestOptions.create().setForm(com.microsoft.playwright.options.FormData.create().set("who", "manager")));
  }

  @AfterEach
  void home() {
    office.close();
    assertThat(onlooker.complaints()).isEmpty();
  }

  @Test
  void thePersonsPagesAreForEverybody() {
    see(aino + "/participations", aino + "/participations/new", aino + "/spells/" + stay.value(), aino + "/spells/" + stay.value() + "/correction", aino + "/statuses/new", aino + "/qualifications/new");
  }

  @Test
  void theFormsAreForEverybody() {
    see(forms + "start", forms + "start?way=paper", forms + "end", forms + "six-months", project + "/forms/start", project + "/forms/end");
  }

  /** WCAG 2.2, 2.4.11. */
  @Test
  void whatHasTheFocusIsNeverUnderTheBarThatStays() {
    page.setViewportSize(1280, 900);
    page.navigate(url(forms + "start"));
    page.locator("#main").focus();
    int stops = 0;
    for (; stops < 80; stops++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("() => document.querySelector('.fill-end').contains(document.activeElement)")) break;
      assertThat(page.evaluate("() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector('.fill-end').getBoundingClientRect().top + 1")).as("stop " + stops).isEqualTo(true);
    }
    assertThat(stops).isBetween(10, 79);
  }

  @Test
  void theProjectsRoomsAreForEverybody() {
    see(project, project + "/worklist", "/work/worklist?whose=nobody", project + "/eura", project + "/eura/sheet", project + "/eura/reconciliation", project + "/eura/" + person.value());
    page.navigate(url(project + "/eura/reconciliation"));
    page.fill("#list", "E-1\n!!\n\nE-2;end-submitted;1.3.2026");
    page.click("form.card:not(.found) .button");
    page.waitForSelector("#found");
    onlooker.look(page);
  }

  @Test
  void aDraftSavesItselfWhileOneWritesAndNobodyPressesAnything() {
    page.navigate(url(forms + "start"));
    page.fill("#birth-date", "3.12.1979");
    page.waitForSelector("#saved:has-text('Tallennettu kello')");
    page.selectOption("#isced", "3");
    page.waitForSelector("#saved input[name=draft][value='2']", new Page.WaitForSelectorOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    page.navigate(url(forms + "start"));
    assertThat(page.inputValue("#birth-date")).isEqualTo("3.12.1979");
    assertThat(page.inputValue("#isced")).isEqualTo("3");
  }

  @Test
  void aDetailIsShownWithTheAnswerItBelongsTo() {
    page.navigate(url(forms + "start"));
    assertThat(page.isVisible("#status-since")).isFalse();
    page.check("input[name=entry-status][value=unemployed]");
    assertThat(page.isVisible("#status-since")).isTrue();
    assertThat(page.isVisible("#entry-contract")).isFalse();
    page.check("input[name=entry-status][value=employed]");
    assertThat(page.isVisible("#status-since")).isFalse();
    assertThat(page.isVisible("#entry-contract")).isTrue();
    onlooker.look(page);
    try (BrowserContext plain = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page old = plain.newPage();
      plain.request().post(url("/demo/login"), com.microsoft.playwright.options.RequestOptions.create().setForm(com.microsoft.playwright.options.FormData.create().set("who", "manager")));
      old.navigate(url(forms + "start"));
      assertThat(old.isVisible("#status-since") && old.isVisible("#entry-contract")).as("without JavaScript all are there").isTrue();
    }
  }

  @Test
  void aPaperIsTypedInByKeysAlone() {
    page.navigate(url(forms + "start?way=paper"));
    page.focus("#paperDate");
    page.fill("#paperDate", "2026-01-08");
    page.focus("#signedBy");
    page.keyboard().type("osallistuja ja");
    page.keyboard().press("Tab");
    page.keyboard().type("3.12.1979");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.focus("#isced");
    page.keyboard().type("3");
    page.focus("form.fill .fill-end .button");
    page.keyboard().press("Enter");
    page.waitForURL("**/participations?done=sent-open");
    assertThat(world.one("SELECT way || ' ' || paper_date || ' ' || signed_by FROM participation_form WHERE spell_id = :id AND submitted_at IS NOT NULL", stay.value())).isEqualTo("paper 2026-01-08 both");
    assertThat(world.one("SELECT isced::text FROM participation_spell WHERE id = :id", stay.value())).isEqualTo("3");
    assertThat(world.one("SELECT birth_date || ' ' || gender FROM participant WHERE id = :id", person.value())).isEqualTo("1979-12-03 female");
  }

  @Test
  void onesOwnPhoneIsForEverybody() {
    page.navigate(url(forms + "start"));
    page.click(".ways button[formaction$='/link']");
    page.waitForSelector("#link");
    onlooker.look(page);
    String link = page.inputValue("#link");
    try (BrowserContext pocket = browser.context()) {
      Page phone = onlooker.watching(pocket.newPage());
      phone.navigate(link);
      onlooker.look(phone);
      phone.click("form.fill .button:not(.quiet)");
      phone.waitForSelector("#errors");
      onlooker.look(phone);
    }
  }

  private void see(String... paths) {
    for (String path : paths) {
      assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(200);
      onlooker.look(page);
    }
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
