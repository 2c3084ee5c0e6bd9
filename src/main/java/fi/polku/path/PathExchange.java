package fi.polku.path;

import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Onward path steps in the exchange package. */
@Component
class PathExchange implements ExchangePart {
  @Override
  public List<ExchangeTable> tables() {
    return List.of(PathStepsTable.TABLE);
  }

  @Override
  public String people() {
    return """
        SELECT s.participant_id
        FROM path_step s
        WHERE s.organisation_id = :organisation AND s.project_id = :project
        """;
  }

  @Override
  public int getOrder() {
    return 40;
  }
}
