package fi.polku.platform.security;

import fi.polku.platform.db.Key;
import java.util.UUID;

/** The identity of an organisation: the border that no personal data crosses. */
public record OrganisationKey(UUID value) implements Key {}
