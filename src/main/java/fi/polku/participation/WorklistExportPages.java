package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EXPORT_WORKLIST;

import de.siegmar.fastcsv.writer.CsvWriter;
import fi.polku.organisation.Project;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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

/** The work list to take along: exactly what the filter shows. */
@RestController
class WorklistExportPages {
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");
  private final Worklist worklist;

  WorklistExportPages(Worklist worklist) {
    this.worklist = worklist;
  }

  @Requires(EXPORT_WORKLIST)
  @GetMapping("/work/worklist.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, @RequestParam(name = "of", required = false) Project.@Nullable Key of, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind) {
    return file(XLSX, frame.text("participation.worklist.file") + ".xlsx", workbook(rows(frame, scope, WorklistPages.filter(of, whose, kind))));
  }

  @Requires(EXPORT_WORKLIST)
  @GetMapping("/work/worklist.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, @RequestParam(name = "of", required = false) Project.@Nullable Key of, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind) {
    return file(CSV, frame.text("participation.worklist.file") + ".csv", csv(rows(frame, scope, WorklistPages.filter(of, whose, kind))));
  }

  private List<List<String>> rows(Frame frame, Scope scope, Worklist.Filter filter) {
    List<String> heading = Stream.of("by", "who", "what", "detail", "project", "whose").map(c -> frame.text("participation.worklist.column." + c)).toList();
    Stream<List<String>> lines = worklist.all(scope, filter).stream().map(i -> WorklistPages.line(frame, i))
        .map(l -> Stream.of(l.by(), l.name(), l.what(), l.detail(), l.project(), l.responsible() == null ? frame.text("participation.nobody") : l.responsible()).map(WorklistExportPages::safe).toList());
    return Stream.concat(Stream.of(heading), lines).toList();
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }

  private static byte[] csv(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(writer)) {
      // Excel takes a CSV file for UTF-8 only when it begins with this mark
      writer.write('\uFEFF');
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Polku", "1.0")) {
      Worksheet page = workbook.newWorksheet("Polku");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) page.value(row, column, rows.get(row).get(column));
        if (row == 0) page.range(0, 0, 0, rows.getFirst().size() - 1).style().bold().set();
      }
      for (int column = 0; column < rows.getFirst().size(); column++) page.width(column, 26);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A name that begins like a formula must never become one in somebody's spreadsheet. */
  private static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
