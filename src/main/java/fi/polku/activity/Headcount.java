package fi.polku.activity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** People counted without names at one entrance; the name of the entrance is empty where there is only one. */
public record Headcount(String door, int heads) {

  /** The identity of one count; a count sent twice is one. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** The id of the number on the page. */
  public String place() {
    return "heads-" + UUID.nameUUIDFromBytes(door.getBytes(StandardCharsets.UTF_8));
  }
}
