package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.PolkuTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A coach's round of a person's way onward in a browser: on a phone and a wide screen, by day and by night, and on paper. */
class PathJourney extends PolkuTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> complaints = new ArrayList<>();
  private Project.Key project;
  private Participant.Key person;

  @Test
  void everyPageOfThePathIsForEverybody() {
    world();
    String base = "/participants/" + person.value();
    List<String> paths = List.of(base + "/path", base + "/path/new", base + "/follow-ups/new", "/work/follow-ups", "/work/projects/" + project.value() + "/flow", "/figures/flow/people?project=" + project.value(), "/projects/J-" + mark);
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {360, 1280}) {
          try (BrowserContext context = browser.context(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            logIn(context);
            for (String path : paths) look(context, path, width);
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aStepIsWrittenDownWithTheKeyboardAndTheFlowPrints() {
    world();
    try (Browser browser = Browser.start(); BrowserContext context = browser.context(new NewContextOptions().setViewportSize(360, 800))) {
      Page page = logIn(context);
      page.navigate(url("/participants/" + person.value() + "/path/new"));
      page.focus("#kind");
      page.keyboard().type("Työkok");
      page.fill("#started", "2026-11-20");
      page.press("#started", "Enter");
      assertThat(page.url()).endsWith("/path?done=step");
      assertThat(page.innerText("main")).contains("Työkokeilu", "Käynnissä");
      page.navigate(url("/work/projects/" + project.value() + "/flow"));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.isVisible(".figure-filter")).as("a filter is nothing on paper").isFalse();
      assertThat(page.isVisible(".flow-picture svg")).isTrue();
      assertThat((int) page.evaluate("document.querySelector('.flow-scroll').scrollWidth - document.querySelector('.flow-scroll').clientWidth")).as("nothing of the picture is cut off").isLessThanOrEqualTo(0);
    }
  }

  private void look(BrowserContext context, String path, int width) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(path + ": " + message.text()));
    assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(200);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path + " at " + width).isLessThanOrEqualTo(width);
    new AxeBuilder(page).analyze().getViolations().forEach(v -> complaints.add(path + " " + width + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    page.close();
  }

  private Page logIn(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(url("/demo"));
    page.click("button[value=coach]");
    page.waitForURL("**/today");
    return page;
  }

  private void world() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    project = world.project("J-" + mark);
    UUID group = world.activity("coaching-group", project);
    String[] kinds = {"education", "wage-subsidised-work", "activated-job-seeker", "work-trial", "pension"};
    for (int i = 0; i < 24; i++) {
      person = world.person("Jonna " + i + " " + mark);
      world.stay(person, project, "2026-01-10", i % 4 == 0 ? null : "2026-10-20", i % 3 == 0 ? "inactive" : "unemployed");
      if (i % 2 == 0) world.visit(person, group, "2026-02-10", "present");
      if (i % 4 != 1) world.step(person, project, kinds[i % 5], "2026-10-20");
    }
    database.act(world.scope, tx -> tx.update("UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation AND id = :id").bind("id", project).execute());
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
