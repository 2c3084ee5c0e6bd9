package fi.polku.participant;

import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Participants, and what is known of their way, in the exchange package. */
@Component
class ParticipantExchange implements ExchangePart {
  @Override
  public List<ExchangeTable> tables() {
    return List.of(ParticipantsTable.TABLE, SpellsTable.TABLE, StatusesTable.TABLE, QualificationsTable.TABLE, PathStepsTable.TABLE);
  }

  @Override
  public String people() {
    return """
        SELECT p.id
        FROM participant p
        WHERE p.organisation_id = :organisation AND :project::uuid IS NULL
        UNION
        SELECT s.participant_id
        FROM participant_spell s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        UNION
        SELECT q.participant_id
        FROM participant_qualification q
        WHERE q.organisation_id = :organisation AND q.project_id = :project
        UNION
        SELECT t.participant_id
        FROM participant_path_step t
        WHERE t.organisation_id = :organisation AND t.project_id = :project
        """;
  }

  @Override
  public int getOrder() {
    return 20;
  }
}
