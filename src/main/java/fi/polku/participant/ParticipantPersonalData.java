package fi.polku.participant;

import fi.polku.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person's own row, and those of this module that tell of them. */
@Component
class ParticipantPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("participant", "participant_distinct", "participant_merge", "participant_merge_row", "participant_restriction", "participant_restriction_staff", "participant_glass", "participant_consent");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    all.put("participant", rows(person, tx.query("""
        SELECT id, external_id, alias, first_name, last_name, birth_date, gender, municipality, postal_code, language, phone, email,
          created_at, created_by, contactable_at, merged_into, erased_at, erased_by
        FROM participant
        WHERE organisation_id = :organisation AND (id = :person OR merged_into = :person)
        ORDER BY id <> :person, created_at, id
        """)));
    agreed(tx, person, all);
    merged(tx, person, all);
    // who the other one is belongs to the other one
    all.put("participant_distinct", rows(person, tx.query("""
        SELECT id, NULL::uuid AS other_id, said_at, said_by
        FROM participant_distinct
        WHERE organisation_id = :organisation AND (participant_id = :person OR other_id = :person)
        ORDER BY said_at, id
        """)));
    restricted(tx, person, all);
    return all;
  }

  private static void agreed(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("participant_consent", rows(person, tx.query("""
        SELECT id, kind, partner, wording_version, wording_language, given_on, given_how, given_by, recorded_at, withdrawn_on, withdrawn_how, withdrawn_at, withdrawn_by
        FROM participant_consent
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY given_on, recorded_at, id
        """)));
  }

  private static void merged(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("participant_merge", rows(person, tx.query("""
        SELECT id, merged_id, why, merged_at, merged_by, undone_at, undone_by
        FROM participant_merge
        WHERE organisation_id = :organisation AND (participant_id = :person OR merged_id = :person)
        ORDER BY merged_at, id
        """)));
    all.put("participant_merge_row", rows(person, tx.query("""
        SELECT r.id, r.merge_id, r.table_name, r.deed, r.before, r.after
        FROM participant_merge m
        JOIN participant_merge_row r ON r.organisation_id = m.organisation_id AND r.merge_id = m.id
        WHERE m.organisation_id = :organisation AND (m.participant_id = :person OR m.merged_id = :person)
        ORDER BY r.id
        """)));
  }

  private static void restricted(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("participant_restriction", rows(person, tx.query("""
        SELECT id, reason, set_at, set_by, lifted_at, lifted_by
        FROM participant_restriction
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY set_at, id
        """)));
    all.put("participant_restriction_staff", rows(person, tx.query("""
        SELECT s.restriction_id, s.staff_id
        FROM participant_restriction r
        JOIN participant_restriction_staff s ON s.organisation_id = r.organisation_id AND s.restriction_id = r.id
        WHERE r.organisation_id = :organisation AND r.participant_id = :person
        ORDER BY r.set_at, s.restriction_id, s.staff_id
        """)));
    all.put("participant_glass", rows(person, tx.query("""
        SELECT id, staff_id, reason, opened_at, ends_at, ended_at, reviewed_at, reviewed_by, verdict, word
        FROM participant_glass
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY opened_at, id
        """)));
  }

  @Override
  public void erase(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE participant
            SET external_id = NULL, alias = NULL, first_name = NULL, last_name = NULL, birth_date = NULL, gender = NULL, municipality = NULL,
              postal_code = NULL, language = NULL, phone = NULL, email = NULL, created_by = NULL, contactable_at = NULL, erased_at = now(), erased_by = :actor
            WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL
            """)
        .bind("person", person)
        .execute();
    traces(tx, person);
    tx.update("DELETE FROM participant_consent WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
  }

  /** What a merge would have restored goes, so it cannot be undone any more; that somebody broke the glass stays, without words. */
  private static void traces(Tx tx, Participant.Key person) {
    tx.update("DELETE FROM participant_distinct WHERE organisation_id = :organisation AND (participant_id = :person OR other_id = :person)").bind("person", person).execute();
    tx.update("""
            DELETE FROM participant_merge_row
            WHERE organisation_id = :organisation AND merge_id IN (
              SELECT m.id FROM participant_merge m WHERE m.organisation_id = :organisation AND (m.participant_id = :person OR m.merged_id = :person))
            """)
        .bind("person", person)
        .execute();
    tx.update("""
            DELETE FROM participant_restriction_staff
            WHERE organisation_id = :organisation AND restriction_id IN (
              SELECT r.id FROM participant_restriction r WHERE r.organisation_id = :organisation AND r.participant_id = :person)
            """)
        .bind("person", person)
        .execute();
    tx.update("DELETE FROM participant_restriction WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("UPDATE participant_glass SET reason = '–', word = NULL WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
  }

  @Override
  public Map<UUID, String> names(Tx tx, UUID[] ids) {
    return PersonalData.named(tx.query("""
        SELECT s.id, s.name
        FROM organisation_staff s
        WHERE s.organisation_id = :organisation AND s.id = ANY (:ids)
        UNION ALL
        SELECT j.id, j.name
        FROM organisation_project j
        WHERE j.organisation_id = :organisation AND j.id = ANY (:ids)
        """), ids);
  }

  private static List<Map<String, @Nullable Object>> rows(Participant.Key person, Query query) {
    return PersonalData.rows(query.bind("person", person));
  }
}
