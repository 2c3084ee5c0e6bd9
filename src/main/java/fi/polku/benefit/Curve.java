package fi.polku.benefit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is kept of each euro as the wage grows: where the line bends, and which part bends it. */
public record Curve(List<Point> points, List<Bend> bends) {
  private static final int STEP = 1_000;
  /** Slopes come from whole cents: a smaller change than this is no bend a person would notice. */
  private static final double NOTICED = 0.04;

  /** @param keptCents what stays of the last {@code STEP} cents earned */
  public record Point(long wageCents, long inHandCents, long keptCents) {}

  /** At about this wage a part begins or ceases to take its share. */
  public record Bend(long wageCents, Part part, Turn turn) {}

  /** A part of the answer that can take from a wage. */
  public enum Part {
    UNEMPLOYMENT,
    HOUSING,
    ASSISTANCE,
    TAX,
    ENFORCEMENT
  }

  /** Takes more than before, takes less, or takes once and for all. */
  public enum Turn {
    MORE,
    LESS,
    STEP
  }

  /** From no wage to the most, in steps of ten euros. */
  public static Curve of(LawBook book, Household household, long mostCents) {
    Resolved resolved = new Resolved(book, household);
    Figures figures = new Figures();
    List<long[]> parts = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (long wage = 0; wage <= mostCents; wage += STEP) {
      Calculation.run(figures, resolved, wage);
      long inHand = figures.inHandCents();
      points.add(new Point(wage, inHand, points.isEmpty() ? 0 : inHand - points.getLast().inHandCents()));
      parts.add(new long[] {figures.unemploymentCents, figures.housingCents, figures.assistanceCents, -figures.taxCents, -figures.enforcementCents});
    }
    return new Curve(List.copyOf(points), bends(parts));
  }

  private static List<Bend> bends(List<long[]> parts) {
    List<Bend> bends = new ArrayList<>();
    for (int i = 1; i + 1 < parts.size(); i++) {
      long[] before = slope(parts, i);
      long[] after = slope(parts, i + 1);
      if (Math.abs(Arrays.stream(after).sum() - Arrays.stream(before).sum()) < NOTICED * STEP) continue;
      add(bends, new Bend((long) i * STEP, Part.values()[largest(before, after)], turn(before, after)));
    }
    return List.copyOf(bends);
  }

  /** What changes within one step shows twice: the first is kept, and a change that goes back at once is a step. */
  private static void add(List<Bend> bends, Bend bend) {
    Bend last = bends.isEmpty() ? null : bends.getLast();
    boolean again = last != null && last.part == bend.part && bend.wageCents - last.wageCents <= STEP;
    if (!again) bends.add(bend);
    else if (last.turn != bend.turn) bends.set(bends.size() - 1, new Bend(last.wageCents, last.part, Turn.STEP));
  }

  private static long[] slope(List<long[]> parts, int i) {
    long[] slope = new long[parts.get(i).length];
    for (int p = 0; p < slope.length; p++) slope[p] = parts.get(i)[p] - parts.get(i - 1)[p];
    return slope;
  }

  private static int largest(long[] before, long[] after) {
    int largest = 0;
    for (int p = 1; p < before.length; p++) if (Math.abs(after[p] - before[p]) > Math.abs(after[largest] - before[largest])) largest = p;
    return largest;
  }

  private static Turn turn(long[] before, long[] after) {
    int part = largest(before, after);
    return after[part] < before[part] ? Turn.MORE : Turn.LESS;
  }

  /** The part that takes most between two wages: why more work may leave less. */
  public static Part taker(LawBook book, Household lower, Household higher) {
    Figures a = new Figures();
    Figures b = new Figures();
    InHand.cents(book, lower, a);
    InHand.cents(book, higher, b);
    long[] lost = {a.unemploymentCents - b.unemploymentCents, a.housingCents - b.housingCents, a.assistanceCents - b.assistanceCents, b.taxCents - a.taxCents, b.enforcementCents - a.enforcementCents};
    int most = 0;
    for (int p = 1; p < lost.length; p++) if (lost[p] > lost[most]) most = p;
    return Part.values()[most];
  }
}
