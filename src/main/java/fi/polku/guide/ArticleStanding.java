package fi.polku.guide;

import java.time.LocalDate;
import java.util.List;

/**
 * How a page of the guide stands: when somebody last read it through, and which organisations look after it.
 *
 * @param reviewed the newest review of all organisations, or the one it came with
 */
public record ArticleStanding(Article article, LocalDate reviewed, List<String> organisations) {
  /** How many days a review holds. */
  public static final int DAYS = 120;

  public LocalDate due() {
    return reviewed.plusDays(DAYS);
  }

  /** From this day on its owner is reminded. */
  public boolean isDue(LocalDate today) {
    return !today.isBefore(due());
  }

  /** The day is past: readers are told. */
  public boolean isOld(LocalDate today) {
    return today.isAfter(due());
  }
}
