package fi.polku.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One occurrence of an activity, at a place and time. */
public record Session(Key id, Activity.Key activityId, Instant starts, Instant ends, @Nullable Instant cancelledAt, @Nullable Instant closedAt) {

  /** The identity of a session. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
