package fi.polku.benefit;

import static fi.polku.benefit.Quantity.euro;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers rest on, what one may ask for, and who decides. */
final class Notes {
  private Notes() {}

  static List<Note> of(Steps with, Steps without) {
    List<Note> notes = new ArrayList<>();
    notes.add(Note.of("rounding"));
    if (with.resolved().household.money().taxPercent() == null) notes.add(Note.of("tax-estimate"));
    if (!Unemployment.month(with.resolved())) notes.add(Note.of("four-weeks"));
    derived(with, notes);
    doubts(with, notes);
    rent(with, notes);
    activation(with, notes);
    if (with.resolved().household.money().enforcement()) enforcement(with, notes);
    if (with.figures().inHandCents() < without.figures().inHandCents()) notes.add(Note.of("falls"));
    return List.copyOf(notes);
  }

  /** Values that a rule gives but that nobody has seen published. */
  private static void derived(Steps s, List<Note> notes) {
    List<String> names = s.book().unsure().stream()
        .filter(p -> Gaps.used(p, s.resolved().household))
        .filter(p -> s.book().row(p, YearMonth.from(s.date(p.key()))).filter(row -> row.mark() == Certainty.DERIVED).isPresent())
        .map(Parameter::code).toList();
    if (!names.isEmpty()) notes.add(Note.naming("derived", names));
  }

  private static void doubts(Steps s, List<Note> notes) {
    Household household = s.resolved().household;
    if (household.month().getYear() == 2016) notes.add(Note.of("basic-amount-2016", euro(485.50), euro(485.21)));
    if (household.home().rentCents() > 0 && HousingGroups.doubtful(household.home().municipality(), s.resolved().reviewed)) notes.add(Note.of("housing-group"));
  }

  private static void rent(Steps s, List<Note> notes) {
    Household.Home home = s.resolved().household.home();
    String municipality = home.municipality();
    if (municipality == null) return;
    RentLimits.limit(municipality, s.resolved().household.month(), s.resolved().household.people().size())
        .filter(limit -> limit < home.rentCents() / 100.0)
        .ifPresent(limit -> notes.add(Note.of(home.rentLimited() ? "rent-limited" : "rent-limit", euro(limit))));
  }

  private static void activation(Steps s, List<Note> notes) {
    Household.Claim claim = s.resolved().household.claim();
    double hours = s.resolved().start[Parameter.UNEMPLOYMENT_ACTIVATION_HOURS.ordinal()];
    if (claim.benefit() != Benefit.NONE && hours > 0) notes.add(Note.of("activation", Quantity.number(hours), Quantity.share(s.resolved().start[Parameter.UNEMPLOYMENT_ACTIVATION_CUT.ordinal()])));
  }

  private static void enforcement(Steps s, List<Note> notes) {
    LocalDate payday = s.resolved().household.job().paidOn();
    notes.add(Note.of("enforcement-base"));
    if (payday.getYear() >= 2024) notes.add(Note.of("enforcement-reform"));
    if (s.figures().band == 1) notes.add(Note.of(payday.isBefore(LocalDate.of(2023, 5, 1)) ? "free-months-old" : "free-months"));
    if (s.figures().band == 2 && !payday.isBefore(LocalDate.of(2023, 5, 1))) notes.add(Note.of("free-month-third"));
    if (s.figures().band == 1 && payday.getYear() >= 2018) notes.add(Note.of("deferral"));
  }

  /** Who decides each part: this is an estimate, none of it a decision. */
  static List<Note> decisions(Steps with) {
    Household household = with.resolved().household;
    List<Note> decisions = new ArrayList<>();
    decisions.add(decider(household.claim().benefit()));
    if (household.home().rentCents() > 0) decisions.add(Note.of("decides-housing"));
    decisions.add(Note.of("decides-assistance"));
    decisions.add(Note.of("decides-tax"));
    if (household.money().enforcement()) decisions.add(Note.of("decides-enforcement"));
    decisions.removeIf(note -> note == null);
    return List.copyOf(decisions);
  }

  private static @Nullable Note decider(Benefit benefit) {
    return switch (benefit) {
      case NONE -> null;
      case EARNINGS_RELATED -> Note.of("decides-fund");
      default -> Note.of("decides-benefit");
    };
  }
}
