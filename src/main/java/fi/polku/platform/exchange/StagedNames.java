package fi.polku.platform.exchange;

import java.util.List;

/** Which row each name of a package means. */
final class StagedNames {
  private final Stage stage;

  StagedNames(Stage stage) {
    this.stage = stage;
  }

  /** Finds the rows there already; one that only the package has gets its id here. */
  void resolve() {
    stage.tx.handle().execute("CREATE TEMP TABLE exchange_mentioned (key text PRIMARY KEY, uuid uuid) ON COMMIT DROP");
    for (ExchangeTable table : stage.tables) {
      if (table.find() == null) continue;
      stage.tx.handle().execute("TRUNCATE exchange_mentioned");
      stage.sql(table).execute("CREATE TEMP TABLE {keys} (key text NOT NULL, id uuid, there boolean NOT NULL) ON COMMIT DROP");
      mentions(table, this::mention);
      stage.tx.handle().execute("ANALYZE exchange_mentioned");
      stage.sql(table).with("key", table.key().name()).inside("found", table.find()).update("""
          INSERT INTO {keys} (key, id, there)
          SELECT f.key, coalesce(f.id, CASE WHEN EXISTS (SELECT FROM {brought} AS b WHERE b.{key} = f.key) THEN uuidv7() END), f.id IS NOT NULL
          FROM ({found}) AS f
          """).execute();
      stage.sql(table).execute("CREATE UNIQUE INDEX ON {keys} (key)");
      stage.sql(table).execute("ANALYZE {keys}");
    }
  }

  /** One table and its column that says names. */
  private interface Mention {
    void of(ExchangeTable table, ExchangeColumn column);
  }

  private void mentions(ExchangeTable table, Mention mention) {
    mention.of(table, table.key());
    for (ExchangeTable other : stage.tables) {
      for (ExchangeColumn column : other.columns()) {
        if (table.name().equals(column.references())) mention.of(other, column);
      }
    }
  }

  private void mention(ExchangeTable table, ExchangeColumn column) {
    stage.sql(table).with("column", column.name()).execute("""
        INSERT INTO exchange_mentioned (key, uuid)
        SELECT DISTINCT {column}, CASE WHEN {column} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN {column}::uuid END
        FROM {brought}
        WHERE {column} IS NOT NULL
        ON CONFLICT (key) DO NOTHING
        """);
  }

  /**
   * Takes away every row about people whom this actor may not find, before anything is compared with what is stored: whatever such a
   * row says, the answer is the same, and nothing is written.
   *
   * @param hidden statements that give such people's ids
   */
  void setAside(List<String> hidden) {
    for (ExchangeTable people : stage.tables) {
      if (!people.people()) continue;
      for (String statement : hidden) {
        boolean any = stage.sql(people).inside("hidden", statement).query("SELECT EXISTS (SELECT FROM {keys} WHERE id IN ({hidden}))").mapTo(Boolean.class).one();
        if (any) setAside(people, statement);
      }
    }
  }

  private void setAside(ExchangeTable people, String hidden) {
    mentions(people, (table, column) -> stage.sql(table).with("column", column.name()).with("people", Stage.keys(people.name())).inside("hidden", hidden).update("""
        DELETE FROM {brought} AS b
        USING {people} AS k
        WHERE k.key = b.{column} AND k.id IN ({hidden})
        """).execute());
    stage.sql(people).inside("hidden", hidden).update("DELETE FROM {keys} WHERE id IN ({hidden})").execute();
  }
}
