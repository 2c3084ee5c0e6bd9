package fi.polku.activity;

import fi.polku.platform.db.Tx;
import fi.polku.platform.exchange.ExchangePart;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Activities, sessions and who was there, in the exchange package. */
@Component
class ActivityExchange implements ExchangePart {
  private final FigureUpkeep upkeep;

  ActivityExchange(FigureUpkeep upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public List<ExchangeTable> tables() {
    return List.of(ActivitiesTable.TABLE, SessionsTable.TABLE, AttendanceTable.TABLE, HeadcountsTable.TABLE);
  }

  @Override
  public String people() {
    return """
        SELECT a.participant_id
        FROM activity_project_share h
        JOIN activity_session s ON s.organisation_id = h.organisation_id AND s.activity_id = h.activity_id
        JOIN activity_attendance a ON a.organisation_id = s.organisation_id AND a.session_id = s.id
        WHERE h.organisation_id = :organisation AND h.project_id = :project
        """;
  }

  @Override
  public void brought(Tx tx) {
    tx.afterCommit(upkeep::soon);
  }

  @Override
  public int getOrder() {
    return 30;
  }
}
