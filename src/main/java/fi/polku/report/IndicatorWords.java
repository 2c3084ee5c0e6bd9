package fi.polku.report;

import fi.polku.platform.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An indicator in words: its name, and its definition made of the very rule it is counted by. */
final class IndicatorWords {
  private IndicatorWords() {}

  static String name(Frame frame, String code) {
    return frame.text("report.indicator." + code);
  }

  /** A regulation's own code as it stands in a table; ours are told by their names alone. */
  static String shown(String code) {
    return code.equals(IndicatorTable.INCOMPLETE) || code.equals(IndicatorTable.GRAND_TOTAL) ? "" : code;
  }

  /** As enums stand in columns and addresses. */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Indicator.Unit unit(IndicatorSet set, String code) {
    return set.indicator(code).map(Indicator::unit).orElse(Indicator.Unit.PARTICIPATIONS);
  }

  /** The sentence that says what is counted and when. */
  static String definition(Frame frame, IndicatorSet set, String code) {
    return set.indicator(code).map(i -> frame.label("report.definition", i.kind())).orElseGet(() -> frame.text("report.definition." + code));
  }

  /** Every condition besides the period and the complete record, a line each. */
  static List<String> conditions(Frame frame, Indicator indicator) {
    List<String> lines = new ArrayList<>();
    for (Rule.Clause clause : indicator.rule().clauses()) {
      List<String> any = Stream.concat(clause.facts().stream().map(f -> frame.label("report.fact", f)), clause.figures().stream().map(f -> figure(frame, f))).toList();
      String either = either(any, " " + frame.text("report.or") + " ");
      lines.add(clause.not() ? frame.text("report.not", either) : either);
    }
    return lines;
  }

  /** "tullessaan alle 18-vuotias tai työtön": the words that each begins with are said once. */
  static String either(List<String> any, String or) {
    String head = any.size() < 2 ? "" : any.getFirst();
    while (!head.isEmpty() && !heads(head, any)) head = head.substring(0, Math.max(0, head.stripTrailing().lastIndexOf(' ') + 1));
    String common = head;
    return common + any.stream().map(words -> words.substring(common.length())).collect(Collectors.joining(or));
  }

  private static boolean heads(String head, List<String> any) {
    return head.endsWith(" ") && any.stream().allMatch(words -> words.startsWith(head));
  }

  private static String figure(Frame frame, Indicator indicator) {
    return frame.text("report.asFigure", indicator.code(), name(frame, indicator.code()));
  }
}
