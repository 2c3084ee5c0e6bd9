package fi.polku.platform.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Small numbers of people kept small: what an outsider may see of a column of counts and its total.
 *
 * <p>A count of one to four is shown as "under 5", and so much else is left out that the total and the other cells leave
 * each of the four values possible (complementary suppression). A hidden number is not in the result at all.
 */
public final class SmallNumbers {
  /** Fewer than this many people are never told outside the organisation. */
  public static final int LEAST = 5;

  // only a cell at least this big is left out for another's sake
  private static final long COVER = 2L * LEAST - 2;

  private SmallNumbers() {}

  /** How a number is shown. */
  public enum Kind {
    EXACT,
    UNDER,
    LEFT_OUT
  }

  /** @param value the number when it is exact; 0 otherwise */
  public record Shown(Kind kind, long value) {
    public boolean exact() {
      return kind == Kind.EXACT;
    }
  }

  /** A column as it may be shown. */
  public record Column(List<Shown> cells, Shown total) {
    public boolean complete() {
      return total.exact() && cells.stream().allMatch(Shown::exact);
    }
  }

  /** A column whose total is the sum of its cells. */
  public static Column sum(List<Long> cells) {
    return column(cells, cells.stream().mapToLong(Long::longValue).sum(), true);
  }

  /**
   * A column of distinct people, who may be in several cells: the total is at most the sum of the cells. Nor may the few follow who are
   * in all but one cell of what is shown, or the few who are in two.
   */
  public static Column distinct(List<Long> cells, long total) {
    Column column = column(cells, total, false);
    if (!column.total.exact()) return column;
    List<Shown> shown = new ArrayList<>(column.cells);
    shown.replaceAll(cell -> cell.exact() && cell.value() > 0 && few(total - cell.value()) ? new Shown(Kind.LEFT_OUT, 0) : cell);
    boolean all = shown.stream().allMatch(Shown::exact);
    if (all && few(shown.stream().mapToLong(Shown::value).sum() - total)) shown.replaceAll(cell -> cell.value() > 0 ? new Shown(Kind.LEFT_OUT, 0) : cell);
    return new Column(List.copyOf(shown), column.total);
  }

  private static boolean few(long people) {
    return people > 0 && people < LEAST;
  }

  /** One number alone. */
  public static Shown alone(long number) {
    return few(number) ? new Shown(Kind.UNDER, 0) : new Shown(Kind.EXACT, number);
  }

  private static Column column(List<Long> cells, long total, boolean additive) {
    List<Shown> shown = new ArrayList<>(cells.stream().map(SmallNumbers::alone).toList());
    Shown all = alone(total);
    if (!safe(shown, all, additive)) {
      // the first that is big enough: choosing by size would tell its size
      int cover = IntStream.range(0, shown.size()).filter(i -> shown.get(i).exact() && shown.get(i).value() >= COVER).findFirst().orElse(-1);
      if (cover >= 0) shown.set(cover, new Shown(Kind.LEFT_OUT, 0));
      if (cover < 0 || !safe(shown, all, additive)) all = new Shown(Kind.LEFT_OUT, 0);
    }
    return new Column(List.copyOf(shown), all);
  }

  /** Whether, even to one who knows how this is done, each of one to four stays possible for every cell that is under five. */
  private static boolean safe(List<Shown> cells, Shown total, boolean additive) {
    long under = cells.stream().filter(c -> c.kind() == Kind.UNDER).count();
    if (under == 0 || total.kind() == Kind.LEFT_OUT) return true;
    long exact = cells.stream().mapToLong(Shown::value).sum();
    long leftOut = cells.stream().filter(c -> c.kind() == Kind.LEFT_OUT).count();
    long least = total.exact() ? total.value() : 1;
    long most = total.exact() ? total.value() : LEAST - 1;
    boolean canBeOne = leftOut > 0 || least - exact - (under - 1) * (LEAST - 1) <= 1;
    long othersAtLeast = exact + leftOut * COVER + (under - 1);
    boolean canBeFour = additive ? most - othersAtLeast >= LEAST - 1 : most >= LEAST - 1;
    return canBeOne && canBeFour;
  }
}
