package fi.polku.participant;

import fi.polku.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person's own row, and what a funder's questions have been answered. */
@Component
class ParticipantPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("participant", "participant_spell", "participant_status", "participant_qualification", "participant_path_step");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    all.put("participant", rows(person, tx.query("""
        SELECT id, external_id, alias, first_name, last_name, birth_date, gender, municipality, postal_code, language, phone, email,
          created_at, created_by, erased_at, erased_by
        FROM participant
        WHERE organisation_id = :organisation AND id = :person
        """)));
    all.put("participant_spell", rows(person, tx.query("""
        SELECT id, project_id, entered, left_on, entry_status, status_since, isced, disability, foreign_background, third_country_national,
          minority, homeless, other_disadvantage
        FROM participant_spell
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY entered, id
        """)));
    all.put("participant_status", rows(person, tx.query("""
        SELECT id, from_date, to_date, status, contract, hours, source
        FROM participant_status
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY from_date, id
        """)));
    all.put("participant_qualification", rows(person, tx.query("""
        SELECT id, project_id, gained_on, name
        FROM participant_qualification
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY gained_on, id
        """)));
    all.put("participant_path_step", rows(person, tx.query("""
        SELECT id, project_id, kind, planned, started, ended, partner, evidence
        FROM participant_path_step
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY coalesce(started, planned), id
        """)));
    return all;
  }

  @Override
  public void erase(Tx tx, Participant.Key person) {
    answers(tx, person);
    freeText(tx, person);
    tx.update("""
            UPDATE participant
            SET external_id = NULL, alias = NULL, first_name = NULL, last_name = NULL, birth_date = NULL, gender = NULL, municipality = NULL,
              postal_code = NULL, language = NULL, phone = NULL, email = NULL, created_by = NULL, erased_at = now(), erased_by = :actor
            WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL
            """)
        .bind("person", person)
        .execute();
  }

  /** GDPR art. 9: what was answered of health, origin and hardship goes; entering, leaving and status stay as figures. */
  private static void answers(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE participant_spell
            SET status_since = NULL, disability = NULL, foreign_background = NULL, third_country_national = NULL, minority = NULL,
              homeless = NULL, other_disadvantage = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
  }

  private static void freeText(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE participant_status
            SET source = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
    tx.update("""
            UPDATE participant_qualification q
            SET name = '– ' || numbered.number
            FROM (
              SELECT id, row_number() OVER (ORDER BY gained_on, id) AS number
              FROM participant_qualification
              WHERE organisation_id = :organisation AND participant_id = :person) numbered
            WHERE q.organisation_id = :organisation AND q.id = numbered.id
            """)
        .bind("person", person)
        .execute();
    tx.update("""
            UPDATE participant_path_step
            SET partner = NULL, evidence = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
  }

  private static List<Map<String, @Nullable Object>> rows(Participant.Key person, Query query) {
    return PersonalData.rows(query.bind("person", person));
  }
}
