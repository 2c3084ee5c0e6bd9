package fi.polku.activity;

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

/** Where a person has been: groups, attendance, and how they are known at the door. */
@Component
class ActivityPersonalData implements PersonalData {
  @Override
  public Set<String> tables() {
    return Set.of("activity_member", "activity_attendance", "activity_attendance_past", "activity_person", "activity_door_act", "activity_door_tile", "activity_card");
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person) {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    visits(tx, person, all);
    door(tx, person, all);
    return all;
  }

  private static void visits(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("activity_member", rows(person, tx.query("""
        SELECT activity_id, joined_on, left_on
        FROM activity_member
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY joined_on, activity_id
        """)));
    all.put("activity_attendance", rows(person, tx.query("""
        SELECT session_id, presence, minutes, marked_at, marked_by, marked_how
        FROM activity_attendance
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY marked_at, session_id
        """)));
    all.put("activity_attendance_past", rows(person, tx.query("""
        SELECT id, session_id, presence, minutes, marked_at, marked_by, marked_how
        FROM activity_attendance_past
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY marked_at, id
        """)));
    all.put("activity_person", rows(person, tx.query("""
        SELECT number
        FROM activity_person
        WHERE organisation_id = :organisation AND participant_id = :person
        """)));
  }

  private static void door(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("activity_door_act", rows(person, tx.query("""
        SELECT id, door_id, session_id, card_id, undoes, acted_at, received_at, outcome, linked_at, linked_by, linked_mark
        FROM activity_door_act
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY acted_at, id
        """)));
    all.put("activity_door_tile", rows(person, tx.query("""
        SELECT shown_as, symbol
        FROM activity_door_tile
        WHERE organisation_id = :organisation AND participant_id = :person
        """)));
    all.put("activity_card", rows(person, tx.query("""
        SELECT id, batch_id, printed_at, printed_by, given_at, given_by, revoked_at, revoked_by
        FROM activity_card
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY printed_at, id
        """)));
  }

  /** Membership, attendance and the number by which figures count a person once stay: they point at a nameless row, and the visits already counted still count. */
  @Override
  public void erase(Tx tx, Participant.Key person) {
    tx.update("""
            UPDATE activity_door_act
            SET participant_id = NULL
            WHERE organisation_id = :organisation AND participant_id = :person
            """)
        .bind("person", person)
        .execute();
    tx.update("DELETE FROM activity_door_tile WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("DELETE FROM activity_card WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
  }

  @Override
  public Map<UUID, String> names(Tx tx, UUID[] ids) {
    return PersonalData.named(tx.query("""
        SELECT s.id, a.name || to_char(s.starts AT TIME ZONE 'Europe/Helsinki', ' FMDD.FMMM.YYYY') AS name
        FROM activity_session s
        JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
        WHERE s.organisation_id = :organisation AND s.id = ANY (:ids)
        UNION ALL
        SELECT a.id, a.name
        FROM activity a
        WHERE a.organisation_id = :organisation AND a.id = ANY (:ids)
        UNION ALL
        SELECT d.id, d.name
        FROM activity_door d
        WHERE d.organisation_id = :organisation AND d.id = ANY (:ids)
        """), ids);
  }

  private static List<Map<String, @Nullable Object>> rows(Participant.Key person, Query query) {
    return PersonalData.rows(query.bind("person", person));
  }
}
