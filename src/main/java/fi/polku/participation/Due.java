package fi.polku.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Something to be done for one person by a day. @param openedAt from when it is asked; to come, when somebody has taken it up early */
public record Due(Key id, Spell.Key spellId, Kind kind, LocalDate dueOn, Instant openedAt) {

  /** The identity of a due. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** What the clocks ask for. */
  public enum Kind {
    END_FORM,
    FOUR_WEEKS,
    SIX_MONTHS,
    QUIET
  }

  /** What came of it: the first two and the last are found out by Polku, the rest said by staff. */
  public enum Outcome {
    MENDED,
    MOVED,
    REACHED,
    NOT_REACHED,
    REFUSED,
    NOT_NEEDED,
    STILL_HERE,
    OVER
  }
}
