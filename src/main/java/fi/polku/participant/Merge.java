package fi.polku.participant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That two records are one person.
 *
 * @param keptName what the kept person is called; {@code mergedName} what the other record was called
 * @param undoable no later merge of the same person stands, and nothing has been erased since
 */
public record Merge(Key id, Participant.Key kept, Participant.Key merged, @Nullable String mergedName, Why why, Instant mergedAt, @Nullable String mergedBy, boolean undoable) {

  /** The identity of a merge. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** Why two records are one: written down twice by accident, or linked because the person wishes it. */
  public enum Why {
    DOUBLE,
    OWN_WISH
  }

  /** Whose word of a field is kept. */
  public enum Side {
    KEPT,
    OTHER
  }
}
