package fi.polku.report;

import fi.polku.platform.web.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the manager says of each figure, as it was typed: {@code told.CO20}, {@code method.EECO12}, {@code comment.CO01}, and {@code comment} of the whole. */
record ReportDraft(Map<String, String> typed) {
  private static final int LONGEST = 5_000;

  static ReportDraft empty() {
    return new ReportDraft(Map.of());
  }

  /** What was told by hand the last time, to be looked at anew. */
  static ReportDraft from(List<Report.Figure> last) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Report.Figure f : last) {
      if (f.told() == null) continue;
      typed.put("told." + f.code(), f.told().toString());
      typed.put("method." + f.code(), IndicatorWords.code(f.method()));
    }
    return new ReportDraft(typed);
  }

  String text(String field) {
    String text = typed.getOrDefault(field, "").strip().replace("\r\n", "\n").replace("\u0000", "");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  @Nullable String comment(String code) {
    String text = text(code.isEmpty() ? "comment" : "comment." + code);
    return text.isEmpty() ? null : text;
  }

  /** Only figures that the regulation lets be estimated have another method than "collected". */
  Report.Method method(@Nullable Indicator indicator) {
    if (indicator == null || !indicator.estimable()) return Report.Method.COLLECTED;
    String wanted = text("method." + indicator.code());
    return Stream.of(Report.Method.values()).filter(m -> m.name().toLowerCase(Locale.ROOT).equals(wanted)).findFirst().orElse(Report.Method.COLLECTED);
  }

  @Nullable Long told(@Nullable Indicator indicator) {
    if (indicator == null || !tells(indicator)) return null;
    String text = text("told." + indicator.code());
    return text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
  }

  /** What cannot be counted, or may be estimated, is told. */
  static boolean tells(Indicator indicator) {
    return indicator.estimable() || indicator.kind() == Indicator.Kind.PROJECT;
  }

  /** Of all that came with the form, what is worth keeping: words about this set's figures. */
  Map<String, String> kept(IndicatorSet set) {
    Map<String, String> kept = new LinkedHashMap<>();
    typed.keySet().stream().filter(field -> field.equals("comment") || field.matches("(told|method|comment)\\..*") && known(set, field.substring(field.indexOf('.') + 1)))
        .filter(field -> !text(field).isEmpty() && !text(field).equals("collected")).sorted().forEach(field -> kept.put(field, text(field)));
    return kept;
  }

  private static boolean known(IndicatorSet set, String code) {
    return code.equals(IndicatorTable.INCOMPLETE) || code.equals(IndicatorTable.GRAND_TOTAL) || set.indicator(code).isPresent();
  }

  /** Whether it says of every figure what has been submitted of it. */
  boolean says(Report report, List<Report.Figure> figures, IndicatorSet set) {
    return Objects.equals(comment(""), report.comment()) && figures.stream().allMatch(f -> {
      Indicator indicator = set.indicator(f.code()).orElse(null);
      return Objects.equals(comment(f.code()), f.comment()) && Objects.equals(told(indicator), f.told()) && method(indicator) == f.method();
    });
  }

  Problems check(IndicatorSet set, Problems problems) {
    for (Indicator i : set.indicators()) {
      String told = text("told." + i.code());
      problems.addIf(tells(i) && !told.isEmpty() && !told.matches("\\d{1,9}"), "told." + i.code(), "report.submit.notANumber", i.code());
      problems.addIf(method(i) != Report.Method.COLLECTED && told.isEmpty(), "told." + i.code(), "report.submit.estimateMissing", i.code());
    }
    return problems;
  }
}
