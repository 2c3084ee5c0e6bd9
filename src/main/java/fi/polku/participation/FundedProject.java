package fi.polku.participation;

import fi.polku.organisation.Project;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A project as this module needs it. */
public record FundedProject(Project.Key id, String code, String name, @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable String indicatorSet,
    @Nullable String specificObjective, int quietDays, String slug) {
  /** How long nobody asks after somebody who is not seen, unless the project says otherwise. */
  static final int QUIET_DAYS = 60;

  Programme programme() {
    return Programme.of(indicatorSet, specificObjective);
  }
}
