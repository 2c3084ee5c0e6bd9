package fi.polku.participation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person's situation in working life was from a day to a day, both included; an open end means still so.
 * Several may hold at once: work and study.
 */
public record Status(Key id, LocalDate fromDate, @Nullable LocalDate toDate, Kind status, @Nullable Contract contract, @Nullable Hours hours, @Nullable String source) {

  /** The identity of a status. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** As the exchange package names them. */
  public enum Kind {
    UNEMPLOYED_JOB_SEEKER,
    INACTIVE,
    IN_EDUCATION,
    EMPLOYED,
    SELF_EMPLOYED,
    WAGE_SUBSIDISED,
    APPRENTICESHIP,
    WORK_TRIAL,
    REHABILITATIVE_WORK,
    PENSION
  }

  /** Of employment. */
  public enum Contract {
    PERMANENT,
    TEMPORARY
  }

  /** Of employment. */
  public enum Hours {
    FULL,
    PART
  }

  boolean sameAs(Status other) {
    return fromDate.equals(other.fromDate) && java.util.Objects.equals(toDate, other.toDate) && status == other.status && contract == other.contract && hours == other.hours
        && java.util.Objects.equals(source, other.source);
  }

  /** Only an end, or a detail not known before, is added: no correction. */
  boolean onlyAddedTo(Status before) {
    return fromDate.equals(before.fromDate) && status == before.status && (before.toDate == null || before.toDate.equals(toDate)) && (before.contract == null || before.contract == contract)
        && (before.hours == null || before.hours == hours) && (before.source == null || before.source.equals(source));
  }

  /** In one line, as the history of corrections keeps it. */
  String line() {
    StringBuilder line = new StringBuilder(Typed.code(status)).append(' ').append(fromDate).append('/').append(toDate == null ? "" : toDate);
    if (contract != null) line.append(' ').append(Typed.code(contract));
    if (hours != null) line.append(' ').append(Typed.code(hours));
    return line.toString();
  }
}
