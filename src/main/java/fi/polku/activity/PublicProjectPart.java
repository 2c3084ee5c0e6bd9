package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.models.runtime.JteModel;
import java.util.Optional;

/** What a higher module tells on a project's public card; each is a bean, and says nothing when there is nothing to tell. */
public interface PublicProjectPart {
  /** Among the first things on the card: what was promised and what came of it. */
  default boolean first() {
    return false;
  }

  /** @param within a scope of the project's own organisation: only what anybody may see comes out of there */
  Optional<JteModel> part(Scope within, Frame frame, Project.Key project);
}
