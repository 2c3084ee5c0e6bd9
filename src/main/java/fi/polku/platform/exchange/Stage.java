package fi.polku.platform.exchange;

import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/** Where a package stands while it is looked at: the temporary tables of one transaction, and what is wrong so far. */
final class Stage {
  /** So many refused rows are a refused sheet: their keys are not kept in memory. */
  private static final int MOST_REFUSED = 10_000;

  final Tx tx;
  final List<ExchangeTable> tables;
  final ExchangeErrors errors = new ExchangeErrors();
  private final Instant now;
  private final Set<String> has = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, Set<String>> refusedKeys = new HashMap<>();

  Stage(Tx tx, List<ExchangeTable> tables, Instant now) {
    this.tx = tx;
    this.tables = tables;
    this.now = now;
  }

  TableSql sql(ExchangeTable table) {
    return TableSql.in(tx).with("brought", "exchange_" + table.name()).with("keys", keys(table.name()));
  }

  static String keys(String table) {
    return "exchange_" + table + "_key";
  }

  static List<String> names(List<ExchangeColumn> columns) {
    return columns.stream().map(ExchangeColumn::name).toList();
  }

  /** The package has these columns of this table. */
  void has(ExchangeTable table, List<ExchangeColumn> columns) {
    columns.forEach(c -> has.add(table.name() + "." + c.name()));
  }

  /** What the whole sheet says is not known: nobody is blamed for naming a row of it. */
  void refuse(String table) {
    refused.add(table);
  }

  /** A row that is wrong is named all the same by others. */
  void refuse(ExchangeTable table, String key) {
    if (!table.referable() || key.isEmpty() || refused(table.name())) return;
    Set<String> keys = refusedKeys.computeIfAbsent(table.name(), t -> new HashSet<>());
    keys.add(key);
    if (keys.size() > MOST_REFUSED) refuse(table.name());
  }

  boolean refused(String table) {
    return refused.contains(table);
  }

  String[] refusedKeys(String table) {
    return refusedKeys.getOrDefault(table, Set.of()).toArray(String[]::new);
  }

  /** Tells a statement which columns the package has, and when it is. */
  <S extends SqlStatement<S>> S bound(ExchangeTable table, S statement) {
    for (ExchangeColumn column : table.columns()) statement.bind("has_" + column.name(), has.contains(table.name() + "." + column.name()));
    return statement.bind("now", now);
  }
}
