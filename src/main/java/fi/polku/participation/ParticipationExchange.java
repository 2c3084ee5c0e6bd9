package fi.polku.participation;

import fi.polku.platform.db.Tx;
import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stays, statuses and qualifications in the exchange package. */
@Component
class ParticipationExchange implements ExchangePart {
  private final Dues dues;

  ParticipationExchange(Dues dues) {
    this.dues = dues;
  }

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

  /** Who has left by it is asked from today on, not from the next night. */
  @Override
  public void brought(Tx tx) {
    dues.renew(tx, Optional.empty());
  }

  @Override
  public int getOrder() {
    return 25;
  }
}
