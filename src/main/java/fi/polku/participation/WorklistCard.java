package fi.polku.participation;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TodayCard;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the day's page: how much the work list holds for whoever looks, and for nobody yet. */
@Component
class WorklistCard implements TodayCard {
  private final Worklist worklist;

  WorklistCard(Worklist worklist) {
    this.worklist = worklist;
  }

  @Override
  public Action action() {
    return ParticipationAction.SEE_WORKLIST;
  }

  @Override
  public Optional<Note> note(Scope scope, Frame frame) {
    Worklist.Count mine = worklist.count(scope, new Worklist.Filter(null, "mine", null));
    Worklist.Count nobodys = worklist.count(scope, new Worklist.Filter(null, "nobody", null));
    if (mine.all() + nobodys.all() == 0) return Optional.empty();
    return Optional.of(new Note(frame.text("participation.worklist.title"), frame.text("participation.worklist.card", mine.all(), nobodys.all(), mine.late()), "/work/worklist" + (mine.all() > 0 ? "?whose=mine" : "?whose=nobody")));
  }
}
