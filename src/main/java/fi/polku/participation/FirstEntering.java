package fi.polku.participation;

import fi.polku.participant.FirstDay;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The day a person first entered a project. */
@Component
class FirstEntering implements FirstDay {
  @Override
  public Optional<LocalDate> of(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT min(s.entered)
            FROM participation_spell s
            WHERE s.organisation_id = :organisation AND s.participant_id = :participant
            HAVING count(*) > 0
            """)
        .bind("participant", participant)
        .mapTo(LocalDate.class)
        .findOne();
  }
}
