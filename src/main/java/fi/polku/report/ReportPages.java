package fi.polku.report;

import static fi.polku.report.ReportAction.EXPORT_REPORT;
import static fi.polku.report.ReportAction.SEE_INDICATOR_PEOPLE;
import static fi.polku.report.ReportAction.SEE_REPORTS;
import static fi.polku.report.ReportAction.SUBMIT_REPORT;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Paper;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.TableFile;
import fi.polku.report.IndicatorPages.IndicatorPeoplePage;
import fi.polku.report.IndicatorPages.PeriodForm;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report to a funder: made, looked at, compared with the one before, taken along. */
@RestController
@RequestMapping("/work/projects/{project}/reports")
public class ReportPages {
  private final Indicators indicators;
  private final Reports reports;
  private final ReportDifferences differences;
  private final Templates templates;

  ReportPages(Indicators indicators, Reports reports, ReportDifferences differences, Templates templates) {
    this.indicators = indicators;
    this.reports = reports;
    this.differences = differences;
    this.templates = templates;
  }

  public record ReportsPage(ReportProject project, List<Report> reports, boolean maySubmit) {}

  /** @param incomplete how many records lack something, @param incompleteLink who they are */
  public record ReportFormPage(ReportProject project, Report.Key id, Problems problems, PeriodForm form, String set, String period, long incomplete, String incompleteLink, String comment,
      List<ReportFormLine> lines) {}

  /** @param told what was typed, when the figure can be told; @param methods to choose from, when there is a choice */
  public record ReportFormLine(String code, String name, String total, String reason, boolean tells, String told, List<MethodChoice> methods, String comment) {}

  public record MethodChoice(String code, String label, boolean chosen) {}

  public record ReportPage(ReportProject project, Report report, boolean nonBinary, String period, boolean compared, List<ReportLine> lines, List<ChangeLine> changes, boolean mayExport) {}

  public record ReportLine(String code, String name, String total, String women, String men, String nonBinary, String told, String method, String comment, String reason, String change,
      @Nullable String link) {}

  public record ChangeLine(Participant.@Nullable Key id, String name, String codes, String why) {}

  @Requires(SEE_REPORTS)
  @GetMapping
  JteModel list(Frame frame, Scope scope, @PathVariable Project.Key project) {
    return templates.reportList(frame, new ReportsPage(indicators.project(scope, project), reports.list(scope, project), frame.may(SUBMIT_REPORT)));
  }

  @Requires(SUBMIT_REPORT)
  @GetMapping("/new")
  ResponseEntity<JteModel> begin(Frame frame, Scope scope, @PathVariable Project.Key project, IndicatorForm form) {
    Problems problems = Problems.none();
    JteModel page = form(frame, scope, project, new Report.Key(UUID.randomUUID()), form, ReportDraft.empty(), problems);
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  @Requires(SUBMIT_REPORT)
  @PostMapping
  ResponseEntity<JteModel> submit(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam Report.Key id, IndicatorForm form, @RequestParam Map<String, String> typed) {
    ReportProject found = indicators.project(scope, project);
    ReportDraft draft = new ReportDraft(typed);
    Problems problems = Problems.none();
    IndicatorForm.Asked asked = form.read(found, frame.today(), problems);
    draft.check(asked.set(), problems);
    if (problems.any()) return Answers.invalid(form(frame, scope, project, id, form, draft, problems));
    reports.submit(scope, found, id, asked, draft);
    return Answers.seeOther("/work/projects/" + project.value() + "/reports/" + id.value());
  }

  private JteModel form(Frame frame, Scope scope, Project.Key project, Report.Key id, IndicatorForm form, ReportDraft draft, Problems problems) {
    ReportProject found = indicators.project(scope, project);
    IndicatorForm.Asked asked = form.read(found, frame.today(), problems.any() ? Problems.none() : problems);
    IndicatorTable table = indicators.table(scope, asked.set(), found, asked.period(found));
    return templates.reportForm(frame, new ReportFormView(frame, found, asked, draft).page(id, form, table, problems));
  }

  @Requires(SEE_REPORTS)
  @GetMapping("/{report}")
  JteModel get(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report) {
    Reports.Whole whole = reports.whole(scope, project, report, false);
    return templates.reportReport(frame, view(frame, scope, project, whole).page(differences.since(scope, whole)));
  }

  @Requires(SEE_INDICATOR_PEOPLE)
  @GetMapping("/{report}/people")
  JteModel people(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report, @RequestParam("figure") String code, @RequestParam(defaultValue = "0") int first) {
    Reports.Whole whole = reports.whole(scope, project, report, false);
    IndicatorPeople.Behind behind = new IndicatorPeople.Behind(code, false, null, Math.max(0, first));
    IndicatorPeoplePage page = view(frame, scope, project, whole).people(behind, reports.people(scope, project, report, behind));
    return templates.reportPeople(frame, page);
  }

  @Requires(EXPORT_REPORT)
  @GetMapping("/{report}/file.{format}")
  ResponseEntity<byte[]> export(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key report, @PathVariable String format) {
    if (!List.of("xlsx", "csv", "pdf").contains(format)) throw new NotFound();
    ReportView view = view(frame, scope, project, reports.whole(scope, project, report, true));
    if (!format.equals("pdf")) return view.sheet().as(format);
    return TableFile.attached(MediaType.APPLICATION_PDF, view.fileName() + ".pdf", Paper.pdf(templates.reportPaper(frame, view.page(List.of())).render()));
  }

  private ReportView view(Frame frame, Scope scope, Project.Key project, Reports.Whole whole) {
    Report.Key before = whole.report().previousId();
    return new ReportView(frame, indicators.project(scope, project), whole, before == null ? List.of() : reports.whole(scope, project, before, false).figures());
  }
}
