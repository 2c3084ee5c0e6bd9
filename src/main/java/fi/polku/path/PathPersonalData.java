package fi.polku.path;

import fi.polku.participant.Participant;
import fi.polku.participant.PersonalData;
import fi.polku.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person has moved on to. */
@Component
class PathPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("path_step", "path_follow_up");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    return Map.of(
        "path_step", PersonalData.rows(tx.query("""
            SELECT id, project_id, kind, planned, started, ended, end_reason, partner, evidence, revision, created_at, created_by, changed_at, changed_by
            FROM path_step
            WHERE organisation_id = :organisation AND participant_id = :person
            ORDER BY coalesce(started, planned), id
            """)
            .bind("person", person)),
        "path_follow_up", PersonalData.rows(tx.query("""
            SELECT id, project_id, kind, counted_from, due, responsible_id, outcome, asked_on, asked_by, heard, situation, revision, created_at, created_by
            FROM path_follow_up
            WHERE organisation_id = :organisation AND participant_id = :person
            ORDER BY due, id
            """)
            .bind("person", person)));
  }

  /** Kinds and days stay as figures; who the partner was, what was written and what was heard go. */
  @Override
  public void erase(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE path_step
            SET partner = NULL, evidence = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
    tx.update("""
            UPDATE path_follow_up
            SET heard = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
  }
}
