package fi.polku.activity;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Activity figures as they are shown: one line for each kind, month, place, district or activity, and the whole, in which
 * each person and each session is counted once.
 */
record FigureTable(List<Line> lines, Line total, List<Line> projects, List<Line> places, List<Line> districts) {

  /**
   * One line of figures.
   *
   * @param part "line", "total", or which choice of the filter this names: "project", "place", "district"
   * @param key what the line is about: a kind's code, "2026-11", an id, a district's name; null when there is none
   * @param cancelled sessions left out because they were cancelled
   * @param unmarked sessions, among those counted, of which nobody has marked anything
   * @param persons distinct persons of named attendance
   * @param visits participations of named attendance
   * @param minutes known minutes of named attendance
   * @param withoutMinutes visits whose minutes nobody knows
   * @param notMarked persons on a list of whom it is not known whether they came
   * @param signedUp participations of signed-up attendance
   * @param heads people counted at doors
   */
  record Line(String part, @Nullable String key, @Nullable String label, long sessions, long cancelled, long unmarked, long persons,
      long visits, long minutes, long withoutMinutes, long notMarked, long signedUp, long allMinutes, long heads) {}

  static FigureTable of(List<Line> all, FigureFilter.By by) {
    List<Line> lines = part(all, "line").stream().sorted(order(by)).toList();
    return new FigureTable(lines, part(all, "total").getFirst(), part(all, "project"), part(all, "place"), part(all, "district"));
  }

  /** The largest of this figure over the lines: the full length of a bar. */
  BigDecimal most(Figure figure) {
    return lines.stream().map(figure::of).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
  }

  private static List<Line> part(List<Line> all, String part) {
    return all.stream().filter(line -> line.part.equals(part)).toList();
  }

  private static Comparator<Line> order(FigureFilter.By by) {
    Function<Line, @Nullable String> word = switch (by) {
      case KIND -> line -> "%02d".formatted(Activity.Kind.valueOf(String.valueOf(line.key).toUpperCase(java.util.Locale.ROOT).replace('-', '_')).ordinal());
      case MONTH -> Line::key;
      case PLACE, DISTRICT, ACTIVITY -> Line::label;
    };
    return Comparator.comparing(word, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
