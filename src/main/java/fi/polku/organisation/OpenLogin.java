package fi.polku.organisation;

import fi.polku.platform.security.Actor.Assurance;
import java.time.Instant;

/** A login of one's own that is open. */
public record OpenLogin(Assurance assurance, Instant createdAt, Instant seenAt, boolean here) {}
