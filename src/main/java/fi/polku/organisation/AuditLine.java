package fi.polku.organisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param name the member of staff who did it; null for a door, a visitor or Polku itself
 * @param sequence its place in the chain; null until it is sealed, within a second
 */
public record AuditLine(long id, Instant at, String actorKind, @Nullable String name, String action, int subjects, @Nullable Long sequence) {}
