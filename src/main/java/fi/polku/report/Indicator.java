package fi.polku.report;

import java.util.List;

/**
 * One figure of a funder's set, as its regulation defines it.
 *
 * @param sensitive an answer to it may be refused; that it was asked is kept
 * @param estimable the regulation allows it to be estimated or sampled
 * @param missing why Polku cannot count it: the end of a message key, or empty
 */
record Indicator(String code, Kind kind, Unit unit, Rule rule, boolean sensitive, boolean estimable, String missing) {

  /** When a participation is looked at. */
  enum Kind {
    OUTPUT,
    IMMEDIATE,
    LONGER_TERM,
    PROJECT
  }

  /** What is counted. */
  enum Unit {
    PARTICIPATIONS,
    PROJECTS,
    ENTITIES
  }

  boolean counted() {
    return missing.isEmpty();
  }

  /** The fact that puts a participation in the period asked for. */
  Fact period() {
    return kind == Kind.OUTPUT || kind == Kind.PROJECT ? Fact.ENTERED : Fact.LEFT;
  }

  /** @param required what a complete record must have */
  boolean counts(long mask, List<Fact> required) {
    return counted() && period().in(mask) && required.stream().allMatch(f -> f.in(mask)) && rule.holds(mask);
  }
}
