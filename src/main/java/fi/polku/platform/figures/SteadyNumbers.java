package fi.polku.platform.figures;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Numbers of people as they were last told to the public. A number changes only when it has changed by at least as many people as
 * are told at all, so that from one look to the next nobody learns who came, or whose data were erased.
 *
 * <p>What is measured for the first time is told as it is counted; a name that joins it later is nobody until it is enough.
 * Therefore the sum of a measure's numbers, too, stays while they stay.
 */
@Component
public class SteadyNumbers {
  private final Database database;

  SteadyNumbers(Database database) {
    this.database = database;
  }

  private record Told(String measure, String name, long number) {}

  /**
   * The numbers to tell, by measure and name: of each that is counted, and of each that was told before.
   *
   * @param about what they are of
   */
  public Map<String, Map<String, Long>> steady(Scope scope, UUID about, Map<String, Map<String, Long>> counted) {
    return database.in(scope, tx -> {
      Map<String, Map<String, Long>> told = told(tx, about);
      List<Told> anew = new ArrayList<>();
      counted.forEach((measure, numbers) -> anew.addAll(anew(measure, told.get(measure), numbers)));
      if (anew.isEmpty()) return whole(told, counted);
      tell(tx, about, anew);
      // who looked at the same moment may have told first
      return whole(told(tx, about), counted);
    });
  }

  private static List<Told> anew(String measure, @Nullable Map<String, Long> told, Map<String, Long> counted) {
    List<Told> anew = new ArrayList<>();
    if (told == null) {
      counted.forEach((name, number) -> anew.add(new Told(measure, name, number)));
      return anew;
    }
    Map<String, Long> all = new HashMap<>(counted);
    told.keySet().forEach(name -> all.putIfAbsent(name, 0L));
    all.forEach((name, number) -> {
      if (Math.abs(number - told.getOrDefault(name, 0L)) >= SmallNumbers.LEAST) anew.add(new Told(measure, name, number));
    });
    return anew;
  }

  private static Map<String, Map<String, Long>> whole(Map<String, Map<String, Long>> told, Map<String, Map<String, Long>> counted) {
    Map<String, Map<String, Long>> whole = new HashMap<>();
    counted.forEach((measure, numbers) -> {
      Map<String, Long> all = new HashMap<>(told.getOrDefault(measure, Map.of()));
      numbers.keySet().forEach(name -> all.putIfAbsent(name, 0L));
      whole.put(measure, all);
    });
    return whole;
  }

  private static Map<String, Map<String, Long>> told(Tx tx, UUID about) {
    Map<String, Map<String, Long>> told = new HashMap<>();
    tx.query("SELECT measure, name, number FROM platform_published WHERE organisation_id = :organisation AND about = :about")
        .bind("about", about)
        .mapTo(Told.class)
        .forEach(t -> told.computeIfAbsent(t.measure, m -> new HashMap<>()).put(t.name, t.number));
    return told;
  }

  private static void tell(Tx tx, UUID about, List<Told> anew) {
    // in one order, so that two at once wait for each other and not in a ring
    anew.sort(Comparator.comparing(Told::measure).thenComparing(Told::name));
    tx.update("""
            INSERT INTO platform_published AS p (organisation_id, about, measure, name, number)
            SELECT :organisation, :about, t.measure, t.name, t.number
            FROM unnest(:measures::text[], :names::text[], :numbers::text[]::bigint[]) AS t (measure, name, number)
            ON CONFLICT (organisation_id, about, measure, name) DO UPDATE
            SET number = excluded.number, told_at = excluded.told_at
            WHERE abs(excluded.number - p.number) >= :least
            """)
        .bind("about", about)
        .bind("measures", anew.stream().map(Told::measure).toArray(String[]::new))
        .bind("names", anew.stream().map(Told::name).toArray(String[]::new))
        .bind("numbers", anew.stream().map(t -> String.valueOf(t.number)).toArray(String[]::new))
        .bind("least", SmallNumbers.LEAST)
        .execute();
  }
}
