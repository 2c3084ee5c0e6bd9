package fi.polku.platform.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything wrong in a package: the first thousand of it, and how many there are in all. */
final class ExchangeErrors {
  static final int MOST = 1_000;

  private final List<ExchangeError> kept = new ArrayList<>();
  private int total;

  void add(ExchangeError error) {
    total++;
    // a table may be checked after another has filled the list: each gets its share, sorted and cut at the end
    if (kept.size() < MOST * 12) kept.add(error);
  }

  /** Errors found in bulk, of which only some are listed. */
  void uncounted(int more) {
    total += more;
  }

  boolean any() {
    return total > 0;
  }

  int total() {
    return total;
  }

  /** In the order a reader meets them: tables as they depend on each other, rows downwards. */
  List<ExchangeError> list(List<String> tables) {
    return kept.stream()
        .sorted(Comparator.comparingInt((ExchangeError e) -> tables.indexOf(e.table())).thenComparingInt(e -> e.row() == null ? 0 : e.row()))
        .limit(MOST)
        .toList();
  }
}
