package fi.polku.report;

import fi.polku.participant.Participant;
import fi.polku.participant.PersonalData;
import fi.polku.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which submitted reports a person was counted. */
@Component
class ReportPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("report_row");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    return Map.of("report_row", PersonalData.rows(tx.query("""
            SELECT id, report_id, gender, entered, left_on, mask, onward
            FROM report_row
            WHERE organisation_id = :organisation AND participant_id = :person
            ORDER BY entered, id
            """)
        .bind("person", person)));
  }

  /** The report is a statistic by then: the row stays, nobody's. */
  @Override
  public void erase(Tx tx, Participant.Key person) {
    tx.update("UPDATE report_row SET participant_id = NULL WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
  }

  @Override
  public Map<UUID, String> names(Tx tx, UUID[] ids) {
    return PersonalData.named(tx.query("""
        SELECT r.id, j.name || to_char(r.period_begins, ' FMDD.FMMM.YYYY') || to_char(r.period_ends, '–FMDD.FMMM.YYYY') AS name
        FROM report r
        JOIN organisation_project j ON j.organisation_id = r.organisation_id AND j.id = r.project_id
        WHERE r.organisation_id = :organisation AND r.id = ANY (:ids)
        """), ids);
  }
}
