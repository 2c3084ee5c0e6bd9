package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.PersonalData;
import fi.polku.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person has answered a funder, and what became of them in each project. */
@Component
class ParticipationPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("participation", "participation_spell", "participation_correction", "participation_status", "participation_qualification", "participation_missing",
        "participation_status_correction", "participation_form", "participation_eura", "participation_due");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    all.put("participation", rows(person, tx.query("""
        SELECT project_id, responsible_id, created_at, eura_number
        FROM participation
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY created_at, project_id
        """)));
    all.put("participation_spell", rows(person, tx.query("""
        SELECT id, project_id, entered, left_on, entry_status, status_since, isced, disability, foreign_background, third_country_national,
          minority, homeless, other_disadvantage, revision
        FROM participation_spell
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY entered, id
        """)));
    all.put("participation_correction", rows(person, tx.query("""
        SELECT id, spell_id, field, before, after, reason, corrected_at, corrected_by
        FROM participation_correction
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY corrected_at, id
        """)));
    all.put("participation_status", rows(person, tx.query("""
        SELECT id, from_date, to_date, status, contract, hours, source
        FROM participation_status
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY from_date, id
        """)));
    all.put("participation_qualification", rows(person, tx.query("""
        SELECT id, project_id, gained_on, name
        FROM participation_qualification
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY gained_on, id
        """)));
    ParticipationForms.export(tx, person, all);
    return all;
  }

  @Override
  public void erase(Tx tx, Participant.Key person) {
    answers(tx, person);
    freeText(tx, person);
    ParticipationForms.erase(tx, person);
  }

  /** GDPR art. 9: what was answered of health, origin and hardship goes; entering, leaving and status stay as figures. */
  private static void answers(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE participation_spell
            SET status_since = NULL, disability = NULL, foreign_background = NULL, third_country_national = NULL, minority = NULL,
              homeless = NULL, other_disadvantage = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
  }

  private static void freeText(Tx tx, Participant.Key person) {
    tx.update("DELETE FROM participation_correction WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("""
            UPDATE participation_status
            SET source = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
    tx.update("""
            UPDATE participation_qualification q
            SET name = '– ' || numbered.number
            FROM (
              SELECT id, row_number() OVER (ORDER BY gained_on, id) AS number
              FROM participation_qualification
              WHERE organisation_id = :organisation AND participant_id = :person) numbered
            WHERE q.organisation_id = :organisation AND q.id = numbered.id
            """)
        .bind("person", person)
        .execute();
  }

  @Override
  public Map<UUID, String> names(Tx tx, UUID[] ids) {
    return PersonalData.named(tx.query("""
        SELECT s.id, j.name || to_char(s.entered, ' FMDD.FMMM.YYYY') AS name
        FROM participation_spell s
        JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
        WHERE s.organisation_id = :organisation AND s.id = ANY (:ids)
        """), ids);
  }

  private static List<Map<String, @Nullable Object>> rows(Participant.Key person, Query query) {
    return PersonalData.rows(query.bind("person", person));
  }
}
