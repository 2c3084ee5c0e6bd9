package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Making a passkey and logging in with it, in a browser with an authenticator of its own. */
class PasskeyJourney extends LoginWorld {
  private static Browser browser;

  @Autowired Invitations invitations;
  @Autowired Passkeys passkeys;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    browser.close();
  }

  @Test
  void aPasskeyIsMadeByTheLinkAndLogsInFromThenOn() {
    Member admin = member(organisation(), Role.ADMIN);
    String link = "/invitations/" + invitations.make(admin.scope(), admin.id()).text();
    try (BrowserContext context = browser.context()) {
      List<String> complaints = new ArrayList<>();
      Page page = context.newPage();
      page.onConsoleMessage(message -> {
        if (message.text().contains("Content Security Policy")) complaints.add(message.text());
      });
      authenticator(context, page);
      page.navigate(url(link));
      accessible(page);
      page.fill("#label", "Oma puhelin");
      page.click("text=Tee pääsyavain");
      page.waitForURL("**/today");

      page.navigate(url("/settings/login"));
      assertThat(page.textContent("#own-ways")).contains("Oma puhelin").doesNotContain("Salasana ja kertakoodi");
      accessible(page);
      page.click("text=Poista");
      assertThat(page.textContent("main")).as("the only way in stays").contains("ainoa tapasi kirjautua");

      page.navigate(url("/settings/login"));
      page.click("#own-logins button:has-text('Kirjaudu ulos') >> nth=1");
      page.waitForURL("**/");
      page.navigate(url("/login?next=/settings/audit"));
      accessible(page);
      page.click("text=Kirjaudu pääsyavaimella");
      page.waitForURL(address -> address.endsWith(port + "/settings/audit"));
      assertThat(page.textContent("main")).contains("Ketju ehjä").contains("Lisäsi pääsyavaimen");
      for (String path : List.of("/settings", "/settings/audit", "/settings/staff", "/settings/staff/" + admin.id().value(), "/settings/tokens", "/settings/organisation", "/privacy", "/accessibility")) {
        page.navigate(url(path));
        accessible(page);
      }
      assertThat(complaints).isEmpty();
    }
    assertThat(passkeys.list(admin.scope(), admin.id())).singleElement().extracting(Passkey::label).isEqualTo("Oma puhelin");
  }

  @Test
  void thePasskeyOfSomebodyDisabledOpensNothing() {
    Member coach = member(organisation(), Role.COACH);
    String link = "/invitations/" + invitations.make(coach.scope(), coach.id()).text();
    try (BrowserContext context = browser.context()) {
      Page page = context.newPage();
      authenticator(context, page);
      page.navigate(url(link));
      page.click("text=Tee pääsyavain");
      page.waitForURL("**/today");
      staff.disable(Scope.system("test", coach.organisation()), coach.id());
      page.navigate(url("/login"));
      page.click("text=Kirjaudu pääsyavaimella");
      page.waitForSelector(".error-summary");
      assertThat(page.textContent(".error-summary")).contains("ei pääse sisään");
    }
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  /** On a desk by day and on a small phone by night. */
  private static void accessible(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      int width = scheme == ColorScheme.LIGHT ? 1280 : 320;
      page.setViewportSize(width, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(page.url()).isEqualTo(width);
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).extracting(v -> v.getId() + " " + v.getNodes().getFirst().getHtml()).isEmpty();
    }
  }

  private static void authenticator(BrowserContext context, Page page) {
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", parameters);
  }
}
