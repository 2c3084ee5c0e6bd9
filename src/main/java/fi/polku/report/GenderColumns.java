package fi.polku.report;

import fi.polku.participant.Participant.Gender;
import fi.polku.platform.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a set's figures, so that they add up to the total.
 *
 * @param nonBinary whether the set has that column
 * @param rest whether somebody is in the totals and in no column of a gender
 */
public record GenderColumns(boolean nonBinary, boolean rest) {
  static GenderColumns of(@Nullable IndicatorSet set, Stream<@Nullable Long> rests) {
    return new GenderColumns(set != null && set.genders().contains(Gender.NON_BINARY), rests.anyMatch(number -> number != null && number > 0));
  }

  /** The message that names the column of all others. */
  public String restKey() {
    return nonBinary ? "report.column.notTold" : "report.column.rest";
  }

  List<String> labels(Frame frame) {
    return of("report.column.total", "report.column.women", "report.column.men", "report.column.nonBinary", restKey()).stream().map(frame::text).toList();
  }

  /** One of each that is shown, in the order of the labels. */
  <T> List<T> of(T total, T women, T men, T nonBinaryOnes, T others) {
    List<T> shown = new ArrayList<>(List.of(total, women, men));
    if (nonBinary) shown.add(nonBinaryOnes);
    if (rest) shown.add(others);
    return shown;
  }
}
