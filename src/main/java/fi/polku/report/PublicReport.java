package fi.polku.report;

import fi.polku.activity.PublicProjectPart;
import fi.polku.organisation.Project;
import fi.polku.path.ToldElsewhere;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The latest submitted report on the public card: who came, and where they had gone by its last day. No sensitive figure, no
 * breakdown, and no small number: neither itself nor as a difference of two, be they of one report or of one and the next.
 */
@Component
public class PublicReport implements PublicProjectPart, ToldElsewhere {
  private final Reports reports;
  private final Templates templates;

  PublicReport(Reports reports, Templates templates) {
    this.reports = reports;
    this.templates = templates;
  }

  /** What a project has told its funder. @param set the indicators' name in words, @param early six months from the last day were not over, @param onward empty when it is not told */
  public record ReportedPage(String set, LocalDate from, LocalDate to, boolean early, List<ReportedRow> rows, List<ReportedRow> onward, boolean leftOut) {}

  public record ReportedRow(String code, String name, Shown number) {}

  record Published(Report report, Told told) {}

  @Override
  public boolean isTold(Scope within, Project.Key project) {
    return !reports.list(within, project).isEmpty();
  }

  /**
   * The report that everybody sees: walked in the order they were submitted, one takes the place of those before only when from no row
   * of it and of any of them one to four people follow, nor from several of them added up and taken from each other. Those that nobody
   * stands in both of have no difference to tell by themselves.
   */
  Optional<Published> published(Scope within, Project.Key project) {
    List<Published> shown = new ArrayList<>();
    Map<String, Telling> sums = new HashMap<>();
    for (Report report : reports.list(within, project).reversed()) {
      Told told = Told.of(reports.table(within, report), reports.onward(within, report));
      if (!shown.stream().allMatch(before -> apart(before.report, report) || told.tellsNothingAgainst(before.told)) || !told.tellsNothingWith(sums, report)) continue;
      told.addTo(sums, report);
      shown.add(new Published(report, told));
    }
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown.getLast());
  }

  private static boolean apart(Report before, Report after) {
    return before.periodEnds().isBefore(after.periodBegins()) || after.periodEnds().isBefore(before.periodBegins());
  }

  @Override
  public Optional<JteModel> part(Scope within, Frame frame, Project.Key project) {
    return published(within, project).map(published -> {
      Report report = published.report;
      List<ReportedRow> rows = published.told.rows().entrySet().stream().map(e -> new ReportedRow(IndicatorWords.shown(e.getKey()), IndicatorWords.name(frame, e.getKey()), e.getValue())).toList();
      List<ReportedRow> onward = published.told.onward().entrySet().stream().map(e -> new ReportedRow("", step(frame, e.getKey()), e.getValue())).toList();
      boolean leftOut = rows.stream().anyMatch(r -> !r.number().exact()) || onward.stream().anyMatch(r -> !r.number().exact());
      return templates.reportPublicReported(frame, new ReportedPage(frame.text("organisation.project.set." + report.indicatorSet()), report.periodBegins(), report.periodEnds(), Helsinki.date(report.submittedAt()).isBefore(report.periodEnds().plusMonths(6)), rows, onward, leftOut));
    });
  }

  private static String step(Frame frame, String kind) {
    return frame.text(frame.has("path.kind." + kind) ? "path.kind." + kind : "path.flow.onward." + kind);
  }
}
