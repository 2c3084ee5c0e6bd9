package fi.polku.participant;

import fi.polku.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What one module keeps of persons: each gives back its own rows, and erases its own (GDPR art. 15, 17 and 20). */
public interface PersonalData {
  /** Every table of the module that knows of a participant. */
  Set<String> tables();

  /** All that is kept of this person, by table: rows of words, numbers, truth values and nothing, ready to be written as JSON. */
  Map<String, List<Map<String, @Nullable Object>>> export(Tx tx, Participant.Key person);

  /** Removes all that identifies the person; what has been counted stays countable, without a name. */
  void erase(Tx tx, Participant.Key person);

  /** What rows of this module are called, of those among these ids: for people who read what programs write as ids. */
  default Map<UUID, String> names(Tx tx, UUID[] ids) {
    return Map.of();
  }

  /** The rows of an export as any program can read them: dates and moments in ISO 8601, moments in UTC. */
  static List<Map<String, @Nullable Object>> rows(Query query) {
    return query.map((row, context) -> readable(row)).list();
  }

  /** The answer of a statement that gives {@code id} and {@code name}. */
  static Map<UUID, String> named(Query query, UUID[] ids) {
    Map<UUID, String> names = new LinkedHashMap<>();
    query.bind("ids", ids).map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("name"))).forEach(e -> names.put(e.getKey(), e.getValue()));
    return names;
  }

  private static Map<String, @Nullable Object> readable(ResultSet row) throws SQLException {
    Map<String, @Nullable Object> readable = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) readable.put(columns.getColumnLabel(i), value(row, i, columns.getColumnTypeName(i)));
    return readable;
  }

  private static @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
    return switch (type) {
      case "timestamptz" -> {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        yield moment == null ? null : moment.toInstant().toString();
      }
      case "bool", "int2", "int4", "int8", "numeric" -> row.getObject(column);
      default -> row.getString(column);
    };
  }
}
