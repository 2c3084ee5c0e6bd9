import fi.polku.benefit.Benefit;
import fi.polku.benefit.Figures;
import fi.polku.benefit.Household;
import fi.polku.benefit.InHand;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.Period;
import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The row of benefit calculations: all parts, one household, one month, on one core; no database and no HTTP. */
final class Benefits {
  private static final int HOUSEHOLDS = 4_096;
  private static final int BATCH = 65_536;

  private Benefits() {}

  /** 9. Four thousand different households of every month, over and over, the law of each looked up every time. */
  static void calculating() {
    List<Household> households = households();
    Figures figures = new Figures();
    run(households, figures, Bench.SECONDS / 4);
    List<Double> ours = new ArrayList<>();
    List<Double> explained = new ArrayList<>();
    for (int round = 0; round < Bench.ROUNDS; round++) {
      ours.add(run(households, figures, Bench.SECONDS));
      explained.add(explain(households, Bench.SECONDS / 4));
    }
    Bench.say("9. benefit calculations, all parts, one core: %,.0f/s (goal 1,000,000); explained line by line, with and without the job: %,.0f/s", Bench.median(ours), Bench.median(explained));
  }

  private static double run(List<Household> households, Figures figures, double seconds) {
    long begun = clock();
    long done = 0;
    long sum = 0;
    while (clock() - begun < seconds * 1e9) {
      for (int i = 0; i < BATCH; i++) sum += InHand.cents(LawBook.shipped(), households.get(i % HOUSEHOLDS), figures);
      done += BATCH;
    }
    if (sum == 0) throw new IllegalStateException("nothing was calculated");
    return done / ((clock() - begun) / 1e9);
  }

  private static double explain(List<Household> households, double seconds) {
    long begun = clock();
    long done = 0;
    long lines = 0;
    while (clock() - begun < seconds * 1e9) lines += InHand.of(LawBook.shipped(), households.get((int) (done++ % HOUSEHOLDS))).lines().size();
    if (lines == 0) throw new IllegalStateException("nothing was explained");
    return done / ((clock() - begun) / 1e9);
  }

  /** The time of this thread on its core: what else runs on the machine does not count. */
  private static long clock() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Household> households() {
    Random random = new Random(9);
    List<Household> households = new ArrayList<>();
    for (int i = 0; i < HOUSEHOLDS; i++) households.add(household(random, YearMonth.of(2014, 1).plusMonths(i % 156)));
    return households;
  }

  private static Household household(Random random, YearMonth month) {
    List<Integer> children = random.nextInt(3) == 0 ? List.of(4, 12) : List.of();
    Benefit benefit = month.isBefore(YearMonth.of(2026, 5)) ? Benefit.LABOUR_MARKET_SUPPORT : Benefit.GENERAL_SUPPORT;
    return new Household(month, new Household.People(1 + random.nextInt(2), children, 30),
        new Household.Home(random.nextBoolean() ? "609" : "091", random.nextInt(90_000), 0, false, month.atDay(1), false),
        new Household.Job(random.nextInt(200_000), month.atDay(15), null, null),
        new Household.Claim(benefit, Period.MONTH, month.atDay(1), null, null, null),
        new Household.Money(0, 0, null, null, random.nextInt(3) == 0, 1));
  }
}
