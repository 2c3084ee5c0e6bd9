package fi.polku.path;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who came from where, through what, and went where: every person in exactly one cell. @param hidden how many of the listed are hidden from who asks */
record FlowTable(List<Line> cells, List<Line> persons, long hidden, List<Line> projects, List<Line> activities) {
  static final String ON_THE_WAY = "on-the-way";
  static final String LEFT = "left";
  static final List<String> ENTRIES = List.of("unemployed", "inactive", "inactive-in-education", "employed", "not-known");
  static final List<String> THROUGHS = Stream.concat(Stream.of(fi.polku.activity.Activity.Kind.values()).map(PathChoices::code), Stream.of("none")).toList();
  static final List<String> ONWARDS = Stream.concat(Stream.of(PathStep.Kind.values()).map(PathChoices::code), Stream.of(ON_THE_WAY, LEFT)).toList();

  /** @param part "cell", "person", "hidden", or which choice of the filter this names: "project" with its set of indicators as {@code entry}, "activity" */
  record Line(String part, @Nullable String entry, @Nullable String through, @Nullable String onward, long persons, @Nullable UUID id, @Nullable String label) {}

  FlowTable(List<Line> cells, List<Line> persons, List<Line> projects, List<Line> activities) {
    this(cells, persons, 0, projects, activities);
  }

  static FlowTable of(List<Line> lines) {
    return new FlowTable(part(lines, "cell"), part(lines, "person"), part(lines, "hidden").stream().mapToLong(Line::persons).sum(), part(lines, "project"), part(lines, "activity"));
  }

  /** One of the three columns of the picture. */
  enum Column {
    ENTRY(ENTRIES, Line::entry),
    THROUGH(THROUGHS, Line::through),
    ONWARD(ONWARDS, Line::onward);

    final List<String> order;
    final Function<Line, @Nullable String> code;

    Column(List<String> order, Function<Line, @Nullable String> code) {
      this.order = order;
      this.code = code;
    }

    boolean is(Line line, String value) {
      return value.equals(code.apply(line));
    }
  }

  long total() {
    return cells.stream().mapToLong(Line::persons).sum();
  }

  long sum(Column column, String code) {
    return cells.stream().filter(line -> column.is(line, code)).mapToLong(Line::persons).sum();
  }

  long sum(Column one, String first, Column other, String second) {
    return cells.stream().filter(line -> one.is(line, first) && other.is(line, second)).mapToLong(Line::persons).sum();
  }

  /** People whose last step is one of these kinds. */
  long onward(StepResults results) {
    return results.kinds(StepResults.Result::onward).stream().mapToLong(kind -> sum(Column.ONWARD, PathChoices.code(kind))).sum();
  }

  /** The codes of a column that somebody stands at, in their order. */
  List<String> codes(Column column) {
    return column.order.stream().filter(code -> cells.stream().anyMatch(line -> column.is(line, code))).toList();
  }

  private static List<Line> part(List<Line> lines, String part) {
    return lines.stream().filter(line -> line.part.equals(part)).sorted(Comparator.comparing(line -> String.valueOf(line.label))).toList();
  }
}
