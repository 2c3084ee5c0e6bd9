package fi.polku.activity;

import fi.polku.activity.Activity.Counting;
import fi.polku.activity.Activity.Kind;
import fi.polku.activity.Attendance.Hand;
import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.platform.time.Helsinki;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of one session: who is expected, who came, who else may come, and the heads at each door. */
public record Roster(Meeting meeting, List<Person> people, List<Headcount> doors) {

  /** When and where the session is, and whether it can be marked. */
  public record Meeting(
      Session.Key id,
      Activity.Key activityId,
      String name,
      Kind kind,
      Counting counting,
      Instant starts,
      Instant ends,
      @Nullable String title,
      @Nullable String place,
      @Nullable String room,
      @Nullable String notice,
      @Nullable Instant cancelledAt,
      @Nullable Instant closedAt,
      @Nullable String closedBy) {

    public boolean open() {
      return closedAt == null && cancelledAt == null;
    }

    /** Marked on the day itself or after: open, and not ahead. */
    public boolean marking(LocalDate today) {
      return open() && !ahead(today);
    }

    public boolean ahead(LocalDate today) {
      return day().isAfter(today);
    }

    public LocalDate day() {
      return Helsinki.date(starts);
    }

    /** Whoever comes unexpected joins the group; an open place has no group, and a list for the day is for the day. */
    public boolean joining() {
      return counting == Counting.NAMED && kind != Kind.DROP_IN;
    }

    /** An open place, whose people are known over time. */
    public boolean openPlace() {
      return counting == Counting.NAMED && kind == Kind.DROP_IN;
    }
  }

  /**
   * One person on the list.
   *
   * @param earlier how many times they have come to this activity before this session
   * @param veiled restricted: whoever leads marks them by their alias and learns nothing else
   * @param expected in the group or marked already; false for those who came lately and are offered
   */
  public record Person(Participant.Key id, String shownName, Presence presence, @Nullable Integer minutes, int earlier, boolean expected, boolean veiled) {

    /** Has a page of their own to be opened: not erased, and not restricted to others. */
    public boolean known() {
      return !veiled && !shownName.equals("–");
    }

    /** Whether every word is in the shown name; marks over letters and their case do not matter. */
    public boolean called(String words) {
      String name = folded(shownName);
      return Stream.of(folded(words).strip().split("\\s+")).allMatch(name::contains);
    }

    private static String folded(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    /** The visits this person's tile tells, this one included. */
    public int times() {
      return earlier + (presence.counts() ? 1 : 0);
    }

    /** What one tap on the tile marks: present, and a second tap takes it back. */
    public Presence tap() {
      return presence == Presence.PRESENT ? Presence.NOT_MARKED : Presence.PRESENT;
    }

    /** What saving the minutes alone marks. */
    public Presence timed() {
      return presence == Presence.PARTLY ? Presence.PARTLY : Presence.PRESENT;
    }

    public String initial() {
      return shownName.substring(0, shownName.offsetByCodePoints(0, 1));
    }
  }

  /** How many of the list are in which state; only the expected are waited for. */
  public record Counts(int there, int excused, int absent, int notMarked) {}

  /** The tile and the counts after one mark. */
  public record Marked(Session.Key session, Person person, Counts counts) {}

  /** One mark as it was made; {@code stands} is false when it was corrected later. */
  public record Mark(Participant.Key participantId, String shownName, Presence presence, @Nullable Integer minutes, Instant markedAt, @Nullable String markedBy, Hand markedHow, boolean stands) {}

  public Counts counts() {
    return new Counts(
        (int) people.stream().filter(p -> p.presence.counts()).count(),
        number(Presence.EXCUSED),
        number(Presence.ABSENT),
        (int) people.stream().filter(p -> p.expected && p.presence == Presence.NOT_MARKED).count());
  }

  public List<Person> expected() {
    return people.stream().filter(Person::expected).toList();
  }

  /** Somebody on the list is shown by alias only. */
  public boolean veiled() {
    return people.stream().anyMatch(Person::veiled);
  }

  /** Those who came in the last 30 days and have not been marked today. */
  public List<Person> lately() {
    return people.stream().filter(p -> !p.expected).toList();
  }

  public int heads() {
    return doors.stream().mapToInt(Headcount::heads).sum();
  }

  private int number(Presence presence) {
    return (int) people.stream().filter(p -> p.presence == presence).count();
  }
}
