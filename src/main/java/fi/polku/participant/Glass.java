package fi.polku.participant;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not named has opened a restricted person's page for a while, for a reason; another one says afterwards what they think of it.
 *
 * @param shownName null for readers who are not named themselves
 * @param mine the reader broke it: somebody else reviews it
 */
public record Glass(Key id, @Nullable String shownName, @Nullable String staff, String reason, Instant openedAt, Instant endsAt, @Nullable Instant endedAt,
    @Nullable Verdict verdict, @Nullable String word, @Nullable String reviewedBy, @Nullable Instant reviewedAt, boolean mine) {
  /** How long a broken glass stays open. */
  static final Duration OPEN = Duration.ofMinutes(60);

  /** The identity of one breaking of the glass. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** What the reviewer thinks. */
  public enum Verdict {
    JUSTIFIED,
    TO_BE_TALKED_ABOUT
  }

  /** What an id in an address is for who asks: merged into another, out of sight, or seen, perhaps through a broken glass. */
  record Sight(Participant.@Nullable Key mergedInto, boolean seen, @Nullable Key glass, @Nullable Instant endsAt) {
    /** Whole minutes left, at least one while it is open. */
    long minutes(Instant now) {
      return endsAt == null ? 0 : Math.max(1, (Duration.between(now, endsAt).toSeconds() + 59) / 60);
    }
  }
}
