package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a project has told its funder, as the public may see it; given by the module that keeps the reports. */
public interface ReportedFigures {
  /** The latest submitted report, small numbers left out. @param scope with the project's organisation */
  Optional<Reported> latest(Frame frame, Scope scope, Project.Key project);

  /** @param set the indicators' name in words */
  record Reported(String set, LocalDate from, LocalDate to, List<ReportedRow> rows, boolean leftOut) {}

  record ReportedRow(String code, String name, Shown number) {}
}
