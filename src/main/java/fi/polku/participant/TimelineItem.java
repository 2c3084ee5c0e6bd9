package fi.polku.participant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a person's timeline, in words already in the reader's language.
 *
 * @param at when it was, or will be
 * @param dated false when only the day is known
 * @param detail more of it, or empty
 * @param path where it is looked at or done; null for nowhere
 * @param due somebody should do something about it
 */
public record TimelineItem(Instant at, boolean dated, Kind kind, String title, String detail, @Nullable String path, boolean due) {

  /** What sort of thing it is: how it is drawn. */
  public enum Kind {
    VISIT,
    STAY,
    STEP,
    DOCUMENT,
    PERSON
  }

  /** How it is drawn: what lies ahead, what mattered, what was an ordinary day, what is on paper. */
  public String shape(Instant now) {
    if (at.isAfter(now)) return "ahead";
    return switch (kind) {
      case STAY, STEP -> "big";
      case VISIT -> "";
      case DOCUMENT, PERSON -> "small";
    };
  }
}
