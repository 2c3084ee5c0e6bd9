package fi.polku.participant;

import java.util.UUID;

/** A person in one organisation's care; may be only an alias. */
public record Participant(Key id, String shownName) {

  /** The identity of a participant. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** As the funders ask it; refusing and not having been asked are answers too. */
  public enum Gender {
    FEMALE,
    MALE,
    NON_BINARY,
    REFUSED,
    NOT_ASKED
  }
}
