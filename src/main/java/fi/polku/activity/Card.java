package fi.polku.activity;

import fi.polku.platform.security.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A printed card: nothing on it but a word of 128 random bits, of which Polku keeps the hash. */
public record Card(Key id, @Nullable Instant givenAt, @Nullable Instant revokedAt, int loose, int linked) {
  /** Crockford's base 32: no I, L, O, U. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  /** 26 letters carry 130 bits; the last one carries the remaining three. */
  private static final int LENGTH = 26;
  private static final int[] GROUPS = {4, 4, 5, 4, 4, 5};
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The identity of a card. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** The identity of cards printed in one go. */
  public record BatchKey(UUID value) implements fi.polku.platform.db.Key {}

  /** Cards printed in one go. */
  public record Batch(BatchKey id, Instant printedAt, long printed, long given, long revoked) {}

  /** A new word: 128 bits as 26 letters. */
  static String newCode() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    java.math.BigInteger left = new java.math.BigInteger(1, bytes);
    char[] code = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      code[i] = LETTERS.charAt(left.intValue() & 31);
      left = left.shiftRight(5);
    }
    return new String(code);
  }

  /** What the QR says: letters that a reader of any keyboard types rightly, and that a phone shows as mere text. */
  static String printed(String code) {
    return "POLKU:" + code;
  }

  /** The code in groups a person can read aloud. */
  static String grouped(String code) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int size : GROUPS) {
      if (from > 0) text.append(' ');
      text.append(code, from, from + size);
      from += size;
    }
    return text.toString();
  }

  /** The hash of what was read or typed, however it was spaced; empty when it is no card's code. */
  static Optional<byte[]> hash(String typed) {
    String letters = typed.strip().toUpperCase(Locale.ROOT).replaceFirst("^POLKU", "").replaceAll("[^0-9A-Z]", "")
        .replace('O', '0').replace('I', '1').replace('L', '1');
    boolean code = letters.length() == LENGTH && letters.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
    return code ? Optional.of(new Secret(letters).hash()) : Optional.empty();
  }
}
