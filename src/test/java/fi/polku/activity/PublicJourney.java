package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import fi.polku.organisation.Project;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.PolkuTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A visitor's round of the public pages in a browser: on a small phone and a wide screen, by day and by night. */
class PublicJourney extends PolkuTest {
  private final List<String> complaints = new ArrayList<>();

  @Test
  void everyPublicPageIsForEverybody() {
    List<String> paths = world();
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {320, 1280}) {
          try (BrowserContext context = browser.context(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            for (String path : paths) look(context, path, width, scheme);
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theFilterAndTheDataWorkWithoutAndWithJavaScript() {
    List<String> paths = world();
    try (Browser browser = Browser.start(); BrowserContext context = browser.context(new NewContextOptions().setJavaScriptEnabled(false)); BrowserContext scripted = browser.context()) {
      Page page = context.newPage();
      page.navigate(url("/"));
      page.selectOption("#municipality", "081");
      page.click("form.choose button");
      assertThat(page.url()).contains("municipality=081");
      assertThat(page.innerText("main")).contains("Avoin olohuone");
      Page activity = scripted.newPage();
      activity.onConsoleMessage(message -> complaints.add(message.text()));
      activity.navigate(url(paths.get(3)));
      String name = (String) activity.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).name");
      assertThat(name).isEqualTo("Avoin olohuone </script><b>");
      assertThat(complaints).isEmpty();
    }
  }

  private void look(BrowserContext context, String path, int width, ColorScheme scheme) {
    Page page = context.newPage();
    List<String> requests = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(path + ": " + message.text()));
    page.onRequest(request -> requests.add(request.url()));
    Response answer = page.navigate(url(path));
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(requests.size()).as(path + " " + requests).isLessThanOrEqualTo(5);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path + " at " + width).isLessThanOrEqualTo(width);
    new AxeBuilder(page).analyze().getViolations().forEach(v -> complaints.add(path + " " + width + " " + scheme + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    page.close();
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  private List<String> world() {
    PublicWorld world = new PublicWorld(database, "polun-demo", "081").in("Sampola");
    Place.Key place = world.place("Sampolan asukastupa " + UUID.randomUUID().toString().substring(0, 4));
    world.room(place, "Takkahuone");
    world.room(place, "Keittiö");
    Activity.Key livingRoom = world.activity("Avoin olohuone </script><b>", place);
    UUID series = world.series(livingRoom, List.of(1, 2, 3, 4, 5, 6, 7), 1, "2026-11-10", "2026-12-20", "09:00", "14:00");
    world.cancel(world.of(series, "2026-11-24"), "Ohjaaja on kipeänä. Nähdään keskiviikkona!");
    world.move(world.of(series, "2026-11-26"), "2026-11-26T12:00", "2026-11-26T16:00", "Aamulla vesi on poikki.");
    world.act("UPDATE activity_session SET title = 'puurojuhla' WHERE id = :id", "id", world.of(series, "2026-11-25"));
    Activity.Key cafe = world.activity("Kielikahvila", Activity.Kind.GROUP, place, true);
    world.session(cafe, "2026-11-22T17:00", "2026-11-22T19:30");
    for (int i = 0; i < 7; i++) world.session(world.activity("Perjantain toiminta numero " + i, Activity.Kind.COURSE, place, true), "2026-11-27T1" + i + ":00", "2026-11-27T20:00");
    String code = "S" + UUID.randomUUID().toString().substring(0, 6);
    Project.Key project = world.project(code, "Lähde mukaan! Työtä, hyvinvointia ja yhteisöllisyyttä", true);
    world.act("""
        UPDATE organisation_project SET starts = '2015-05-01', ends = '2017-05-31', programme = 'ESR 2014–2020', funder = 'Keski-Suomen ELY-keskus', implementers = 'Asukasyhdistys ja ammattikorkeakoulu',
          target_groups = 'Lähiöiden asukkaat, jotka ovat olleet pitkään ilman työtä.', aims = :aims, practices = 'Reeraa! -ryhmät: yhdessä suunniteltua, paikallista toimintaa.', results = 'Osallisuus lisääntyi.'
        WHERE id = :id
        """, "id", project, "aims", "Ehkäistä yksinäisyyttä.\n\n– Saada liikkeelle 200 ihmistä\n– Luoda uusia tapoja toimia");
    world.act("INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit, denominator) VALUES (gen_random_uuid(), :organisation, :project, 'jatkopolulle siirtyi', 50, 'percent', 'toiminnasta lähteneistä')", "project", project);
    world.share(project, livingRoom);
    world.share(project, cafe);
    world.come(world.of(series, "2026-11-20"), 14);
    world.come(world.session(cafe, "2026-11-15T17:00", "2026-11-15T19:00"), 3);
    return List.of("/?municipality=081", "/calendar?view=month&municipality=081", "/calendar?view=list&municipality=081", "/activities/" + livingRoom.value(), "/places/" + place.value(), "/projects",
        "/projects/" + code, "/?municipality=992");
  }
}
