package fi.polku.platform.exchange;

import fi.polku.platform.web.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a package, as a file to work through beside it. */
final class ErrorList {
  private ErrorList() {}

  static void write(OutputStream out, Frame frame, List<ImportPages.ErrorLine> lines) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    // a spreadsheet takes a CSV file for UTF-8 only when it begins so
    writer.write('\uFEFF');
    writer.write(line(Stream.of("table", "row", "column", "value", "message").map(c -> frame.text("platform.import.error." + c))));
    for (ImportPages.ErrorLine line : lines) writer.write(line(Stream.of(line.table(), line.row(), line.column(), line.value(), line.message())));
    writer.flush();
  }

  private static String line(Stream<String> cells) {
    return cells.map(cell -> '"' + CellWriter.neutral(cell).replace("\"", "\"\"") + '"').collect(Collectors.joining(",", "", "\r\n"));
  }
}
