package fi.polku.guide;

import fi.polku.benefit.Benefit;
import fi.polku.benefit.HouseholdCheck.Fault;
import fi.polku.benefit.HouseholdCheck.Reason;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.Period;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.web.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The question as people type it, in euros and words; the whole of it stands in the address and nowhere else. */
public record InHandForm(@Nullable String wage, @Nullable String month, @Nullable String benefit, @Nullable String wageBase, @Nullable String municipality, @Nullable String rent,
    @Nullable String adults, @Nullable String children, @Nullable String enforcement, @Nullable String dependants, @Nullable String period, @Nullable String periodStart,
    @Nullable String otherHousingCosts, @Nullable String housingReviewedOn, @Nullable String taxPercent, @Nullable String childBenefit, @Nullable String otherIncome,
    @Nullable String partnerIncome, @Nullable String age, @Nullable String hours, @Nullable String fullTimeHours) {

  static final String BASIC = "basic";
  static final String FUND = "fund";
  private static final Set<String> FINER = Set.of("period", "periodStart", "hours", "fullTimeHours", "otherHousingCosts", "housingReviewedOn", "taxPercent", "childBenefit", "otherIncome", "partnerIncome", "age");

  /** True when nothing has been asked yet: the form alone is shown. */
  public boolean unasked() {
    return wage == null;
  }

  /** True when any of the finer questions is answered, so that they stay open. */
  public boolean finer() {
    return List.of(text(otherHousingCosts), text(housingReviewedOn), text(taxPercent), text(childBenefit), text(otherIncome), text(partnerIncome), text(age), text(periodStart), text(hours), text(fullTimeHours)).stream().anyMatch(v -> !v.isEmpty());
  }

  /** True when something to be mended is among the finer questions. */
  public boolean wrongFiner(Problems problems) {
    return problems.all().stream().anyMatch(p -> FINER.contains(p.field()));
  }

  /** Before anything is asked: this month, as far as the law is known. */
  static InHandQuestion first(LawBook book, LocalDate today) {
    return new InHandQuestion(YearMonth.from(today).isAfter(book.last()) ? book.last() : YearMonth.from(today));
  }

  InHandQuestion read(LawBook book, LocalDate today, Problems problems) {
    YearMonth asked = month(book, today, problems);
    InHandQuestion q = new InHandQuestion(asked);
    q.wageCents = or(cents("wage", wage, problems), 0);
    if (text(wage).isEmpty()) problems.add("wage", "guide.inHand.wage.missing");
    q.benefit = FUND.equals(benefit) ? Benefit.EARNINGS_RELATED : "none".equals(benefit) ? Benefit.NONE : InHandQuestion.named(Benefit.GENERAL_SUPPORT, asked);
    q.wageBaseCents = cents("wageBase", wageBase, problems);
    q.municipality = text(municipality).isEmpty() ? null : municipality;
    if (q.municipality != null && !Municipalities.exists(q.municipality)) problems.add("municipality", "guide.fault.not-known");
    q.rentCents = or(cents("rent", rent, problems), 0);
    q.adults = (int) or(whole("adults", adults, problems), 1);
    q.children = ages(problems);
    q.enforcement = "yes".equals(enforcement);
    q.dependants = (int) or(whole("dependants", dependants, problems), 0);
    finer(q, problems);
    return q;
  }

  private void finer(InHandQuestion q, Problems problems) {
    q.period = "four-weeks".equals(period) ? Period.FOUR_WEEKS : Period.MONTH;
    q.periodStart = date("periodStart", periodStart, problems);
    q.otherHousingCostsCents = or(cents("otherHousingCosts", otherHousingCosts, problems), 0);
    q.housingReviewedOn = date("housingReviewedOn", housingReviewedOn, problems);
    Long percent = cents("taxPercent", taxPercent, problems);
    q.taxPercent = percent == null ? null : percent / 100.0;
    Long worked = cents("hours", hours, problems);
    q.hours = worked == null ? null : worked / 100.0;
    Long full = cents("fullTimeHours", fullTimeHours, problems);
    q.fullTimeHours = full == null ? null : full / 100.0;
    q.childBenefitCents = cents("childBenefit", childBenefit, problems);
    q.otherIncomeCents = or(cents("otherIncome", otherIncome, problems), 0);
    q.partnerIncomeCents = or(cents("partnerIncome", partnerIncome, problems), 0);
    q.age = (int) or(whole("age", age, problems), 30);
  }

  /** What the calculation finds wrong, at the field of this form that is meant, in euros where it asks euros. */
  static void tell(List<Fault> faults, Problems problems) {
    for (Fault fault : faults) {
      boolean euros = fault.field().endsWith("Cents");
      Object[] arguments = fault.arguments().stream().map(a -> euros && a instanceof Long cents ? String.valueOf(cents / 100) : String.valueOf(a)).toArray();
      String field = fault.field().replaceFirst("Cents$", "");
      if (problems.of(field).isPresent()) continue;
      boolean base = field.equals("wageBase") && fault.reason() == Reason.MISSING;
      problems.add(field, base ? "guide.inHand.wageBase.missing" : "guide.fault." + RuleWords.code(fault.reason()), arguments);
    }
  }

  private YearMonth month(LawBook book, LocalDate today, Problems problems) {
    YearMonth now = first(book, today).month;
    if (text(month).isEmpty()) return now;
    YearMonth read = parsed("month", month, InHandQuestion::month, problems);
    return read == null ? now : read;
  }

  private List<Integer> ages(Problems problems) {
    if (text(children).isEmpty()) return List.of();
    try {
      return Arrays.stream(text(children).split("[\\s,;]+")).filter(a -> !a.isEmpty()).limit(100).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      problems.add("children", "guide.inHand.children.wrong");
      return List.of();
    }
  }

  private static @Nullable Long cents(String field, @Nullable String typed, Problems problems) {
    String number = text(typed).replaceAll("[\\s€%\\u00a0]", "").replace(',', '.');
    if (number.isEmpty()) return null;
    if (number.matches("-?[0-9]{1,9}(\\.[0-9]{1,2})?")) return new BigDecimal(number).movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    problems.add(field, "guide.inHand.notNumber");
    return null;
  }

  private static @Nullable Long whole(String field, @Nullable String typed, Problems problems) {
    String number = text(typed);
    if (number.isEmpty()) return null;
    if (number.matches("[0-9]{1,4}")) return Long.valueOf(number);
    problems.add(field, "guide.inHand.notNumber");
    return null;
  }

  private static @Nullable LocalDate date(String field, @Nullable String typed, Problems problems) {
    return text(typed).isEmpty() ? null : parsed(field, typed, InHandQuestion::day, problems);
  }

  private static <T> @Nullable T parsed(String field, @Nullable String typed, Function<String, T> parse, Problems problems) {
    try {
      return parse.apply(text(typed));
    } catch (DateTimeException e) {
      problems.add(field, "guide.fault.not-readable");
      return null;
    }
  }

  /** The address of the same question in another month. */
  String in(YearMonth other) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("wage", text(wage));
    fields.put("month", other.toString());
    fields.put("benefit", text(benefit));
    fields.put("wageBase", text(wageBase));
    fields.put("municipality", text(municipality));
    fields.put("rent", text(rent));
    fields.put("adults", text(adults));
    fields.put("children", text(children));
    fields.put("enforcement", text(enforcement));
    fields.put("dependants", text(dependants));
    return "/guide/in-hand?" + fields.entrySet().stream().filter(f -> !f.getValue().isEmpty() || f.getKey().equals("wage"))
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** What stands in a field of the form. */
  public String shown(@Nullable String typed, String otherwise) {
    return typed == null ? otherwise : typed;
  }

  private static long or(@Nullable Long value, long otherwise) {
    return value == null ? otherwise : value;
  }
}
