package fi.polku.activity;

import fi.polku.organisation.Project;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What part of an activity a project pays for, and when.
 *
 * @param percent more than 0, at most 100
 * @param from the first day, or from the beginning
 * @param to the last day, or until further notice
 */
public record ProjectShare(Project.Key project, BigDecimal percent, @Nullable LocalDate from, @Nullable LocalDate to) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** True when on some day the projects together would pay more than there is. */
  static boolean exceedWhole(List<ProjectShare> shares) {
    Stream<LocalDate> starts = Stream.concat(Stream.of(LocalDate.MIN), shares.stream().flatMap(share -> Stream.ofNullable(share.from)));
    return starts.anyMatch(day -> shares.stream().filter(share -> share.pays(day)).map(ProjectShare::percent).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(WHOLE) > 0);
  }

  private boolean pays(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
