package fi.polku.activity;

import fi.polku.activity.Activity.Counting;
import fi.polku.activity.Activity.Kind;
import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is written of an activity, as staff see it. */
public record ActivityProfile(
    Activity.Key id,
    String name,
    Kind kind,
    Counting counting,
    @Nullable String summary,
    @Nullable String audience,
    @Nullable String accessibility,
    @Nullable String languages,
    @Nullable String municipality,
    @Nullable String district,
    Place.@Nullable Key placeId,
    @Nullable String placeName,
    Room.@Nullable Key roomId,
    @Nullable String roomName,
    @Nullable Instant publishedAt,
    @Nullable Instant endedAt) {

  /** What a person at work may write of it. */
  record Text(String name, Kind kind, Counting counting, @Nullable String summary, @Nullable String audience, @Nullable String accessibility,
      @Nullable String languages, Spot spot, @Nullable String municipality, @Nullable String district, List<ProjectShare> shares, Set<Staff.Key> leaders) {}

  /** Somebody who leads it. */
  public record Leader(Staff.Key id, String name) {}

  /** A project that pays for a part of it. */
  public record Share(Project.Key projectId, String code, String name, java.math.BigDecimal sharePercent, @Nullable LocalDate fromDate, @Nullable LocalDate toDate) {}

  /** Somebody who belongs to the group, or did. */
  public record Member(fi.polku.participant.Participant.Key id, String shownName, LocalDate joinedOn, @Nullable LocalDate leftOn) {}

  public Spot spot() {
    return new Spot(placeId, roomId);
  }
}
