package fi.polku.platform.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** A word kept by one browser: never readable by scripts, {@code __Host-} and Secure on https. */
public enum LoginCookie {
  LOGIN("polku"),
  DOOR("polku-door"),
  PENDING("polku-pending");

  private final String name;

  LoginCookie(String name) {
    this.name = name;
  }

  public Optional<Secret> read(HttpServletRequest request) {
    if (request.getCookies() == null) return Optional.empty();
    String wanted = nameFor(request);
    return Stream.of(request.getCookies()).filter(c -> c.getName().equals(wanted)).map(Cookie::getValue).filter(v -> !v.isBlank()).map(Secret::new).findFirst();
  }

  public void write(HttpServletRequest request, HttpServletResponse response, Secret word, Duration age) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, word.text()).maxAge(age).build().toString());
  }

  public void clear(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(0).build().toString());
  }

  private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(nameFor(request), value).path("/").httpOnly(true).sameSite("Lax").secure(request.isSecure());
  }

  private String nameFor(HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + name : name;
  }
}
