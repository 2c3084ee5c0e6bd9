package fi.polku.path;

import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.ProjectEntry;
import fi.polku.platform.security.Action;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The flow among a project's rooms. */
@Component
class FlowRoom implements ProjectEntry {
  @Override
  public String key() {
    return "path.flow";
  }

  @Override
  public Optional<String> path(ProjectCard project) {
    return Optional.of("/work/projects/" + project.id().value() + "/flow");
  }

  @Override
  public Action action() {
    return PathAction.SEE_FLOW;
  }
}
