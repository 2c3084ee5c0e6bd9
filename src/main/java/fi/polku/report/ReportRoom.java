package fi.polku.report;

import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.ProjectEntry;
import fi.polku.platform.security.Action;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The reports among a project's rooms. */
@Component
class ReportRoom implements ProjectEntry {
  @Override
  public String key() {
    return "report.reports";
  }

  @Override
  public Optional<String> path(ProjectCard project) {
    return Optional.of("/work/projects/" + project.id().value() + "/reports");
  }

  @Override
  public Action action() {
    return ReportAction.SEE_REPORTS;
  }
}
