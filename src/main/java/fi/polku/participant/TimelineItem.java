package fi.polku.participant;

import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a person's timeline, in words already in the reader's language.
 *
 * @param from when the first of several began; null for one thing
 * @param at when it was, or will be
 * @param dated false when only the day is known
 * @param detail more of it, or empty
 * @param path where it is looked at or done; null for nowhere
 * @param due somebody should do something about it
 */
public record TimelineItem(@Nullable Instant from, Instant at, boolean dated, Kind kind, String title, String detail, @Nullable String path, boolean due) {

  public TimelineItem(Instant at, boolean dated, Kind kind, String title, String detail, @Nullable String path, boolean due) {
    this(null, at, dated, kind, title, detail, path, due);
  }

  /** What sort of thing it is: how it is drawn. */
  public enum Kind {
    VISIT,
    STAY,
    STEP,
    DOCUMENT,
    PERSON
  }

  /** The moment, the day, or the days from the first to the last. */
  public String when(Frame frame) {
    LocalDate last = Helsinki.date(at);
    if (from != null && !Helsinki.date(from).equals(last)) return frame.period(Helsinki.date(from), last);
    return dated ? frame.moment(at) : frame.date(last);
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
