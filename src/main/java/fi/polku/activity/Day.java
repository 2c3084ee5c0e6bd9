package fi.polku.activity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One day of work: its sessions as they stand now. */
public record Day(List<Item> items) {
  private static final Comparator<Item> OWN_FIRST = Comparator.comparing((Item i) -> !i.own()).thenComparing(Item::starts).thenComparing(Item::name);

  /**
   * One session of the day.
   *
   * @param own the one who looks leads it
   * @param came marked present or partly
   * @param notMarked expected and not marked
   * @param heads counted without names
   */
  public record Item(
      Session.Key id,
      String name,
      @Nullable String title,
      Instant starts,
      Instant ends,
      @Nullable String place,
      @Nullable String room,
      @Nullable String notice,
      @Nullable Instant cancelledAt,
      @Nullable Instant movedAt,
      @Nullable Instant closedAt,
      boolean own,
      int came,
      int notMarked,
      int heads) {

    public boolean going(Instant now) {
      return cancelledAt == null && !starts.isAfter(now) && ends.isAfter(now);
    }

    /** Held, so that what was not marked can be told to be missing. */
    public boolean begun(Instant now) {
      return cancelledAt == null && !starts.isAfter(now);
    }
  }

  /** What goes on at this moment, own first. */
  public List<Item> now(Instant now) {
    return items.stream().filter(i -> i.going(now)).sorted(OWN_FIRST).toList();
  }

  /** What is still to come, cancelled ones too, so that nobody waits for them. */
  public List<Item> next(Instant now) {
    return items.stream().filter(i -> !i.going(now) && i.ends.isAfter(now)).sorted(OWN_FIRST).toList();
  }

  public List<Item> earlier(Instant now) {
    return items.stream().filter(i -> !i.ends.isAfter(now)).sorted(OWN_FIRST).toList();
  }
}
