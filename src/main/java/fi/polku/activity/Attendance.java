package fi.polku.activity;

/** One person at one session. */
public final class Attendance {
  private Attendance() {}

  /** What is known of a person's being there; {@link #NOT_MARKED} is not {@link #ABSENT}. */
  public enum Presence {
    PRESENT,
    PARTLY,
    EXCUSED,
    ABSENT,
    NOT_MARKED;

    /** Present or partly: what distinct persons, participations and hours count. */
    public boolean counts() {
      return this == PRESENT || this == PARTLY;
    }
  }

  /** By what the mark was made. */
  public enum Hand {
    /** A member of staff, on the list of the session. */
    ROSTER,
    /** The person, at the tablet by the entrance. */
    DOOR,
    /** An exchange package. */
    IMPORT
  }
}
