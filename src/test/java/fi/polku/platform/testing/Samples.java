package fi.polku.platform.testing;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Installation;
import fi.polku.platform.security.OrganisationKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * One row in every table of an organisation, made from the catalogue itself, so that a new table is tested from its first day.
 * The rows are of May 2031 and are published nowhere.
 */
public final class Samples {
  private static final Pattern CHOICE = Pattern.compile("\\(*(\\w+) = ANY \\(ARRAY\\['([^']*)'");
  /** Words a table keeps without a check, because another table or the program has made sure of them. */
  private static final Map<String, String> COMMON = Map.of("municipality", "091", "presence", "present", "marked_how", "roster", "assurance", "PASSKEY", "language", "fi", "symbol", "bird");
  private final Handle handle;
  private final UUID organisation;
  private final String mark;
  private final Map<String, UUID> ids = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> keys = new LinkedHashMap<>();

  private record Column(String name, String type, boolean required) {}

  private record Reference(List<String> columns, String table, List<String> targets) {}

  private Samples(Handle handle, OrganisationKey organisation, String mark) {
    this.handle = handle;
    this.organisation = organisation.value();
    this.mark = mark;
  }

  /** Fills the tables of an organisation that exists; every text begins with the mark. */
  public static Samples in(Installation installation, OrganisationKey organisation, String mark) {
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      Samples samples = new Samples(handle, organisation, mark);
      samples.keys.put("organisation", Map.of("id", organisation.value()));
      samples.ids.put("organisation", organisation.value());
      for (String table : tables(handle)) samples.fill(table);
      for (String table : ofPersons(handle)) if (!samples.filled(table)) samples.fillUnlessFilled(table);
      return samples;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new organisation with its key. */
  public static OrganisationKey organisation(Installation installation, Database database) {
    OrganisationKey key = new OrganisationKey(UUID.randomUUID());
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      handle.execute("INSERT INTO platform_scope_key (organisation_id, key_hash) VALUES (?, ?)", key.value(), database.keyHash(key));
      handle.execute("INSERT INTO organisation (id, name, slug) VALUES (?, ?, ?)", key.value(), "Näyte " + key.value(), "sample-" + key.value());
      return key;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every table of ours that belongs to an organisation and that the program may write. */
  public static List<String> tables(Handle handle) {
    return handle.createQuery("""
        SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'polku'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege('polku_app', c.oid, 'INSERT')
        ORDER BY c.relname
        """).mapTo(String.class).list();
  }

  public boolean has(String table) {
    return ids.containsKey(table);
  }

  /** True when the database itself has written the row meanwhile. */
  private boolean filled(String table) {
    return handle.createQuery("SELECT EXISTS (SELECT FROM " + table + " WHERE organisation_id = :organisation)").bind("organisation", organisation).mapTo(Boolean.class).one();
  }

  /** The program's own upkeep may write the row at this very moment. */
  private void fillUnlessFilled(String table) {
    try {
      fill(table);
    } catch (AssertionError e) {
      if (!filled(table)) throw e;
    }
  }

  /** Tables that name a person, whoever writes them. */
  private static List<String> ofPersons(Handle handle) {
    return handle.createQuery("""
        SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'participant_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'polku'::regnamespace AND c.relkind IN ('r', 'p')
        ORDER BY c.relname
        """).mapTo(String.class).list();
  }

  /** The id of the sample in this table. */
  public UUID id(String table) {
    UUID id = ids.get(table);
    if (id == null) throw new AssertionError("no sample with an id in table " + table + "; there is one in " + ids.keySet());
    return id;
  }

  private void fill(String table) {
    if (keys.containsKey(table)) return;
    keys.put(table, Map.of());
    List<Reference> references = references(table);
    for (Reference reference : references) if (!reference.table.equals(table)) fill(reference.table);
    Map<String, Object> row = insert(table, references, true);
    if (row == null) row = insert(table, references, false);
    if (row == null) throw new AssertionError("Samples cannot make a row of " + table + ": teach it the values this table's checks want");
    keys.put(table, row);
    if (row.get("id") instanceof UUID id) ids.put(table, id);
  }

  private @Nullable Map<String, Object> insert(String table, List<Reference> references, boolean everything) {
    Map<String, String> choices = choices(table);
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    Set<String> pointing = references.stream().flatMap(reference -> reference.columns.stream()).collect(Collectors.toSet());
    for (Column column : columns(table)) {
      types.put(column.name, column.type);
      boolean wanted = column.required || column.name.equals("participant_id") || column.name.equals("id") && column.type.equals("uuid");
      boolean extra = everything && !pointing.contains(column.name) && !column.name.matches(".*_id|(published|erased|ended|closed|cancelled|revoked|disabled|used|expired|left)_(at|by|on)");
      if (wanted || extra) values.put(column.name, value(column, choices));
    }
    for (Reference reference : references) {
      for (int i = 0; i < reference.columns.size(); i++) {
        Object target = keys.get(reference.table).get(reference.targets.get(i));
        if (target != null) values.computeIfPresent(reference.columns.get(i), (name, value) -> target.toString());
      }
    }
    values.put("organisation_id", organisation.toString());
    try {
      return handle.createQuery(statement(table, values, types)).bindMap(values).mapToMap().one();
    } catch (UnableToExecuteStatementException e) {
      boolean checked = e.getCause() instanceof SQLException cause && cause.getSQLState().startsWith("23");
      if (!everything || !checked) throw new AssertionError("Samples cannot make a row of " + table + " of " + values, e);
      return null;
    }
  }

  private static String statement(String table, Map<String, String> values, Map<String, String> types) {
    List<String> names = List.copyOf(values.keySet());
    return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
        + String.join(", ", names.stream().map(n -> "CAST(:" + n + " AS " + types.get(n) + ")").toList()) + ") RETURNING *";
  }

  private String value(Column column, Map<String, String> choices) {
    if (choices.containsKey(column.name)) return choices.get(column.name);
    if (COMMON.containsKey(column.name)) return COMMON.get(column.name);
    if (column.name.equals("year")) return String.valueOf(1000 + Math.floorMod(mark.hashCode(), 1000));
    boolean end = column.name.matches("(ends?|to|last|left|expires)(_.*)?");
    return switch (column.type) {
      case "uuid" -> UUID.randomUUID().toString();
      case "bytea" -> "\\x" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
      case "timestamptz" -> end ? "2031-05-05T10:00Z" : "2031-05-05T09:00Z";
      case "date" -> end ? "2031-05-06" : "2031-05-05";
      case "time" -> end ? "10:00" : "09:00";
      case "int2", "int4", "int8", "numeric" -> "1";
      case "bool" -> "false";
      case "_int2", "_int4" -> "{1}";
      case "json", "jsonb" -> "{}";
      default -> column.type.startsWith("_") ? "{}" : mark + UUID.randomUUID().toString().substring(0, 8);
    };
  }

  private List<Column> columns(String table) {
    return handle.createQuery("""
            SELECT a.attname AS name, t.typname AS type, a.attnotnull AND NOT a.atthasdef AS required
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = CAST(:table AS regclass) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
            ORDER BY a.attnum
            """)
        .bind("table", table)
        .map((row, context) -> new Column(row.getString("name"), row.getString("type"), row.getBoolean("required")))
        .list();
  }

  /** The first of the words a check allows. */
  private Map<String, String> choices(String table) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String check : handle.createQuery("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = CAST(:table AS regclass) AND contype = 'c'")
        .bind("table", table).mapTo(String.class).list()) {
      Matcher choice = CHOICE.matcher(check);
      while (choice.find()) choices.putIfAbsent(choice.group(1), choice.group(2));
    }
    return choices;
  }

  private List<Reference> references(String table) {
    return handle.createQuery("""
            SELECT f.relname AS target,
              (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns,
              (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS targets
            FROM pg_constraint c
            JOIN pg_class f ON f.oid = c.confrelid
            WHERE c.conrelid = CAST(:table AS regclass) AND c.contype = 'f'
            ORDER BY c.oid
            """)
        .bind("table", table)
        .map((row, context) -> new Reference(List.of((String[]) row.getArray("columns").getArray()), row.getString("target"), List.of((String[]) row.getArray("targets").getArray())))
        .list();
  }
}
