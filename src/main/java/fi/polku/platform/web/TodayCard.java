package fi.polku.platform.web;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import java.util.Optional;

/** What a module has to say on the front page of the staff's day: each is a bean, and says nothing on most days. */
public interface TodayCard {
  /** Who sees it. */
  Action action();

  /** @param scope of {@link #action()} */
  Optional<Note> note(Scope scope, Frame frame);

  /** One thing to do, in words already in the reader's language, and where it is done. */
  record Note(String title, String sentence, String path) {}
}
