package fi.polku.platform.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Statements that are the same for many tables: {@code {columns}} in one stands for names that the program itself declares.
 *
 * <p>The only place where a statement is not a constant. A name is refused unless it is made of small letters, digits and
 * underscores, and is quoted; values are bound as everywhere.
 */
public final class TableSql {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  private final Tx tx;
  private final Map<String, String> places;

  private TableSql(Tx tx, Map<String, String> places) {
    this.tx = tx;
    this.places = places;
  }

  public static TableSql in(Tx tx) {
    return new TableSql(tx, Map.of());
  }

  /** The same, knowing what {@code {place}} stands for: these names, with commas between. */
  public TableSql with(String place, List<String> names) {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name for a table or column: " + name);
    }
    return inside(place, names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")));
  }

  public TableSql with(String place, String... names) {
    return with(place, Arrays.asList(names));
  }

  /** The same, knowing what {@code {place}} stands for: a statement of a module, to be asked within another. */
  public TableSql inside(String place, String statement) {
    Map<String, String> more = new HashMap<>(places);
    more.put(place, filled(statement));
    return new TableSql(tx, more);
  }

  public Query query(String statement) {
    return tx.query(filled(statement));
  }

  public Update update(String statement) {
    return tx.update(filled(statement));
  }

  public void execute(String statement) {
    tx.handle().execute(filled(statement));
  }

  /** Opens a COPY into the table; the caller ends it. */
  public CopyIn copy(String statement) {
    try {
      return tx.handle().getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(filled(statement));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String filled(String statement) {
    return PLACE.matcher(statement).replaceAll(place -> {
      String filling = places.get(place.group(1));
      if (filling == null) throw new IllegalArgumentException("nothing said for " + place.group());
      return Matcher.quoteReplacement(filling);
    });
  }
}
