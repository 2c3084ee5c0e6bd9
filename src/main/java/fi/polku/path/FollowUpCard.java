package fi.polku.path;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TodayCard;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the day's front page: somebody waits to be asked how it went. */
@Component
class FollowUpCard implements TodayCard {
  private final FollowUps followUps;

  FollowUpCard(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Override
  public Action action() {
    return PathAction.LIST_FOLLOW_UPS;
  }

  @Override
  public Optional<Note> note(Scope scope, Frame frame) {
    FollowUps.Waiting waiting = followUps.waiting(scope, frame.today());
    if (waiting.mine() == 0 && waiting.unassigned() == 0) return Optional.empty();
    String whose = waiting.mine() > 0 ? "mine" : "unassigned";
    return Optional.of(new Note(frame.text("path.card.title"), frame.text("path.card.sentence", waiting.mine(), waiting.unassigned()), "/work/follow-ups?whose=" + whose));
  }
}
