package fi.polku.report;

import fi.polku.organisation.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told a funder of a project and a period; once submitted it never changes. */
public record Report(Key id, Project.Key projectId, String indicatorSet, int version, @Nullable String objective, LocalDate periodBegins, LocalDate periodEnds, @Nullable String comment,
    Instant submittedAt, @Nullable String submittedBy, @Nullable Key previousId) {

  /** The identity of a report. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** How a figure came about. */
  public enum Method {
    COLLECTED,
    SAMPLE,
    ESTIMATE
  }

  /**
   * One figure as it was told.
   *
   * @param total what was counted; null when it could not be
   * @param told what the manager told instead or besides: an estimate, or what is not counted from participations
   */
  public record Figure(String code, @Nullable Long total, @Nullable Long women, @Nullable Long men, @Nullable Long nonBinary, @Nullable Long told, Method method, @Nullable String comment,
      @Nullable String reason) {
    /** Those of the total who are in no column: of another gender than the set asks, or who did not tell. */
    @Nullable Long rest() {
      return total == null || women == null || men == null || nonBinary == null ? null : Long.valueOf(total - women - men - nonBinary);
    }
  }

  boolean isOfTheSame(Report other) {
    return indicatorSet.equals(other.indicatorSet) && periodBegins.equals(other.periodBegins) && periodEnds.equals(other.periodEnds);
  }

  Counting.Period period() {
    return new Counting.Period(projectId, periodBegins, periodEnds);
  }
}
