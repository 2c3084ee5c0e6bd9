package fi.polku.report;

import fi.polku.activity.PublicProjectPart;
import fi.polku.organisation.Project;
import fi.polku.path.ToldElsewhere;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The latest submitted report on the public card: who came, and where they had gone by its last day. No sensitive figure, no
 * breakdown, and no small number: neither itself nor as a difference of two.
 */
@Component
public class PublicReport implements PublicProjectPart, ToldElsewhere {
  /** Rows that no person is in two of: by situation, by education, by age. */
  private static final List<List<String>> WHOLES = List.of(List.of("CO01", "CO03", "CO05"), List.of("EECO02", "EECO04", "EECO05"), List.of("CO09", "CO10", "CO11"), List.of("EECO09", "EECO10", "EECO11"),
      List.of("CO06", "CO07"), List.of("EECO06", "EECO07", "EECO08"));
  private static final Set<String> STAYED = Set.of("on-the-way", "left");
  private final Reports reports;
  private final Templates templates;

  PublicReport(Reports reports, Templates templates) {
    this.reports = reports;
    this.templates = templates;
  }

  /** What a project has told its funder. @param set the indicators' name in words, @param onward empty when it is not told */
  public record ReportedPage(String set, LocalDate from, LocalDate to, List<ReportedRow> rows, List<ReportedRow> onward, boolean leftOut) {}

  public record ReportedRow(String code, String name, Shown number) {}

  /** @param rows what may be told of each figure, everybody first; @param onward of each step's kind, empty when it is not told */
  record Told(Map<String, Shown> rows, Map<String, Shown> onward) {
    Shown everybody() {
      return rows.get(IndicatorTable.GRAND_TOTAL);
    }

    /** Whoever has begun a step; null when it cannot be made of what is told. */
    @Nullable Shown goneOn() {
      if (onward.isEmpty()) return everybody().exact() && everybody().value() == 0 ? everybody() : null;
      if (!onward.values().stream().allMatch(Shown::exact)) return new Shown(Kind.LEFT_OUT, 0);
      return new Shown(Kind.EXACT, onward.entrySet().stream().filter(e -> !STAYED.contains(e.getKey())).mapToLong(e -> e.getValue().value()).sum());
    }
  }

  record Latest(Report report, Told told) {}

  @Override
  public boolean isTold(Scope within, Project.Key project) {
    return !reports.list(within, project).isEmpty();
  }

  Optional<Latest> latest(Scope within, Project.Key project) {
    return reports.list(within, project).stream().findFirst().map(latest -> new Latest(latest, told(reports.whole(within, project, latest.id(), false).table(), reports.onward(within, latest))));
  }

  @Override
  public Optional<JteModel> part(Scope within, Frame frame, Project.Key project) {
    return latest(within, project).map(latest -> {
      Report report = latest.report;
      List<ReportedRow> rows = latest.told.rows.entrySet().stream().map(e -> new ReportedRow(IndicatorWords.shown(e.getKey()), IndicatorWords.name(frame, e.getKey()), e.getValue())).toList();
      List<ReportedRow> onward = latest.told.onward.entrySet().stream().map(e -> new ReportedRow("", step(frame, e.getKey()), e.getValue())).toList();
      boolean leftOut = rows.stream().anyMatch(r -> !r.number().exact()) || onward.stream().anyMatch(r -> !r.number().exact());
      return templates.reportPublicReported(frame, new ReportedPage(frame.text("organisation.project.set." + report.indicatorSet()), report.periodBegins(), report.periodEnds(), rows, onward, leftOut));
    });
  }

  private static String step(Frame frame, String kind) {
    return frame.text(frame.has("path.kind." + kind) ? "path.kind." + kind : "path.flow.onward." + kind);
  }

  /** Whatever divides the same people is hidden together: what one division hides must not follow from another. */
  static Told told(IndicatorTable table, List<Promises.PathCount> onward) {
    List<String> codes = new ArrayList<>(List.of(IndicatorTable.GRAND_TOTAL));
    table.set().indicators().stream().filter(i -> i.counted() && !i.sensitive() && !IndicatorTable.asksWhere(i)).map(Indicator::code).forEach(codes::add);
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (String code : codes) shown.put(code, SmallNumbers.alone(count(table, code, "")));
    List<List<String>> wholes = WHOLES.stream().filter(codes::containsAll).toList();
    SmallNumbers.Column steps = SmallNumbers.sum(onward.stream().map(Promises.PathCount::persons).toList());
    boolean told = steps.total().exact();
    for (List<String> parts : wholes) told &= partition(table, parts, shown);
    if (!told) hideWhole(wholes, shown);
    // the rows add up to the complete records: everybody beside them would tell the few that are not
    if (small(count(table, IndicatorTable.INCOMPLETE, ""))) shown.put(IndicatorTable.GRAND_TOTAL, new Shown(Kind.LEFT_OUT, 0));
    for (String small : codes) for (String large : codes) if (tells(table, small, large, shown)) shown.put(small, new Shown(Kind.LEFT_OUT, 0));
    Map<String, Shown> by = new LinkedHashMap<>();
    // their sum is everybody: where that is not told, neither are they
    if (shown.get(IndicatorTable.GRAND_TOTAL).exact()) for (int i = 0; i < onward.size(); i++) by.put(onward.get(i).kind(), steps.cells().get(i));
    return new Told(shown, by);
  }

  /** Parts of everybody with a complete record, and whoever is in none of them: a hidden one must not follow from the others and the total. False when even the total must not be told. */
  private static boolean partition(IndicatorTable table, List<String> parts, Map<String, Shown> shown) {
    List<Long> counts = new ArrayList<>(parts.stream().map(code -> count(table, code, "")).toList());
    long rest = count(table, IndicatorTable.GRAND_TOTAL, IndicatorTable.INCOMPLETE) - counts.stream().mapToLong(Long::longValue).sum();
    if (rest > 0) counts.add(rest);
    SmallNumbers.Column column = SmallNumbers.sum(counts);
    for (int i = 0; i < parts.size(); i++) if (!column.cells().get(i).exact()) shown.put(parts.get(i), column.cells().get(i));
    return column.total().exact();
  }

  /** The total is not told, nor what adds up to it. */
  private static void hideWhole(List<List<String>> wholes, Map<String, Shown> shown) {
    List<String> telling = new ArrayList<>(List.of("EECO01", IndicatorTable.GRAND_TOTAL));
    wholes.forEach(telling::addAll);
    for (String code : telling) shown.computeIfPresent(code, (c, number) -> number.exact() && number.value() > 0 ? new Shown(Kind.LEFT_OUT, 0) : number);
  }

  /** One figure lies within another, and what is between them are one to four people. */
  private static boolean tells(IndicatorTable table, String small, String large, Map<String, Shown> shown) {
    if (small.equals(large) || !shown.get(small).exact() || !shown.get(large).exact() || count(table, small, large) > 0) return false;
    long between = count(table, large, small);
    return small(between) && count(table, small, "") > 0;
  }

  private static boolean small(long people) {
    return people > 0 && people < SmallNumbers.LEAST;
  }

  /** How many the one figure counts and the other does not. */
  private static long count(IndicatorTable table, String code, String other) {
    return table.groups().stream().filter(g -> table.counts(code).test(g.mask()) && (other.isEmpty() || !table.counts(other).test(g.mask()))).collect(Collectors.summingLong(Counting.Group::count));
  }
}
