package fi.polku.participant;

import fi.polku.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person's own row. */
@Component
class ParticipantPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("participant");
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
    return all;
  }

  @Override
  public void erase(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE participant
            SET external_id = NULL, alias = NULL, first_name = NULL, last_name = NULL, birth_date = NULL, gender = NULL, municipality = NULL,
              postal_code = NULL, language = NULL, phone = NULL, email = NULL, created_by = NULL, erased_at = now(), erased_by = :actor
            WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL
            """)
        .bind("person", person)
        .execute();
  }

  private static List<Map<String, @Nullable Object>> rows(Participant.Key person, Query query) {
    return PersonalData.rows(query.bind("person", person));
  }
}
