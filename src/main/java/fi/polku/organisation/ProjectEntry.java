package fi.polku.organisation;

import fi.polku.platform.security.Action;

/** A way from a project's page to what another module knows of it; each is a bean. Its words are {@code <key>.title}. */
public interface ProjectEntry {
  String key();

  String path(Project.Key project);

  /** Who sees it: those who may do this. */
  Action action();
}
