package fi.polku.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque keys that open an organisation's rows in the database, one per organisation, derived from a secret outside
 * the database. The database knows only their hashes: who can run SQL cannot make one.
 */
public final class ScopeKeys {
  private final SecretKeySpec secret;
  private final Map<OrganisationKey, String> keys = new ConcurrentHashMap<>();

  public ScopeKeys(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The key to set in a transaction of this scope; empty opens nothing but what is published. */
  public String open(Scope scope) {
    if (scope.organisation() != null) return key(scope.organisation());
    return scope.kind() == Scope.Kind.SYSTEM ? everything() : "";
  }

  public String key(OrganisationKey organisation) {
    return keys.computeIfAbsent(organisation, o -> mac("organisation|" + o.value()));
  }

  public String everything() {
    return mac("everything");
  }

  public static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
