package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.time.Helsinki;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The yearly form of a grant as it was given; once submitted it never changes. */
public record YearlyForm(Key id, Project.Key projectId, int year, Instant submittedAt, @Nullable String submittedBy, @Nullable Key previousId) {

  /** The identity of a yearly form. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** Whether it was given while its year was still going on. */
  public boolean unfinished() {
    return !Helsinki.date(submittedAt).isAfter(LocalDate.of(year, 12, 31));
  }

  /**
   * One figure in codes, so that each reads it in their own words.
   *
   * @param what a kind of activity, a fact, a kind of step, or a promise's own words
   * @param number null when it is not measured here
   * @param promised what a promise promised; null for all else
   */
  record Figure(String part, String what, String unit, @Nullable BigDecimal number, @Nullable BigDecimal promised) {
    boolean isOf(Figure other) {
      return part.equals(other.part) && what.equals(other.what) && Objects.equals(unit, other.unit);
    }
  }
}
