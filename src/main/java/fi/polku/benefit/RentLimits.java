package fi.polku.benefit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much rent basic social assistance accepts in a municipality in the long run (1242/2023), since 1 April 2024. */
final class RentLimits {
  private record Limits(YearMonth from, double[] euros) {}

  private static final Map<String, List<Limits>> ALL = new HashMap<>();

  static {
    for (String[] row : LawFile.rows("rent-limits.csv")) {
      double[] euros = Arrays.stream(row[2].split(" ")).mapToDouble(Double::parseDouble).toArray();
      ALL.computeIfAbsent(row[1], code -> new ArrayList<>()).add(new Limits(YearMonth.parse(row[0]), euros));
    }
  }

  private RentLimits() {}

  /** Euros a month for this many persons; nothing before April 2024 and for a municipality that has no limit. */
  static Optional<Double> limit(String municipality, YearMonth month, int persons) {
    return ALL.getOrDefault(municipality, List.of()).stream().filter(l -> !l.from.isAfter(month)).reduce((a, b) -> b)
        .map(l -> persons <= 4 ? l.euros[persons - 1] : l.euros[3] + (persons - 4) * l.euros[4]);
  }
}
