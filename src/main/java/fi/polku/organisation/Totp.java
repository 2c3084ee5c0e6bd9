package fi.polku.organisation;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** The secret shared with a person's authenticator app, which makes a code of six digits from it every 30 seconds (RFC 6238). */
record Totp(byte[] secret) {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static Totp random() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return new Totp(secret);
  }

  /** The step whose code this is, of the last, this and the next one: clocks of phones differ. */
  OptionalLong step(String code, Instant now) {
    String digits = code.replaceAll("\\s", "");
    long current = now.getEpochSecond() / STEP.toSeconds();
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      if (MessageDigest.isEqual(at(step).getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8))) found = OptionalLong.of(step);
    }
    return found;
  }

  String code(Instant now) {
    return at(now.getEpochSecond() / STEP.toSeconds());
  }

  /** The secret in letters for typing, in groups of four. */
  String text() {
    return base32().replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** What the picture says to the app. */
  String uri(String email) {
    String account = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/Polku:" + account + "?secret=" + base32() + "&issuer=Polku";
  }

  private String at(long step) {
    try {
      return new TimeBasedOneTimePasswordGenerator(STEP).generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private String base32() {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < secret.length * 8; bit += 5) {
      int value = 0;
      for (int i = bit; i < bit + 5; i++) value = value << 1 | (secret[i / 8] >> 7 - i % 8 & 1);
      text.append(BASE32.charAt(value));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "Totp";
  }
}
