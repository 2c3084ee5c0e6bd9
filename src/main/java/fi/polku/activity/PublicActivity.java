package fi.polku.activity;

import fi.polku.platform.security.OrganisationKey;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A published activity as everybody sees it, with the place it usually is in and who holds it. */
public record PublicActivity(
    Activity.Key id,
    String name,
    Activity.Kind kind,
    @Nullable String summary,
    @Nullable String audience,
    @Nullable String accessibility,
    @Nullable String languages,
    Place.@Nullable Key placeId,
    @Nullable String place,
    @Nullable String address,
    @Nullable String placeAccessibility,
    @Nullable String room,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable Instant endedAt,
    OrganisationKey organisationId,
    String organisation,
    String slug,
    @Nullable String homepage,
    @Nullable String email,
    @Nullable String phone,
    int revision,
    Instant changedAt) {

  public boolean ended(Instant now) {
    return endedAt != null && !endedAt.isAfter(now);
  }

  public String where() {
    return Stream.of(place, room, address).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
  }

  /** The telephone number as a link dials it. */
  public String dialled() {
    return phone == null ? "" : phone.replaceAll("[^+0-9]", "");
  }

  /** The home page, if it is an address a browser opens. */
  public @Nullable String link() {
    return homepage != null && homepage.matches("https?://\\S+") ? homepage : null;
  }
}
