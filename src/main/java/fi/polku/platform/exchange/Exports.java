package fi.polku.platform.exchange;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Key;
import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives an organisation's data out as a package, written while it is read: however much there is, little is in memory. */
@Component
class Exports {
  private static final int FETCH = 2_000;
  private static final int SUBJECTS_IN_A_LINE = 5_000;

  private final Database database;
  private final List<ExchangePart> parts;

  Exports(Database database, List<ExchangePart> parts) {
    this.database = database;
    this.parts = parts.stream().sorted(Comparator.comparingInt(ExchangePart::getOrder)).toList();
  }

  /** How a package is written. */
  enum Format {
    ZIP("application/zip"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    final String type;

    Format(String type) {
      this.type = type;
    }

    PackageWriter writer(OutputStream out) {
      return this == ZIP ? new CsvWriter(out) : new WorkbookWriter(out);
    }
  }

  private record RowKey(UUID value) implements Key {}

  /** A project one can export: the names of the choices. */
  record Choice(String code, String name) {}

  List<Choice> choices(Scope scope) {
    return database.in(scope, tx -> {
      ExchangeTable projects = table("projects");
      return TableSql.in(tx).query(projects.export()).bind("project", (UUID) null).map((row, context) -> new Choice(row.getString("project"), row.getString("name"))).list();
    });
  }

  /**
   * Writes the package of one project, or of the whole organisation.
   *
   * @param project its code, or null for everything
   * @param to asked for where to write once it is certain that there is something: headers go before the first byte
   * @throws NotFound when this organisation has no such project
   * @throws Conflict when a table has more rows than a sheet can hold
   */
  void write(Scope scope, @Nullable String project, Format format, Supplier<OutputStream> to) {
    database.snapshot(scope, tx -> {
      UUID id = project == null ? null : idOf(tx, project);
      if (format == Format.XLSX) refuseTooLong(tx, tables(parts), id);
      List<ExchangePart> open = parts.stream().takeWhile(part -> part.people().isEmpty()).toList();
      try (PackageWriter writer = format.writer(to.get())) {
        for (ExchangeTable table : tables(open)) write(tx, table, id, writer);
        if (format == Format.ZIP) people(tx, id);
        // the log line is kept before the first byte about anybody leaves, in a transaction of its own: this one is still reading
        database.act(scope, log -> audit(tx, log, id));
        for (ExchangeTable table : tables(parts.subList(open.size(), parts.size()))) write(tx, table, id, writer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    });
  }

  private static List<ExchangeTable> tables(List<ExchangePart> parts) {
    return parts.stream().flatMap(part -> part.tables().stream()).toList();
  }

  private UUID idOf(Tx tx, String code) {
    tx.handle().execute("CREATE TEMP TABLE exchange_mentioned (key text NOT NULL, uuid uuid) ON COMMIT DROP");
    tx.update("INSERT INTO exchange_mentioned (key) VALUES (:code)").bind("code", code).execute();
    String find = java.util.Objects.requireNonNull(table("projects").find());
    return TableSql.in(tx).query(find).map((row, context) -> row.getObject("id", UUID.class)).findOne().orElseThrow(NotFound::new);
  }

  private ExchangeTable table(String name) {
    return tables(parts).stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private void people(Tx tx, @Nullable UUID project) {
    tx.handle().execute("CREATE TEMP TABLE exchange_people (id uuid PRIMARY KEY) ON COMMIT DROP");
    for (ExchangePart part : parts) {
      if (part.people().isEmpty()) continue;
      TableSql.in(tx).inside("people", part.people()).update("""
              INSERT INTO exchange_people (id)
              {people}
              ON CONFLICT DO NOTHING
              """)
          .bind("project", project)
          .execute();
    }
    for (ExchangePart part : parts) {
      if (!part.hidden().isEmpty()) TableSql.in(tx).inside("hidden", part.hidden()).update("DELETE FROM exchange_people WHERE id IN ({hidden})").execute();
    }
    tx.handle().execute("ANALYZE exchange_people");
  }

  private void refuseTooLong(Tx tx, List<ExchangeTable> tables, @Nullable UUID project) {
    people(tx, project);
    for (ExchangeTable table : tables) {
      long rows = TableSql.in(tx).inside("export", table.export()).query("""
              SELECT count(*)
              FROM ({export}) AS e
              """)
          .bind("project", project)
          .mapTo(Long.class)
          .one();
      if (rows >= WorkbookWriter.MOST_ROWS) throw new Conflict("platform.exchange.export.tooLong", table.name(), rows);
    }
  }

  private static void audit(Tx reading, Tx log, @Nullable UUID project) {
    List<RowKey> objects = project == null ? List.of() : List.of(new RowKey(project));
    List<RowKey> people = new ArrayList<>();
    boolean[] said = {false};
    try (var ids = reading.query("SELECT id FROM exchange_people ORDER BY id").setFetchSize(SUBJECTS_IN_A_LINE).mapTo(UUID.class).stream()) {
      ids.forEach(id -> {
        people.add(new RowKey(id));
        if (people.size() < SUBJECTS_IN_A_LINE) return;
        log.audit(log.scope().action(), List.copyOf(people), objects, people.size());
        people.clear();
        said[0] = true;
      });
    }
    if (!said[0] || !people.isEmpty()) log.audit(log.scope().action(), people, objects, people.size());
  }

  private static void write(Tx tx, ExchangeTable table, @Nullable UUID project, PackageWriter writer) throws IOException {
    writer.begin(table);
    TableSql.in(tx).query(table.export()).bind("project", project).setFetchSize(FETCH).scanResultSet((rows, context) -> {
      try {
        rows(table, rows.get(), writer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    });
    writer.end();
  }

  private static void rows(ExchangeTable table, ResultSet rows, PackageWriter writer) throws SQLException, IOException {
    List<ExchangeColumn> columns = table.columns();
    while (rows.next()) {
      for (int i = 0; i < columns.size(); i++) writer.cell(columns.get(i), CellWriter.text(columns.get(i), rows, i + 1));
      writer.endRow();
    }
  }
}
