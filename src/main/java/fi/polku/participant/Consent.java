package fi.polku.participant;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has agreed to, or a notice they have been given: in which words, when, how; and whether they have taken it back.
 *
 * @param partner with whom it is shared; null when nothing is
 * @param wordingVersion with the language, which words they were: {@code participant.wording.<kind>.<version>}
 */
public record Consent(Key id, Kind kind, @Nullable String partner, int wordingVersion, String wordingLanguage, LocalDate givenOn, Way givenHow, @Nullable String givenBy,
    @Nullable LocalDate withdrawnOn, @Nullable Way withdrawnHow, @Nullable String withdrawnBy) {

  /** The identity of a consent. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** What is agreed to (GDPR art. 7); a notice is given, not agreed to (art. 13), and cannot be taken back. */
  public enum Kind {
    CONTACT(1),
    PHOTO(1),
    SHARING(1),
    SENSITIVE_ANSWERS(1),
    NEWSLETTER(1),
    PRIVACY_NOTICE(1);

    private final int version;

    Kind(int version) {
      this.version = version;
    }

    /** Of the words shown today; earlier words stay among the messages. */
    public int version() {
      return version;
    }

    public boolean notice() {
      return this == PRIVACY_NOTICE;
    }
  }

  /** How it was said. */
  public enum Way {
    SPOKEN,
    PAPER,
    SCREEN
  }

  public boolean stands() {
    return withdrawnOn == null;
  }
}
