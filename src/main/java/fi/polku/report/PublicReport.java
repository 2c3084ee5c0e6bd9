package fi.polku.report;

import fi.polku.activity.PublicProjectPart;
import fi.polku.organisation.Project;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The latest submitted report on the public card. No sensitive figure, no breakdown, and no small number: neither itself nor as a difference of two. */
@Component
public class PublicReport implements PublicProjectPart {
  private static final List<List<String>> WHOLES = List.of(List.of("CO01", "CO03", "CO05"), List.of("EECO02", "EECO04", "EECO05"), List.of("CO09", "CO10", "CO11"), List.of("EECO09", "EECO10", "EECO11"));
  private final Reports reports;
  private final Templates templates;

  PublicReport(Reports reports, Templates templates) {
    this.reports = reports;
    this.templates = templates;
  }

  /** What a project has told its funder. @param set the indicators' name in words */
  public record ReportedPage(String set, LocalDate from, LocalDate to, List<ReportedRow> rows, boolean leftOut) {}

  public record ReportedRow(String code, String name, Shown number) {}

  @Override
  public Optional<JteModel> part(Scope within, Frame frame, Project.Key project) {
    return reports.list(within, project).stream().findFirst().map(latest -> {
      Map<String, Shown> shown = shown(reports.whole(within, project, latest.id(), false).table());
      List<ReportedRow> rows = shown.entrySet().stream().map(e -> new ReportedRow(e.getKey().equals(IndicatorTable.GRAND_TOTAL) ? "" : e.getKey(), IndicatorWords.name(frame, e.getKey()), e.getValue())).toList();
      return templates.reportPublicReported(frame, new ReportedPage(frame.text("organisation.project.set." + latest.indicatorSet()), latest.periodBegins(), latest.periodEnds(), rows,
          rows.stream().anyMatch(r -> !r.number().exact())));
    });
  }

  /** What may be told of each figure, everybody first. */
  static Map<String, Shown> shown(IndicatorTable table) {
    List<String> codes = new ArrayList<>(List.of(IndicatorTable.GRAND_TOTAL));
    table.set().indicators().stream().filter(i -> i.counted() && !i.sensitive() && !IndicatorTable.asksWhere(i)).map(Indicator::code).forEach(codes::add);
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (String code : codes) shown.put(code, SmallNumbers.alone(count(table, code, "")));
    List<List<String>> wholes = WHOLES.stream().filter(codes::containsAll).toList();
    boolean told = true;
    for (List<String> parts : wholes) told &= partition(table, parts, shown);
    if (!told) hideWhole(wholes, shown);
    for (String small : codes) for (String large : codes) if (tells(table, small, large, shown)) shown.put(small, new Shown(Kind.LEFT_OUT, 0));
    return shown;
  }

  /** Parts that make up everybody with a complete record: a hidden one must not follow from the others and the total. False when even the total must not be told. */
  private static boolean partition(IndicatorTable table, List<String> parts, Map<String, Shown> shown) {
    SmallNumbers.Column column = SmallNumbers.sum(parts.stream().map(code -> count(table, code, "")).toList());
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
    return between > 0 && between < SmallNumbers.LEAST && count(table, small, "") > 0;
  }

  /** How many the one figure counts and the other does not. */
  private static long count(IndicatorTable table, String code, String other) {
    return table.groups().stream().filter(g -> table.counts(code).test(g.mask()) && (other.isEmpty() || !table.counts(other).test(g.mask()))).collect(Collectors.summingLong(Counting.Group::count));
  }
}
