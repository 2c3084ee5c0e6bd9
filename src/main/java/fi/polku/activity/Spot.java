package fi.polku.activity;

import fi.polku.platform.web.Invalid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place and perhaps a room in it, chosen as one: "place", "place/room", or nothing. */
public record Spot(Place.@Nullable Key place, Room.@Nullable Key room) {
  public static final Spot NONE = new Spot(null, null);

  /** A place or a room of it, as a form offers them: one list. */
  public record Offer(Place.Key placeId, Room.@Nullable Key roomId, String place, @Nullable String room, @Nullable String district) {
    public Spot spot() {
      return new Spot(placeId, roomId);
    }
  }

  static Spot of(@Nullable String code) {
    if (code == null || code.isBlank()) return NONE;
    String[] parts = code.strip().split("/");
    if (parts.length > 2) throw new Invalid("platform.fault.invalid.sentence");
    return new Spot(new Place.Key(uuid(parts[0])), parts.length == 1 ? null : new Room.Key(uuid(parts[1])));
  }

  public String code() {
    if (place == null) return "";
    return room == null ? place.value().toString() : place.value() + "/" + room.value();
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("platform.fault.invalid.sentence");
    }
  }
}
