package fi.polku.report;

import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the public may be told of one report.
 *
 * @param rows what may be told of each figure, everybody first
 * @param onward of each step's kind, empty when it is not told
 */
record Told(Map<String, Shown> rows, Map<String, Shown> onward) {
  /** Rows that no person is in two of: by situation, by education, by age. */
  private static final List<List<String>> WHOLES = List.of(List.of("CO01", "CO03", "CO05"), List.of("EECO02", "EECO04", "EECO05"), List.of("CO09", "CO10", "CO11"), List.of("EECO09", "EECO10", "EECO11"),
      List.of("CO06", "CO07"), List.of("EECO06", "EECO07", "EECO08"));
  /** Rows of the two sets that count the same people. */
  private static final Map<String, String> SAME = Map.of("CO01", "EECO02", "CO02", "EECO03", "CO03", "EECO04", "CO05", "EECO05", "CO07", "EECO08", "CO09", "EECO09", "CO10", "EECO10", "CO11", "EECO11");
  private static final Set<String> STAYED = Set.of("on-the-way", "left");

  Shown everybody() {
    return rows.get(IndicatorTable.GRAND_TOTAL);
  }

  /** Whoever has begun a step; null when it cannot be made of what is told. */
  @Nullable Shown goneOn() {
    if (onward.isEmpty()) return everybody().exact() && everybody().value() == 0 ? everybody() : null;
    if (!onward.values().stream().allMatch(Shown::exact)) return new Shown(Kind.LEFT_OUT, 0);
    return new Shown(Kind.EXACT, onward.entrySet().stream().filter(e -> !STAYED.contains(e.getKey())).mapToLong(e -> e.getValue().value()).sum());
  }

  /**
   * Whether from this and an earlier one beside each other no one to four people follow: each row says the same, or what it may be now
   * is at least five from what it may have been. Only what is told decides, so that the decision tells nothing itself.
   */
  boolean tellsNothingAgainst(Told before) {
    Shown nobody = new Shown(Kind.EXACT, 0);
    boolean steps = before.onward.isEmpty() || onward.isEmpty()
        || Stream.concat(before.onward.keySet().stream(), onward.keySet().stream()).allMatch(kind -> distant(before, before.onward.getOrDefault(kind, nobody), onward.getOrDefault(kind, nobody)));
    return steps && rows.entrySet().stream().allMatch(row -> distant(before, before.row(row.getKey()), row.getValue()));
  }

  /** Whether no one to four people follow from it and all that has been told before, by row. */
  boolean tellsNothingWith(Map<String, Telling> sums, Report report) {
    return rows.entrySet().stream().filter(row -> row.getValue().exact())
        .allMatch(row -> sums.getOrDefault(common(row.getKey()), new Telling()).allows(report.periodBegins(), report.periodEnds().plusDays(1), row.getValue().value()));
  }

  void addTo(Map<String, Telling> sums, Report report) {
    rows.forEach((code, number) -> {
      if (number.exact()) sums.computeIfAbsent(common(code), c -> new Telling()).add(report.periodBegins(), report.periodEnds().plusDays(1), number.value());
    });
  }

  /** The code of the later set, where both count the same people. */
  private static String common(String code) {
    return SAME.getOrDefault(code, code);
  }

  private @Nullable Shown row(String code) {
    if (rows.containsKey(code)) return rows.get(code);
    return rows.entrySet().stream().filter(e -> code.equals(SAME.get(e.getKey())) || e.getKey().equals(SAME.get(code))).map(Map.Entry::getValue).findFirst().orElse(null);
  }

  private boolean distant(Told before, @Nullable Shown then, Shown now) {
    if (then == null || then.equals(now) || !then.exact() && !now.exact()) return true;
    return least(now) - most(then, before) >= SmallNumbers.LEAST || least(then) - most(now, this) >= SmallNumbers.LEAST;
  }

  private static long least(Shown number) {
    return number.exact() ? number.value() : 1;
  }

  /** What is left out may be as many as everybody. */
  private static long most(Shown number, Told of) {
    if (number.exact()) return number.value();
    if (number.kind() == Kind.UNDER) return SmallNumbers.LEAST - 1;
    return of.everybody().exact() ? of.everybody().value() : Integer.MAX_VALUE;
  }

