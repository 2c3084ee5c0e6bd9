package fi.polku.activity;

import fi.polku.platform.security.OrganisationKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tablet at an entrance. */
public record Door(Key id, Place.Key placeId, String placeName, String name, @Nullable Instant pairedAt, @Nullable Instant seenAt,
    @Nullable Instant codeExpiresAt, @Nullable Instant revokedAt, long odd) {

  /** The identity of a door. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** Where a tablet stands, as its cookie or its code tells. */
  record Device(Key id, OrganisationKey organisationId, Place.Key placeId) {}

  /** What staff are told of it first. */
  public enum State {
    WAITING,
    PAIRED,
    UNPAIRED,
    REVOKED
  }

  /** Paired when a tablet holds its cookie, waiting while a code may still be typed. */
  State state(Instant now) {
    boolean waiting = codeExpiresAt != null && codeExpiresAt.isAfter(now);
    if (waiting) return State.WAITING;
    if (revokedAt != null) return State.REVOKED;
    return pairedAt == null ? State.UNPAIRED : State.PAIRED;
  }
}
