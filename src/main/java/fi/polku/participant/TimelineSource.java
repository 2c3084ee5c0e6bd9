package fi.polku.participant;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.util.List;

/** What one module has to put on a person's timeline; each is a bean. */
public interface TimelineSource {
  /** Who sees it, and what the log says of reading it. */
  Action action();

  /**
   * The newest items before a moment, newest first.
   *
   * @param scope of {@link #action()}
   * @param before only what was earlier than this
   * @param most how many at most
   */
  List<TimelineItem> items(Scope scope, Frame frame, Participant.Key participant, Instant before, int most);
}
