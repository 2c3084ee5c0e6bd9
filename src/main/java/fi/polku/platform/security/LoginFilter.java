package fi.polku.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks, once a request, from the login cookie or (under /api) the bearer token, and pins it to the request. */
final class LoginFilter extends OncePerRequestFilter {
  static final String ACTOR = Actor.class.getName();
  private final ActorSource actors;

  LoginFilter(ActorSource actors) {
    this.actors = actors;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    find(request).ifPresent(actor -> request.setAttribute(ACTOR, actor));
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  private Optional<Actor> find(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/")) return bearer(request).flatMap(actors::byToken);
    return LoginCookie.LOGIN.read(request).flatMap(actors::byLogin);
  }

  private static Optional<Secret> bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) return Optional.empty();
    return Optional.of(new Secret(header.substring(7).strip()));
  }
}
