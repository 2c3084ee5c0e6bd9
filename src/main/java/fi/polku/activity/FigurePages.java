package fi.polku.activity;

import static fi.polku.activity.ActivityAction.SEE_FIGURES;
import static fi.polku.activity.ActivityAction.SEE_FIGURE_ROWS;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.FigureRows.Behind;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Activity figures for staff, and the rows behind every one of them. */
@RestController
public class FigurePages {
  /** How many rows behind a figure one page shows. */
  static final int ROWS = 200;

  private final ActivityFigures figures;
  private final FigureRows rows;
  private final List<FiguresEntry> others;
  private final Templates templates;

  FigurePages(ActivityFigures figures, FigureRows rows, List<FiguresEntry> others, Templates templates) {
    this.figures = figures;
    this.rows = rows;
    this.others = others;
    this.templates = templates;
  }

  /** @param query the filter as it stands in the address, for the files; @param others more pages of figures */
  public record FigurePage(Problems problems, FigureForm form, List<Total> totals, List<Total> leftOut, Picture picture, Sheet sheet, String query, List<FiguresEntry> others) {}

  /** One figure of the whole: its name, number and unit, both as a phrase, and the sentence that defines it. */
  public record Total(String name, BigDecimal number, String unit, String amount, String definition, @Nullable String rows) {}

  /** A drawn figure: bars as long as their numbers; {@code upright} when the bars are months. */
  public record Picture(String title, boolean upright, List<Bar> bars, List<Bar> ends) {}

  /** @param length in hundredths of the longest, with two decimals */
  public record Bar(String label, String number, BigDecimal length) {
    public BigDecimal above() {
      return BigDecimal.valueOf(100).subtract(length);
    }
  }

  /** A table in words and numbers, as it is shown, printed and exported. */
  public record Sheet(String title, List<String> about, List<Column> columns, List<List<Cell>> rows, List<Cell> total) {}

  /** @param unit what its numbers count, in words; empty for text */
  public record Column(String name, String unit, boolean number) {}

  /** @param value text or a number; @param link where the rows behind it are */
  public record Cell(Object value, @Nullable String link) {}

  /** The filter as a form. */
  public record FigureForm(String from, String to, List<Choice> by, List<Choice> picture, List<Choice> projects, List<Choice> kinds, List<Choice> places, List<Choice> districts) {}

  /** One value to choose. */
  public record Choice(String value, String label, boolean chosen) {}

  public record RowsPage(Sheet sheet, String definition, String figuresPath, String query, @Nullable String previous, @Nullable String next) {}

  @Requires(SEE_FIGURES)
  @GetMapping("/figures")
  ResponseEntity<JteModel> figures(Frame frame, Scope scope, FigureFilter.Form form) {
    Problems problems = Problems.none();
    FigureFilter filter = form.read(frame.today(), problems);
    FigureView view = new FigureView(frame, filter, known(figures.table(scope, filter), filter));
    JteModel page = templates.activityFigures(frame, view.page(problems, form, others.stream().filter(other -> frame.may(other.action())).toList()));
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  @Requires(SEE_FIGURE_ROWS)
  @GetMapping("/figures/rows")
  JteModel rows(Frame frame, Scope scope, FigureFilter.Form form, @RequestParam Figure figure, @RequestParam @Nullable String key, @RequestParam(defaultValue = "0") int first) {
    FigureFilter filter = form.require(frame.today());
    Behind behind = new Behind(filter, figure, key, Math.max(first, 0), ROWS + 1);
    Sheet sheet = sheet(frame, scope, behind, known(figures.table(scope, filter), filter));
    return templates.activityFigureRows(frame, FigureView.rowsPage(frame, behind, sheet));
  }

  /** The rows of one page, or of a file, in words. */
  Sheet sheet(Frame frame, Scope scope, Behind behind, FigureTable table) {
    FigureSheets sheets = new FigureSheets(frame, behind.filter(), table);
    if (behind.figure() == Figure.PERSONS) return sheets.persons(behind.key(), rows.persons(scope, behind));
    return sheets.sessions(behind.figure(), behind.key(), rows.sessions(scope, behind));
  }

  /** A project or place that is not this organisation's is not there. */
  static FigureTable known(FigureTable table, FigureFilter filter) {
    boolean project = filter.project() == null || has(table.projects(), filter.project().value().toString());
    boolean place = filter.place() == null || has(table.places(), filter.place().value().toString());
    if (!project || !place) throw new NotFound();
    return table;
  }

  private static boolean has(List<FigureTable.Line> choices, String key) {
    return choices.stream().anyMatch(line -> key.equals(line.key()));
  }
}