  /** Whatever divides the same people is hidden together: what one division hides must not follow from another. */
  static Told of(IndicatorTable table, List<Promises.PathCount> onward) {
    List<String> codes = new ArrayList<>(List.of(IndicatorTable.GRAND_TOTAL));
    table.set().indicators().stream().filter(i -> i.counted() && !i.sensitive() && !IndicatorTable.asksWhere(i)).map(Indicator::code).forEach(codes::add);
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (String code : codes) shown.put(code, SmallNumbers.alone(count(table, code, "")));
    List<List<String>> wholes = WHOLES.stream().filter(codes::containsAll).toList();
    SmallNumbers.Column steps = SmallNumbers.sum(onward.stream().map(Promises.PathCount::persons).toList());
    boolean told = steps.total().exact();
    for (List<String> parts : wholes) told &= partition(table, parts, shown);
    if (!told) hideWhole(wholes, shown);
    for (String small : codes) for (String large : codes) if (tells(table, small, large, shown)) shown.put(small, new Shown(Kind.LEFT_OUT, 0));
    for (List<String> parts : wholes) unions(table, parts, shown);
    Map<String, Shown> by = new LinkedHashMap<>();
    // their sum is everybody: where that is not told, neither are they
    if (shown.get(IndicatorTable.GRAND_TOTAL).exact()) for (int i = 0; i < onward.size(); i++) by.put(onward.get(i).kind(), steps.cells().get(i));
    return new Told(shown, by);
  }

  /** Parts of everybody with a complete record, and whoever is in none of them: a hidden one must not follow from the others and the total. False when even the total must not be told. */
  private static boolean partition(IndicatorTable table, List<String> parts, Map<String, Shown> shown) {
    List<Long> counts = new ArrayList<>(parts.stream().map(code -> count(table, code, "")).toList());
    long rest = count(table, IndicatorTable.GRAND_TOTAL, IndicatorTable.INCOMPLETE) - counts.stream().mapToLong(Long::longValue).sum();
    if (rest > 0) counts.add(rest);
    SmallNumbers.Column column = SmallNumbers.sum(counts);
    for (int i = 0; i < parts.size(); i++) if (!column.cells().get(i).exact()) shown.put(parts.get(i), column.cells().get(i));
    return column.total().exact();
  }

  /** The total is not told, nor what adds up to it. */
  private static void hideWhole(List<List<String>> wholes, Map<String, Shown> shown) {
    List<String> telling = new ArrayList<>(List.of("EECO01", IndicatorTable.GRAND_TOTAL));
    wholes.forEach(telling::addAll);
    for (String code : telling) shown.computeIfPresent(code, (c, number) -> number.exact() && number.value() > 0 ? new Shown(Kind.LEFT_OUT, 0) : number);
  }

  /** One figure lies within another, and what is between them are one to four people. */
  private static boolean tells(IndicatorTable table, String small, String large, Map<String, Shown> shown) {
    if (small.equals(large) || !shown.get(small).exact() || !shown.get(large).exact() || count(table, small, large) > 0) return false;
    long between = count(table, large, small);
    return small(between) && count(table, small, "") > 0;
  }

  /** Some of the parts together, or all but some of them, must not tell another row's few; nor all of them the few that are incomplete. */
  private static void unions(IndicatorTable table, List<String> parts, Map<String, Shown> shown) {
    LongPredicate complete = mask -> Fact.ENTERED.in(mask) && !table.incomplete(mask);
    for (int chosen = 1; chosen < 1 << parts.size(); chosen++) {
      int these = chosen;
      List<String> some = parts.stream().filter(part -> (these >> parts.indexOf(part) & 1) == 1).toList();
      if (!some.stream().allMatch(part -> shown.get(part).exact())) continue;
      LongPredicate union = mask -> some.stream().anyMatch(part -> table.counts(part).test(mask));
      if (small(count(table, Fact.ENTERED::in, union))) some.stream().filter(part -> shown.get(part).value() > 0).findFirst().ifPresent(part -> shown.put(part, new Shown(Kind.LEFT_OUT, 0)));
      for (String row : shown.keySet()) {
        if (parts.contains(row) || row.equals(IndicatorTable.GRAND_TOTAL) || !shown.get(row).exact() || shown.get(row).value() == 0) continue;
        if (some.size() > 1 && nearly(table, union, table.counts(row)) || nearly(table, complete.and(union.negate()), table.counts(row))) shown.put(row, new Shown(Kind.LEFT_OUT, 0));
      }
    }
  }

  /** One lies within the other, and what is between them are one to four people. */
  private static boolean nearly(IndicatorTable table, LongPredicate one, LongPredicate other) {
    long less = count(table, one, other);
    long more = count(table, other, one);
    return less == 0 && small(more) || more == 0 && small(less);
  }

  private static boolean small(long people) {
    return people > 0 && people < SmallNumbers.LEAST;
  }

  /** How many the one figure counts and the other, if there is one, does not. */
  private static long count(IndicatorTable table, String code, String other) {
    return count(table, table.counts(code), other.isEmpty() ? mask -> false : table.counts(other));
  }

  private static long count(IndicatorTable table, LongPredicate one, LongPredicate other) {
    return table.groups().stream().filter(g -> one.test(g.mask()) && !other.test(g.mask())).mapToLong(Counting.Group::count).sum();
  }
}
