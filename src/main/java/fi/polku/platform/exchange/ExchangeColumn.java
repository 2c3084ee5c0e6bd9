package fi.polku.platform.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of the exchange package: what a cell may say.
 *
 * @param identity part of what names the row
 * @param required no cell may be empty, so the header must have it
 * @param references the table whose row a cell names
 * @param values the only values there are; empty when free
 * @param least of a number
 * @param most of a number, or the digits of a code
 */
public record ExchangeColumn(String name, Type type, boolean identity, boolean required, @Nullable String references, List<String> values, long least, long most) {

  /** How a cell is read, and the type it has in the database. */
  public enum Type {
    TEXT("text"),
    CHOICE("text"),
    /** The three digits of a municipality. */
    MUNICIPALITY("text"),
    DATE("date"),
    /** A moment, written as local time in Finland. */
    TIME("timestamptz"),
    WHOLE("int4"),
    DECIMAL("numeric");

    final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** The name by which other tables refer to the row. */
  public static ExchangeColumn key(String name) {
    return new ExchangeColumn(name, Type.TEXT, true, true, null, List.of(), 0, 0);
  }

  public static ExchangeColumn reference(String name, String table) {
    return new ExchangeColumn(name, Type.TEXT, false, false, table, List.of(), 0, 0);
  }

  public static ExchangeColumn text(String name) {
    return new ExchangeColumn(name, Type.TEXT, false, false, null, List.of(), 0, 0);
  }

  public static ExchangeColumn date(String name) {
    return new ExchangeColumn(name, Type.DATE, false, false, null, List.of(), 0, 0);
  }

  public static ExchangeColumn time(String name) {
    return new ExchangeColumn(name, Type.TIME, false, false, null, List.of(), 0, 0);
  }

  public static ExchangeColumn choice(String name, String... values) {
    return new ExchangeColumn(name, Type.CHOICE, false, false, null, List.of(values), 0, 0);
  }

  public static ExchangeColumn municipality(String name) {
    return new ExchangeColumn(name, Type.MUNICIPALITY, false, false, null, List.of(), 0, 3);
  }

  public static ExchangeColumn whole(String name, long least, long most) {
    return new ExchangeColumn(name, Type.WHOLE, false, false, null, List.of(), least, most);
  }

  public static ExchangeColumn amount(String name) {
    return new ExchangeColumn(name, Type.DECIMAL, false, false, null, List.of(), 0, Long.MAX_VALUE);
  }

  /** The same, and no cell may be empty. */
  public ExchangeColumn needed() {
    return new ExchangeColumn(name, type, identity, true, references, values, least, most);
  }

  /** The same, as part of what names the row. */
  public ExchangeColumn naming() {
    return new ExchangeColumn(name, type, true, required, references, values, least, most);
  }
}
