package fi.polku.platform.web;

import fi.polku.platform.i18n.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** How a browser remembers the language of its visitor. */
public final class LanguageCookie {
  private static final String NAME = "polku-language";

  private LanguageCookie() {}

  /** The header that makes a browser remember this language for a year. */
  public static String header(Language language) {
    return ResponseCookie.from(NAME, language.tag()).path("/").httpOnly(true).sameSite("Lax").maxAge(Duration.ofDays(365)).build().toString();
  }

  static Optional<Language> chosen(HttpServletRequest request) {
    if (request.getCookies() == null) return Optional.empty();
    return Stream.of(request.getCookies()).filter(c -> c.getName().equals(NAME)).map(Cookie::getValue).findFirst().flatMap(Language::ofTag);
  }
}
