package fi.polku.organisation;

import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Projects and their targets in the exchange package. */
@Component
class OrganisationExchange implements ExchangePart {
  @Override
  public List<ExchangeTable> tables() {
    return List.of(ProjectsTable.TABLE, TargetsTable.TABLE);
  }

  @Override
  public int getOrder() {
    return 10;
  }
}
