package fi.polku.platform.exchange;

import fi.polku.platform.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A package as it is, row by row, in temporary tables of one transaction. The names in these statements are the tables' and
 * columns' own, from the program; nothing of a package ever becomes part of a statement.
 */
final class Staging {
  private static final int STEP = 10_000;

  private final Tx tx;
  private final List<ExchangeTable> tables;
  private final ExchangeErrors errors;
  private final Progress progress;
  private final Set<String> has = new HashSet<>();

  Staging(Tx tx, List<ExchangeTable> tables, ExchangeErrors errors, Progress progress) {
    this.tx = tx;
    this.tables = tables;
    this.errors = errors;
    this.progress = progress;
    for (ExchangeTable table : tables) {
      String columns = table.columns().stream().map(c -> quoted(c) + " " + c.type().sql).collect(Collectors.joining(", "));
      tx.handle().execute("CREATE TEMP TABLE exchange_" + table.name() + " (row_number integer NOT NULL, " + columns + ") ON COMMIT DROP");
      if (table.referable()) tx.handle().execute("CREATE TEMP TABLE exchange_" + table.name() + "_key (key text NOT NULL, id uuid) ON COMMIT DROP");
    }
    tx.handle().execute("CREATE TEMP TABLE exchange_mentioned (key text NOT NULL, uuid uuid) ON COMMIT DROP");
  }

  /** The columns the package has of this table. */
  boolean has(ExchangeTable table, ExchangeColumn column) {
    return has.contains(table.name() + "." + column.name());
  }

