package fi.polku.report;

import fi.polku.platform.figures.SmallNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What anybody can reckon from all that has been told of one row, by adding and taking away: how many there were between two days.
 * A number told of a period lies between its first day and the day after its last; days that numbers connect belong together.
 */
final class Telling {
  /** Days that belong together, each with how many there were up to it, counted from any one of them. */
  private final List<Map<LocalDate, Long>> known = new ArrayList<>();

  /** Whether with this number too no one to four people follow between any two days. */
  boolean allows(LocalDate begins, LocalDate after, long number) {
    Map<LocalDate, Long> from = around(begins);
    Map<LocalDate, Long> to = around(after);
    if (from == to) return isFar(to.get(after) - from.get(begins) - number);
    long shift = from.get(begins) + number - to.get(after);
    return from.values().stream().allMatch(before -> to.values().stream().allMatch(then -> isFar(then + shift - before)));
  }

  void add(LocalDate begins, LocalDate after, long number) {
    Map<LocalDate, Long> from = around(begins);
    Map<LocalDate, Long> to = around(after);
    if (from == to) return;
    long shift = from.get(begins) + number - to.get(after);
    known.remove(from);
    known.remove(to);
    Map<LocalDate, Long> both = new HashMap<>(from);
    to.forEach((day, upTo) -> both.put(day, upTo + shift));
    known.add(both);
  }

  private Map<LocalDate, Long> around(LocalDate day) {
    return known.stream().filter(days -> days.containsKey(day)).findFirst().orElseGet(() -> Map.of(day, 0L));
  }

  private static boolean isFar(long people) {
    return people == 0 || Math.abs(people) >= SmallNumbers.LEAST;
  }
}
