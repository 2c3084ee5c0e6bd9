package fi.polku.report;

import fi.polku.participant.Participant.Gender;
import fi.polku.report.Counting.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set's figures of one project and period.
 *
 * @param groups the participations that entered or left in the period
 * @param classified the organisation has brought the municipalities' classes of some year
 */
record IndicatorTable(IndicatorSet set, @Nullable String objective, List<Group> groups, boolean classified) {
  /** The row of those who entered in the period and whose record is incomplete. */
  static final String INCOMPLETE = "INCOMPLETE";
  /** The row of all who entered in the period, complete or not. */
  static final String GRAND_TOTAL = "GRAND_TOTAL";

  /** Every figure of the set in its order, then the incomplete, then all. */
  List<IndicatorFigure> figures() {
    List<IndicatorFigure> figures = new ArrayList<>(set.indicators().stream().map(this::figure).toList());
    figures.add(count(INCOMPLETE, this::incomplete));
    figures.add(count(GRAND_TOTAL, Fact.ENTERED::in));
    return figures;
  }

  IndicatorFigure figure(Indicator indicator) {
    if (!indicator.counted()) return IndicatorFigure.none(indicator.code(), indicator.missing());
    LongPredicate counts = mask -> indicator.counts(mask, set.required(objective));
    if (asksWhere(indicator)) {
      if (!classified) return IndicatorFigure.none(indicator.code(), "classification");
      if (groups.stream().anyMatch(g -> yearMissing(g.mask()))) return IndicatorFigure.none(indicator.code(), "year");
    }
    return count(indicator.code(), counts);
  }

  /** Entered in the period, with a record that lacks something. */
  boolean incomplete(long mask) {
    return Fact.ENTERED.in(mask) && !set.complete(mask, objective);
  }

  /** Which people a row counts. @return null when the set has no such row */
  @Nullable LongPredicate counts(String code) {
    if (code.equals(INCOMPLETE)) return this::incomplete;
    if (code.equals(GRAND_TOTAL)) return Fact.ENTERED::in;
    return set.indicator(code).<LongPredicate>map(i -> mask -> i.counts(mask, set.required(objective))).orElse(null);
  }

  /** Whom a row leaves out though they were in the period: the incomplete, and for the place of living those whose municipality is not known. */
  LongPredicate leftOut(String code) {
    Indicator indicator = set.indicator(code).orElse(null);
    if (indicator == null || !indicator.counted()) return mask -> false;
    return mask -> indicator.period().in(mask)
        && (!set.complete(mask, objective) || asksWhere(indicator) && (Fact.MUNICIPALITY_NOT_KNOWN.in(mask) || Fact.YEAR_NOT_CLASSIFIED.in(mask)));
  }

  /** What a record lacks, in the order it is asked; empty for a complete one. */
  List<Fact> missing(long mask) {
    return set.required(objective).stream().filter(f -> !f.in(mask)).toList();
  }

  static boolean asksWhere(Indicator indicator) {
    return indicator.rule().clauses().stream().anyMatch(c -> c.facts().contains(Fact.RURAL));
  }

  private boolean yearMissing(long mask) {
    return Fact.ENTERED.in(mask) && set.complete(mask, objective) && Fact.YEAR_NOT_CLASSIFIED.in(mask);
  }

  private IndicatorFigure count(String code, LongPredicate counts) {
    List<Group> counted = groups.stream().filter(g -> counts.test(g.mask())).toList();
    return new IndicatorFigure(code, sum(counted.stream()), of(counted, Gender.FEMALE), of(counted, Gender.MALE), of(counted, Gender.NON_BINARY), "");
  }

  private long of(List<Group> counted, Gender gender) {
    return set.genders().contains(gender) ? sum(counted.stream().filter(g -> g.gender() == gender)) : 0;
  }

  private static long sum(Stream<Group> groups) {
    return groups.mapToLong(Group::count).sum();
  }
}
