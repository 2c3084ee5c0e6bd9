package fi.polku.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.figures.SmallNumbers.Column;
import fi.polku.platform.figures.SmallNumbers.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {
  @Test
  void bigNumbersAndNobodyAreTold() {
    Column column = SmallNumbers.sum(List.of(74L, 0L, 214L));
    assertThat(column.complete()).isTrue();
    assertThat(column.total().value()).isEqualTo(288);
  }

  @Test
  void aSmallNumberIsNotToldNorTheOneThatWouldTellIt() {
    Column column = SmallNumbers.sum(List.of(3L, 74L, 214L));
    assertThat(kinds(column)).containsExactly(Kind.UNDER, Kind.LEFT_OUT, Kind.EXACT, Kind.EXACT);
    assertThat(column.cells().getFirst().value()).isZero();
    assertThat(column.cells().get(1).value()).isZero();
  }

  @Test
  void withNothingToHideBehindTheTotalIsLeftOut() {
    assertThat(kinds(SmallNumbers.sum(List.of(3L, 6L)))).containsExactly(Kind.UNDER, Kind.EXACT, Kind.LEFT_OUT);
    assertThat(kinds(SmallNumbers.sum(List.of(1L, 1L)))).containsExactly(Kind.UNDER, Kind.UNDER, Kind.LEFT_OUT);
    assertThat(kinds(SmallNumbers.sum(List.of(4L, 4L)))).containsExactly(Kind.UNDER, Kind.UNDER, Kind.LEFT_OUT);
  }

  @Test
  void aSmallNumberAloneIsUnderFiveInTheTotalToo() {
    assertThat(kinds(SmallNumbers.sum(List.of(2L, 0L)))).containsExactly(Kind.UNDER, Kind.EXACT, Kind.UNDER);
    assertThat(SmallNumbers.alone(4).kind()).isEqualTo(Kind.UNDER);
    assertThat(SmallNumbers.alone(5).value()).isEqualTo(5);
  }

  @Test
  void anEmptyColumnIsNothing() {
    assertThat(SmallNumbers.sum(List.of()).total().value()).isZero();
  }

  /** An attacker who knows only what is shown and what the words mean can rule out none of one to four. */
  @Test
  void nobodyCanCountASmallNumberBack() {
    for (List<Long> cells : tables()) {
      Column shown = SmallNumbers.sum(cells);
      for (int i = 0; i < cells.size(); i++) {
        if (shown.cells().get(i).kind() != Kind.UNDER) continue;
        for (long guess = 1; guess < SmallNumbers.LEAST; guess++) assertThat(fits(shown, i, guess)).as("%s: could cell %d be %d?", cells, i, guess).isTrue();
      }
    }
  }

  /** One who knows this program too, and tries all tables through it, is left with at least two answers for each. */
  @Test
  void nobodyCanCountItBackEvenByRunningThisProgram() {
    Map<Column, List<List<Long>>> same = new HashMap<>();
    for (List<Long> cells : tables()) same.computeIfAbsent(SmallNumbers.sum(cells), c -> new ArrayList<>()).add(cells);
    same.forEach((shown, all) -> {
      // at the edge of what is tried the other answers are beyond it
      if (all.stream().anyMatch(cells -> cells.stream().anyMatch(c -> c > 12))) return;
      for (int i = 0; i < shown.cells().size(); i++) {
        if (shown.cells().get(i).kind() != Kind.UNDER) continue;
        Set<Long> answers = new HashSet<>();
        for (List<Long> cells : all) answers.add(cells.get(i));
        assertThat(answers).as("%s", shown).hasSizeGreaterThan(1);
      }
    });
  }

  @Test
  void distinctPeopleAreNotCountedBackFromTheirTotal() {
    for (long a = 0; a <= 12; a++) {
      for (long b = 0; b <= 12; b++) {
        for (long total = Math.max(a, b); total <= a + b; total++) {
          Column shown = SmallNumbers.distinct(List.of(a, b), total);
          if (shown.cells().getFirst().kind() != Kind.UNDER || !shown.total().exact()) continue;
          long otherAtMost = shown.cells().get(1).exact() ? b : shown.cells().get(1).kind() == Kind.UNDER ? 4 : Long.MAX_VALUE / 2;
          assertThat(total - otherAtMost).as("%d and %d of %d", a, b, total).isLessThanOrEqualTo(1);
        }
      }
    }
  }

  @Test
  void theFewWhoAreInOneCellOnlyDoNotFollowFromTheTotal() {
    Column shown = SmallNumbers.distinct(List.of(10L, 8L), 11);
    assertThat(shown.cells().getFirst().exact()).as("11 less 10 would tell the one").isFalse();
    for (long a = 0; a <= 15; a++) {
      for (long b = 0; b <= 15; b++) {
        for (long total = Math.max(a, b); total <= a + b; total++) {
          Column column = SmallNumbers.distinct(List.of(a, b), total);
          if (!column.total().exact()) continue;
          for (SmallNumbers.Shown cell : column.cells()) if (cell.exact() && cell.value() > 0) assertThat(total - cell.value()).as("%d and %d of %d", a, b, total).matches(rest -> rest == 0 || rest >= 5);
          if (column.complete()) assertThat(a + b - total).as("in both, of %d and %d and %d", a, b, total).matches(both -> both == 0 || both >= 5);
        }
      }
    }
  }

  private static boolean fits(Column shown, int cell, long guess) {
    if (shown.total().kind() == Kind.LEFT_OUT) return true;
    long least = guess;
    long most = guess;
    for (int i = 0; i < shown.cells().size(); i++) {
      if (i == cell) continue;
      SmallNumbers.Shown other = shown.cells().get(i);
      least += other.exact() ? other.value() : other.kind() == Kind.UNDER ? 1 : 5;
      most += other.exact() ? other.value() : other.kind() == Kind.UNDER ? 4 : 1_000_000;
    }
    long totalLeast = shown.total().exact() ? shown.total().value() : 1;
    long totalMost = shown.total().exact() ? shown.total().value() : 4;
    return least <= totalMost && most >= totalLeast;
  }

  private static List<List<Long>> tables() {
    List<List<Long>> tables = new ArrayList<>();
    IntStream.rangeClosed(0, 20).forEach(a -> tables.add(List.of((long) a)));
    IntStream.rangeClosed(0, 20).forEach(a -> IntStream.rangeClosed(0, 20).forEach(b -> {
      tables.add(List.of((long) a, (long) b));
      IntStream.rangeClosed(0, 20).forEach(c -> tables.add(List.of((long) a, (long) b, (long) c)));
    }));
    return tables;
  }

  private static List<Kind> kinds(Column column) {
    List<Kind> kinds = new ArrayList<>(column.cells().stream().map(SmallNumbers.Shown::kind).toList());
    kinds.add(column.total().kind());
    return kinds;
  }
}
