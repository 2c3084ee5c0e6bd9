package fi.polku.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be said above a page while something lasts, and the one button that ends it: message keys, and where the button sends. */
public record Banner(String sentence, List<Object> arguments, String path, String button) {

  /** Every page made for this request says it. */
  public static void put(HttpServletRequest request, Banner banner) {
    request.setAttribute(Banner.class.getName(), banner);
  }

  static @Nullable Banner of(HttpServletRequest request) {
    return (Banner) request.getAttribute(Banner.class.getName());
  }
}
