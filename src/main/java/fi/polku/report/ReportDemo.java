package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Problems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** One submitted report in the demo world, of the project with most people. */
@Component
@ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
class ReportDemo implements DemoPart {
  private final Database database;
  private final Indicators indicators;
  private final ReportSubmissions submissions;
  private final Clock clock;

  ReportDemo(Database database, Indicators indicators, ReportSubmissions submissions, Clock clock) {
    this.database = database;
    this.indicators = indicators;
    this.submissions = submissions;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return 90;
  }

  @Override
  public void build(Scope scope) {
    Optional<Project.Key> found = database.in(scope, tx -> tx.query("""
            SELECT p.project_id
            FROM participation p
            WHERE p.organisation_id = :organisation AND NOT EXISTS (SELECT FROM report r WHERE r.organisation_id = :organisation)
            GROUP BY p.project_id
            ORDER BY count(*) DESC, p.project_id
            LIMIT 1
            """)
        .mapTo(Project.Key.class)
        .findOne());
    if (found.isEmpty()) return;
    ReportProject project = indicators.project(scope, found.get());
    LocalDate monthEnd = Helsinki.today(clock).withDayOfMonth(1).minusDays(1);
    IndicatorForm.Asked asked = new IndicatorForm(null, null, null).read(project, monthEnd, Problems.none());
    submissions.submit(scope, project, new ReportDrafts.Draft(database.in(scope, tx -> ReportDrafts.next(tx, project.id(), asked)), asked, 0, ReportDraft.empty()));
  }
}
