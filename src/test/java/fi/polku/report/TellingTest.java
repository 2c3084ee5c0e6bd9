package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What follows from several periods, added and taken away. */
class TellingTest {
  private final Telling telling = new Telling();

  private boolean allows(String begins, String last, long number) {
    return telling.allows(LocalDate.parse(begins), LocalDate.parse(last).plusDays(1), number);
  }

  private void told(String begins, String last, long number) {
    assertThat(allows(begins, last, number)).isTrue();
    telling.add(LocalDate.parse(begins), LocalDate.parse(last).plusDays(1), number);
  }

  @Test
  void theFewOfAMonthDoNotFollowFromTwoPartsAndTheWhole() {
    told("2016-01-01", "2016-06-30", 20);
    told("2016-08-01", "2016-12-31", 20);
    assertThat(allows("2016-01-01", "2016-12-31", 43)).as("43 less 20 less 20 would tell the 3 of July").isFalse();
    assertThat(allows("2016-01-01", "2016-12-31", 40)).as("nobody in July is nobody's secret").isTrue();
    assertThat(allows("2016-01-01", "2016-12-31", 45)).isTrue();
  }

  @Test
  void norFromTheWholeAndThenItsParts() {
    told("2016-01-01", "2016-12-31", 43);
    told("2016-01-01", "2016-06-30", 20);
    assertThat(allows("2016-08-01", "2016-12-31", 20)).isFalse();
    assertThat(allows("2016-07-01", "2016-12-31", 23)).as("what is known already").isTrue();
    assertThat(allows("2016-07-01", "2016-12-31", 22)).as("that one has been taken away since").isFalse();
  }

  @Test
  void norOverACornerFromYearsThatOverlap() {
    told("2016-01-01", "2017-06-30", 60);
    told("2017-01-01", "2017-12-31", 40);
    told("2016-01-01", "2016-12-31", 38);
    assertThat(allows("2017-07-01", "2017-12-31", 15)).as("40 less 60 and 38: 18 are known by now").isFalse();
    assertThat(allows("2017-07-01", "2017-12-31", 18)).isTrue();
  }

  @Test
  void whatHasNothingToDoWithEachOtherTellsNothing() {
    told("2016-01-01", "2016-12-31", 20);
    assertThat(allows("2018-01-01", "2018-12-31", 21)).isTrue();
    assertThat(allows("2016-01-01", "2016-12-31", 22)).as("the same days told again").isFalse();
  }
}
