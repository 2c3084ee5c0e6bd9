package fi.polku.platform.security;

import jakarta.servlet.http.HttpServletResponse;

/** The answer to what never became a request of ours: a number, guarded like every other answer, and no words. */
public final class BareAnswer {
  private BareAnswer() {}

  public static void guard(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", SecuritySetup.CONTENT_POLICY);
    response.setHeader("Permissions-Policy", SecuritySetup.PERMISSIONS);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cache-Control", "no-store");
  }
}
