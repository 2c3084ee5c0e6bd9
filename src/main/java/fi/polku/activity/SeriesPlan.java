package fi.polku.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a changed rule does to the sessions that an older one made. A session that has been held, marked or counted is kept
 * just as it is, on its own; a day that stays keeps its session, so that links and calendars find it.
 *
 * @param rule the new rule, which skips the days of the kept
 */
public record SeriesPlan(Series rule, List<Made> kept, List<Made> changed, List<Made> removed, List<Series.Occurrence> added) {

  /** A session that stands. @param held it has begun, or somebody has marked, counted or closed it; @param moved alone, to a time or place of its own */
  public record Made(Session.Key id, LocalDate seriesDate, boolean held, boolean moved) {}

  static SeriesPlan of(List<Made> standing, Series next) {
    List<Made> kept = standing.stream().filter(Made::held).toList();
    Set<LocalDate> taken = kept.stream().map(Made::seriesDate).filter(next::holds).collect(Collectors.toCollection(TreeSet::new));
    Series rule = next.skipping(taken);
    Map<LocalDate, Made> open = standing.stream().filter(made -> !made.held()).collect(Collectors.toMap(Made::seriesDate, Function.identity()));
    return new SeriesPlan(
        rule,
        kept,
        standing.stream().filter(made -> !made.held() && rule.holds(made.seriesDate())).toList(),
        standing.stream().filter(made -> !made.held() && !rule.holds(made.seriesDate())).toList(),
        rule.occurrences().stream().filter(occurrence -> !open.containsKey(occurrence.date())).toList());
  }
}
