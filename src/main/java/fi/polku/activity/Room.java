package fi.polku.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room of a place: what can be double booked. */
public record Room(Key id, Place.Key placeId, String name, @Nullable Instant closedAt) {

  /** The identity of a room. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
