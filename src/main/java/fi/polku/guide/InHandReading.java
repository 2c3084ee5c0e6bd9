package fi.polku.guide;

import fi.polku.benefit.Benefit;
import fi.polku.benefit.HouseholdCheck.Fault;
import fi.polku.benefit.HouseholdCheck.Reason;
import fi.polku.benefit.Period;
import fi.polku.platform.i18n.Municipalities;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a question written as JSON, field by field; what cannot be read is told, and so is a field nobody asks for. */
final class InHandReading {
  private final JsonNode json;
  private final Set<String> known = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  InHandReading(JsonNode json) {
    this.json = json;
  }

  /** What could not be read, and what is wrong in the rest; without a month nothing more can be said. */
  List<Fault> with(List<Fault> impossible) {
    if (unread("month")) return faults;
    List<Fault> all = new ArrayList<>(faults);
    impossible.stream().filter(fault -> !unread(fault.field())).forEach(all::add);
    return all;
  }

  private boolean unread(String field) {
    return faults.stream().anyMatch(fault -> fault.field().equals(field));
  }

  InHandQuestion question() {
    YearMonth month = required("month", parsed("month", InHandQuestion::month));
    InHandQuestion q = new InHandQuestion(month == null ? YearMonth.of(2014, 1) : month);
    q.adults = Math.toIntExact(or(required("adults", whole("adults")), 1L));
    q.wageCents = or(required("wageCents", whole("wageCents")), 0L);
    home(q);
    claim(q);
    rest(q);
    for (String name : json.propertyNames()) if (!known.contains(name)) faults.add(new Fault(name.length() > 60 ? name.substring(0, 60) : name, Reason.NOT_KNOWN, List.of()));
    return q;
  }

  private void home(InHandQuestion q) {
    q.children = ages();
    q.municipality = text("municipality");
    if (q.municipality != null && !Municipalities.exists(q.municipality)) faults.add(new Fault("municipality", Reason.NOT_KNOWN, List.of()));
    q.rentCents = or(whole("rentCents"), 0L);
    q.otherHousingCostsCents = or(whole("otherHousingCostsCents"), 0L);
    q.waterApart = yes("waterApart");
    q.rentLimited = yes("rentLimited");
    q.housingReviewedOn = parsed("housingReviewedOn", InHandQuestion::day);
  }

  private void claim(InHandQuestion q) {
    Benefit benefit = chosen("benefit", Benefit.values());
    q.benefit = benefit == null ? Benefit.NONE : benefit;
    Period period = chosen("period", Period.values());
    q.period = period == null ? Period.MONTH : period;
    q.periodStart = parsed("periodStart", InHandQuestion::day);
    q.wagePaidOn = parsed("wagePaidOn", InHandQuestion::day);
    q.wageBaseCents = whole("wageBaseCents");
    Long days = whole("paidDays");
    q.paidDays = days == null ? null : Math.toIntExact(days);
    q.activeHours = number("activeHours");
    q.hours = number("hours");
    q.fullTimeHours = number("fullTimeHours");
  }

  private void rest(InHandQuestion q) {
    q.age = Math.toIntExact(or(whole("age"), 30L));
    q.enforcement = yes("enforcement");
    q.dependants = Math.toIntExact(or(whole("dependants"), 0L));
    q.taxPercent = number("taxPercent");
    q.otherIncomeCents = or(whole("otherIncomeCents"), 0L);
    q.partnerIncomeCents = or(whole("partnerIncomeCents"), 0L);
    q.childBenefitCents = whole("childBenefitCents");
  }

  private List<Integer> ages() {
    JsonNode node = node("children");
    if (node == null) return List.of();
    List<Integer> ages = new ArrayList<>();
    boolean good = node.isArray() && node.size() <= 100;
    if (good) for (JsonNode age : node) {
      good &= age.isIntegralNumber() && age.canConvertToInt();
      if (good) ages.add(age.intValue());
    }
    if (good) return ages;
    faults.add(new Fault("children", Reason.NOT_READABLE, List.of()));
    return List.of();
  }

  /** A whole number that fits; anything beyond an int is wrong whatever the field. */
  private @Nullable Long whole(String name) {
    JsonNode node = node(name);
    if (node == null) return null;
    if (node.isIntegralNumber() && node.canConvertToInt()) return node.longValue();
    faults.add(new Fault(name, Reason.NOT_READABLE, List.of()));
    return null;
  }

  private @Nullable Double number(String name) {
    JsonNode node = node(name);
    if (node == null) return null;
    if (node.isNumber() && Double.isFinite(node.doubleValue(Double.NaN))) return node.doubleValue();
    faults.add(new Fault(name, Reason.NOT_READABLE, List.of()));
    return null;
  }

  private boolean yes(String name) {
    JsonNode node = node(name);
    if (node == null) return false;
    if (!node.isBoolean()) faults.add(new Fault(name, Reason.NOT_READABLE, List.of()));
    return node.isBoolean() && node.booleanValue();
  }

  private @Nullable String text(String name) {
    JsonNode node = node(name);
    if (node == null) return null;
    if (node.isString()) return node.stringValue();
    faults.add(new Fault(name, Reason.NOT_READABLE, List.of()));
    return null;
  }

  private <T> @Nullable T parsed(String name, Function<String, T> parse) {
    String text = text(name);
    if (text == null) return null;
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      faults.add(new Fault(name, Reason.NOT_READABLE, List.of()));
      return null;
    }
  }

  private <E extends Enum<E>> @Nullable E chosen(String name, E[] values) {
    String text = text(name);
    if (text == null) return null;
    return Arrays.stream(values).filter(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)).findFirst().orElseGet(() -> {
      faults.add(new Fault(name, Reason.NOT_KNOWN, List.of()));
      return null;
    });
  }

  private @Nullable JsonNode node(String name) {
    known.add(name);
    JsonNode node = json.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private <T> @Nullable T required(String name, @Nullable T value) {
    if (value == null && !unread(name)) faults.add(new Fault(name, Reason.MISSING, List.of()));
    return value;
  }

  private static long or(@Nullable Long value, long otherwise) {
    return value == null ? otherwise : value;
  }
}
