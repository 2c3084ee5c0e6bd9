package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks of a leaving, for whoever writes down that somebody was asked: it is the same due that stands on the work list. */
@Component
public class LeavingClocks {
  private final Dues dues;
  private final FundedProjects projects;
  private final Clock clock;

  LeavingClocks(Dues dues, FundedProjects projects, Clock clock) {
    this.dues = dues;
    this.projects = projects;
    this.clock = clock;
  }

  /** Which clock. @param left the day of leaving it is counted from */
  public record Asking(Participant.Key participant, Project.Key project, Due.Kind kind, LocalDate left) {
    LocalDate dueOn() {
      return kind == Due.Kind.SIX_MONTHS ? Clocks.sixMonths(left) : Clocks.fourWeeks(left);
    }
  }

  /** Says who asks and what came of it; with no outcome it waits. Whoever calls writes the log's line. */
  public void tell(Tx tx, Asking asking, Staff.@Nullable Key responsible, Due.@Nullable Outcome outcome) {
    tx.update(DueSql.TELL)
        .bind("participant", asking.participant)
        .bind("project", asking.project)
        .bind("kind", asking.kind)
        .bind("left", asking.left)
        .bind("due", asking.dueOn())
        .bind("opens", Helsinki.start(asking.dueOn().minusDays(Clocks.AHEAD_DAYS)))
        .bind("responsible", responsible)
        .bind("outcome", outcome)
        .bind("now", clock.instant())
        .execute();
    dues.renew(tx, Optional.of(asking.participant));
  }

  /** The projects that ask anything afterwards. */
  public UUID[] asking(Tx tx) {
    return FundedProjects.which(projects.list(tx, null), Programme::asksAfterwards);
  }
}
