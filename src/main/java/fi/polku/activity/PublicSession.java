package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session of a published activity as everybody sees it: what, when, where, and whether it has been moved or cancelled. */
public record PublicSession(
    Session.Key id,
    Activity.Key activityId,
    String name,
    @Nullable String title,
    Activity.Kind kind,
    @Nullable String audience,
    @Nullable String languages,
    @Nullable String accessibility,
    Instant starts,
    Instant ends,
    @Nullable String notice,
    @Nullable Instant movedAt,
    @Nullable Instant cancelledAt,
    @Nullable UUID seriesId,
    @Nullable LocalDate seriesDate,
    @Nullable LocalTime seriesTime,
    Place.@Nullable Key placeId,
    @Nullable String place,
    @Nullable String address,
    @Nullable String placeAccessibility,
    @Nullable String room,
    @Nullable String municipality,
    @Nullable String district,
    int revision,
    Instant changedAt) {

  public boolean cancelled() {
    return cancelledAt != null;
  }

  public boolean moved() {
    return movedAt != null && cancelledAt == null;
  }

  /** Going on at this moment. */
  public boolean on(Instant now) {
    return !cancelled() && !starts.isAfter(now) && ends.isAfter(now);
  }

  public LocalDate day() {
    return Helsinki.date(starts);
  }

  /** When it was to be before it was moved; null when the time is what it was. */
  public @Nullable Instant originally() {
    if (seriesDate == null || seriesTime == null) return null;
    Instant planned = Helsinki.instant(seriesDate.atTime(seriesTime));
    return planned.equals(starts) ? null : planned;
  }

  /** The activity's own name, and what is special this time. */
  public String fullName() {
    return title == null || title.isBlank() ? name : name + ": " + title;
  }

  /** How one gets in: of the place, or else what the activity says of itself. */
  public @Nullable String access() {
    return placeAccessibility != null ? placeAccessibility : accessibility;
  }

  /** "Sampolan asukastupa, iso sali, Sampolankatu 1", as far as it is known. */
  public String where() {
    return Stream.of(place, room, address).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
  }
}
