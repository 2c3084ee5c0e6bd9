package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fi.polku.organisation.Project;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Browser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager makes a project's report in a browser, from its page to the file in their hand, and then the next one. */
class ReportJourney extends ReportWorld {
  private final List<String> complaints = new ArrayList<>();
  @Autowired private Reports reports;
  private Scope scope;
  private Project.Key project;

  @BeforeEach
  void aProjectWithPeople() {
    scope = Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
    project = project(scope, "B" + UUID.randomUUID().toString().substring(0, 8), "esf-plus-2021-2027", null);
    bring(scope, project, List.of(new Somebody().stay("2025-02-01", null), new Somebody().gender("refused").stay("2025-03-01", null, "isced", "")));
  }

  @Test
  void aReportIsMadeSubmittedOnceTakenAlongAndComparedWithTheNext() {
    try (Browser browser = Browser.start(); BrowserContext context = browser.context(new NewContextOptions().setViewportSize(1280, 900))) {
      Page page = logIn(context);
      page.navigate(url(""));
      page.click(".project-rooms a[href$='/reports']");
      page.click("a[href$='/reports/new']");
      page.fill("#from", "2025-01-01");
      page.fill("#to", "2025-12-31");
      page.click("form.figure-filter button");
      check(page, "the form");
      assertThat(page.innerText(".report-lacks")).contains("sukupuoli", "ei halunnut kertoa", "koulutusaste");
      page.waitForResponse(r -> r.url().endsWith("/draft"), () -> page.fill("#comment", "Kevät oli hiljainen"));
      page.waitForSelector("#saved span:has-text('Tallennettu')");
      Page later = context.newPage();
      later.navigate(url("/reports"));
      check(later, "the list with a draft");
      later.click(".report-draft h2 a");
      assertThat(later.inputValue("#comment")).as("what was typed waits").isEqualTo("Kevät oli hiljainen");
      later.close();
      page.selectOption("[name='method.EECO12']", "estimate");
      page.fill("[name='told.EECO12']", "1");
      page.dblclick(".fill-end .button:not(.quiet)");
      page.waitForSelector(".indicator-table");
      check(page, "the report");
      assertThat(reports.list(scope, project)).as("a double click is one report").hasSize(1);
      assertThat(page.innerText("main")).contains("Kevät oli hiljainen", "arvio");
      for (String format : List.of("pdf", "xlsx", "csv")) {
        Download file = page.waitForDownload(() -> page.click("a[href$='/file." + format + "']"));
        assertThat(file.suggestedFilename()).endsWith("." + format);
      }
      bring(scope, project, List.of(new Somebody().stay("2025-05-01", null)));
      clock.set(clock.instant().plus(Duration.ofHours(1)));
      page.navigate(url("/reports/new?set=esf-plus-2021-2027&from=2025-01-01&to=2025-12-31"));
      page.click(".fill-end .button:not(.quiet)");
      page.waitForSelector("#changes");
      check(page, "the next report");
      assertThat(page.innerText("section:has(#changes)")).contains("+EECO01", "kirjattu edellisen raportin jälkeen");
      assertThat(reports.list(scope, project)).hasSize(2);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theReportsPagesAreForEverybody() {
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {360, 1280}) {
          try (BrowserContext context = browser.context(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            Page page = logIn(context);
            for (String path : List.of("", "/figures", "/figures/people?figure=INCOMPLETE", "/reports", "/reports/new", "/reports/yearly?year=2025", "/flow")) {
              assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(200);
              assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path + " at " + width).isLessThanOrEqualTo(width);
              check(page, path + " " + width + " " + scheme);
            }
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDraftIsSavedAndSubmittedWithoutJavaScript() {
    try (Browser browser = Browser.start(); BrowserContext context = browser.context(new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 800))) {
      Page page = logIn(context);
      page.navigate(url("/reports/new?from=2025-01-01&to=2025-12-31"));
      page.fill("#comment", "Ilman skriptiä");
      page.click(".fill-end button.quiet");
      assertThat(page.inputValue("#comment")).isEqualTo("Ilman skriptiä");
      assertThat(page.innerText("#saved")).contains("Luonnos tallennettu");
      page.click(".fill-end .button:not(.quiet)");
      assertThat(page.innerText("main")).contains("Ilman skriptiä", "Jätetty");
    }
  }

  private void check(Page page, String where) {
    new AxeBuilder(page).analyze().getViolations().forEach(v -> complaints.add(where + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
  }

  private Page logIn(BrowserContext context) {
    Page page = context.newPage();
    page.navigate("http://localhost:" + port + "/demo");
    page.click("button[value=manager]");
    page.waitForURL("**/today");
    return page;
  }

  private String url(String path) {
    return "http://localhost:" + port + "/work/projects/" + project.value() + path;
  }
}
