package fi.polku.platform.exchange;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook, read row by row; only the row at hand is in memory. */
final class WorkbookSheet implements Sheet {
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;

  private final String table;
  private final Xml xml;
  private final WorkbookStyles styles;
  private final SharedTexts texts;
  private final boolean since1904;
  private String[] cells = new String[16];
  private Kind[] kinds = new Kind[16];
  private int width;
  private int row;

  WorkbookSheet(String table, Xml xml, WorkbookStyles styles, SharedTexts texts, boolean since1904) {
    this.table = table;
    this.xml = xml;
    this.styles = styles;
    this.texts = texts;
    this.since1904 = since1904;
  }

  @Override
  public boolean next() {
    try {
      XMLStreamReader in = xml.reader();
      while (in.hasNext()) {
        if (in.next() != XMLStreamReader.START_ELEMENT || !in.getLocalName().equals("row")) continue;
        row = number(in.getAttributeValue(null, "r"), row + 1);
        readCells(in);
        if (width > 0) return true;
      }
      return false;
    } catch (XMLStreamException e) {
      throw broken();
    }
  }

  private void readCells(XMLStreamReader in) throws XMLStreamException {
    width = 0;
    int at = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("row")) return;
      if (event != XMLStreamReader.START_ELEMENT || !in.getLocalName().equals("c")) continue;
      int column = column(in.getAttributeValue(null, "r"), at);
      if (column < at || column >= MOST_COLUMNS) throw broken();
      readCell(in, column);
      at = column + 1;
    }
  }

  private void readCell(XMLStreamReader in, int column) throws XMLStreamException {
    String type = String.valueOf(in.getAttributeValue(null, "t"));
    boolean moment = styles.moment(in.getAttributeValue(null, "s"));
    String value = "";
    boolean formula = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("c")) break;
      if (event != XMLStreamReader.START_ELEMENT) continue;
      switch (in.getLocalName()) {
        case "f" -> formula = true;
        case "is" -> value = WorkbookText.read(in, "is");
        case "v" -> {
          StringBuilder text = new StringBuilder();
          Xml.text(in, text, WorkbookText.LONGEST);
          value = text.toString();
        }
        default -> {}
      }
    }
    if (formula) put(column, Kind.FORMULA, "=" + value);
    else if (!value.isEmpty()) put(column, type, value, moment);
  }

  private void put(int column, String type, String value, boolean moment) {
    switch (type) {
      case "s" -> {
        String text = texts.get(value);
        if (text == null) throw broken();
        put(column, Kind.TEXT, text);
      }
      case "inlineStr" -> put(column, Kind.TEXT, value);
      case "str" -> put(column, Kind.TEXT, WorkbookText.plain(value));
      case "b" -> put(column, Kind.TEXT, value.equals("1") ? "TRUE" : "FALSE");
      case "e" -> put(column, Kind.BROKEN, value);
      case "d" -> put(column, Kind.MOMENT, value);
      default -> putNumber(column, value, moment);
    }
  }

  private void putNumber(int column, String value, boolean moment) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw broken();
    }
    if (!Double.isFinite(number) || Math.abs(number) >= 1e15) put(column, Kind.BROKEN, value);
    else if (moment) put(column, Kind.MOMENT, moment(number).toString());
    else if (number == Math.rint(number)) put(column, Kind.NUMBER, Long.toString((long) number));
    else put(column, Kind.NUMBER, BigDecimal.valueOf(number).toPlainString());
  }

  /** Days since the end of 1899; the spreadsheet believes that 1900 had a 29th of February. */
  private LocalDateTime moment(double days) {
    double bounded = Math.clamp(days, -700_000, 3_000_000);
    LocalDateTime start = since1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, bounded < 60 ? 31 : 30, 0, 0);
    return start.plusSeconds(Math.round(bounded * 86_400));
  }

  private void put(int column, Kind kind, String text) {
    if (text.isEmpty()) return;
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
      kinds = Arrays.copyOf(kinds, cells.length);
    }
    for (int i = width; i < column; i++) {
      cells[i] = "";
      kinds[i] = Kind.TEXT;
    }
    cells[column] = text;
    kinds[column] = kind;
    width = column + 1;
  }

  /** "C7" is the third column: 2. */
  private static int column(@Nullable String address, int otherwise) {
    if (address == null) return otherwise;
    int column = 0;
    for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
      column = column * 26 + (Character.toUpperCase(address.charAt(i)) - 'A' + 1);
      if (column > MOST_COLUMNS || column < 1) return MOST_COLUMNS;
    }
    return column - 1;
  }

  private int number(@Nullable String written, int otherwise) {
    if (written == null) return otherwise;
    try {
      int number = Integer.parseInt(written);
      if (number < otherwise || number > MOST_ROWS) throw broken();
      return number;
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  private Unreadable broken() {
    return new Unreadable(row == 0 ? ExchangeError.in(table, "platform.exchange.error.brokenWorkbook")
        : ExchangeError.at(table, row, null, null, "platform.exchange.error.brokenWorkbook"));
  }

  @Override
  public int row() {
    return row;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public String cell(int index) {
    return cells[index];
  }

  @Override
  public Kind kind(int index) {
    return kinds[index];
  }

  @Override
  public void close() {
    xml.close();
  }
}
