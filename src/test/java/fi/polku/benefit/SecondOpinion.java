package fi.polku.benefit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same law calculated once more, plainly, in exact decimals and from the file of parameters itself: for comparing only. */
final class SecondOpinion {
  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
  private static final Map<String, TreeMap<YearMonth, BigDecimal>> LAW = read();
  private final Household h;
  final BigDecimal benefit;
  final BigDecimal housing;
  final BigDecimal tax;
  final BigDecimal assistance;
  final BigDecimal enforcement;

  SecondOpinion(Household h) {
    this.h = h;
    benefit = cents(benefit());
    housing = cents(housing());
    tax = cents(tax());
    assistance = cents(assistance());
    enforcement = cents(enforcement());
  }

  private BigDecimal benefit() {
    if (h.claim().benefit() == Benefit.NONE) return BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    int days = 0;
    for (LocalDate day = h.claim().start(); !day.isAfter(h.claim().end()); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) continue;
      sum = sum.add(law("unemployment.daily", day));
      if (!h.people().children().isEmpty()) sum = sum.add(law("unemployment.children-" + Math.min(3, h.people().children().size()), day));
      days++;
    }
    boolean month = h.claim().period() == Period.MONTH;
    BigDecimal full = sum.divide(BigDecimal.valueOf(days), EXACT).multiply(new BigDecimal(month ? "21.5" : "20"));
    BigDecimal exempt = law(month ? "unemployment.exempt-month" : "unemployment.exempt-four-weeks", h.claim().start());
    return full.subtract(atLeastZero(wage().subtract(exempt)).divide(BigDecimal.TWO, EXACT)).max(BigDecimal.ZERO);
  }

  private BigDecimal housing() {
    LocalDate day = h.home().reviewedOn();
    if (day.getYear() < 2015) return BigDecimal.ZERO;
    int persons = h.people().adults() + h.people().children().size();
    String most = "housing.most-" + HousingGroups.group(h.home().municipality(), day) + "-";
    BigDecimal limit = persons <= 4 ? law(most + persons, day) : law(most + "4", day).add(law(most + "plus", day).multiply(BigDecimal.valueOf(persons - 4)));
    BigDecimal income = atLeastZero(wage().subtract(law("housing.earnings-free", day))).add(benefit());
    BigDecimal free = law("housing.own-base", day).add(law("housing.own-adult", day).multiply(BigDecimal.valueOf(h.people().adults()))).add(law("housing.own-child", day).multiply(BigDecimal.valueOf(h.people().children().size())));
    BigDecimal own = income.subtract(free).multiply(law("housing.own-share", day));
    if (own.compareTo(law("housing.own-smallest", day)) < 0) own = BigDecimal.ZERO;
    BigDecimal allowance = rent().min(limit).subtract(own).multiply(law("housing.share", day));
    return allowance.compareTo(law("housing.smallest", day)) < 0 ? BigDecimal.ZERO : allowance;
  }

  private BigDecimal contributions() {
    BigDecimal year = wage().multiply(TWELVE);
    BigDecimal rate = tax("pension").add(tax("unemployment-insurance"));
    if (year.compareTo(tax("daily-allowance-limit")) >= 0) rate = rate.add(tax("daily-allowance"));
    return year.multiply(rate);
  }

  private BigDecimal tax() {
    BigDecimal wage = wage().multiply(TWELVE);
    BigDecimal net = wage.add(benefit().multiply(TWELVE)).subtract(wage.min(tax("work-costs")));
    BigDecimal after = atLeastZero(net.subtract(contributions()));
    BigDecimal earned = part(wage, "earned-limit-1", "earned-share-1", tax("earned-limit-2")).add(part(wage, "earned-limit-2", "earned-share-2", null)).min(tax("earned-most"));
    earned = atLeastZero(earned.subtract(part(net, "earned-limit-3", "earned-share-3", null))).min(net);
    BigDecimal before = atLeastZero(after.subtract(earned));
    BigDecimal basic = before.compareTo(tax("basic-most")) <= 0 ? before : atLeastZero(tax("basic-most").subtract(part(before, "basic-most", "basic-share", null)));
    BigDecimal taxable = atLeastZero(before.subtract(basic));
    boolean one = tax("one-base").signum() > 0;
    BigDecimal levied = state(one ? taxable : after).add(taxable.multiply(tax("municipal")).movePointLeft(2)).add(taxable.multiply(tax("health"))).add(atLeastZero(taxable.subtract(wage)).multiply(tax("health-extra")));
    BigDecimal broadcast = part(net, "broadcast-limit", "broadcast", null);
    broadcast = broadcast.compareTo(tax("broadcast-least")) < 0 ? BigDecimal.ZERO : broadcast.min(tax("broadcast-most"));
    return contributions().add(broadcast).add(atLeastZero(levied.subtract(credit(wage, net, one)))).divide(TWELVE, EXACT);
  }

  private BigDecimal credit(BigDecimal wage, BigDecimal net, boolean newer) {
    BigDecimal most = tax("work-credit-most").add(tax("work-credit-child").multiply(BigDecimal.valueOf((h.people().adults() == 1 ? 2L : 1L) * h.people().children().size())));
    BigDecimal rise = newer ? wage.multiply(tax("work-credit-share")) : part(wage, "work-credit-from", "work-credit-share", null);
    BigDecimal fall = newer ? part(net, "work-credit-from", "work-credit-fall-1", tax("work-credit-to")).add(part(net, "work-credit-to", "work-credit-fall-2", null)) : part(net, "work-credit-to", "work-credit-fall-1", null);
    return atLeastZero(rise.min(most).subtract(fall));
  }

  /** The scale summed bracket by bracket, from the first base. */
  private BigDecimal state(BigDecimal income) {
    BigDecimal tax = BigDecimal.ZERO;
    for (int i = 1; i <= 6; i++) if (income.signum() > 0 && income.compareTo(tax("state-from-" + i)) >= 0) tax = tax("state-base-" + i).add(part(income, "state-from-" + i, "state-share-" + i, null));
    return tax;
  }

  private BigDecimal part(BigDecimal of, String above, String share, @org.jspecify.annotations.Nullable BigDecimal upTo) {
    return atLeastZero((upTo == null ? of : of.min(upTo)).subtract(tax(above))).multiply(tax(share));
  }

  private BigDecimal assistance() {
    LocalDate day = h.month().atDay(1);
    int adults = h.people().adults();
    List<Integer> children = h.people().children();
    BigDecimal shares = adults > 1 ? law("assistance.other-adult", day).multiply(BigDecimal.valueOf(adults)) : children.isEmpty() ? BigDecimal.ONE : BigDecimal.ONE.add(law("assistance.lone-parent", day));
    for (int i = 0; i < children.size(); i++) {
      shares = shares.add(law(children.get(i) < 10 ? "assistance.child-under-10" : "assistance.child-10", day));
      if (i == 1) shares = shares.subtract(law("assistance.second-child", day));
      if (i > 1) shares = shares.subtract(law("assistance.later-child", day));
    }
    BigDecimal net = wage().subtract(contributions().divide(TWELVE, EXACT));
    BigDecimal free = net.multiply(law("assistance.free-share", day)).min(law("assistance.free-adult", day));
    BigDecimal needs = law("assistance.single", day).multiply(shares).add(rent()).add(BigDecimal.valueOf(h.home().otherCostsCents(), 2));
    return atLeastZero(needs.subtract(wage()).subtract(benefit).add(tax).subtract(housing).add(free));
  }

  private BigDecimal enforcement() {
    if (!h.money().enforcement()) return BigDecimal.ZERO;
    LocalDate day = h.job().paidOn();
    BigDecimal kept = law("enforcement.debtor", day).add(law("enforcement.dependant", day).multiply(BigDecimal.valueOf(h.money().dependants()))).multiply(BigDecimal.valueOf(30));
    BigDecimal net = wage().add(benefit).subtract(tax);
    BigDecimal four = kept.multiply(BigDecimal.valueOf(4));
    if (net.compareTo(kept) <= 0) return BigDecimal.ZERO;
    if (net.compareTo(kept.add(kept)) <= 0) return net.subtract(kept).multiply(BigDecimal.TWO).divide(BigDecimal.valueOf(3), EXACT);
    if (net.compareTo(four) <= 0) return net.divide(BigDecimal.valueOf(3), EXACT);
    return four.divide(BigDecimal.valueOf(3), EXACT).add(net.subtract(four).multiply(new BigDecimal("0.8"))).min(net.divide(BigDecimal.TWO, EXACT));
  }

  private BigDecimal wage() {
    return BigDecimal.valueOf(h.job().wageCents(), 2);
  }

  private BigDecimal rent() {
    return BigDecimal.valueOf(h.home().rentCents(), 2);
  }

  private BigDecimal tax(String name) {
    return law("tax." + name, h.job().paidOn());
  }

  private static BigDecimal law(String name, LocalDate day) {
    return LAW.get(name).floorEntry(YearMonth.from(day)).getValue();
  }

  private static BigDecimal atLeastZero(BigDecimal value) {
    return value.max(BigDecimal.ZERO);
  }

  private static BigDecimal cents(BigDecimal euros) {
    return euros.setScale(2, RoundingMode.HALF_UP);
  }

  private static Map<String, TreeMap<YearMonth, BigDecimal>> read() {
    Map<String, TreeMap<YearMonth, BigDecimal>> law = new HashMap<>();
    try {
      for (String line : Files.readAllLines(Path.of("src/main/resources/law/parameters.csv"))) {
        String[] row = line.split(";");
        if (line.startsWith("#") || row[0].equals("parameter")) continue;
        for (String dated : row[5].split(" ")) law.computeIfAbsent(row[0], n -> new TreeMap<>()).put(YearMonth.parse(dated.split("=")[0]), new BigDecimal(dated.split("=")[1]));
      }
      return law;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
