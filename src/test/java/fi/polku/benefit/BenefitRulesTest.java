package fi.polku.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.polku.benefit.Figures.Sums;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every household and every month. */
class BenefitRulesTest {
  private static final List<String> TOWNS = List.of("609", "091", "049", "837", "005", "398");

  @Test
  void aSecondCalculationAgreesOnAnyHousehold() {
    Random random = new Random(4);
    for (int i = 0; i < 4000; i++) {
      Household household = household(random);
      Sums sums = InHand.of(LawBook.shipped(), household).with();
      SecondOpinion second = new SecondOpinion(household);
      agree(household, "benefit", sums.unemploymentBenefitCents(), second.benefit);
      agree(household, "housing", sums.housingAllowanceCents(), second.housing);
      agree(household, "tax", sums.taxAndContributionsCents(), second.tax);
      agree(household, "assistance", sums.socialAssistanceCents(), second.assistance);
      agree(household, "enforcement", sums.enforcementCents(), second.enforcement);
    }
  }

  @Test
  void theMonthIsTheSumOfItsParts() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      Household household = household(random);
      InHand answer = InHand.of(LawBook.shipped(), household);
      Sums s = answer.with();
      long sum = s.wageCents() + s.unemploymentBenefitCents() + s.housingAllowanceCents() + s.socialAssistanceCents() + s.childBenefitCents() - s.taxAndContributionsCents() - s.enforcementCents();
      assertThat(s.inHandCents()).as("%s", household).isEqualTo(sum);
      assertThat(answer.gainCents()).isEqualTo(s.inHandCents() - answer.without().inHandCents());
      assertThat(answer.lines().getLast().cents()).isEqualTo(s.inHandCents());
      assertThat(InHand.cents(LawBook.shipped(), household, new Figures())).as("the fast way and the explained one").isEqualTo(s.inHandCents());
    }
  }

  @Test
  void whereMoreWageLeavesLessTheLineThatTakesItIsNamed() {
    Random random = new Random(6);
    int falls = 0;
    for (int i = 0; i < 3000; i++) {
      Household lower = household(random);
      Household higher = lower.earning(lower.job().wageCents() + 100 + random.nextInt(5000));
      InHand a = InHand.of(LawBook.shipped(), lower);
      InHand b = InHand.of(LawBook.shipped(), higher);
      if (b.with().inHandCents() >= a.with().inHandCents()) continue;
      falls++;
      String taker = Curve.taker(LawBook.shipped(), lower, higher).name().toLowerCase(java.util.Locale.ROOT);
      assertThat(line(b, taker).formula()).as("%s", higher).isNotEqualTo(line(a, taker).formula());
      if (b.gainCents() < 0) assertThat(b.notes()).extracting(Note::key).contains("falls");
    }
    assertThat(falls).as("the law has such places").isPositive();
  }

  private static Line line(InHand answer, String part) {
    return Stream.of(answer.lines(), answer.linesWithout()).flatMap(Collection::stream).filter(l -> l.rule().startsWith(part)).findFirst().orElseThrow();
  }

  @Test
  void eachPartIsContinuousAtTheEdgesOfItsBands() {
    double kept = 990.90;
    for (double edge : new double[] {kept, 2 * kept, 4 * kept, 4 * kept + 4.0 / 9 * 5 * kept}) {
      assertThat(Enforcement.taken(edge + 0.001, kept) - Enforcement.taken(edge - 0.001, kept)).isBetween(0.0, 0.01);
    }
    for (String month : List.of("2019-06", "2020-06", "2024-03", "2024-04", "2026-06")) {
      for (double edge : new double[] {279, 300, 465, 500, 1600.03, 1693.20}) {
        long below = Asked.in(month).wage(edge - 0.01).with().unemploymentBenefitCents();
        long above = Asked.in(month).wage(edge + 0.01).with().unemploymentBenefitCents();
        assertThat(below - above).as(month + " at " + edge).isBetween(0L, 2L);
      }
    }
  }

  /** Half a euro more moves no part by more than it, but where the law itself has a step. */
  @Test
  void noPartJumpsButWhereTheLawHasAStep() {
    for (String month : List.of("2014-06", "2016-06", "2018-03", "2019-06", "2022-09", "2024-03", "2025-06", "2026-06")) {
      Household household = Asked.in(month).rent(600).children(5).enforcement(1).household();
      Resolved resolved = new Resolved(LawBook.shipped(), household);
      Figures before = new Figures();
      Figures after = new Figures();
      for (long wage = 0; wage < 300_000; wage += 50) {
        Calculation.run(before, resolved, wage);
        Calculation.run(after, resolved, wage + 50);
        String where = month + " at " + wage;
        assertThat(Math.abs(after.unemploymentCents - before.unemploymentCents)).as("benefit " + where).isLessThanOrEqualTo(51);
        boolean housingStep = (before.ownShare == 0) != (after.ownShare == 0) || (before.housing == 0) != (after.housing == 0);
        boolean taxStep = (before.dailyAllowance == 0) != (after.dailyAllowance == 0) || (before.broadcastTax == 0) != (after.broadcastTax == 0) || (before.stateTax == 0) != (after.stateTax == 0);
        if (!housingStep) assertThat(Math.abs(after.housingCents - before.housingCents)).as("housing " + where).isLessThanOrEqualTo(51);
        if (!taxStep) assertThat(Math.abs(after.taxCents - before.taxCents)).as("tax " + where).isLessThanOrEqualTo(51);
        if (!housingStep && !taxStep) assertThat(Math.abs(after.enforcementCents - before.enforcementCents)).as("enforcement " + where).isLessThanOrEqualTo(51);
      }
    }
  }

  @Test
  void noMonthHasAGapThatIsNotStated() {
    for (YearMonth month = LawBook.FIRST; !month.isAfter(YearMonth.of(2026, 12)); month = month.plusMonths(1)) {
      InHand answer = Asked.in(month.toString()).children(5, 12).rent(600).wage(400).enforcement(1).answer();
      assertThat(answer.with().unemploymentBenefitCents()).as("benefit %s", month).isPositive();
      assertThat(answer.with().taxAndContributionsCents()).as("tax %s", month).isPositive();
      assertThat(answer.with().socialAssistanceCents() + answer.with().housingAllowanceCents()).as("assistance or allowance %s", month).isPositive();
      assertThat(answer.employer().cents()).as("employer %s", month).isGreaterThan(40000);
      boolean unstated = answer.with().housingAllowanceCents() == 0 && answer.notCalculated().stream().noneMatch(note -> note.key().equals("housing-2014"));
      assertThat(unstated).as("housing %s", month).isFalse();
      assertThat(answer.notCalculated()).extracting(Note::key).contains("child-benefit");
      if (Set.of(2019, 2020, 2026).contains(month.getYear())) assertThat(answer.notes()).as("%s", month).anyMatch(n -> n.key().equals("derived") && n.names().contains("enforcement.debtor"));
    }
  }

  @Test
  void aRowNobodyHasVerifiedIsNotUsedAndIsNamed() {
    LawRow doubtful = new LawRow(Parameter.UNEMPLOYMENT_DAILY, YearMonth.of(2026, 6), 40, Certainty.UNVERIFIED, new LawRow.Source("euro", "?", "heard"));
    InHand answer = InHand.of(LawBook.shipped().with(List.of(doubtful)), Asked.in("2026-06").rent(450).wage(300).household());
    assertThat(answer.with().unemploymentBenefitCents()).isZero();
    assertThat(answer.with().socialAssistanceCents()).as("nothing is made up from a part that is missing").isZero();
    assertThat(answer.complete()).isFalse();
    assertThat(InHand.of(LawBook.shipped().with(List.of(doubtful)), Asked.in("2026-06").benefit(Benefit.NONE).rent(450).wage(300).household()).complete()).isTrue();
    assertThat(answer.notCalculated()).anyMatch(n -> n.key().equals("unverified-parameter") && n.names().contains("unemployment.daily"));
    assertThat(InHand.of(LawBook.shipped().with(List.of(doubtful)), Asked.in("2026-05").rent(450).wage(300).household()).gainCents()).isEqualTo(6897);
  }

  @Test
  void aNewerVerifiedRowIsUsedFromItsMonth() {
    LawRow newer = new LawRow(Parameter.UNEMPLOYMENT_DAILY, YearMonth.of(2026, 7), 40, Certainty.VERIFIED, new LawRow.Source("euro", "1/2026", "a decree"));
    LawBook book = LawBook.shipped().with(List.of(newer));
    assertThat(InHand.of(book, Asked.in("2026-06").household()).with().unemploymentBenefitCents()).isEqualTo(80002);
    assertThat(InHand.of(book, Asked.in("2026-07").household()).with().unemploymentBenefitCents()).isEqualTo(86000);
    LawRow coverage = new LawRow(Parameter.COVERAGE, YearMonth.of(2027, 1), 2027, Certainty.VERIFIED, new LawRow.Source("year", "", "checked"));
    assertThat(book.last()).isEqualTo(YearMonth.of(2026, 12));
    assertThat(book.with(List.of(coverage)).last()).isEqualTo(YearMonth.of(2027, 12));
  }

  @Test
  void everyRowSaysWhereItWasReadAndBeginsOnAMonth() {
    assertThat(LawBook.shipped().rows()).allSatisfy(row -> {
      assertThat(row.source().read()).isNotBlank();
      assertThat(row.mark()).isNotEqualTo(Certainty.UNVERIFIED);
      assertThat(row.from()).isBefore(YearMonth.of(2027, 1));
    });
    assertThat(LawBook.shipped().rows().stream().map(LawRow::parameter).distinct()).containsExactlyInAnyOrder(Parameter.values());
  }

  @Test
  void everyBendOfTheCurveIsOfAPartThatChangesThere() {
    Curve curve = Curve.of(LawBook.shipped(), Asked.in("2026-06").rent(450).enforcement(0).household(), 200_000);
    assertThat(curve.points()).hasSize(201);
    assertThat(curve.bends()).extracting(Curve.Bend::part).contains(Curve.Part.ASSISTANCE, Curve.Part.ENFORCEMENT, Curve.Part.TAX);
    assertThat(Curve.of(LawBook.shipped(), Asked.in("2026-06").rent(450).household(), 200_000).bends()).anyMatch(b -> b.wageCents() == 160_000 && b.part() == Curve.Part.UNEMPLOYMENT && b.turn() == Curve.Turn.LESS);
    Curve old = Curve.of(LawBook.shipped(), Asked.in("2019-06").rent(450).household(), 200_000);
    assertThat(old.bends()).anyMatch(b -> b.wageCents() == 30_000 && b.part() == Curve.Part.UNEMPLOYMENT && b.turn() == Curve.Turn.MORE);
  }

  @Test
  void whatIsWrongIsNamedFieldByField() {
    Household wrong = Asked.in("2027-01").adults(0).age(90).children(18).rent(-1).wage(30_000).benefit(Benefit.LABOUR_MARKET_SUPPORT).reviewed("2027-03-01").start("2026-11-01").hours(-3, 0).percent(101).enforcement(-1).household();
    assertThat(HouseholdCheck.faults(LawBook.shipped(), wrong)).extracting(HouseholdCheck.Fault::field)
        .containsExactly("month", "adults", "children", "age", "rentCents", "housingReviewedOn", "wageCents", "hours", "periodStart", "benefit", "taxPercent", "dependants");
    assertThat(HouseholdCheck.faults(LawBook.shipped(), Asked.in("2026-06").household())).isEmpty();
  }

  private static void agree(Household household, String part, long cents, java.math.BigDecimal second) {
    assertThat(cents).as("%s of %s", part, household).isCloseTo(second.movePointRight(2).longValueExact(), within(1L));
  }

  private static Household household(Random random) {
    YearMonth month = LawBook.FIRST.plusMonths(random.nextInt(156));
    Asked asked = Asked.in(month.toString()).adults(1 + random.nextInt(3)).municipality(TOWNS.get(random.nextInt(TOWNS.size()))).rent(random.nextInt(1200)).otherCosts(random.nextInt(60)).wage(random.nextInt(350_000) / 100.0);
    List<Integer> children = new ArrayList<>();
    for (int i = random.nextInt(6) - 2; i > 0; i--) children.add(random.nextInt(18));
    asked.children(children.toArray(Integer[]::new));
    if (random.nextInt(4) == 0) asked.fourWeeks(month.atDay(1 + random.nextInt(20)).toString());
    if (random.nextInt(3) == 0) asked.enforcement(random.nextInt(4));
    if (random.nextInt(6) == 0) asked.benefit(Benefit.NONE);
    return asked.household();
  }
}
