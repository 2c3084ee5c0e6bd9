package fi.polku.report;

import fi.polku.report.ReportWorld.Somebody;
import fi.polku.report.ReportWorld.Status;
import fi.polku.report.ReportWorld.Stay;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same figures once more, person by person and with nothing shared: what the database must agree with. */
record NaiveFigures(List<Somebody> people, LocalDate from, LocalDate to) {
  private static final Set<String> WORK = Set.of("employed", "self-employed", "wage-subsidised", "apprenticeship");

  long total(String code, @Nullable String gender) {
    return people.stream().filter(p -> gender == null || gender.equals(p.gender)).filter(p -> counts(p, code)).count();
  }

  private boolean counts(Somebody p, String code) {
    Stay first = p.stays.stream().min(Comparator.comparing(Stay::entered)).orElseThrow();
    Stay last = p.stays.stream().max(Comparator.comparing(Stay::entered)).orElseThrow();
    boolean came = !first.entered().isBefore(from) && !first.entered().isAfter(to);
    boolean complete = p.gender != null && !p.gender.equals("refused") && !p.gender.equals("not-asked") && p.born != null && first.status() != null && first.isced() != null;
    if (code.equals("GRAND_TOTAL")) return came;
    if (code.equals("INCOMPLETE")) return came && !complete;
    if (!complete) return false;
    boolean result = code.contains("R0");
    if (!result) return came && output(p, first, code);
    boolean went = last.left() != null && !last.left().isBefore(from) && !last.left().isAfter(to);
    return went && result(p, first, last.left(), code);
  }

  private static boolean output(Somebody p, Stay first, String code) {
    int age = Period.between(p.born, first.entered()).getYears();
    boolean unemployed = first.status().equals("unemployed");
    boolean inactive = first.status().equals("inactive");
    boolean studying = first.status().equals("inactive-in-education");
    int isced = first.isced();
    return switch (code) {
      case "EECO01" -> true;
      case "CO01", "EECO02" -> unemployed;
      case "CO02", "EECO03" -> unemployed && first.since() != null && first.since().isBefore(first.entered().minusMonths(age < 25 ? 6 : 12));
      case "CO03", "EECO04" -> inactive || studying;
      case "CO04" -> inactive;
      case "CO05", "EECO05" -> first.status().equals("employed");
      case "CO06" -> age < 25;
      case "CO07", "EECO08" -> age >= 55;
      case "CO08" -> age >= 55 && (unemployed || inactive);
      case "CO09" -> isced == 1 || isced == 2;
      case "CO10", "EECO10" -> isced == 3 || isced == 4;
      case "CO11", "EECO11" -> isced >= 5;
      case "CO15" -> yes(first, "foreign") || yes(first, "minority");
      case "CO16", "EECO12" -> yes(first, "disability");
      case "CO17" -> yes(first, "other");
      case "CO18", "EECO16" -> yes(first, "homeless");
      case "EECO06" -> age < 18;
      case "EECO07" -> age >= 18 && age <= 29;
      case "EECO09" -> isced <= 2;
      case "EECO13" -> yes(first, "third");
      case "EECO14" -> yes(first, "foreign");
      case "EECO15" -> yes(first, "minority");
      default -> throw new IllegalArgumentException(code);
    };
  }

  private static boolean result(Somebody p, Stay first, LocalDate left, String code) {
    int age = Period.between(p.born, first.entered()).getYears();
    boolean outside = first.status().startsWith("inactive");
    boolean jobless = outside || first.status().equals("unemployed");
    boolean disadvantaged = yes(first, "disability") || yes(first, "foreign") || yes(first, "minority") || yes(first, "other");
    LocalDate soon = left.plusDays(28);
    LocalDate later = left.plusMonths(6);
    boolean seeks = outside && p.statuses.stream().anyMatch(s -> meets(s, left, soon) && s.status().equals("unemployed-job-seeker"));
    boolean studies = !first.status().equals("inactive-in-education") && p.statuses.stream().anyMatch(s -> meets(s, left, soon) && s.status().equals("in-education"));
    boolean gained = p.qualified.stream().anyMatch(d -> !d.isBefore(first.entered()) && !d.isAfter(soon));
    boolean works = jobless && p.statuses.stream().anyMatch(s -> meets(s, left, soon) && WORK.contains(s.status()));
    boolean worksLater = jobless && p.statuses.stream().anyMatch(s -> meets(s, later, later) && WORK.contains(s.status()));
    return switch (code) {
      case "CR01", "EECR01" -> seeks;
      case "CR02", "EECR02" -> studies;
      case "CR03", "EECR03" -> gained;
      case "CR04", "EECR04" -> works;
      case "CR05" -> disadvantaged && (seeks || studies || gained || works);
      case "CR06", "EECR05" -> worksLater;
      case "CR07", "EECR06" -> first.status().equals("employed") && improved(p, first.entered(), later);
      case "CR08" -> worksLater && age >= 55;
      case "CR09" -> worksLater && disadvantaged;
      default -> throw new IllegalArgumentException(code);
    };
  }

  private static boolean improved(Somebody p, LocalDate entered, LocalDate later) {
    for (Status before : p.statuses) {
      if (!meets(before, entered, entered)) continue;
      for (Status after : p.statuses) {
        if (!meets(after, later, later)) continue;
        if ("temporary".equals(before.contract()) && "permanent".equals(after.contract())) return true;
        if ("part".equals(before.hours()) && "full".equals(after.hours())) return true;
      }
    }
    return false;
  }

  private static boolean meets(Status s, LocalDate first, LocalDate last) {
    return !s.from().isAfter(last) && (s.to() == null || !s.to().isBefore(first));
  }

  private static boolean yes(Stay stay, String answer) {
    return "yes".equals(stay.answers().get(answer));
  }
}
