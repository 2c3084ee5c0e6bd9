package fi.polku.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** What a request knows of itself. */
public final class Requests {
  private static final String ID = Requests.class.getName();

  private Requests() {}

  public static Optional<Actor> actor(HttpServletRequest request) {
    return Optional.ofNullable((Actor) request.getAttribute(LoginFilter.ACTOR));
  }

  /** A short name for this request, the same in the log, the audit line and the error page. */
  public static String id(HttpServletRequest request) {
    String id = (String) request.getAttribute(ID);
    if (id == null) {
      id = UUID.randomUUID().toString().substring(0, 8);
      request.setAttribute(ID, id);
    }
    return id;
  }

  /** The address asked for, with its query. */
  public static String path(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  public static boolean api(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
