package fi.polku.platform.exchange;

import fi.polku.platform.db.TableSql;
import java.util.List;
import java.util.UUID;

/** What the rows of one small table say before a package is taken in, and what they say then. */
final class StagedChanges {
  /** So many changed rows are told of each table. */
  private static final int ROWS = 50;

  private final Stage stage;
  private final ExchangeTable table;
  private final TableSql sql;

  private StagedChanges(Stage stage, ExchangeTable table) {
    this.stage = stage;
    this.table = table;
    this.sql = stage.sql(table).with("was", "exchange_" + table.name() + "_was").with("becomes", "exchange_" + table.name() + "_becomes")
        .with("columns", Stage.names(table.columns())).with("identity", Stage.names(table.identity())).inside("export", table.export());
  }

  /** Notes what the table says now. */
  static StagedChanges begin(Stage stage, ExchangeTable table) {
    StagedChanges changes = new StagedChanges(stage, table);
    changes.sql.execute("CREATE TEMP TABLE {was} ON COMMIT DROP AS SELECT {columns} FROM {brought} LIMIT 0");
    changes.sql.execute("CREATE TEMP TABLE {becomes} ON COMMIT DROP AS SELECT {columns} FROM {brought} LIMIT 0");
    changes.sql.update("INSERT INTO {was} ({columns}) {export}").bind("project", (UUID) null).execute();
    return changes;
  }

  /** Tells what it says otherwise by now. */
  List<TableCount.Change> tell() {
    sql.update("INSERT INTO {becomes} ({columns}) {export}").bind("project", (UUID) null).execute();
    return sql.query("""
            SELECT c.line AS row, n.name AS column, c.was ->> n.name AS was, c.becomes ->> n.name AS becomes
            FROM (
              SELECT concat_ws(', ', {identity}) AS line, to_jsonb(w) AS was, to_jsonb(b) AS becomes
              FROM {was} AS w
              JOIN {becomes} AS b USING ({identity})
              WHERE to_jsonb(w) <> to_jsonb(b)
              ORDER BY line
              LIMIT :rows) AS c
            CROSS JOIN unnest(:names::text[]) WITH ORDINALITY AS n (name, place)
            WHERE c.was ->> n.name IS DISTINCT FROM c.becomes ->> n.name
            ORDER BY c.line, n.place
            """)
        .bind("rows", ROWS)
        .bind("names", Stage.names(table.columns()).toArray(String[]::new))
        .mapTo(TableCount.Change.class)
        .list();
  }
}
