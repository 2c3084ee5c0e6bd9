package fi.polku.platform.exchange;

import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.copy.CopyIn;

/**
 * A package as it is, row by row, in temporary tables of one transaction. Nothing of a package ever becomes
 * part of a statement: what is written here is the same for every table, {@link TableSql} puts the program's own names in.
 */
final class Staging {
  private static final int STEP = 10_000;

  private final Tx tx;
  private final List<ExchangeTable> tables;
  private final ExchangeErrors errors;
  private final Progress progress;
  private final Instant now;
  private final Set<String> has = new HashSet<>();

  Staging(Tx tx, List<ExchangeTable> tables, ExchangeErrors errors, Progress progress, Instant now) {
    this.tx = tx;
    this.tables = tables;
    this.errors = errors;
    this.progress = progress;
    this.now = now;
    tx.handle().execute("CREATE TEMP TABLE exchange_mentioned (key text PRIMARY KEY, uuid uuid) ON COMMIT DROP");
    for (ExchangeTable table : tables) {
      sql(table).execute("CREATE TEMP TABLE {brought} (row_number integer NOT NULL) ON COMMIT DROP");
      for (ExchangeColumn column : table.columns()) {
        sql(table).with("column", column.name()).with("type", column.type().sql).execute("ALTER TABLE {brought} ADD COLUMN {column} {type}");
      }
      if (table.referable()) sql(table).execute("CREATE TEMP TABLE {keys} (key text NOT NULL, id uuid) ON COMMIT DROP");
    }
  }

  private TableSql sql(ExchangeTable table) {
    return TableSql.in(tx).with("brought", brought(table.name())).with("keys", keys(table.name()));
  }

  private static String brought(String table) {
    return "exchange_" + table;
  }

  static String keys(String table) {
    return "exchange_" + table + "_key";
  }

  /** The columns the package has of this table. */
  boolean has(ExchangeTable table, ExchangeColumn column) {
    return has.contains(table.name() + "." + column.name());
  }

  /** Copies one sheet in and returns how many rows it has; what is wrong with its cells is among the errors. */
  long copy(ExchangeTable table, Sheet sheet) {
    List<ExchangeColumn> columns = header(table, sheet);
    if (columns.isEmpty()) return 0;
    CopyIn copy = sql(table).with("columns", names(columns)).copy("COPY {brought} (row_number, {columns}) FROM STDIN");
    CopyRows out = new CopyRows(copy);
    try {
      return rows(table, columns, sheet, out);
    } finally {
      // also when the sheet breaks off: the transaction must live on, to say what else is wrong
      out.end();
      sql(table).execute("ANALYZE {brought}");
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
      if (column == null) errors.add(ExchangeError.at(table.name(), 1, name, name, "platform.exchange.error.unknownColumn", String.join(", ", names(table.columns()))));
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
      errors.add(ExchangeError.at(table.name(), row, column.name(), cell, "platform.exchange.error." + bad.getMessage(), bad.arguments));
    }
  }

  /** Finds out which row each name means: one already there, or one of the package, which gets its id here. */
  void resolve() {
    for (ExchangeTable table : tables) {
      if (table.find() == null) continue;
      tx.handle().execute("TRUNCATE exchange_mentioned");
      mention(table, table.key());
      for (ExchangeTable other : tables) {
        for (ExchangeColumn column : other.columns()) {
          if (table.name().equals(column.references())) mention(other, column);
        }
      }
      tx.handle().execute("ANALYZE exchange_mentioned");
      sql(table).with("key", table.key().name()).inside("found", table.find()).update("""
          INSERT INTO {keys} (key, id)
          SELECT f.key, coalesce(f.id, CASE WHEN EXISTS (SELECT FROM {brought} AS b WHERE b.{key} = f.key) THEN uuidv7() END)
          FROM ({found}) AS f
          """).execute();
      sql(table).execute("CREATE UNIQUE INDEX ON {keys} (key)");
      sql(table).execute("ANALYZE {keys}");
    }
  }

  private void mention(ExchangeTable table, ExchangeColumn column) {
    sql(table).with("column", column.name()).execute("""
        INSERT INTO exchange_mentioned (key, uuid)
        SELECT DISTINCT {column}, CASE WHEN {column} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN {column}::uuid END
        FROM {brought}
        WHERE {column} IS NOT NULL
        ON CONFLICT (key) DO NOTHING
        """);
  }

  /** What no single cell shows: rows named twice, names of nothing, and the module's own rules. */
  void check(ExchangeTable table) {
    progress.at(Progress.Step.CHECKING, table.name(), 0);
    twice(table);
    for (ExchangeColumn column : table.columns()) {
      if (column.references() == null) continue;
      list(table, column.name(), "platform.exchange.error.noSuch." + column.references(), sql(table).with("column", column.name()).with("known", keys(column.references())), """
          SELECT b.row_number, b.{column} AS value
          FROM {brought} AS b
          JOIN {known} AS k ON k.key = b.{column}
          WHERE k.id IS NULL
          """);
    }
    for (ExchangeTable.Check check : table.checks()) list(check.table() == null ? table : named(check.table()), check.column(), check.words(), sql(table), check.sql());
  }

  private ExchangeTable named(String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private void twice(ExchangeTable table) {
    TableSql sql = sql(table)
        .with("identity", names(table.identity()))
        .with("needed", names(table.identity().stream().filter(ExchangeColumn::required).toList()));
    boolean any = sql.query("""
        SELECT EXISTS (
          SELECT
          FROM {brought}
          GROUP BY {identity}
          HAVING count(*) > 1)
        """).mapTo(Boolean.class).one();
    if (!any) return;
    list(table, String.join(", ", names(table.identity())), "platform.exchange.error.twice", sql, """
        SELECT row_number, value
        FROM (
          SELECT row_number, concat_ws(', ', {identity}) AS value, row_number() OVER (PARTITION BY {identity} ORDER BY row_number) AS nth
          FROM {brought}
          WHERE num_nulls({needed}) = 0) AS b
        WHERE nth > 1
        """);
  }

  private record Wrong(int rowNumber, String value, int total) {}

  private void list(ExchangeTable table, String column, String words, TableSql sql, String statement) {
    List<Wrong> wrong = bound(table, sql.inside("wrong", statement).query("""
            SELECT row_number, coalesce(value, '') AS value, count(*) OVER () AS total
            FROM ({wrong}) AS w
            ORDER BY row_number
            LIMIT :most
            """))
        .bind("most", ExchangeErrors.MOST)
        .mapTo(Wrong.class)
        .list();
    wrong.forEach(w -> errors.add(ExchangeError.at(table.name(), w.rowNumber, column, w.value, words)));
    if (!wrong.isEmpty()) errors.uncounted(wrong.getFirst().total - wrong.size());
  }

  /** Runs one statement by which a module takes its table in. */
  Merged merge(ExchangeTable table, String statement) {
    return bound(table, sql(table).query(statement)).mapTo(Merged.class).one();
  }

  record Merged(long added, long changed) {}

  /** Tells a statement which columns the package has, and when it is. */
  private <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S bound(ExchangeTable table, S statement) {
    for (ExchangeColumn column : table.columns()) statement.bind("has_" + column.name(), has(table, column));
    return statement.bind("now", now);
  }

  private static List<String> names(List<ExchangeColumn> columns) {
    return columns.stream().map(ExchangeColumn::name).toList();
  }
}
