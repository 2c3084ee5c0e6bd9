package fi.polku.participant;

import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.Optional;

/** Since when one module knows a person, whenever it was written down; each is a bean. */
public interface FirstDay {
  Optional<LocalDate> of(Tx tx, Participant.Key participant);
}
