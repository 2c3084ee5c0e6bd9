package fi.polku.report;

import static fi.polku.report.ReportAction.EXPORT_REPORT;
import static fi.polku.report.ReportAction.SEE_INDICATOR_PEOPLE;
import static fi.polku.report.ReportAction.SEE_REPORTS;
import static fi.polku.report.ReportAction.SUBMIT_REPORT;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Paper;
import fi.polku.platform.web.TableFile;
import fi.polku.report.IndicatorPages.IndicatorPeoplePage;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report to a funder: made, looked at, compared with the one before, taken along. */
@RestController
@RequestMapping("/work/projects/{project}/reports")
public class ReportPages {
  private final Indicators indicators;
  private final Reports reports;
  private final ReportDrafts drafts;
  private final Templates templates;

  ReportPages(Indicators indicators, Reports reports, ReportDrafts drafts, Templates templates) {
    this.indicators = indicators;
    this.reports = reports;
    this.drafts = drafts;
    this.templates = templates;
  }

  /** @param drafts for those who may go on with them */
  public record ReportsPage(ReportProject project, List<ReportDrafts.Kept> drafts, List<Report> reports, boolean maySubmit) {
    /** A newer one has been submitted of the same set and days. */
    public boolean isReplaced(Report report) {
      return reports.stream().takeWhile(newer -> newer != report).anyMatch(newer -> newer.isOfTheSame(report));
    }
  }

  /** @param next where the draft of the next report of these days is; empty when there is none */
  public record ReportPage(ReportProject project, Report report, GenderColumns columns, String period, boolean compared, List<ReportLine> lines, List<ChangeLine> changes, String next, boolean mayExport) {}

  public record ReportLine(String code, String name, String total, String women, String men, String nonBinary, String rest, String told, String method, String comment, String reason, String change,
      @Nullable String link) {}

  /** @param kind of the reason, without anybody's own words: what leaves the house */
  public record ChangeLine(Participant.@Nullable Key id, String name, String codes, String why, String kind) {}

  @Requires(SEE_REPORTS)
  @GetMapping
  JteModel list(Frame frame, Scope scope, @PathVariable Project.Key project) {
    ReportProject found = indicators.project(scope, project);
    boolean maySubmit = frame.may(SUBMIT_REPORT);
    return templates.reportList(frame, new ReportsPage(found, maySubmit ? drafts.list(scope, project) : List.of(), reports.list(scope, project), maySubmit));
  }

  @Requires(SEE_REPORTS)
  @GetMapping("/{report}")
  JteModel get(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report) {
    Reports.Whole whole = reports.whole(scope, project, report, false);
    return templates.reportReport(frame, view(frame, scope, project, whole).page(reports.since(scope, whole), next(frame, scope, whole.report())));
  }

  private String next(Frame frame, Scope scope, Report report) {
    if (!frame.may(SUBMIT_REPORT)) return "";
    return drafts.list(scope, report.projectId()).stream().filter(d -> d.of(report)).findFirst().map(d -> "/work/projects/" + report.projectId().value() + "/reports/new?" + d.query()).orElse("");
  }

  @Requires(SEE_INDICATOR_PEOPLE)
  @GetMapping("/{report}/people")
  JteModel people(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report, @RequestParam("figure") String code, @RequestParam(defaultValue = "0") int first) {
    Reports.Whole whole = reports.whole(scope, project, report, false);
    IndicatorPeople.Behind behind = new IndicatorPeople.Behind(code, false, null, null, Math.max(0, first));
    IndicatorPeoplePage page = view(frame, scope, project, whole).people(behind, reports.people(scope, project, report, behind));
    return templates.reportPeople(frame, page);
  }

  @Requires(EXPORT_REPORT)
  @GetMapping("/{report}/file.{format}")
  ResponseEntity<byte[]> export(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report, @PathVariable String format) {
    if (!List.of("xlsx", "csv", "pdf").contains(format)) throw new NotFound();
    Reports.Whole whole = reports.whole(scope, project, report, true);
    ReportView view = view(frame, scope, project, whole);
    if (!format.equals("pdf")) return view.sheet().told(format);
    return TableFile.attached(MediaType.APPLICATION_PDF, view.fileName() + ".pdf", Paper.pdf(templates.reportPaper(frame, view.page(reports.since(scope, whole), "")).render()));
  }

  private ReportView view(Frame frame, Scope scope, Project.Key project, Reports.Whole whole) {
    Report.Key before = whole.report().previousId();
    return new ReportView(frame, indicators.project(scope, project), whole, before == null ? List.of() : reports.whole(scope, project, before, false).figures());
  }
}
