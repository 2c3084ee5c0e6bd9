package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step onward, of one person, from one project. Whether it is planned, going on or over is read from its days.
 *
 * @param project the code of the project
 * @param partner where: an employer, a school, a clinic; in free words
 * @param evidence whence it is known: own account, coach, a document seen
 */
public record PathStep(Key id, Participant.Key participantId, Project.Key projectId, String project, Kind kind, @Nullable LocalDate planned,
    @Nullable LocalDate started, @Nullable LocalDate ended, @Nullable EndReason endReason, @Nullable String partner, @Nullable String evidence, int revision) {

  /** The identity of a path step. */
  public record Key(java.util.UUID value) implements fi.polku.platform.db.Key {}

  /** Where one can move on to. */
  public enum Kind {
    OPEN_LABOUR_MARKET,
    WAGE_SUBSIDISED_WORK,
    APPRENTICESHIP,
    ENTREPRENEURSHIP,
    EDUCATION,
    SHORT_COURSE,
    WORK_TRIAL,
    REHABILITATIVE_WORK,
    VOCATIONAL_REHABILITATION,
    MEDICAL_REHABILITATION,
    PENSION,
    HEALTH_SERVICE,
    SOCIAL_SERVICE,
    VOLUNTEERING,
    ACTIVATED_JOB_SEEKER
  }

  /** How it ended; none of them is anybody's fault. */
  public enum EndReason {
    AS_PLANNED,
    SOMETHING_BETTER,
    INTERRUPTED,
    DID_NOT_BEGIN,
    OTHER
  }

  /** Where the step is on a given day. */
  public enum State {
    PLANNED,
    STARTED,
    ENDED
  }

  public State on(LocalDate day) {
    if (ended != null && !ended.isAfter(day)) return State.ENDED;
    return started != null && !started.isAfter(day) ? State.STARTED : State.PLANNED;
  }

  /** The day it is known by: when it began, else when it was to begin, else when it was let go. */
  public @Nullable LocalDate day() {
    if (started != null) return started;
    return planned != null ? planned : ended;
  }
}
