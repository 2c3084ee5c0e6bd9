package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fi.polku.platform.testing.Browser;
import fi.polku.platform.testing.PolkuTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody who has been offered a job asks whether it is worth it: on a phone, by night, without JavaScript, and on paper. */
class InHandJourney extends PolkuTest {
  private static final List<String> PATHS = List.of("/guide/in-hand",
      "/guide/in-hand?wage=300&month=2026-06&benefit=basic&rent=450&municipality=609&adults=1&children=5&enforcement=yes&period=four-weeks&periodStart=2026-06-01",
      "/guide/in-hand?wage=paljon&adults=0");
  private final List<String> complaints = new ArrayList<>();

  @Test
  void thePageIsForEverybody() {
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {320, 1280}) {
          try (BrowserContext context = browser.context(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            for (String path : PATHS) look(context, path, width + " " + scheme);
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void itIsAskedAndAnsweredWithoutJavaScriptAndFromTheKeyboard() {
    try (Browser browser = Browser.start(); BrowserContext context = browser.context(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(url("/guide/in-hand"));
      page.fill("#wage", "300");
      page.fill("#month", "2026-06");
      page.fill("#rent", "450");
      page.selectOption("#municipality", "609");
      page.focus("#rent");
      page.keyboard().press("Enter");
      assertThat(page.innerText("#answer")).contains("68,97");
      page.click(".in-hand-years a >> nth=0");
      assertThat(page.innerText("#answer")).contains("kesäkuu 2019");
      assertThat(page.inputValue("#rent")).isEqualTo("450");
    }
  }

  @Test
  void onPaperThereIsTheAnswerAndNoForm() {
    try (Browser browser = Browser.start(); BrowserContext context = browser.context()) {
      Page page = context.newPage();
      page.navigate(url(PATHS.get(1)));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
      assertThat(page.isVisible("#answer")).isTrue();
      assertThat(page.isVisible(".in-hand-steps")).isTrue();
      assertThat(page.isVisible("p.only-print")).isTrue();
      assertThat(page.isVisible("form.in-hand-form")).isFalse();
    }
  }

  private void look(BrowserContext context, String path, String how) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (!message.text().contains("422")) complaints.add(path + ": " + message.text());
    });
    page.navigate(url(path));
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    int beyond = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if (beyond > 0) complaints.add(path + " " + how + " is wider than the screen by " + beyond);
    new AxeBuilder(page).analyze().getViolations().forEach(v -> complaints.add(path + " " + how + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    page.close();
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
