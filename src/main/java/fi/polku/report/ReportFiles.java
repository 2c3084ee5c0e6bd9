package fi.polku.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import fi.polku.platform.web.NotFound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file: a workbook or CSV. */
final class ReportFiles {
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

  private ReportFiles() {}

  /** @param format "xlsx" or "csv"; there is no other */
  static ResponseEntity<byte[]> of(String format, String name, ReportSheet sheet) {
    return switch (format) {
      case "xlsx" -> file(XLSX, name + ".xlsx", workbook(sheet));
      case "csv" -> file(CSV, name + ".csv", csv(sheet));
      default -> throw new NotFound();
    };
  }

  static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name.replaceAll("[^A-Za-z0-9._-]", "-")).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }

  private static byte[] csv(ReportSheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(writer)) {
      // Excel takes a CSV file for UTF-8 only when it begins with this mark
      writer.write('\uFEFF');
      csv.writeRecord(sheet.columns());
      for (List<Object> row : sheet.rows()) csv.writeRecord(row.stream().map(cell -> cell instanceof Number ? cell.toString() : safe(cell.toString())).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook(ReportSheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Polku", "1.0")) {
      Worksheet page = workbook.newWorksheet("Polku");
      page.value(0, 0, safe(sheet.title()));
      page.style(0, 0).bold().set();
      page.value(1, 0, safe(String.join(" · ", sheet.about())));
      for (int column = 0; column < sheet.columns().size(); column++) {
        page.value(3, column, safe(sheet.columns().get(column)));
        page.style(3, column).bold().set();
        page.width(column, column == 1 ? 60 : 16);
      }
      for (int row = 0; row < sheet.rows().size(); row++) write(page, row + 4, sheet.rows().get(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet page, int line, List<Object> row) {
    for (int column = 0; column < row.size(); column++) {
      if (row.get(column) instanceof Number number) page.value(line, column, number);
      else page.value(line, column, safe(row.get(column).toString()));
    }
  }

  /** A name that begins like a formula must never become one in somebody's spreadsheet. */
  static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
