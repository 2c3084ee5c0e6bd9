package fi.polku.participant;

import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.util.List;

/** What one module settles when two records become one, told before it is done; each is a bean. */
public interface MergeForeseen {
  /** In plain words, a sentence for each thing; none when nothing is settled. */
  List<String> sentences(Scope scope, Frame frame, Participant.Key kept, Participant.Key other);
}
