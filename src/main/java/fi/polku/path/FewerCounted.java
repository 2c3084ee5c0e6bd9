package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a higher module counts fewer of a project's people than the flow does, because something is lacking of some of them. */
public interface FewerCounted {
  /** @param from null for the whole time */
  boolean isFewer(Scope within, Project.Key project, @Nullable LocalDate from, LocalDate to);
}
