package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EXPORT_FIGURES;
import static fi.polku.activity.ActivityAction.EXPORT_FIGURE_ROWS;

import de.siegmar.fastcsv.writer.CsvWriter;
import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.FigurePages.Cell;
import fi.polku.activity.FigurePages.Column;
import fi.polku.activity.FigurePages.Sheet;
import fi.polku.activity.FigureRows.Behind;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures, or the rows behind one, to take along: exactly what the filter shows, as a workbook or CSV. */
@RestController
class FigureExportPages {
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");
  private final ActivityFigures figures;
  private final FigurePages pages;

  FigureExportPages(ActivityFigures figures, FigurePages pages) {
    this.figures = figures;
    this.pages = pages;
  }

  @Requires(EXPORT_FIGURES)
  @GetMapping("/figures.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, FigureFilter.Form form) {
    return file(XLSX, "luvut.xlsx", workbook(figures(frame, scope, form)));
  }

  @Requires(EXPORT_FIGURES)
  @GetMapping("/figures.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, FigureFilter.Form form) {
    return file(CSV, "luvut.csv", csv(figures(frame, scope, form)));
  }

  @Requires(EXPORT_FIGURE_ROWS)
  @GetMapping("/figures/rows.xlsx")
  ResponseEntity<byte[]> rowsWorkbook(Frame frame, Scope scope, FigureFilter.Form form, @RequestParam Figure figure, @RequestParam @Nullable String key) {
    return file(XLSX, "luvun-rivit.xlsx", workbook(rows(frame, scope, form, figure, key)));
  }

  @Requires(EXPORT_FIGURE_ROWS)
  @GetMapping("/figures/rows.csv")
  ResponseEntity<byte[]> rowsCsv(Frame frame, Scope scope, FigureFilter.Form form, @RequestParam Figure figure, @RequestParam @Nullable String key) {
    return file(CSV, "luvun-rivit.csv", csv(rows(frame, scope, form, figure, key)));
  }

  private Sheet figures(Frame frame, Scope scope, FigureFilter.Form form) {
    FigureFilter filter = form.read(frame.today(), Problems.none());
    return new FigureSheets(frame, filter, FigurePages.known(figures.exported(scope, filter), filter)).figures();
  }

  private Sheet rows(Frame frame, Scope scope, FigureFilter.Form form, Figure figure, @Nullable String key) {
    FigureFilter filter = form.read(frame.today(), Problems.none());
    return pages.sheet(frame, scope, new Behind(filter, figure, key, 0, Integer.MAX_VALUE), FigurePages.known(figures.table(scope, filter), filter));
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }

  private static byte[] csv(Sheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(writer)) {
      // Excel takes a CSV file for UTF-8 only when it begins with this mark
      writer.write('\uFEFF');
      csv.writeRecord(sheet.columns().stream().map(FigureExportPages::heading).toList());
      for (List<Cell> row : sheet.rows()) csv.writeRecord(row.stream().map(FigureExportPages::text).toList());
      if (!sheet.total().isEmpty()) csv.writeRecord(sheet.total().stream().map(FigureExportPages::text).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook(Sheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Polku", "1.0")) {
      Worksheet page = workbook.newWorksheet("Polku");
      page.value(0, 0, safe(sheet.title()));
      page.style(0, 0).bold().set();
      page.value(1, 0, safe(String.join(" · ", sheet.about())));
      for (int column = 0; column < sheet.columns().size(); column++) {
        page.value(3, column, safe(heading(sheet.columns().get(column))));
        page.style(3, column).bold().set();
        page.width(column, column == 0 ? 32 : 18);
      }
      int line = 4;
      for (List<Cell> row : sheet.rows()) write(page, line++, row);
      if (!sheet.total().isEmpty()) write(page, line, sheet.total());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet page, int line, List<Cell> row) {
    for (int column = 0; column < row.size(); column++) {
      Object value = row.get(column).value();
      if (value instanceof BigDecimal number) page.value(line, column, number);
      else page.value(line, column, safe(value.toString()));
    }
  }

  private static String heading(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
  }

  private static String text(Cell cell) {
    return cell.value() instanceof BigDecimal number ? number.toPlainString() : safe(cell.value().toString());
  }

  /** A name that begins like a formula must never become one in somebody's spreadsheet. */
  static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
