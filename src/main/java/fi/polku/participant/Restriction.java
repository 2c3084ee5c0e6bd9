package fi.polku.participant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Only named staff may find this person; why, and since when. */
public record Restriction(Key id, String reason, Instant setAt, @Nullable String setBy, List<UUID> staff) {

  /** The identity of a restriction. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
