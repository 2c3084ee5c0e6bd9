package fi.polku.report;

import fi.polku.activity.Activity;
import fi.polku.organisation.Target;
import fi.polku.platform.web.Frame;
import fi.polku.report.IndicatorPages.MeasureChoice;
import fi.polku.report.IndicatorPages.PromiseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One promise drawn: where we are, what was promised, where we would be on the last day. */
record PromiseView(Frame frame, ReportProject project, Promise promise) {
  PromiseLine line() {
    BigDecimal actual = promise.actual();
    BigDecimal end = promise.projected(project.starts(), project.ends(), frame.today());
    BigDecimal most = BigDecimal.ONE.max(promise.target().value()).max(or(actual)).max(or(end));
    boolean share = promise.measure().of().share();
    if (share) most = most.max(BigDecimal.valueOf(100));
    return new PromiseLine(promise.target(), amount(frame, promise.target(), promise.target().value()), actual == null ? "" : frame.number(actual) + (share ? " %" : ""),
        promise.base() == null ? "" : frame.text("report.promise.base", promise.count(), promise.base()), end == null || share || end.equals(actual) ? "" : frame.number(end), promise.small(),
        length(actual, most), length(promise.target().value(), most), share ? -1 : length(end, most), words(promise.measure()), choices());
  }

  static String amount(Frame frame, Target target, BigDecimal value) {
    String amount = "organisation.project.amount." + target.unit();
    return frame.has(amount) ? frame.text(amount, value) : frame.text("report.promise.amount", frame.number(value), target.unit());
  }

  private String words(Measure measure) {
    String of = frame.label("report.measure", measure.of());
    return measure.kind() == null ? of : frame.text("report.promise.kind", of, frame.label("activity.kind", measure.kind()));
  }

  private List<MeasureChoice> choices() {
    List<Measure> all = new ArrayList<>();
    for (Measure.Of of : Measure.Of.values()) {
      if (of != Measure.Of.VISITORS) all.add(Measure.of(of));
      boolean byKind = of == Measure.Of.SESSIONS || of == Measure.Of.VISITORS || of == Measure.Of.VISITS || of == Measure.Of.HEADS;
      if (byKind) for (Activity.Kind kind : Activity.Kind.values()) all.add(new Measure(of, kind));
    }
    return all.stream().map(m -> new MeasureChoice(m.code(), words(m), m.equals(promise.measure()))).toList();
  }

  private static int length(@Nullable BigDecimal value, BigDecimal most) {
    return value == null ? -1 : value.multiply(BigDecimal.valueOf(100)).divide(most, 0, RoundingMode.HALF_UP).intValue();
  }

  private static BigDecimal or(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
