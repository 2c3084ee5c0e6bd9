package fi.polku.participant;

import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Participants in the exchange package. */
@Component
class ParticipantExchange implements ExchangePart {
  @Override
  public List<ExchangeTable> tables() {
    return List.of(ParticipantsTable.TABLE);
  }

  @Override
  public String people() {
    return """
        SELECT p.id
        FROM participant p
        WHERE p.organisation_id = :organisation AND :project::uuid IS NULL AND p.merged_into IS NULL
        """;
  }

  @Override
  public String hidden() {
    return "SELECT h.id FROM participant_hidden(:organisation, :actor) AS h (id)";
  }

  @Override
  public int getOrder() {
    return 20;
  }
}
