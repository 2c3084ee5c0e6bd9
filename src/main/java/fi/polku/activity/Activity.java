package fi.polku.activity;

import java.util.UUID;

/** Something that goes on: a drop-in place, a group, a course, a series of events. */
public record Activity(Key id, String name, Kind kind) {

  /** The identity of an activity. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** What sort of thing it is; its kebab-case name is the exchange package's. */
  public enum Kind {
    DROP_IN(Counting.NAMED),
    GROUP(Counting.NAMED),
    COACHING_GROUP(Counting.NAMED),
    COURSE(Counting.NAMED),
    INFO_EVENT(Counting.SIGNED_UP),
    SMALL_GROUP_EVENT(Counting.SIGNED_UP),
    PUBLIC_EVENT(Counting.HEADS),
    EXCURSION(Counting.SIGNED_UP),
    WORKPLACE_VISIT(Counting.SIGNED_UP);

    private final Counting counting;

    Kind(Counting counting) {
      this.counting = counting;
    }

    /** How such an activity is counted unless its maker says otherwise. */
    public Counting counting() {
      return counting;
    }
  }

  /** The three ways of counting, which are never mixed. */
  public enum Counting {
    /** Persons known over time: distinct persons can be counted. */
    NAMED,
    /** People on a list for the day: participations are counted, nobody is followed. */
    SIGNED_UP,
    /** Heads at doors. */
    HEADS
  }
}
