package fi.polku.organisation;

import fi.polku.platform.security.Action;
import java.util.Optional;

/** A room that opens from a project's page, kept by a module that knows more of projects: each is a bean. */
public interface ProjectEntry {
  /** The beginning of its message keys: {@code .title}, {@code .about}. */
  String key();

  /** Where it is, for this project; empty when it has no such room. */
  Optional<String> path(ProjectCard project);

  /** Who sees it: those who may do this. */
  Action action();
}
