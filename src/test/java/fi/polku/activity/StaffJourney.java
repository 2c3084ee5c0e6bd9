package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Role;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.Onlooker;
import fi.polku.platform.testing.PolkuTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The staff's round of their pages at the end of a long day: every page and every mistake, for everybody's eyes and hands. */
class StaffJourney extends PolkuTest {
  private static Browser browser;
  private final Onlooker onlooker = new Onlooker();
  private ActivityWorld world;
  private BrowserContext office;
  private Page page;
  private String activity;
  private String place;
  private String project;
  private String session;
  private Participant.Key person;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void aHouseWithLife() {
    world = ActivityWorld.home(database);
    Place.Key tupa = world.place();
    Room.Key room = world.room(tupa, "Takkahuone");
    Project.Key payer = world.project();
    person = world.participant(ActivityWorld.unique("Aino"));
    Activity.Key group = world.activity().at(tupa, room).withMembers(person).ledByLeader().paidBy(payer).make();
    world.members(group, 3);
    Session.Key today = world.session(group).starts(LocalDateTime.of(2026, 11, 22, 9, 0)).title("Piparit").notice("Tuo esiliina.").make();
    Session.Key before = world.session(group).starts(LocalDateTime.of(2026, 11, 15, 9, 0)).make();
    world.mark(before, person, Attendance.Presence.PRESENT, 180);
    world.session(group).starts(LocalDateTime.of(2026, 11, 29, 9, 0)).cancelled().make();
    world.session(group).starts(LocalDateTime.of(2026, 12, 6, 9, 0)).make();
    activity = "/work/activities/" + group.value();
    place = "/work/places/" + tupa.value();
    project = "/work/projects/" + payer.value();
    session = "/sessions/" + today.value();
    office = browser.context();
    page = onlooker.watching(office.newPage());
  }

  @AfterEach
  void home() {
    office.close();
    assertThat(onlooker.complaints()).isEmpty();
  }

  @Test
  void theDailyPagesAreForEverybody() {
    as("manager");
    String aino = "/participants/" + person.value();
    see("/today", "/today?day=2026-11-29", "/today?day=2027-08-01", session, session + "/marks", session + "/print", session + "/edit", session + "/cancellation");
    see("/participants", "/participants?q=kukaan-ei-ole-tämä", "/participants/new", aino, aino + "/visits", aino + "/door", aino + "/reads", aino + "/edit");
  }

  @Test
  void thePagesOfPlanningAreForEverybody() {
    as("manager");
    see("/work/activities", "/work/activities?q=ei-tällaista", "/work/activities/new", activity, activity + "/edit", activity + "/series/new", activity + "/sessions/new");
    see(activity + "/cancellations?from=2026-11-22&to=2026-12-31", "/work/places", "/work/places/new", place, place + "/edit", place + "/cancellations?from=2026-11-22&to=2026-12-31");
    see("/work/projects", "/work/projects/new", project, project + "/card");
  }

  @Test
  void figuresAndSettingsAreForEverybody() {
    as("admin");
    String staff = "/settings/staff/" + world.staff(Role.LEADER).value();
    String own = "?project=" + project.replaceAll(".*/", "") + "&from=2026-01-01&to=2026-12-31";
    see("/settings", "/settings/login", "/settings/tokens", "/settings/staff", staff, "/settings/organisation", "/settings/audit");
    as("manager");
    see("/settings", "/settings/imports", "/settings/doors", "/work/cards", "/figures", "/figures" + own + "&by=month", "/figures/rows" + own + "&figure=visits", "/figures/rows" + own + "&figure=persons");
  }

  @Test
  void whatTheFunderIsToldIsForEverybody() {
    as("admin");
    see("/settings/municipalities", "/settings/law", "/figures/organisation");
    as("manager");
    see(project, project + "/figures", project + "/flow", project + "/worklist", project + "/reports", project + "/reports/new", project + "/reports/yearly", "/work/guide");
  }

  @Test
  void whoHasNotLoggedInSeesWell() {
    see("/login", "/demo", "/privacy", "/accessibility");
    assertThat(page.navigate(url("/tällaista-ei-ole")).status()).isEqualTo(404);
    onlooker.look(page);
    page.navigate(url("/login"));
    page.fill("#email", "kuka@test.example");
    page.fill("#password", "väärä sana");
    wrong("form:has(#password) button", "#email");
  }

