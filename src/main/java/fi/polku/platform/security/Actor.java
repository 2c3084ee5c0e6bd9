package fi.polku.platform.security;

import fi.polku.platform.i18n.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff who has logged in (or a program that acts for one, by an API token).
 *
 * @param factorAt when a strong factor was last shown
 */
public record Actor(
    UUID staff,
    OrganisationKey organisation,
    String organisationName,
    String name,
    Role role,
    Assurance assurance,
    @Nullable Language language,
    Instant factorAt) {

  /** How the person showed who they are. */
  public enum Assurance {
    PASSKEY,
    PASSWORD_TOTP,
    DEMO,
    TOKEN
  }

  public boolean may(Action action) {
    return action.roles().contains(role);
  }
}
