package fi.polku.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class BrowserTest {
  @Test
  void thereIsABrowserAndItSpeaksFinnish() {
    try (Browser browser = Browser.start(); BrowserContext visitor = browser.context()) {
      Page page = visitor.newPage();
      page.setContent("<h1>Polku</h1>");
      assertThat(page.textContent("h1")).isEqualTo("Polku");
      assertThat(page.evaluate("navigator.language")).isEqualTo("fi-FI");
    }
  }
}
