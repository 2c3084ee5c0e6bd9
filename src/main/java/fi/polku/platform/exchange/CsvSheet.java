package fi.polku.platform.exchange;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/**
 * A CSV file (RFC 4180) read row by row. Bytes that are no UTF-8 become U+FFFD, which {@link CellReader} refuses: so the
 * very cell is known.
 */
final class CsvSheet implements Sheet {
  private static final int LONGEST = 1 << 20;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String table;
  private final CsvReader<Cells> reader;
  private final Iterator<Cells> rows;
  private Cells cells = new Cells();
  private int row;

  CsvSheet(String table, InputStream in) {
    this.table = table;
    this.reader = CsvReader.builder()
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST)
        .build(cells, new InputStreamReader(withoutMark(in), StandardCharsets.UTF_8));
    this.rows = reader.iterator();
  }

  /** Spreadsheets put a byte order mark before the first cell; behind it a quoted cell would no longer begin with its quote. */
  private static InputStream withoutMark(InputStream in) {
    PushbackInputStream rest = new PushbackInputStream(in, MARK.length);
    try {
      byte[] first = rest.readNBytes(MARK.length);
      if (!Arrays.equals(first, MARK)) rest.unread(first);
      return rest;
    } catch (IOException e) {
      throw InflateLimits.broken(e);
    }
  }

  @Override
  public boolean next() {
    try {
      while (rows.hasNext()) {
        cells = rows.next();
        row++;
        if (!cells.empty()) return true;
      }
      return false;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof Unreadable known) throw known;
      throw new Unreadable(ExchangeError.at(table, row + 1, null, null, "platform.exchange.error.csv"));
    } catch (UncheckedIOException e) {
      throw InflateLimits.broken(e.getCause());
    }
  }

  @Override
  public int row() {
    return row;
  }

  @Override
  public int width() {
    return cells.width;
  }

  @Override
  public String cell(int index) {
    return cells.texts[index];
  }

  @Override
  public Kind kind(int index) {
    return cells.texts[index].startsWith("=") ? Kind.FORMULA : Kind.TEXT;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of the row at hand: one object for the whole file. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
    private String[] texts = new String[16];
    private int width;

    @Override
    protected void handleBegin(long line) {
      width = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
      if (index == texts.length) texts = Arrays.copyOf(texts, index * 2);
      texts[index] = new String(buffer, from, length);
      width = index + 1;
    }

    @Override
    protected void handleEmpty() {
      width = 0;
    }

    @Override
    protected Cells buildRecord() {
      return this;
    }

    boolean empty() {
      for (int i = 0; i < width; i++) {
        if (!texts[i].isEmpty()) return false;
      }
      return true;
    }
  }
}
