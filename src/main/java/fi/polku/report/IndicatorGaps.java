package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.path.FewerCounted;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the funder's figures leave somebody out because their record is incomplete. */
@Component
class IndicatorGaps implements FewerCounted {
  private final Indicators indicators;

  IndicatorGaps(Indicators indicators) {
    this.indicators = indicators;
  }

  @Override
  public boolean isFewer(Scope within, Project.Key project, @Nullable LocalDate from, LocalDate to) {
    ReportProject found = indicators.project(within, project);
    IndicatorForm.Asked asked = new IndicatorForm(null, from == null ? null : from.toString(), to.toString()).require(found, to);
    return indicators.table(within, asked.set(), found, asked.period(found)).figures().stream()
        .filter(f -> f.code().equals(IndicatorTable.INCOMPLETE))
        .anyMatch(f -> f.total() != null && f.total() > 0);
  }
}
