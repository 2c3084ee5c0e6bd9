package fi.polku.platform.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or would do, to one table, in rows.
 *
 * @param changes cell by cell, of the first rows that change, where the table tells them
 */
public record TableCount(String table, long added, long changed, long unchanged, List<Change> changes) {
  public TableCount {
    // written before changes were told
    if (changes == null) changes = List.of();
  }

  /** One cell that says something else than before: in which row, and what; null is an empty cell. */
  public record Change(String row, String column, @Nullable String was, @Nullable String becomes) {}

  /** How many of the changed rows are told. */
  public long rowsTold() {
    return changes.stream().map(Change::row).distinct().count();
  }

  long rows() {
    return added + changed + unchanged;
  }
}
