package fi.polku.platform.security;

import com.google.crypto.tink.subtle.AesGcmJce;
import fi.polku.platform.db.Installation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encrypts single fields (AES-256-GCM) under a key outside the database, each bound to its table, column and row. */
@Component
public final class Seal {
  private final AesGcmJce cipher;

  Seal(Installation installation) throws GeneralSecurityException {
    cipher = new AesGcmJce(installation.data().secret("fields"));
  }

  public byte[] seal(byte[] plain, String table, String column, UUID row) {
    try {
      return cipher.encrypt(plain, place(table, column, row));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was sealed for exactly this place; empty when it was made for another, by another key, or has been changed. */
  public Optional<byte[]> open(byte[] sealed, String table, String column, UUID row) {
    try {
      return Optional.of(cipher.decrypt(sealed, place(table, column, row)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] place(String table, String column, UUID row) {
    return (table + "|" + column + "|" + row).getBytes(StandardCharsets.UTF_8);
  }
}
