package fi.polku.path;

import de.siegmar.fastcsv.writer.CsvWriter;
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

/** The flow to take along, as a workbook or CSV: exactly what the filter shows. */
final class FlowFiles {
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

  private FlowFiles() {}

  /** @param rows words, and people as numbers */
  record Sheet(String title, List<String> about, List<String> columns, List<List<Object>> rows) {}

  static ResponseEntity<byte[]> csv(Sheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(writer)) {
      // Excel takes a CSV file for UTF-8 only when it begins with this mark
      writer.write('\uFEFF');
      csv.writeRecord(sheet.columns);
      for (List<Object> row : sheet.rows) csv.writeRecord(row.stream().map(FlowFiles::safe).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file(CSV, "polku.csv", bytes.toByteArray());
  }

  static ResponseEntity<byte[]> workbook(Sheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Polku", "1.0")) {
      Worksheet page = workbook.newWorksheet("Polku");
      page.value(0, 0, safe(sheet.title));
      page.style(0, 0).bold().set();
      page.value(1, 0, safe(String.join(" · ", sheet.about)));
      for (int column = 0; column < sheet.columns.size(); column++) {
        page.value(3, column, safe(sheet.columns.get(column)));
        page.style(3, column).bold().set();
        page.width(column, 32);
      }
      for (int row = 0; row < sheet.rows.size(); row++) write(page, 4 + row, sheet.rows.get(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file(XLSX, "polku.xlsx", bytes.toByteArray());
  }

  private static void write(Worksheet page, int line, List<Object> row) {
    for (int column = 0; column < row.size(); column++) {
      if (row.get(column) instanceof Long persons) page.value(line, column, persons);
      else page.value(line, column, safe(row.get(column)));
    }
  }

  /** A name that begins like a formula must never become one in somebody's spreadsheet. */
  private static String safe(Object value) {
    String text = value.toString();
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }
}
