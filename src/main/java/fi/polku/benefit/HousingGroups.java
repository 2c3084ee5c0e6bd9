package fi.polku.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which group of municipalities a home is in, by the day the allowance was decided: four groups, three since 1 April 2024. */
final class HousingGroups {
  private static final YearMonth THREE = YearMonth.of(2024, 4);
  private static final Map<String, Integer> FOUR_GROUPS = new HashMap<>();
  private static final Map<String, Integer> THREE_GROUPS = new HashMap<>();
  private static final Set<String> DOUBTFUL = new HashSet<>();

  static {
    for (String[] row : LawFile.rows("housing-groups.csv")) {
      for (String code : row[2].split(" ")) {
        if (row[1].equals("doubtful")) DOUBTFUL.add(code);
        else (YearMonth.parse(row[0]).isBefore(THREE) ? FOUR_GROUPS : THREE_GROUPS).put(code, Integer.valueOf(row[1]));
      }
    }
  }

  private HousingGroups() {}

  /** 1 is the dearest; a municipality that is not named, or none at all, is in the last. */
  static int group(@Nullable String municipality, LocalDate reviewed) {
    boolean three = three(reviewed);
    return (three ? THREE_GROUPS : FOUR_GROUPS).getOrDefault(municipality == null ? "" : municipality, three ? 3 : 4);
  }

  /** True where two sources put the town in different groups and the list in force has not been seen. */
  static boolean doubtful(@Nullable String municipality, LocalDate reviewed) {
    return three(reviewed) && municipality != null && DOUBTFUL.contains(municipality);
  }

  private static boolean three(LocalDate reviewed) {
    return reviewed.getYear() > 2024 || reviewed.getYear() == 2024 && reviewed.getMonthValue() >= 4;
  }
}
