package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EXPORT_FIGURES;
import static fi.polku.activity.ActivityAction.EXPORT_FIGURE_ROWS;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.FigurePages.Cell;
import fi.polku.activity.FigurePages.Column;
import fi.polku.activity.FigurePages.Sheet;
import fi.polku.activity.FigureRows.Behind;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures, or the rows behind one, to take along: exactly what the filter shows, as a workbook or CSV. */
@RestController
class FigureExportPages {
  private final ActivityFigures figures;
  private final FigurePages pages;

  FigureExportPages(ActivityFigures figures, FigurePages pages) {
    this.figures = figures;
    this.pages = pages;
  }

  @Requires(EXPORT_FIGURES)
  @GetMapping("/figures.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, FigureFilter.Form form) {
    return file("luvut", figures(frame, scope, form)).workbook();
  }

  @Requires(EXPORT_FIGURES)
  @GetMapping("/figures.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, FigureFilter.Form form) {
    return file("luvut", figures(frame, scope, form)).csv();
  }

  @Requires(EXPORT_FIGURE_ROWS)
  @GetMapping("/figures/rows.xlsx")
  ResponseEntity<byte[]> rowsWorkbook(Frame frame, Scope scope, FigureFilter.Form form, @RequestParam Figure figure, @RequestParam @Nullable String key) {
    return file("luvun-rivit", rows(frame, scope, form, figure, key)).workbook();
  }

  @Requires(EXPORT_FIGURE_ROWS)
  @GetMapping("/figures/rows.csv")
  ResponseEntity<byte[]> rowsCsv(Frame frame, Scope scope, FigureFilter.Form form, @RequestParam Figure figure, @RequestParam @Nullable String key) {
    return file("luvun-rivit", rows(frame, scope, form, figure, key)).csv();
  }

  private Sheet figures(Frame frame, Scope scope, FigureFilter.Form form) {
    FigureFilter filter = form.require(frame.today());
    return new FigureSheets(frame, filter, FigurePages.known(figures.exported(scope, filter), filter)).figures();
  }

  private Sheet rows(Frame frame, Scope scope, FigureFilter.Form form, Figure figure, @Nullable String key) {
    FigureFilter filter = form.require(frame.today());
    return pages.sheet(frame, scope, new Behind(filter, figure, key, 0, Integer.MAX_VALUE), FigurePages.known(figures.table(scope, filter), filter));
  }

  private static TableFile file(String name, Sheet sheet) {
    List<List<Object>> rows = Stream.concat(sheet.rows().stream(), sheet.total().isEmpty() ? Stream.empty() : Stream.of(sheet.total()))
        .map(row -> row.stream().map(Cell::value).toList())
        .toList();
    return new TableFile(name, sheet.title(), sheet.about(), sheet.columns().stream().map(FigureExportPages::heading).toList(), rows);
  }

  private static String heading(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
  }
}
