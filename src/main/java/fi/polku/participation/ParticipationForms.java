package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.PersonalData;
import fi.polku.platform.db.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a person's data that forms, EURA and the clocks keep. */
final class ParticipationForms {
  private ParticipationForms() {}

  static void export(Tx tx, Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> all) {
    all.put("participation_missing", PersonalData.rows(tx.query("""
        SELECT spell_id, field, reason, noted_at, noted_by
        FROM participation_missing
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY spell_id, field
        """).bind("person", person)));
    all.put("participation_status_correction", PersonalData.rows(tx.query("""
        SELECT id, status_id, before, after, reason, corrected_at, corrected_by
        FROM participation_status_correction
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY corrected_at, id
        """).bind("person", person)));
    all.put("participation_form", PersonalData.rows(tx.query("""
        SELECT id, spell_id, kind, way, answers, revision, paper_date, signed_by, made_at, made_by, saved_at, expires_at, submitted_at, revoked_at
        FROM participation_form
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY made_at, id
        """).bind("person", person)));
    all.put("participation_eura", PersonalData.rows(tx.query("""
        SELECT id, project_id, state, happened_on, noted_at, noted_by
        FROM participation_eura
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY happened_on, id
        """).bind("person", person)));
    all.put("participation_due", PersonalData.rows(tx.query("""
        SELECT id, spell_id, kind, due_on, opened_at, closed_at, closed_by, outcome, responsible_id
        FROM participation_due
        WHERE organisation_id = :organisation AND participant_id = :person
        ORDER BY due_on, id
        """).bind("person", person)));
  }

  /** Forms, reasons and dues go; that a form was needed is no figure. The customer number goes, the dated states stay as figures. */
  static void erase(Tx tx, Participant.Key person) {
    tx.update("DELETE FROM participation_missing WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("DELETE FROM participation_status_correction WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("DELETE FROM participation_form WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("DELETE FROM participation_due WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
    tx.update("UPDATE participation SET eura_number = NULL WHERE organisation_id = :organisation AND participant_id = :person").bind("person", person).execute();
  }
}
