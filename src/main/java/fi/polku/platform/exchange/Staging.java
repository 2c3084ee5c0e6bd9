package fi.polku.platform.exchange;

import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyIn;

/**
 * Copies the sheets of a package as they are, row by row, into temporary tables. Nothing of a package ever becomes part of a statement:
 * what is written here is the same for every table, {@link Stage#sql} puts the program's own names in.
 */
final class Staging {
  private static final int STEP = 10_000;

  private final Stage stage;
  private final ExchangeErrors errors;
  private final Progress progress;

  Staging(Stage stage, Progress progress) {
    this.stage = stage;
    this.errors = stage.errors;
    this.progress = progress;
    for (ExchangeTable table : stage.tables) {
      stage.sql(table).execute("CREATE TEMP TABLE {brought} (row_number integer NOT NULL) ON COMMIT DROP");
      for (ExchangeColumn column : table.columns()) {
        stage.sql(table).with("column", column.name()).with("type", column.type().sql).execute("ALTER TABLE {brought} ADD COLUMN {column} {type}");
      }
    }
  }

  /** Copies one sheet in and returns how many rows it has; what is wrong with its cells is among the errors. */
  long copy(ExchangeTable table, Sheet sheet) {
    List<ExchangeColumn> columns = header(table, sheet);
    if (columns.isEmpty()) {
      stage.refuse(table.name());
      return 0;
    }
    CopyIn copy = stage.sql(table).with("columns", Stage.names(columns)).copy("COPY {brought} (row_number, {columns}) FROM STDIN");
    CopyRows out = new CopyRows(copy);
    try {
      return rows(table, columns, sheet, out);
    } finally {
      // also when the sheet breaks off: the transaction must live on, to say what else is wrong
      out.end();
      stage.sql(table).execute("ANALYZE {brought}");
    }
  }

  private List<ExchangeColumn> header(ExchangeTable table, Sheet sheet) {
    if (!sheet.next() || sheet.row() != 1) {
      errors.add(ExchangeError.in(table.name(), "platform.exchange.error.noHeader"));
      return List.of();
    }
    if (sheet.width() == 1 && sheet.cell(0).indexOf(';') >= 0) {
      errors.add(ExchangeError.at(table.name(), 1, null, sheet.cell(0), "platform.exchange.error.semicolon"));
      return List.of();
    }
    List<ExchangeColumn> columns = new ArrayList<>();
    int before = errors.total();
    for (int i = 0; i < sheet.width(); i++) {
      String name = sheet.cell(i);
      ExchangeColumn column = table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
      if (column == null) errors.add(ExchangeError.at(table.name(), 1, name, name, "platform.exchange.error.unknownColumn", String.join(", ", Stage.names(table.columns()))));
      else if (columns.contains(column)) errors.add(ExchangeError.at(table.name(), 1, name, name, "platform.exchange.error.columnTwice"));
      else columns.add(column);
    }
    table.columns().stream().filter(c -> c.required() && !columns.contains(c))
        .forEach(c -> errors.add(ExchangeError.at(table.name(), 1, c.name(), null, "platform.exchange.error.missingColumn")));
    if (errors.total() > before) return List.of();
    stage.has(table, columns);
    return columns;
  }

  private long rows(ExchangeTable table, List<ExchangeColumn> columns, Sheet sheet, CopyRows out) {
    List<CellReader> readers = columns.stream().map(CellReader::new).toList();
    long rows = 0;
    while (sheet.next()) {
      if (sheet.width() > columns.size() || sheet.width() < columns.size() && sheet instanceof CsvSheet) {
        errors.add(ExchangeError.at(table.name(), sheet.row(), null, null, "platform.exchange.error.width", Integer.toString(columns.size()), Integer.toString(sheet.width())));
        int key = columns.indexOf(table.key());
        if (key < sheet.width()) stage.refuse(table, sheet.cell(key));
        continue;
      }
      out.number(sheet.row());
      for (int i = 0; i < readers.size(); i++) {
        boolean there = i < sheet.width();
        cell(table, columns.get(i), readers.get(i), sheet.row(), there ? sheet.cell(i) : "", there ? sheet.kind(i) : Sheet.Kind.TEXT, out);
      }
      out.endRow();
      if (++rows % STEP == 0) progress.at(Progress.Step.READING, table.name(), rows);
    }
    return rows;
  }

  private void cell(ExchangeTable table, ExchangeColumn column, CellReader reader, int row, String cell, Sheet.Kind kind, CopyRows out) {
    try {
      reader.read(cell, kind, out);
    } catch (CellReader.Bad bad) {
      out.nothing();
      errors.add(ExchangeError.at(table.name(), row, column.name(), cell, "platform.exchange.error." + bad.getMessage(), bad.arguments));
      if (column.equals(table.key())) stage.refuse(table, cell);
    }
  }
}
