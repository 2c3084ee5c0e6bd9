package fi.polku.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What must be so of a participation for an indicator to count it: every clause, each by one of its alternatives. */
record Rule(List<Clause> clauses) {

  /**
   * One condition.
   *
   * @param facts any of these
   * @param figures or any of these indicators' rules
   * @param not when none of them may be
   */
  record Clause(List<Fact> facts, List<Indicator> figures, boolean not) {
    boolean holds(long mask) {
      boolean any = facts.stream().anyMatch(f -> f.in(mask)) || figures.stream().anyMatch(f -> f.rule().holds(mask));
      return any != not;
    }
  }

  boolean holds(long mask) {
    for (Clause clause : clauses) if (!clause.holds(mask)) return false;
    return true;
  }

  /** Reads {@code "inactive|inactive-in-education job-seeking"}: all words must hold, {@code |} is or, {@code !} is not. */
  static Rule read(String text, Function<String, Indicator> earlier) {
    List<Clause> clauses = new ArrayList<>();
    for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
      boolean not = word.startsWith("!");
      List<Fact> facts = new ArrayList<>();
      List<Indicator> figures = new ArrayList<>();
      for (String name : (not ? word.substring(1) : word).split("\\|")) {
        if (Character.isUpperCase(name.charAt(0))) figures.add(earlier.apply(name));
        else facts.add(Fact.of(name));
      }
      clauses.add(new Clause(List.copyOf(facts), List.copyOf(figures), not));
    }
    return new Rule(List.copyOf(clauses));
  }
}
