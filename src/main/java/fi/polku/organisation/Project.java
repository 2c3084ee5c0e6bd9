package fi.polku.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Funded work with a code, dates and targets. */
public record Project(Key id, String code, String name, @Nullable LocalDate starts, @Nullable LocalDate ends) {

  /** The identity of a project. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
