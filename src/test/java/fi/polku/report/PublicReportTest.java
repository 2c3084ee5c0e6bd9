package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant.Gender;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the public may be told of a report: no small number, not even as the difference of two. */
class PublicReportTest {
  private static Counting.Group group(long count, Fact... facts) {
    long mask = Stream.of(Fact.ENTERED, Fact.GENDER, Fact.BIRTH_DATE, Fact.ENTRY_STATUS, Fact.ISCED).mapToLong(Fact::bit).sum() | Stream.of(facts).mapToLong(Fact::bit).sum();
    return new Counting.Group(Gender.FEMALE, mask, count);
  }

  private static Map<String, Shown> shown(Counting.Group... groups) {
    return Told.of(new IndicatorTable(IndicatorSet.of("esf-plus-2021-2027").orElseThrow(), null, List.of(groups), false), List.of()).rows();
  }

  @Test
  void bigNumbersAreTold() {
    Map<String, Shown> shown = shown(group(20, Fact.UNEMPLOYED, Fact.ISCED_3_4), group(10, Fact.INACTIVE, Fact.ISCED_1_2));
    assertThat(shown.get("EECO02")).isEqualTo(new Shown(Kind.EXACT, 20));
    assertThat(shown.get("GRAND_TOTAL")).isEqualTo(new Shown(Kind.EXACT, 30));
  }

  @Test
  void aSmallNumberDoesNotFollowFromTheOthersAndTheTotal() {
    Map<String, Shown> shown = shown(group(27, Fact.UNEMPLOYED, Fact.ISCED_3_4), group(3, Fact.INACTIVE, Fact.ISCED_3_4));
    assertThat(shown.get("EECO04").kind()).isEqualTo(Kind.UNDER);
    assertThat(shown.get("EECO02").exact()).isFalse();
  }

  @Test
  void whenTheTotalIsNotToldNeitherIsWhatAddsUpToIt() {
    Map<String, Shown> shown = shown(group(6, Fact.UNEMPLOYED, Fact.ISCED_3_4), group(2, Fact.INACTIVE, Fact.ISCED_3_4));
    assertThat(shown.get("GRAND_TOTAL").exact()).isFalse();
    assertThat(shown.get("EECO01").exact()).isFalse();
    assertThat(shown.get("EECO10").exact()).as("everybody once more, by education").isFalse();
  }

  @Test
  void theDifferenceOfTwoNumbersIsNotSmall() {
    Map<String, Shown> shown = shown(group(20, Fact.UNEMPLOYED, Fact.LONG_TERM, Fact.ISCED_3_4), group(2, Fact.UNEMPLOYED, Fact.ISCED_3_4));
    assertThat(shown.get("EECO02")).isEqualTo(new Shown(Kind.EXACT, 22));
    assertThat(shown.get("EECO03").exact()).as("22 less 20 would tell the 2").isFalse();
  }

  @Test
  void whatIsSensitiveIsNotThereAtAll() {
    assertThat(shown(group(50, Fact.DISABILITY)).keySet()).doesNotContain("EECO12", "EECO15", "INCOMPLETE");
  }

  @Test
  void theFewIncompleteDoNotFollowFromTheRowsAndEverybody() {
    Counting.Group lacking = new Counting.Group(Gender.FEMALE, Fact.ENTERED.bit() | Fact.GENDER.bit(), 2);
    Map<String, Shown> shown = shown(group(20, Fact.UNEMPLOYED, Fact.ISCED_3_4), group(10, Fact.INACTIVE, Fact.ISCED_3_4), lacking);
    assertThat(shown.get("GRAND_TOTAL")).as("as the flow told it before the report").isEqualTo(new Shown(Kind.EXACT, 32));
    assertThat(shown.get("EECO02").exact() && shown.get("EECO04").exact()).as("32 less 20 and 10 would tell the 2").isFalse();
    assertThat(shown.get("EECO01").exact() || shown.get("EECO10").exact()).as("32 less 30 would").isFalse();
  }

