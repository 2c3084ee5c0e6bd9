package fi.polku.benefit;

import static fi.polku.benefit.Quantity.euro;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What is not calculated, and why: a rule nobody has verified is left out and named, never guessed. */
final class Gaps {
  private static final YearMonth HOUSING_FROM = YearMonth.of(2015, 1);

  private Gaps() {}

  static List<Note> of(Steps with, Steps without) {
    List<Note> gaps = new ArrayList<>();
    unverified(with, gaps);
    people(with, gaps);
    housing(with, without, gaps);
    benefit(with, gaps);
    if (with.resolved().household.money().enforcement() && (with.figures().assistance > 0 || without.figures().assistance > 0)) gaps.add(Note.of("enforcement-in-assistance"));
    if (with.resolved().household.money().otherCents() > 0) gaps.add(Note.of("tax-of-other-income"));
    return List.copyOf(gaps);
  }

  /** Rows that are there but that nobody has verified. */
  private static void unverified(Steps s, List<Note> gaps) {
    List<String> names = s.book().unsure().stream()
        .filter(p -> used(p, s.resolved().household))
        .filter(p -> s.book().row(p, YearMonth.from(s.date(p.key()))).filter(row -> row.mark() == Certainty.UNVERIFIED).isPresent())
        .map(Parameter::code).toList();
    if (!names.isEmpty()) gaps.add(Note.naming("unverified-parameter", names));
  }

  static boolean used(Parameter parameter, Household household) {
    return switch (parameter.code().replaceFirst("\\..*", "")) {
      case "unemployment" -> household.claim().benefit() != Benefit.NONE;
      case "earnings" -> household.claim().benefit() == Benefit.EARNINGS_RELATED;
      case "housing" -> household.home().rentCents() > 0;
      case "enforcement" -> household.money().enforcement();
      default -> true;
    };
  }

  private static void people(Steps s, List<Note> gaps) {
    Household household = s.resolved().household;
    boolean children = s.resolved().children > 0;
    int year = household.job().paidOn().getYear();
    if (children && household.money().childBenefitCents() == null) gaps.add(Note.of("child-benefit"));
    if (children && year >= 2015 && year <= 2017) gaps.add(Note.of("child-deduction"));
    if (s.resolved().adults > 1 && household.money().partnerCents() == 0) gaps.add(Note.of("partner"));
  }

  private static void housing(Steps with, Steps without, List<Note> gaps) {
    Household household = with.resolved().household;
    if (household.home().rentCents() == 0) return;
    if (YearMonth.from(with.resolved().reviewed).isBefore(HOUSING_FROM)) {
      gaps.add(Note.of("housing-2014"));
      return;
    }
    boolean changed = with.figures().housingCents != without.figures().housingCents;
    if (changed) gaps.add(Note.of("housing-threshold"));
    if (household.home().municipality() == null) gaps.add(Note.of("no-municipality"));
    if (with.resolved().reviewed.getYear() >= 2025) gaps.add(Note.of("housing-wealth"));
  }

  private static void benefit(Steps s, List<Note> gaps) {
    Household household = s.resolved().household;
    Household.Claim claim = household.claim();
    if (claim.benefit() == Benefit.NONE) return;
    boolean unknownLimit = Double.isNaN(s.resolved().start[Parameter.UNEMPLOYMENT_WORKING_TIME.ordinal()]);
    if (household.job().hours() != null && unknownLimit) gaps.add(Note.of("working-time"));
    if (household.job().wageCents() > 0 && !s.resolved().wageCounts) gaps.add(Note.of("wage-of-another-period", euro(household.job().wageCents() / 100.0)));
    if (claim.benefit() == Benefit.EARNINGS_RELATED) gaps.add(Note.of("earnings-upper-limit"));
    boolean steps = s.resolved().start[Parameter.EARNINGS_STEP_1_DAYS.ordinal()] > 0;
    if (claim.benefit() == Benefit.EARNINGS_RELATED && steps && claim.paidDays() == null) gaps.add(Note.of("earnings-steps"));
    if (claim.benefit().meansTested()) gaps.add(Note.of("parents-income"));
  }
}
