package fi.polku.platform.web;

import gg.jte.models.runtime.JteModel;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answers a handler gives besides a page. */
public final class Answers {
  private Answers() {}

  /** Done: look there (303), so that reloading does not do it again. */
  public static ResponseEntity<JteModel> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  public static ResponseEntity<JteModel> page(JteModel page) {
    return ResponseEntity.ok(page);
  }

  /** The same page again with what was typed and what is wrong (422). */
  public static ResponseEntity<JteModel> invalid(JteModel page) {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
  }

  /** A path inside this house to come back to, or the fallback: never an address elsewhere. */
  public static String inside(String path, String fallback) {
    boolean ours = path != null && path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\") && path.chars().allMatch(c -> c > 32 && c < 127 && "\\\"<>^`{|}".indexOf(c) < 0);
    return ours ? path : fallback;
  }
}
