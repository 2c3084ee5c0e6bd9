package fi.polku.platform.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table to take along, as a workbook or CSV: exactly what was on the screen.
 *
 * @param name of the file, without its ending
 * @param about what stands under the title of a workbook: filter, period, the day it was made
 * @param rows text and numbers
 */
public record TableFile(String name, String title, List<String> about, List<String> columns, List<List<Object>> rows) {
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

  /** Columns of a sheet, in characters. */
  private static final int NARROWEST = 12;
  private static final int WIDEST = 60;

  /** What begins with a sign and is yet no formula, nor a telephone number. */
  private static final Pattern SIGNED = Pattern.compile("[+-]\\d{1,3}([ \u00a0\u202f]\\d{3})*([.,]\\d+)?");

  /** @param format "xlsx" or "csv"; there is no other */
  public ResponseEntity<byte[]> as(String format) {
    return switch (format) {
      case "xlsx" -> workbook();
      case "csv" -> csv();
      default -> throw new NotFound();
    };
  }

  public ResponseEntity<byte[]> csv() {
    return csv(List.of());
  }

  /** The same with the title and what there is to know of the table before it, as in a workbook. */
  public ResponseEntity<byte[]> told(String format) {
    List<String> head = new ArrayList<>(List.of(title));
    head.addAll(about);
    head.add("");
    return format.equals("csv") ? csv(head) : as(format);
  }

  private ResponseEntity<byte[]> csv(List<String> head) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(writer)) {
      // Excel takes a CSV file for UTF-8 only when it begins with this mark
      writer.write('\uFEFF');
      for (String line : head) csv.writeRecord(text(line));
      csv.writeRecord(columns.stream().map(TableFile::text).toList());
      for (List<Object> row : rows) csv.writeRecord(row.stream().map(TableFile::text).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return attached(CSV, name + ".csv", bytes.toByteArray());
  }

  public ResponseEntity<byte[]> workbook() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Polku", "1.0")) {
      Worksheet page = workbook.newWorksheet("Polku");
      page.value(0, 0, text(title));
      page.style(0, 0).bold().set();
      page.value(1, 0, text(String.join(" · ", about)));
      for (int column = 0; column < columns.size(); column++) {
        page.value(3, column, text(columns.get(column)));
        page.style(3, column).bold().set();
        page.width(column, width(column));
      }
      for (int row = 0; row < rows.size(); row++) write(page, row + 4, rows.get(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return attached(XLSX, name + ".xlsx", bytes.toByteArray());
  }

  /** A file that nobody on the way keeps. */
  public static ResponseEntity<byte[]> attached(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name.replaceAll("[^\\p{L}0-9._-]", "-"), StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }

  private int width(int column) {
    int longest = rows.stream().limit(200).mapToInt(row -> column < row.size() ? row.get(column).toString().length() : 0).max().orElse(0);
    return Math.clamp(Math.max(longest, columns.get(column).length()) + 2, NARROWEST, WIDEST);
  }

  private static void write(Worksheet page, int line, List<Object> row) {
    for (int column = 0; column < row.size(); column++) {
      if (row.get(column) instanceof Number number) page.value(line, column, number);
      else page.value(line, column, text(row.get(column)));
    }
  }

  /** A name that begins like a formula must never become one in somebody's spreadsheet. */
  private static String text(Object cell) {
    if (cell instanceof BigDecimal number) return number.toPlainString();
    String text = cell.toString();
    boolean formula = !(cell instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !SIGNED.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
