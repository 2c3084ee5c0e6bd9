package fi.polku.activity;

import fi.polku.participant.FirstDay;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The day of a person's first visit. */
@Component
class FirstVisit implements FirstDay {
  @Override
  public Optional<LocalDate> of(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT (min(s.starts) AT TIME ZONE 'Europe/Helsinki')::date
            FROM activity_attendance t
            JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id AND s.cancelled_at IS NULL
            WHERE t.organisation_id = :organisation AND t.participant_id = :participant AND t.presence IN ('present', 'partly')
            HAVING count(*) > 0
            """)
        .bind("participant", participant)
        .mapTo(LocalDate.class)
        .findOne();
  }
}
