package fi.polku.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where activities are held; public. */
public record Place(Key id, String name, @Nullable String municipality, @Nullable String district, @Nullable String address, @Nullable String arrival, @Nullable String accessibility) {

  /** The identity of a place. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
