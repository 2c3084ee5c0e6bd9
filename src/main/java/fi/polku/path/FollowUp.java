package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.participation.Due;
import fi.polku.participation.LeavingClocks;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asking a person how it went. The clocks of a leaving are due by themselves and have no id until somebody takes them up.
 *
 * @param countedFrom the day of leaving that the clock is counted from; null for an agreed day
 * @param responsible the name of who asks; null for nobody in particular
 * @param askedOn when it was asked, or tried
 * @param heard what was heard, in words
 */
public record FollowUp(@Nullable Key id, Participant.Key participantId, String shownName, Project.Key projectId, String project, Kind kind, @Nullable LocalDate countedFrom,
    LocalDate due, @Nullable UUID responsibleId, @Nullable String responsible, @Nullable Outcome outcome, @Nullable LocalDate askedOn, @Nullable String heard,
    @Nullable Situation situation, int revision) {

  /** The identity of a follow-up. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** Why it is asked on that day. */
  public enum Kind {
    AGREED,
    FOUR_WEEKS,
    SIX_MONTHS;

    /** The day it is due for somebody who left on this day; months end as the calendar does. */
    public LocalDate due(LocalDate left) {
      return switch (this) {
        case AGREED -> left;
        case FOUR_WEEKS -> left.plusDays(28);
        case SIX_MONTHS -> left.plusMonths(6);
      };
    }
  }

  /** Whether the person was reached; not reaching somebody is an answer too. */
  public enum Outcome {
    REACHED,
    NOT_REACHED
  }

  /** What the person does now, in the words of labour-market statuses. */
  public enum Situation {
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

  public boolean overdue(LocalDate today) {
    return outcome == null && due.isBefore(today);
  }

  /** The clock it answers, of a leaving; none for an agreed day. */
  Optional<LeavingClocks.Asking> asking() {
    return Optional.ofNullable(countedFrom).map(left -> new LeavingClocks.Asking(participantId, projectId, Due.Kind.valueOf(kind.name()), left));
  }

  /** Where it is asked and written down. */
  public String path() {
    String base = "/participants/" + participantId.value() + "/follow-ups/";
    if (id != null) return base + id.value();
    return base + "new?project=" + projectId.value() + "&kind=" + PathChoices.code(kind);
  }
}