  @Test
  void twoRowsTogetherDoNotTellTheFewAThirdLeavesOut() {
    Counting.Group[] groups = {old(22, Fact.UNEMPLOYED, Fact.AGE_55), old(6, Fact.INACTIVE, Fact.AGE_55), old(2, Fact.INACTIVE), old(20, Fact.EMPLOYED)};
    Map<String, Shown> shown = Told.of(new IndicatorTable(IndicatorSet.of("esf-2014-2020").orElseThrow(), null, List.of(groups), false), List.of()).rows();
    assertThat(shown.get("CO01")).isEqualTo(new Shown(Kind.EXACT, 22));
    assertThat(shown.get("CO03")).isEqualTo(new Shown(Kind.EXACT, 8));
    assertThat(shown.get("CO08").exact()).as("22 and 8 less 28 would tell the 2").isFalse();
    assertThat(shown.get("GRAND_TOTAL")).isEqualTo(new Shown(Kind.EXACT, 50));
  }

  @Test
  void everybodyButOneRowDoesNotTellThemEither() {
    Counting.Group[] groups = {old(4, Fact.UNEMPLOYED, Fact.AGE_55), old(24, Fact.INACTIVE, Fact.AGE_55), old(2, Fact.INACTIVE), old(20, Fact.EMPLOYED)};
    Map<String, Shown> shown = Told.of(new IndicatorTable(IndicatorSet.of("esf-2014-2020").orElseThrow(), null, List.of(groups), false), List.of()).rows();
    assertThat(shown.get("GRAND_TOTAL").exact() && shown.get("CO05").exact() && shown.get("CO08").exact()).as("50 less 20 less 28 would tell the 2").isFalse();
  }

  private static Counting.Group old(long count, Fact... facts) {
    return group(count, Stream.concat(Stream.of(Fact.ISCED_3_4), Stream.of(facts)).toArray(Fact[]::new));
  }

  private static Told year(long unemployed, long inactive) {
    return Told.of(new IndicatorTable(IndicatorSet.of("esf-2014-2020").orElseThrow(), null, List.of(old(unemployed, Fact.UNEMPLOYED), old(inactive, Fact.INACTIVE)), false), List.of());
  }

  @Test
  void aReportThatDiffersByAFewDoesNotTakeThePlaceOfAnother() {
    assertThat(year(21, 10).tellsNothingAgainst(year(20, 10))).as("one came").isFalse();
    assertThat(year(24, 6).tellsNothingAgainst(year(20, 10))).as("four changed rows").isFalse();
    assertThat(year(20, 10).tellsNothingAgainst(year(20, 10))).isTrue();
    assertThat(year(25, 10).tellsNothingAgainst(year(20, 10))).isTrue();
    assertThat(year(20, 5).tellsNothingAgainst(year(20, 0))).isTrue();
    assertThat(year(30, 2).tellsNothingAgainst(year(30, 0))).as("two came, though the row is not told").isFalse();
    assertThat(year(27, 8).tellsNothingAgainst(year(27, 3))).as("what was left out would follow from what is told now").isFalse();
  }

  @Test
  void theFewOfAnAgeThatHasNoRowDoNotFollowFromTheOthers() {
    Map<String, Shown> shown = shown(group(20, Fact.UNEMPLOYED, Fact.ISCED_3_4, Fact.UNDER_25, Fact.AGE_18_29), group(10, Fact.UNEMPLOYED, Fact.ISCED_3_4, Fact.AGE_55), group(3, Fact.UNEMPLOYED, Fact.ISCED_3_4));
    assertThat(shown.get("EECO01")).isEqualTo(new Shown(Kind.EXACT, 33));
    assertThat(shown.get("EECO07").exact() && shown.get("EECO08").exact()).as("33 less 20 and 10 would tell the 3 of 30 to 54 years").isFalse();
  }

  @Test
  void theStepsAreHiddenWithTheWholeTheyAddUpTo() {
    IndicatorTable table = new IndicatorTable(IndicatorSet.of("esf-plus-2021-2027").orElseThrow(), null, List.of(group(20, Fact.UNEMPLOYED, Fact.ISCED_3_4), group(9, Fact.INACTIVE, Fact.ISCED_3_4)), false);
    Told told = Told.of(table, List.of(new Promises.PathCount("education", 12), new Promises.PathCount("on-the-way", 14), new Promises.PathCount("left", 3)));
    assertThat(told.onward().get("left").kind()).isEqualTo(Kind.UNDER);
    assertThat(told.onward().get("education").exact() && told.onward().get("on-the-way").exact()).isFalse();
    Told small = Told.of(table, List.of(new Promises.PathCount("education", 2), new Promises.PathCount("left", 27)));
    assertThat(small.onward().values()).noneMatch(s -> s.exact() && s.value() == 27 && small.everybody().exact());
  }
}
