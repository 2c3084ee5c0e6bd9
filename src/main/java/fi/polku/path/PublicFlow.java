package fi.polku.path;

import fi.polku.path.FlowTable.Column;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flow as anybody may see it: small numbers never leave this class.
 *
 * <p>The inside of the table, who from where went where, is told only when not one of its cells is small; otherwise its two
 * margins are, each safe by itself. Both add up to the same total: when one has to hide it, the other would tell it, and is not told.
 *
 * @param entry from where; empty when it is not told
 * @param cells one list a row of {@code onward}, in the order of {@code entry}; null when they are not told
 */
record PublicFlow(List<String> onwardCodes, List<Shown> onward, List<String> entryCodes, List<Shown> entry, @Nullable List<List<Shown>> cells, Shown total) {
  static PublicFlow of(FlowTable table) {
    List<String> onwards = table.codes(Column.ONWARD);
    List<String> entries = table.codes(Column.ENTRY);
    SmallNumbers.Column onward = SmallNumbers.sum(onwards.stream().map(code -> table.sum(Column.ONWARD, code)).toList());
    SmallNumbers.Column entry = SmallNumbers.sum(entries.stream().map(code -> table.sum(Column.ENTRY, code)).toList());
    boolean both = onward.total().exact() && entry.total().exact();
    boolean large = onwards.stream().flatMapToLong(row -> entries.stream().mapToLong(column -> table.sum(Column.ONWARD, row, Column.ENTRY, column))).noneMatch(n -> n > 0 && n < SmallNumbers.LEAST);
    List<List<Shown>> cells = large ? onwards.stream().map(row -> entries.stream().map(column -> SmallNumbers.alone(table.sum(Column.ONWARD, row, Column.ENTRY, column))).toList()).toList() : null;
    return new PublicFlow(onwards, onward.cells(), both ? entries : List.of(), both ? entry.cells() : List.of(), cells, onward.total());
  }

  /** Whether anything was not told. */
  boolean leftOut() {
    return cells == null;
  }
}

