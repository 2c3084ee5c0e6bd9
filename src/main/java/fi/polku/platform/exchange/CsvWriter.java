package fi.polku.platform.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip of CSV files; the same data gives the same bytes. */
final class CsvWriter implements PackageWriter {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Writer writer;
  private boolean inRow;

  CsvWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public void begin(ExchangeTable table) throws IOException {
    ZipEntry entry = new ZipEntry(table.name() + ".csv");
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    for (ExchangeColumn column : table.columns()) put(column.name());
    endRow();
  }

  @Override
  public void cell(ExchangeColumn column, String text) throws IOException {
    put(text);
  }

  private void put(String text) throws IOException {
    if (inRow) writer.write(',');
    inRow = true;
    if (quoted(text)) {
      writer.write('"');
      writer.write(text.replace("\"", "\"\""));
      writer.write('"');
    } else {
      writer.write(text);
    }
  }

  private static boolean quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') return true;
    }
    return false;
  }

  @Override
  public void endRow() throws IOException {
    writer.write("\r\n");
    inRow = false;
  }

  @Override
  public void end() throws IOException {
    writer.flush();
    zip.closeEntry();
    zip.flush();
  }

  @Override
  public void close() throws IOException {
    writer.flush();
    zip.close();
  }
}
