package fi.polku.platform.web;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Public;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The language of the pages: chosen by the visitor, remembered by their browser for a year. */
@RestController
public class LanguagePages {
  private static final String COOKIE = "polku-language";

  @Public
  @PostMapping("/language")
  ResponseEntity<JteModel> choose(@RequestParam String language, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
    Language chosen = Language.ofTag(language).orElseThrow(() -> new Invalid("platform.language.unknown"));
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(chosen));
    return Answers.seeOther(Answers.inside(back, "/"));
  }

  /** The header that makes a browser remember this language. */
  public static String cookie(Language language) {
    return ResponseCookie.from(COOKIE, language.tag()).path("/").httpOnly(true).sameSite("Lax").maxAge(Duration.ofDays(365)).build().toString();
  }

  static Optional<Language> chosen(HttpServletRequest request) {
    if (request.getCookies() == null) return Optional.empty();
    return Stream.of(request.getCookies()).filter(c -> c.getName().equals(COOKIE)).map(Cookie::getValue).findFirst().flatMap(Language::ofTag);
  }
}
