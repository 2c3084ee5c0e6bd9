package fi.polku.platform.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook, a sheet for each table. Every cell is text, so that a spreadsheet changes nothing: not 049, not a date. */
final class WorkbookWriter implements PackageWriter {
  static final int MOST_ROWS = Worksheet.MAX_ROWS;
  private static final int FLUSH = 500;
  private static final int BLANK_ROWS = 500;
  private static final double WIDTH = 18;

  private final Workbook workbook;
  private Worksheet sheet;
  private int row;
  private int column;

  WorkbookWriter(OutputStream out) {
    this.workbook = new Workbook(out, "Polku", "1.0");
  }

  @Override
  public void begin(ExchangeTable table) throws IOException {
    sheet = workbook.newWorksheet(table.name());
    sheet.freezePane(0, 1);
    row = 0;
    for (ExchangeColumn c : table.columns()) {
      sheet.width(column, WIDTH);
      sheet.style(row, column).bold().set();
      cell(c, c.name());
    }
    endRow();
  }

  @Override
  public void cell(ExchangeColumn ignored, String text) {
    if (!text.isEmpty()) sheet.inlineString(row, column, WorkbookText.written(text));
    column++;
  }

  @Override
  public void endRow() throws IOException {
    row++;
    column = 0;
    if (row % FLUSH == 0) sheet.flush();
  }

  /** Room to write in: cells are text, and where only some values are possible they can be chosen. */
  void blank(ExchangeTable table) {
    List<ExchangeColumn> columns = table.columns();
    for (int c = 0; c < columns.size(); c++) {
      sheet.range(row, c, row + BLANK_ROWS, c).style().format("@").set();
      String values = String.join(",", columns.get(c).values());
      // a spreadsheet takes a list of at most 255 characters
      if (!values.isEmpty() && values.length() < 255) sheet.range(row, c, row + BLANK_ROWS, c).validateWithListByFormula('"' + values + '"').allowBlank(true);
    }
  }

  @Override
  public void end() throws IOException {
    sheet.finish();
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
