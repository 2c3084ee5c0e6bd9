package fi.polku.report;

import fi.polku.organisation.Project;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a figure needs to know of its project. */
public record ReportProject(Project.Key id, String code, String name, @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable String indicatorSet, @Nullable String objective) {}
