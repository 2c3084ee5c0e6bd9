package fi.polku.platform.exchange;

import fi.polku.platform.db.TableSql;
import java.util.List;

/** What no single cell of a package shows: rows named twice, names of nothing, and the modules' own rules. */
final class StagedChecks {
  private final Stage stage;

  StagedChecks(Stage stage) {
    this.stage = stage;
  }

  void check(ExchangeTable table) {
    twice(table);
    for (ExchangeColumn column : table.columns()) {
      if (column.references() != null && !stage.refused(column.references())) known(table, column, column.references());
    }
    for (ExchangeTable.Check check : table.checks()) list(check.table() == null ? table : named(check.table()), check.column(), check.words(), stage.sql(table), check.sql());
  }

  private void known(ExchangeTable table, ExchangeColumn column, String other) {
    String[] refused = stage.refusedKeys(other);
    TableSql sql = stage.sql(table).with("column", column.name()).with("known", Stage.keys(other));
    list(table, column.name(), "platform.exchange.error.noSuch." + other, sql, refused, """
        SELECT b.row_number, b.{column} AS value
        FROM {brought} AS b
        JOIN {known} AS k ON k.key = b.{column}
        WHERE k.id IS NULL AND k.key <> ALL (:refused::text[])
        """);
  }

  private ExchangeTable named(String name) {
    return stage.tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private void twice(ExchangeTable table) {
    TableSql sql = stage.sql(table)
        .with("identity", Stage.names(table.identity()))
        .with("needed", Stage.names(table.identity().stream().filter(ExchangeColumn::required).toList()));
    boolean any = sql.query("""
        SELECT EXISTS (
          SELECT
          FROM {brought}
          GROUP BY {identity}
          HAVING count(*) > 1)
        """).mapTo(Boolean.class).one();
    if (!any) return;
    list(table, String.join(", ", Stage.names(table.identity())), "platform.exchange.error.twice", sql, """
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
    list(table, column, words, sql, new String[0], statement);
  }

  private void list(ExchangeTable table, String column, String words, TableSql sql, String[] refused, String statement) {
    List<Wrong> wrong = stage.bound(table, sql.inside("wrong", statement).query("""
            SELECT row_number, coalesce(value, '') AS value, count(*) OVER () AS total
            FROM ({wrong}) AS w
            ORDER BY row_number
            LIMIT :most
            """))
        .bind("most", ExchangeErrors.MOST)
        .bind("refused", refused)
        .mapTo(Wrong.class)
        .list();
    wrong.forEach(w -> stage.errors.add(ExchangeError.at(table.name(), w.rowNumber, column, w.value, words)));
    if (!wrong.isEmpty()) stage.errors.uncounted(wrong.getFirst().total - wrong.size());
  }
}
