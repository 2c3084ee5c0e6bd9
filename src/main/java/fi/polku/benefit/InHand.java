package fi.polku.benefit;

import java.util.ArrayList;
import java.util.List;

/**
 * The answer to "what is left in my hand?": the month with the job and without it, each line of how, and what is not known.
 *
 * @param complete false when a part is missing that the sums need: then they are no answer
 * @param lines of the month with the job, @param linesWithout of the month without it
 * @param notCalculated what is left out, and why; @param notes what the numbers rest on; @param decisions who decides each part
 * @param employer what the wage costs the one who pays it, @param duties what the payer has to do
 */
public record InHand(Figures.Sums with, Figures.Sums without, boolean complete, List<Line> lines, List<Line> linesWithout,
    List<Note> notCalculated, List<Note> notes, List<Note> decisions, Line employer, List<Note> duties) {

  public long gainCents() {
    return with.inHandCents() - without.inHandCents();
  }

  /** Explains a household that {@link HouseholdCheck} finds no fault with. */
  public static InHand of(LawBook book, Household household) {
    Resolved resolved = new Resolved(book, household);
    Steps with = steps(book, resolved, household.job().wageCents());
    Steps without = steps(book, resolved, 0);
    return new InHand(with.figures().sums(), without.figures().sums(), with.figures().complete() && without.figures().complete(), lines(with), lines(without),
        Gaps.of(with, without), Notes.of(with, without), Notes.decisions(with), Employer.of(with), Employer.duties(with));
  }

  /** The numbers alone, as fast as they come: into figures that may be used again. */
  public static long cents(LawBook book, Household household, Figures into) {
    Calculation.run(into, new Resolved(book, household), household.job().wageCents());
    return into.inHandCents();
  }

  private static Steps steps(LawBook book, Resolved resolved, long wageCents) {
    Figures figures = new Figures();
    Calculation.run(figures, resolved, wageCents);
    return new Steps(book, resolved, figures);
  }

  private static List<Line> lines(Steps s) {
    Household household = s.resolved().household;
    List<Line> lines = new ArrayList<>();
    if (s.figures().wageCents > 0) lines.add(s.part("wage", s.figures().wageCents, Formula.of("{0}", Quantity.euro(s.figures().wage)), List.of()));
    if (household.claim().benefit() != Benefit.NONE) lines.add(UnemploymentLines.of(s));
    if (household.home().rentCents() > 0 && !Double.isNaN(s.figures().housing)) lines.add(HousingLines.of(s));
    lines.add(AssistanceLines.of(s));
    if (household.money().childBenefitCents() != null) lines.add(AssistanceLines.childBenefit(s));
    lines.add(TaxLines.of(s));
    if (household.money().enforcement()) lines.add(AssistanceLines.enforcement(s));
    lines.add(AssistanceLines.inHand(s));
    return List.copyOf(lines);
  }
}
