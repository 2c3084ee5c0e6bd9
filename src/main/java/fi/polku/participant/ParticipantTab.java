package fi.polku.participant;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.models.runtime.JteModel;

/** One section of a person's page, given by a module that knows more of the person; each is a bean. */
public interface ParticipantTab {
  /** The last word of its address: {@code /participants/{participant}/visits}. */
  String key();

  /** The message key of its name. */
  String title();

  /** Who sees it, and what the log says of reading it. */
  Action action();

  /**
   * What stands under the person's name.
   *
   * @param scope of {@link #action()}
   * @param page from 1
   */
  JteModel section(Scope scope, Frame frame, Participant.Key participant, int page);
}
