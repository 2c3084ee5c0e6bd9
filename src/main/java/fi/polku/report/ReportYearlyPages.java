package fi.polku.report;

import static fi.polku.report.ReportAction.EXPORT_REPORT;
import static fi.polku.report.ReportAction.SEE_REPORTS;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Paper;
import fi.polku.platform.web.TableFile;
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

/** The yearly form of a grant (STEA): what it paid for in a year, each figure with its unit and how it was come by. */
@RestController
@RequestMapping("/work/projects/{project}/reports")
public class ReportYearlyPages {
  private final Indicators indicators;
  private final ReportYears years;
  private final Templates templates;

  ReportYearlyPages(Indicators indicators, ReportYears years, Templates templates) {
    this.indicators = indicators;
    this.years = years;
    this.templates = templates;
  }

  /** @param rows part, what, number, unit, method */
  public record YearlyPage(ReportProject project, int year, List<Integer> years, List<String> columns, List<List<String>> rows, boolean mayExport) {}

  @Requires(SEE_REPORTS)
  @GetMapping("/yearly")
  JteModel get(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(required = false) @Nullable String year) {
    return templates.reportYearly(frame, page(frame, scope, indicators.project(scope, project), year(frame, year)));
  }

  @Requires(EXPORT_REPORT)
  @GetMapping("/yearly.{format}")
  ResponseEntity<byte[]> export(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable String format, @RequestParam(required = false) @Nullable String year) {
    ReportProject found = indicators.project(scope, project);
    if (!List.of("xlsx", "csv", "pdf").contains(format)) throw new NotFound();
    years.takenAlong(scope, project);
    TableFile sheet = years.sheet(frame, scope, found, year(frame, year));
    if (!format.equals("pdf")) return sheet.as(format);
    return TableFile.attached(MediaType.APPLICATION_PDF, sheet.name() + ".pdf", Paper.pdf(templates.reportYearlyPaper(frame, page(frame, scope, found, year(frame, year))).render()));
  }

  private YearlyPage page(Frame frame, Scope scope, ReportProject project, int year) {
    TableFile sheet = years.sheet(frame, scope, project, year);
    int first = project.starts() == null ? frame.today().getYear() - 3 : project.starts().getYear();
    int last = Math.max(first, project.ends() == null ? frame.today().getYear() : Math.min(frame.today().getYear(), project.ends().getYear()));
    List<List<String>> rows = sheet.rows().stream().map(row -> row.stream().map(cell -> cell instanceof Number n ? frame.number(new java.math.BigDecimal(n.toString())) : cell.toString()).toList()).toList();
    return new YearlyPage(project, year, java.util.stream.IntStream.rangeClosed(first, last).boxed().toList(), sheet.columns(), rows, frame.may(EXPORT_REPORT));
  }

  private static int year(Frame frame, @Nullable String year) {
    return year != null && year.matches("(19|20|21)\\d\\d") ? Integer.parseInt(year) : frame.today().getYear();
  }
}
