package fi.polku.organisation;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who works in the organisation, paid or not, and logs in. */
public record Staff(Key id, String name, String email, Role role, @Nullable Language language, @Nullable Instant disabledAt) {

  /** The identity of a member of staff. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
