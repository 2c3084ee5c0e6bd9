package fi.polku.platform.security;

import java.security.SecureRandom;
import java.util.Base64;

/** A random 128-bit word given to one browser, program, device or card; the database keeps only its hash. */
public record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Secret random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public byte[] hash() {
    return ScopeKeys.hash(text);
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