  @Test
  void mistakesAreToldKindlyAndWhereTheyAre() {
    as("manager");
    mistake("/work/activities/new", "main form:has(#name) .button", "#name");
    mistake("/work/places/new", "main form:has(#name) .button", "#name");
    mistake("/work/projects/new", "main form:has(#name) .button", "#name");
    mistake("/participants/new", "main form .button", "#alias");
    mistake(activity + "/sessions/new", "main form .button", "#starts");
    mistake(activity + "/cancellations?from=2026-11-22&to=2026-12-31", "button[value=cancel]", "#picks");
    page.navigate(url("/participants/" + person.value() + "/edit"));
    page.fill("#postalCode", "abc");
    wrong("main form .button", "#postalCode");
    assertThat(page.inputValue("#postalCode")).isEqualTo("abc");
    page.navigate(url("/figures"));
    page.fill("#from", "2026-11-01");
    page.fill("#to", "2026-10-01");
    wrong(".figure-filter .button", "#to");
  }

  @Test
  void aPackageIsBroughtAndWhatIsWrongInItIsTold() {
    as("manager");
    page.navigate(url("/settings/imports"));
    page.setInputFiles("#package", new FilePayload("rikki.zip", "application/zip", "ei paketti".getBytes(StandardCharsets.UTF_8)));
    page.click("form:has(#package) .button");
    onlooker.look(page);
    page.navigate(url("/settings/imports"));
    byte[] template = page.request().get(url("/settings/imports/template.xlsx")).body();
    page.setInputFiles("#package", new FilePayload("malli.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template));
    page.click("form:has(#package) .button");
    assertThat(page.url()).contains("/settings/imports/");
    onlooker.look(page);
  }

  @Test
  void aSeriesIsSeenBeforeItIsMade() {
    as("manager");
    page.navigate(url(activity + "/series/new"));
    page.click("button[value=preview]");
    page.waitForSelector("#errors");
    assertThat(focused()).isEqualTo("errors");
    onlooker.look(page);
    page.check("input[name=weekday][value='2']");
    page.fill("#first", "2026-12-01");
    page.fill("#last", "2026-12-22");
    page.fill("#starts", "12:00");
    page.fill("#ends", "15:00");
    page.focus("button[value=preview]");
    page.keyboard().press("Enter");
    page.waitForSelector("#series-preview h2");
    assertThat(page.locator("input[name=skip]").count()).isEqualTo(4);
    assertThat(focused()).isNotEmpty();
    onlooker.look(page);
    page.check("input[name=skip][value='2026-12-15']");
    page.click("button[value=save]");
    if (page.locator("button[value=save]").count() > 0) page.click("button[value=save]");
    assertThat(page.innerText("main")).contains("3");
    onlooker.look(page);
    page.click("a[href$='/edit'][href*='/series/']");
    onlooker.look(page);
  }

  @Test
  void theMainPagesSpeakEveryLanguage() {
    as("coach");
    for (String language : List.of("sv", "en", "fi-simple")) {
      page.navigate(url("/today"));
      page.click(".languages summary");
      page.click(".languages button[value='" + language + "']");
      for (String path : List.of("/today", session, "/participants", "/participants/" + person.value(), "/work/activities", activity, "/figures", "/settings", "/privacy", "/")) {
        page.navigate(url(path));
        assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
        onlooker.glance(page, 320, ColorScheme.LIGHT);
        onlooker.glance(page, 1280, ColorScheme.DARK);
      }
    }
  }

  private void as(String who) {
    page.navigate(url("/demo"));
    page.click("button[value=" + who + "]");
    page.waitForURL(url("/today"));
  }

  private void see(String... paths) {
    for (String path : paths) {
      Response answer = page.navigate(url(path));
      assertThat(answer.status()).as(path).isEqualTo(200);
      onlooker.look(page);
    }
  }

  private void mistake(String path, String button, String field) {
    page.navigate(url(path));
    wrong(button, field);
  }

  /** The page comes back (422), begins with what is wrong, has the focus there, and leads to the field. */
  private void wrong(String button, String field) {
    Response answer = page.waitForNavigation(() -> page.locator(button).first().click());
    assertThat(answer.status()).as(answer.url()).isEqualTo(422);
    assertThat(page.locator("#errors a[href='" + field + "']").count()).as(answer.url() + " leads to " + field).isPositive();
    assertThat(page.locator(field).count()).as(answer.url() + " has " + field).isOne();
    assertThat(focused()).as(answer.url()).isEqualTo("errors");
    onlooker.look(page);
  }

  /** The id of what has the focus, else its tag; empty when it was lost. */
  private String focused() {
    return (String) page.evaluate("document.activeElement === document.body ? '' : document.activeElement.id || document.activeElement.tagName");
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
