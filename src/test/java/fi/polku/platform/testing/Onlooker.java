package fi.polku.platform.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** Looks at pages as everybody might see them, on a small phone and a wide screen, by day and by night, and notes what would be in somebody's way. */
public final class Onlooker {
  private static final List<String> LAW = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  /** What the night can make different. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
  private final List<String> complaints = new ArrayList<>();
  private final List<Page> watched = new ArrayList<>();

  /** From now on also what the browser complains of: errors of scripts, and what the content policy has refused. A form that is wrong (422) is no fault. */
  public Page watching(Page page) {
    watched.add(page);
    page.onConsoleMessage(message -> {
      boolean answer = message.text().startsWith("Failed to load resource: the server responded with a status of 4");
      if (!answer) complaints.add(page.url() + " console: " + message.text());
    });
    page.onPageError(error -> complaints.add(page.url() + " script: " + error));
    return page;
  }

  /** All four ways of looking at it. */
  public void look(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {320, 1280}) glance(page, width, scheme);
    }
  }

  /** One way of looking at it. */
  public void glance(Page page, int width, ColorScheme scheme) {
    if (!watched.contains(page)) watching(page);
    String where = page.url().replaceFirst("https?://[^/]+", "") + " " + page.title() + " " + width + " " + scheme + ": ";
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    int wide = (int) page.evaluate("document.documentElement.scrollWidth");
    if (wide > width) complaints.add(where + "scrolls sideways, " + wide);
    AxeBuilder axe = scheme == ColorScheme.DARK ? new AxeBuilder(page).withRules(COLOURS) : new AxeBuilder(page).withTags(LAW);
    axe.analyze().getViolations()
        .forEach(violation -> violation.getNodes().forEach(node -> complaints.add(where + violation.getId() + " " + node.getHtml())));
  }

  public List<String> complaints() {
    return complaints;
  }
}
