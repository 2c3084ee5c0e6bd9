package fi.polku.participation;

import fi.polku.organisation.Project;
import java.time.LocalDate;
import java.util.UUID;

/** Something gained while in a project or soon after: a degree, a part of one, a card. */
public record Qualification(Key id, Project.Key projectId, String code, LocalDate gainedOn, String name) {

  /** The identity of a qualification. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
