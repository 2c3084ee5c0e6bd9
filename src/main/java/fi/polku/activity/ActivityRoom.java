package fi.polku.activity;

import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.ProjectEntry;
import fi.polku.platform.security.Action;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The activities that a project pays for, among its rooms. */
@Component
class ActivityRoom implements ProjectEntry {
  @Override
  public String key() {
    return "activity.activities.ofProject";
  }

  @Override
  public Optional<String> path(ProjectCard project) {
    return Optional.of("/work/activities?project=" + project.id().value());
  }

  @Override
  public Action action() {
    return ActivityAction.SEE_ACTIVITIES;
  }
}
