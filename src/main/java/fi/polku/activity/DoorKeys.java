package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Installation;
import fi.polku.platform.security.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The words that doors know: tiles instead of people, and pairing codes. A tile is the person's id under a key of that one
 * door, so two doors' tiles have nothing in common and a lost tablet tells nobody's id; one block, as a random id has no pattern.
 */
@Component
class DoorKeys {
  /** No 0 and O, no 1, I and L, no vowels that make words. */
  private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";
  private static final int CODE_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final byte[] secret;

  DoorKeys(Installation installation) {
    this.secret = installation.data().secret("door");
  }

  String tile(Door.Key door, Participant.Key person) {
    byte[] id = ByteBuffer.allocate(16).putLong(person.value().getMostSignificantBits()).putLong(person.value().getLeastSignificantBits()).array();
    return HexFormat.of().formatHex(crypt(Cipher.ENCRYPT_MODE, door, id));
  }

  /** Who is behind the tile; for a word that is no tile of this door, an id that nobody has. */
  Optional<Participant.Key> person(Door.Key door, String tile) {
    if (!tile.matches("[0-9a-f]{32}")) return Optional.empty();
    ByteBuffer id = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, door, HexFormat.of().parseHex(tile)));
    return Optional.of(new Participant.Key(new UUID(id.getLong(), id.getLong())));
  }

  static String newCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return code.toString();
  }

  /** "ABCD EFGH" for reading aloud. */
  static String shown(String code) {
    return code.substring(0, 4) + " " + code.substring(4);
  }

  /** Keyed, since eight letters alone could be tried out against a stolen database. */
  byte[] codeHash(Secret typed) {
    return mac("code|" + typed.text().toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
  }

  private byte[] crypt(int mode, Door.Key door, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(Arrays.copyOf(mac("tile|" + door.value()), 16), "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
