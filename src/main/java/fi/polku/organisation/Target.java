package fi.polku.organisation;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a project has promised: a number with its unit, and of whom when it is a share. */
public record Target(Key id, String target, BigDecimal value, String unit, @Nullable String denominator) {

  /** The identity of a target. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
