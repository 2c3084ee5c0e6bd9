package fi.polku.participation;

import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stays, statuses and qualifications in the exchange package. */
@Component
class ParticipationExchange implements ExchangePart {
  @Override
  public List<ExchangeTable> tables() {
    return List.of(SpellsTable.TABLE, StatusesTable.TABLE, QualificationsTable.TABLE);
  }

  @Override
  public String people() {
    return """
        SELECT p.participant_id
        FROM participation p
        WHERE p.organisation_id = :organisation AND p.project_id = :project
        UNION
        SELECT q.participant_id
        FROM participation_qualification q
        WHERE q.organisation_id = :organisation AND q.project_id = :project
        """;
  }

  @Override
  public int getOrder() {
    return 25;
  }
}
