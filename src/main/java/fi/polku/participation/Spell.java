package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stay in a project, from entering to leaving, both days included.
 *
 * @param revision grows when anything of it is changed
 * @param first true for the stay whose entry data is the participation's
 * @param last true for the stay whose leaving is
 */
public record Spell(Key id, Participant.Key participantId, Project.Key projectId, LocalDate entered, @Nullable LocalDate leftOn, int revision, boolean first, boolean last) {

  /** The identity of a spell. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  public boolean open() {
    return leftOn == null;
  }

  /** Whether the two share a day. */
  boolean overlaps(LocalDate from, @Nullable LocalDate to) {
    return (to == null || !entered.isAfter(to)) && (leftOn == null || !leftOn.isBefore(from));
  }
}
