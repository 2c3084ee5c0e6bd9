package fi.polku.platform.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a package: where it is, what stands there, and the words that say what to do.
 *
 * @param row as a spreadsheet shows it, 1 is the header; null when it is about the whole table or package
 */
record ExchangeError(@Nullable String table, @Nullable Integer row, @Nullable String column, @Nullable String value, String words, List<String> arguments) {
  private static final int SHOWN = 200;

  ExchangeError {
    table = shown(table);
    column = shown(column);
    value = shown(value);
  }

  /** What a page, a file and the database can hold: short, no half characters, and a picture for the character that is nothing. */
  private static @Nullable String shown(@Nullable String text) {
    if (text == null) return null;
    String whole = text.replace('\0', '\u2400');
    if (whole.length() <= SHOWN) return whole;
    return whole.substring(0, Character.isHighSurrogate(whole.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + "…";
  }

  static ExchangeError of(String words, String... arguments) {
    return new ExchangeError(null, null, null, null, words, List.of(arguments));
  }

  static ExchangeError in(String table, String words, String... arguments) {
    return new ExchangeError(table, null, null, null, words, List.of(arguments));
  }

  static ExchangeError at(String table, int row, @Nullable String column, @Nullable String value, String words, String... arguments) {
    return new ExchangeError(table, row, column, value, words, List.of(arguments));
  }

  Object[] wordArguments() {
    return arguments.toArray();
  }
}
