package fi.polku.activity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session as staff see it in a list, at the place where it is really held.
 *
 * @param ownPlaceId a place of its own; without one it is held where the activity is
 * @param marks how many marks of people and counts of heads it has
 */
public record SessionRow(
    Session.Key id,
    Activity.Key activityId,
    String activityName,
    Instant starts,
    Instant ends,
    @Nullable String title,
    @Nullable String notice,
    Place.@Nullable Key ownPlaceId,
    Room.@Nullable Key ownRoomId,
    @Nullable String placeName,
    @Nullable String roomName,
    Series.@Nullable Key seriesId,
    @Nullable LocalDate seriesDate,
    @Nullable Instant movedAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant closedAt,
    int marks) {

  /** What may be written of a session. */
  record Text(Instant starts, Instant ends, @Nullable String title, @Nullable String notice, Spot spot) {}

  /** Two sessions in one room at one time: this one, and the other that is shown. */
  public record Clash(Session.Key sessionId, Instant starts, String room, Session.Key otherId, String otherName, Instant otherStarts, Instant otherEnds) {}

  /** A time for which a room is taken. */
  public record Taken(Session.Key sessionId, String name, Instant starts, Instant ends) {
    boolean meets(Series.Occurrence occurrence) {
      return starts.isBefore(occurrence.ends()) && ends.isAfter(occurrence.starts());
    }
  }

  public Spot ownSpot() {
    return new Spot(ownPlaceId, ownRoomId);
  }

  /** What a form sends of a session it has shown: which one, and when it was then. */
  public String pick() {
    return id.value() + "@" + starts.getEpochSecond();
  }
}
