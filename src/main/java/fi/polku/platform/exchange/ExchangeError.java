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
    if (value != null && value.length() > SHOWN) value = value.substring(0, SHOWN) + "…";
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
