package fi.polku.activity;

import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.participant.ParticipantTab;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On a person's page: where they have been. */
@Component
public class VisitTab implements ParticipantTab {
  private final Visits visits;
  private final Templates templates;

  VisitTab(Visits visits, Templates templates) {
    this.visits = visits;
    this.templates = templates;
  }

  /** One session the person is marked at. */
  public record Visit(Session.Key session, String name, @Nullable String title, Instant starts, Instant ends, Presence presence, @Nullable Integer minutes) {}

  public record VisitsPage(Participant.Key participant, int count, List<Visit> visits, int page, boolean hasNext) {}

  @Override
  public String key() {
    return "visits";
  }

  @Override
  public String title() {
    return "activity.visits.title";
  }

  @Override
  public Action action() {
    return ActivityAction.READ_VISITS;
  }

  @Override
  public JteModel section(Scope scope, Frame frame, Participant.Key participant, int page) {
    int place = Math.clamp(page, 1, 10_000);
    List<Visit> found = visits.list(scope, participant, place);
    return templates.activityVisits(frame, new VisitsPage(participant, visits.count(scope, participant), found.stream().limit(Visits.PAGE).toList(), place, found.size() > Visits.PAGE));
  }
}
