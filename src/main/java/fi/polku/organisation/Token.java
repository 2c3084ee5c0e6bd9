package fi.polku.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A word by which a program acts for a member of staff; the word itself is shown once and kept nowhere. */
public record Token(Key id, String name, String owner, Instant createdAt, @Nullable Instant usedAt, @Nullable Instant revokedAt) {

  /** The identity of a token. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
