package fi.polku.report;

import fi.polku.platform.web.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the manager says of each figure, as it was typed: {@code told.CO20}, {@code method.EECO12}, {@code comment.CO01}, and {@code comment} of the whole. */
record ReportDraft(Map<String, String> typed) {
  private static final int LONGEST = 5_000;

  static ReportDraft empty() {
    return new ReportDraft(Map.of());
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

  Problems check(IndicatorSet set, Problems problems) {
    for (Indicator i : set.indicators()) {
      String told = text("told." + i.code());
      problems.addIf(tells(i) && !told.isEmpty() && !told.matches("\\d{1,9}"), "told." + i.code(), "report.submit.notANumber", i.code());
      problems.addIf(method(i) != Report.Method.COLLECTED && told.isEmpty(), "told." + i.code(), "report.submit.estimateMissing", i.code());
    }
    return problems;
  }
}
