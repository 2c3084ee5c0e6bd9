package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;

/**
 * Whether a higher module already tells the public of a project's people. Two tellings of the same people, each with its small
 * numbers left out by itself and of different days, would tell small numbers by their difference.
 */
public interface ToldElsewhere {
  boolean isTold(Scope within, Project.Key project);
}
