package fi.polku.report;

import static fi.polku.report.ReportAction.EXPORT_REPORT;
import static fi.polku.report.ReportAction.SEE_REPORTS;
import static fi.polku.report.ReportAction.SUBMIT_REPORT;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Paper;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.TableFile;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The yearly form of a grant (STEA): what it paid for in a year, each figure with its unit and how it was come by; frozen when it is submitted. */
@RestController
@RequestMapping("/work/projects/{project}/reports")
public class ReportYearlyPages {
  private final Indicators indicators;
  private final ReportYears years;
  private final YearlyForms forms;
  private final Templates templates;

  ReportYearlyPages(Indicators indicators, ReportYears years, YearlyForms forms, Templates templates) {
    this.indicators = indicators;
    this.years = years;
    this.forms = forms;
    this.templates = templates;
  }

  /** @param id of the form to be submitted; @param submitted the forms of this year, newest first */
  public record YearlyPage(ReportProject project, int year, List<Integer> years, YearlyForm.Key id, List<YearlyForm> submitted, YearlyRows rows, Problems problems, boolean mayExport, boolean maySubmit) {
    /** The year is still going on. */
    public boolean unfinished(LocalDate today) {
      return year == today.getYear();
    }
  }

  /** @param lines part, what, number, unit, method, and the change when there is a form before */
  public record YearlyRows(List<String> columns, List<List<String>> lines) {}

  public record YearlyFormPage(ReportProject project, YearlyForm form, YearlyRows rows, boolean mayExport) {}

  /** @param about when it was submitted, or that it has not been */
  public record YearlyPaperPage(ReportProject project, int year, String about, YearlyRows rows) {}

  @Requires(SEE_REPORTS)
  @GetMapping("/yearly")
  ResponseEntity<JteModel> get(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(required = false) @Nullable String year) {
    ReportProject found = indicators.project(scope, project);
    Problems problems = Problems.none().addIf(year != null && !isYear(year), "years", "report.period.notAYear", year == null ? "" : year);
    int asked = year == null || problems.any() ? frame.today().getYear() : Integer.parseInt(year);
    JteModel page = page(frame, scope, found, asked, problems);
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  private JteModel page(Frame frame, Scope scope, ReportProject project, int year, Problems problems) {
    List<YearlyForm> all = forms.list(scope, project.id());
    YearlyView view = view(frame, scope, project, year, all);
    return templates.reportYearly(frame, new YearlyPage(project, year, years(frame, project), YearlyForms.next(project.id(), year, all), all.stream().filter(f -> f.year() == year).toList(),
        rows(view, view.sheet("")), problems, frame.may(EXPORT_REPORT), frame.may(SUBMIT_REPORT) && year <= frame.today().getYear()));
  }

  /** Compared with the latest that was submitted of this year, or of one before. */
  private YearlyView view(Frame frame, Scope scope, ReportProject project, int year, List<YearlyForm> all) {
    YearlyForm.Key before = all.stream().filter(f -> f.year() <= year).findFirst().map(YearlyForm::id).orElse(null);
    return new YearlyView(frame, project, year, years.count(scope, project, year, frame.today()), forms.figures(scope, before));
  }

  @Requires(SUBMIT_REPORT)
  @PostMapping("/yearly")
  ResponseEntity<JteModel> submit(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam YearlyForm.Key id, @RequestParam String year) {
    ReportProject found = indicators.project(scope, project);
    int asked = read(frame, year);
    Problems problems = Problems.none().addIf(asked > frame.today().getYear(), "years", "report.yearly.notBegun", year);
    if (problems.any()) return Answers.invalid(page(frame, scope, found, asked, problems));
    forms.submit(scope, project, id, asked, years.count(scope, found, asked, frame.today()));
    return Answers.seeOther("/work/projects/" + project.value() + "/reports/yearly/" + id.value());
  }

  @Requires(SEE_REPORTS)
  @GetMapping("/yearly/{yearly}")
  JteModel submitted(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable YearlyForm.Key yearly) {
    ReportProject found = indicators.project(scope, project);
    YearlyForms.Whole whole = forms.whole(scope, project, yearly, false);
    YearlyView view = new YearlyView(frame, found, whole.form().year(), whole.figures(), whole.before());
    return templates.reportYearlyForm(frame, new YearlyFormPage(found, whole.form(), rows(view, view.sheet("")), frame.may(EXPORT_REPORT)));
  }

  @Requires(EXPORT_REPORT)
  @GetMapping("/yearly/{yearly}/file.{format}")
  ResponseEntity<byte[]> taken(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable YearlyForm.Key yearly, @PathVariable String format) {
    if (!List.of("xlsx", "csv", "pdf").contains(format)) throw new NotFound();
    ReportProject found = indicators.project(scope, project);
    YearlyForms.Whole whole = forms.whole(scope, project, yearly, true);
    YearlyView view = new YearlyView(frame, found, whole.form().year(), whole.figures(), whole.before());
    String unfinished = whole.form().unfinished() ? " · " + frame.text("report.yearly.unfinished") : "";
    return file(frame, view, frame.text("report.submitted", frame.moment(whole.form().submittedAt())) + unfinished, format);
  }

  @Requires(EXPORT_REPORT)
  @GetMapping("/yearly.{format}")
  ResponseEntity<byte[]> export(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable String format, @RequestParam(required = false) @Nullable String year) {
    ReportProject found = indicators.project(scope, project);
    if (!List.of("xlsx", "csv", "pdf").contains(format)) throw new NotFound();
    int asked = read(frame, year);
    years.takenAlong(scope, project);
    return file(frame, view(frame, scope, found, asked, forms.list(scope, project)), frame.text("report.yearly.notSubmitted", frame.date(frame.today())), format);
  }

  private ResponseEntity<byte[]> file(Frame frame, YearlyView view, String about, String format) {
    TableFile sheet = view.sheet(about);
    if (!format.equals("pdf")) return sheet.told(format);
    YearlyPaperPage paper = new YearlyPaperPage(view.project(), view.year(), about, rows(view, sheet));
    return TableFile.attached(MediaType.APPLICATION_PDF, sheet.name() + ".pdf", Paper.pdf(templates.reportYearlyPaper(frame, paper).render()));
  }

  private static YearlyRows rows(YearlyView view, TableFile sheet) {
    return new YearlyRows(sheet.columns(), view.rows(sheet));
  }

  private static List<Integer> years(Frame frame, ReportProject project) {
    int first = project.starts() == null ? frame.today().getYear() - 3 : project.starts().getYear();
    int last = Math.max(first, project.ends() == null ? frame.today().getYear() : Math.min(frame.today().getYear(), project.ends().getYear()));
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  /** @throws Invalid for what is no year */
  private static int read(Frame frame, @Nullable String year) {
    if (year == null) return frame.today().getYear();
    if (!isYear(year)) throw new Invalid("report.period.notAYear", year);
    return Integer.parseInt(year);
  }

  private static boolean isYear(String year) {
    return year.matches("(19|20|21)\\d\\d");
  }
}
