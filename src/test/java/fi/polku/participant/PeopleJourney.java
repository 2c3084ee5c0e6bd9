package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.Onlooker;
import fi.polku.platform.testing.PolkuTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of one person known better, for everybody's eyes and hands: narrow and wide, light and dark. */
class PeopleJourney extends PolkuTest {
  private static Browser browser;
  private final Onlooker onlooker = new Onlooker();
  private final String name = "Mirja" + UUID.randomUUID().toString().substring(0, 8);
  private BrowserContext office;
  private Page page;
  private Participant.Key mirja;
  private Participant.Key mirkku;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void twoRecordsOfOnePerson() {
    mirja = person(name, "1979-12-03", "+358401234567");
    mirkku = person("Mirkku" + name.substring(5), "1979-12-03", "+358401234567");
    office = browser.context();
    page = onlooker.watching(office.newPage());
  }

  @AfterEach
  void home() {
    office.close();
    database.act(polku(), tx -> tx.update("DELETE FROM participant_glass WHERE organisation_id = :organisation AND participant_id = :id").bind("id", mirkku).execute());
    assertThat(onlooker.complaints()).isEmpty();
  }

  @Test
  void everyPageIsForEverybody() {
    as("manager");
    String path = "/participants/" + mirja.value();
    see(path, path + "/consents", path + "/records?q=" + name.replace("Mirja", "Mirkku"), path + "/merge/" + mirkku.value(), path + "/restriction", path + "/dossier", path + "/dossier/print", path + "/erasure");
    see("/participants/doubles", "/participants/glass", "/participants/glass/reviews", "/participants?q=" + name.replace("Mirja", "Mirjja"));
  }

  @Test
  void twoBecomeOneAndTwoAgainByKeyboard() {
    as("coach");
    page.navigate(url("/participants/" + mirja.value() + "/merge/" + mirkku.value()));
    assertThat(page.waitForNavigation(() -> page.press(".merge-do button", "Enter")).status()).isEqualTo(422);
    onlooker.look(page);
    page.press("input[name=alias][value=kept]", "Space");
    page.press("input[name=why][value=own-wish]", "Space");
    page.waitForNavigation(() -> page.press(".merge-do button", "Enter"));
    assertThat(page.url()).endsWith("/participants/" + mirja.value() + "/records?done=merged");
    onlooker.look(page);
    page.navigate(url("/participants/" + mirkku.value()));
    assertThat(page.url()).endsWith(mirja.value().toString());
    page.navigate(url("/participants/" + mirja.value() + "/records"));
    page.waitForNavigation(() -> page.press("form[action$='/undo'] button", "Enter"));
    page.navigate(url("/participants/" + mirkku.value()));
    assertThat(page.url()).endsWith(mirkku.value().toString());
  }

  @Test
  void whatIsGivenIsTakenBackWithOneButton() {
    as("coach");
    page.navigate(url("/participants/" + mirja.value() + "/consents"));
    page.check("section:has(#consent-photo) input[value=spoken]");
    page.click("section:has(#consent-photo) .button");
    assertThat(page.locator("section:has(#consent-photo) .consent-stands").count()).isOne();
    onlooker.look(page);
    page.click("section:has(#consent-photo) .consent-stands .button");
    assertThat(page.locator("section:has(#consent-photo) .consent-stands").count()).isZero();
    onlooker.look(page);
    assertThat(page.waitForNavigation(() -> page.click("section:has(#consent-sharing) .button")).status()).isEqualTo(422);
    onlooker.look(page);
  }

  @Test
  void aBrokenGlassIsSeenOnThePage() {
    database.act(polku(), tx -> tx.update("INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) VALUES (:id, :organisation, :person, 'koe', now())").bind("id", UUID.randomUUID()).bind("person", mirkku).execute());
    as("manager");
    page.navigate(url("/participants/glass?person=" + mirkku.value()));
    page.fill("#reason", "Ambulanssi kysyy yhteystietoja");
    page.click("main form .button");
    assertThat(page.innerText(".banner")).contains("60");
    onlooker.look(page);
    page.click(".banner .button");
    assertThat(page.url()).endsWith("/participants");
    as("admin");
    page.navigate(url("/participants/glass/reviews"));
    onlooker.look(page);
  }

  private Participant.Key person(String alias, String born, String phone) {
    Participant.Key id = new Participant.Key(UUID.randomUUID());
    database.act(polku(), tx -> tx.update("INSERT INTO participant (id, organisation_id, alias, birth_date, phone) VALUES (:id, :organisation, :alias, :born::date, :phone)").bind("id", id).bind("alias", alias).bind("born", born).bind("phone", phone).execute());
    return id;
  }

  private Scope polku() {
    return Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
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

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