  /** Copies one sheet in and returns how many rows it has; what is wrong with its cells is among the errors. */
  long copy(ExchangeTable table, Sheet sheet) {
    List<ExchangeColumn> columns = header(table, sheet);
    if (columns.isEmpty()) return 0;
    String names = columns.stream().map(Staging::quoted).collect(Collectors.joining(", "));
    try {
      CopyIn copy = tx.handle().getConnection().unwrap(PGConnection.class).getCopyAPI()
          .copyIn("COPY exchange_" + table.name() + " (row_number, " + names + ") FROM STDIN");
      CopyRows out = new CopyRows(copy);
      try {
        return rows(table, columns, sheet, out);
      } finally {
        // also when the sheet breaks off: the transaction must live on, to say what else is wrong
        out.flush();
        copy.endCopy();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      tx.handle().execute("ANALYZE exchange_" + table.name());
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
      String name = i == 0 && sheet.cell(0).startsWith("\uFEFF") ? sheet.cell(0).substring(1) : sheet.cell(i);
      ExchangeColumn column = table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
      if (column == null) errors.add(ExchangeError.at(table.name(), 1, name, name, "platform.exchange.error.unknownColumn", names(table.columns())));
      else if (columns.contains(column)) errors.add(ExchangeError.at(table.name(), 1, name, name, "platform.exchange.error.columnTwice"));
      else columns.add(column);
    }
    table.columns().stream().filter(c -> c.required() && !columns.contains(c))
        .forEach(c -> errors.add(ExchangeError.at(table.name(), 1, c.name(), null, "platform.exchange.error.missingColumn")));
    if (errors.total() > before) return List.of();
    columns.forEach(c -> has.add(table.name() + "." + c.name()));
    return columns;
  }

  private long rows(ExchangeTable table, List<ExchangeColumn> columns, Sheet sheet, CopyRows out) {
    List<CellReader> readers = columns.stream().map(CellReader::new).toList();
    long rows = 0;
    while (sheet.next()) {
      if (sheet.width() > columns.size() || sheet.width() < columns.size() && sheet instanceof CsvSheet) {
        errors.add(ExchangeError.at(table.name(), sheet.row(), null, null, "platform.exchange.error.width", Integer.toString(columns.size()), Integer.toString(sheet.width())));
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
      errors.add(ExchangeError.at(table.name(), row, column.name(), cell.replace('\0', '\u2400'), "platform.exchange.error." + bad.getMessage(), bad.arguments));
    }
  }

  /** Finds out which row each name means: one already there, or one of the package, which gets its id here. */
  void resolve() {
    for (ExchangeTable table : tables) {
      if (!table.referable()) continue;
      tx.handle().execute("TRUNCATE exchange_mentioned");
      tx.handle().execute("INSERT INTO exchange_mentioned (key, uuid) SELECT key, CASE WHEN key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN key::uuid END FROM ("
          + mentions(table) + ") AS mentions WHERE key IS NOT NULL");
      tx.handle().execute("ANALYZE exchange_mentioned");
      tx.update("INSERT INTO exchange_" + table.name() + "_key (key, id) SELECT found.key, coalesce(found.id, CASE WHEN EXISTS (SELECT FROM exchange_"
          + table.name() + " AS brought WHERE brought." + quoted(table.key()) + " = found.key) THEN uuidv7() END) FROM (" + table.find() + ") AS found").execute();
      tx.handle().execute("ANALYZE exchange_" + table.name() + "_key");
    }
  }

  private String mentions(ExchangeTable target) {
    Stream<String> own = Stream.of("SELECT " + quoted(target.key()) + " AS key FROM exchange_" + target.name());
    Stream<String> others = tables.stream().flatMap(table -> table.columns().stream()
        .filter(c -> target.name().equals(c.references()))
        .map(c -> "SELECT DISTINCT " + quoted(c) + " FROM exchange_" + table.name()));
    return Stream.concat(own, others).collect(Collectors.joining(" UNION "));
  }

  /** What no single cell shows: rows named twice, names of nothing, and the module's own rules. */
  void check(ExchangeTable table) {
    progress.at(Progress.Step.CHECKING, table.name(), 0);
    String names = table.identity().stream().map(Staging::quoted).collect(Collectors.joining(", "));
    if (tx.query("SELECT EXISTS (SELECT FROM exchange_" + table.name() + " GROUP BY " + names + " HAVING count(*) > 1)").mapTo(Boolean.class).one()) {
      String written = table.identity().stream().map(c -> quoted(c) + "::text").collect(Collectors.joining(", "));
      String known = table.identity().stream().filter(ExchangeColumn::required).map(c -> quoted(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
      String column = table.identity().stream().map(ExchangeColumn::name).collect(Collectors.joining(", "));
      list(table, column, "platform.exchange.error.twice", "SELECT row_number, value FROM (SELECT row_number, concat_ws(', ', " + written
          + ") AS value, row_number() OVER (PARTITION BY " + names + " ORDER BY row_number) AS nth FROM exchange_" + table.name() + " WHERE " + known + ") AS rows WHERE nth > 1");
    }
    for (ExchangeColumn column : table.columns()) {
      if (column.references() == null) continue;
      list(table, column.name(), "platform.exchange.error.noSuch." + column.references(), "SELECT row_number, " + quoted(column) + " AS value FROM exchange_" + table.name()
          + " AS brought JOIN exchange_" + column.references() + "_key AS known ON known.key = brought." + quoted(column) + " WHERE known.id IS NULL");
    }
    for (ExchangeTable.Check check : table.checks()) list(table, check.column(), check.words(), check.sql());
  }

  private record Wrong(int rowNumber, String value, int total) {}

  private void list(ExchangeTable table, String column, String words, String sql) {
    List<Wrong> wrong = bound(table, tx.query("SELECT row_number, coalesce(value, '') AS value, count(*) OVER () AS total FROM (" + sql
        + ") AS wrong ORDER BY row_number LIMIT " + ExchangeErrors.MOST)).mapTo(Wrong.class).list();
    wrong.forEach(w -> errors.add(ExchangeError.at(table.name(), w.rowNumber, column, w.value, words)));
    if (!wrong.isEmpty()) errors.uncounted(wrong.getFirst().total - wrong.size());
  }

  /** Tells a statement which columns the package has. */
  <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S bound(ExchangeTable table, S statement) {
    for (ExchangeColumn column : table.columns()) statement.bind("has_" + column.name(), has(table, column));
    return statement;
  }

  private static String names(List<ExchangeColumn> columns) {
    return columns.stream().map(ExchangeColumn::name).collect(Collectors.joining(", "));
  }

  private static String quoted(ExchangeColumn column) {
    return '"' + column.name() + '"';
  }
}
