package fi.polku.path;

import fi.polku.path.FlowTable.Column;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Shown;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flow as anybody may see it: small numbers never leave this class.
 *
 * <p>The inside of the table, who from where went where, is told only when not one of its cells is small; otherwise its two
 * margins are, each safe by itself. Both are of the same people: when one has to hide its total, the other would tell it, and is not told.
 *
 * @param entry from where; empty when it is not told
 * @param cells one list a row of {@code onward}, in the order of {@code entry}; null when they are not told
 */
record PublicFlow(List<String> onwardCodes, SmallNumbers.Column onward, List<String> entryCodes, SmallNumbers.Column entry, @Nullable List<List<Shown>> cells) {
  private static final String ENTRY = "flow-entry";
  private static final String ONWARD = "flow-onward";
  private static final String CELLS = "flow-cells";

  /** What is counted of a flow, by measure and code: its margins and its cells, each a number that the public may be told by itself. */
  static Map<String, Map<String, Long>> counted(FlowTable table) {
    return Map.of(ENTRY, sums(table, cell -> String.valueOf(cell.entry())), ONWARD, sums(table, cell -> String.valueOf(cell.onward())), CELLS, sums(table, cell -> cell(cell.entry(), cell.onward())));
  }

  private static Map<String, Long> sums(FlowTable table, Function<FlowTable.Line, String> code) {
    return table.cells().stream().collect(Collectors.groupingBy(code, Collectors.summingLong(FlowTable.Line::persons)));
  }

  /** @param told the numbers as they were last told, by measure: at different times, so that cells that do not add up to the margins are not told */
  static PublicFlow of(Map<String, Map<String, Long>> told) {
    Map<String, Long> from = told.getOrDefault(ENTRY, Map.of());
    Map<String, Long> to = told.getOrDefault(ONWARD, Map.of());
    List<String> entries = codes(Column.ENTRY, from);
    List<String> onwards = codes(Column.ONWARD, to);
    SmallNumbers.Column onward = SmallNumbers.sum(onwards.stream().map(to::get).toList());
    SmallNumbers.Column entry = SmallNumbers.sum(entries.stream().map(from::get).toList());
    boolean both = onward.total().exact() && entry.total().exact();
    Map<String, Long> cells = told.getOrDefault(CELLS, Map.of());
    boolean whole = cells.values().stream().noneMatch(n -> n > 0 && n < SmallNumbers.LEAST) && fits(cells, entries, onwards, from, to);
    return new PublicFlow(onwards, onward, both ? entries : List.of(), both ? entry : SmallNumbers.sum(List.of()), whole ? inside(cells, entries, onwards) : null);
  }

  private static boolean fits(Map<String, Long> cells, List<String> entries, List<String> onwards, Map<String, Long> from, Map<String, Long> to) {
    return entries.stream().allMatch(e -> from.get(e) == onwards.stream().mapToLong(o -> cells.getOrDefault(cell(e, o), 0L)).sum())
        && onwards.stream().allMatch(o -> to.get(o) == entries.stream().mapToLong(e -> cells.getOrDefault(cell(e, o), 0L)).sum());
  }

  private static List<List<Shown>> inside(Map<String, Long> cells, List<String> entries, List<String> onwards) {
    return onwards.stream().map(o -> entries.stream().map(e -> SmallNumbers.alone(cells.getOrDefault(cell(e, o), 0L))).toList()).toList();
  }

  private static List<String> codes(Column column, Map<String, Long> numbers) {
    return column.order.stream().filter(code -> numbers.getOrDefault(code, 0L) > 0).toList();
  }

  private static String cell(@Nullable String entry, @Nullable String onward) {
    return entry + " " + onward;
  }

  /** Whether there is nobody to tell of. */
  boolean nobody() {
    return entryCodes.isEmpty() && onwardCodes.isEmpty();
  }

  /** Whether anything was not told. */
  boolean leftOut() {
    return cells == null;
  }
}
