package fi.polku.benefit;

import static fi.polku.benefit.Parameter.*;
import static fi.polku.benefit.Quantity.euro;
import static fi.polku.benefit.Quantity.share;

import java.util.ArrayList;
import java.util.List;

/** What the one who pays the wage pays on top of it: averages and the lower rate of a small payroll. */
final class Employer {
  private static final int HEALTH_FROM = 16;
  private static final int HEALTH_TO = 67;

  private Employer() {}

  static Line of(Steps s) {
    double wage = s.figures().wage;
    int age = s.resolved().household.people().age();
    double[] p = s.resolved().payment;
    List<Line> lines = new ArrayList<>();
    if (age >= HEALTH_FROM && age <= HEALTH_TO) lines.add(item(s, "employer.health", EMPLOYER_HEALTH));
    boolean insured = age >= p[TAX_UNEMPLOYMENT_INSURANCE_FROM.ordinal()] && age <= p[TAX_UNEMPLOYMENT_INSURANCE_TO.ordinal()];
    if (insured) lines.add(item(s, "employer.unemployment", EMPLOYER_UNEMPLOYMENT));
    if (wage < p[EMPLOYER_PENSION_FROM.ordinal()]) lines.add(s.line("employer.no-pension", 0, Formula.of("{0} < {1}", euro(wage), euro(p[EMPLOYER_PENSION_FROM.ordinal()])), EMPLOYER_PENSION_FROM));
    else if (age >= p[TAX_PENSION_AGE.ordinal()]) lines.add(item(s, "employer.pension", EMPLOYER_PENSION));
    lines.add(item(s, "employer.accident", EMPLOYER_ACCIDENT));
    lines.add(item(s, "employer.life", EMPLOYER_LIFE));
    long cost = s.figures().wageCents + lines.stream().mapToLong(Line::cents).sum();
    Formula formula = Formula.of("{0} + {1} = {2}", euro(wage), euro(cost / 100.0 - wage), euro(cost / 100.0));
    return s.part("employer", cost, formula, lines, EMPLOYER_PENSION);
  }

  private static Line item(Steps s, String rule, Parameter percent) {
    double rate = s.resolved().payment[percent.ordinal()] / 100;
    double cost = s.figures().wage * rate;
    return s.line(rule, cost, Formula.of("{0} × {1} = {2}", euro(s.figures().wage), share(rate), euro(cost)), percent);
  }

  /** Thresholds and duties that a small employer meets. */
  static List<Note> duties(Steps s) {
    double[] p = s.resolved().payment;
    List<Note> notes = new ArrayList<>();
    notes.add(Note.of("employer-report"));
    notes.add(Note.of("employer-pension-from", euro(p[EMPLOYER_PENSION_FROM.ordinal()])));
    double temporary = p[EMPLOYER_PENSION_TEMPORARY.ordinal()];
    if (!Double.isNaN(temporary)) notes.add(Note.of("employer-temporary", share(temporary / 100)));
    double free = p[EMPLOYER_HOUSEHOLD_FREE.ordinal()];
    if (!Double.isNaN(free)) notes.add(Note.of("employer-household", euro(free)));
    notes.add(Note.of("employer-payroll", euro(p[EMPLOYER_UNEMPLOYMENT_PAYROLL.ordinal()])));
    notes.add(Note.of("employer-association"));
    return List.copyOf(notes);
  }
}
