package fi.polku.path;

import fi.polku.participant.Participant;
import fi.polku.participant.ParticipantTab;
import fi.polku.participation.ParticipationAction;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On a person's page: the way onward, and what has been asked afterwards. */
@Component
public class PathTab implements ParticipantTab {
  private final PathSteps steps;
  private final FollowUps followUps;
  private final Templates templates;

  PathTab(PathSteps steps, FollowUps followUps, Templates templates) {
    this.steps = steps;
    this.followUps = followUps;
    this.templates = templates;
  }

  /** @param look how it stands on the trail: "ahead", "big" while it goes on, or empty */
  public record StepLine(PathStep step, String look, boolean mayStart, boolean mayEnd) {
    static StepLine of(PathStep step, LocalDate today) {
      PathStep.State state = step.on(today);
      String look = switch (state) {
        case PLANNED -> "ahead";
        case STARTED -> "big";
        case ENDED -> "";
      };
      return new StepLine(step, look, state == PathStep.State.PLANNED, state != PathStep.State.ENDED && step.ended() == null);
    }
  }

  /** @param path where it is asked or read; null when it is not there yet; @param status where what was heard becomes a status from that day; null when nothing was */
  public record FollowUpLine(FollowUp followUp, boolean overdue, @Nullable String path, @Nullable String status) {
    static FollowUpLine of(Frame frame, FollowUp f) {
      boolean heard = f.situation() != null && frame.may(ParticipationAction.EDIT_PARTICIPATION);
      String status = heard ? "/participants/" + f.participantId().value() + "/statuses/new?status=" + PathChoices.code(f.situation()) + "&from=" + f.askedOn() : null;
      return new FollowUpLine(f, f.overdue(frame.today()), f.path(), status);
    }
  }

  public record PathTabPage(Participant.Key participant, List<StepLine> steps, List<FollowUpLine> followUps, LocalDate today, boolean mayEdit) {}

  @Override
  public String key() {
    return "path";
  }

  @Override
  public String title() {
    return "path.tab.title";
  }

  @Override
  public Action action() {
    return PathAction.READ_PATH;
  }

  @Override
  public JteModel section(Scope scope, Frame frame, Participant.Key participant, int page) {
    LocalDate today = frame.today();
    List<StepLine> lines = steps.list(scope, participant).stream().map(step -> StepLine.of(step, today)).toList();
    List<FollowUpLine> asked = followUps.ofPerson(scope, participant, today).stream().map(f -> FollowUpLine.of(frame, f)).toList();
    return templates.pathTab(frame, new PathTabPage(participant, lines, asked, today, frame.may(PathAction.EDIT_PATH)));
  }
}
