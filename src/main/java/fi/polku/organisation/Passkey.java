package fi.polku.organisation;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.Bytes;

/** A passkey as its owner sees it. */
public record Passkey(byte[] credentialId, String label, Instant createdAt, Instant lastUsedAt) {
  /** The id as it stands in addresses. */
  public String id() {
    return new Bytes(credentialId).toBase64UrlString();
  }
}
