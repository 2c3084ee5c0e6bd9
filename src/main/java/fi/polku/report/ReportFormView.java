package fi.polku.report;

import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.report.ReportFormPages.LackLine;
import fi.polku.report.ReportFormPages.MeanwhileLine;
import fi.polku.report.ReportFormPages.MethodChoice;
import fi.polku.report.ReportFormPages.ReportFormLine;
import fi.polku.report.ReportFormPages.ReportFormPage;
import fi.polku.report.ReportFormPages.ReportSavedPage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a report as it is laid out: what is counted now, what it lacks, and what the manager says of it. */
record ReportFormView(Frame frame, ReportProject project, ReportDrafts.Draft draft, List<ReportDrafts.Kept> kept, List<Report.Figure> last, Map<String, Long> waiting) {
  ReportFormPage page(IndicatorForm typed, Lacks lacks, ReportDraft elsewhere, Indicators.Outside outside, Problems problems) {
    IndicatorForm.Asked asked = draft.asked();
    IndicatorView view = new IndicatorView(frame, project, asked);
    List<IndicatorFigure> figures = lacks.table().figures();
    long incomplete = figures.stream().filter(f -> f.code().equals(IndicatorTable.INCOMPLETE)).mapToLong(f -> f.total() == null ? 0 : f.total()).sum();
    IndicatorForm chosen = new IndicatorForm(asked.set().code(), asked.from().toString(), asked.to().toString());
    return new ReportFormPage(project, draft.id(), problems, view.form(typed), chosen, view.period(), incomplete, lacks.entered().stream().map(this::line).toList(), draft.words().text("comment"),
        figures.stream().map(this::line).toList(), kept.stream().filter(d -> !d.of(asked)).toList(), saved(), meanwhile(elsewhere), view.outside(outside, "/reports/new?"));
  }

  private List<MeanwhileLine> meanwhile(ReportDraft elsewhere) {
    return elsewhere.kept(draft.asked().set()).entrySet().stream().filter(e -> !e.getValue().equals(draft.words().text(e.getKey()))).map(e -> new MeanwhileLine(field(e.getKey()), value(e))).toList();
  }

  private String field(String key) {
    if (key.equals("comment")) return frame.text("report.submit.comment");
    String what = key.substring(0, key.indexOf('.'));
    return frame.text("report.draft.field", IndicatorWords.name(frame, key.substring(what.length() + 1)), frame.text("report.column." + what));
  }

  private String value(Map.Entry<String, String> kept) {
    String method = "report.method." + kept.getValue();
    return kept.getKey().startsWith("method.") && frame.has(method) ? frame.text(method) : kept.getValue();
  }

  private ReportSavedPage saved() {
    String by = kept.stream().filter(d -> d.id().equals(draft.id())).findFirst()
        .map(d -> d.savedBy() == null ? frame.text("report.draft.savedAt", frame.moment(d.savedAt())) : frame.text("report.draft.savedBy", frame.moment(d.savedAt()), d.savedBy())).orElse("");
    return new ReportSavedPage(draft.revision(), by, false);
  }

  private LackLine line(Lacks.Lack lack) {
    String whys = lack.whys().entrySet().stream().map(e -> frame.text("report.lack.count", frame.text("report.lack." + e.getKey()), e.getValue())).collect(Collectors.joining(", "));
    return new LackLine(frame.text("report.lack.people", frame.label("report.fact", lack.fact()), lack.people()), whys,
        "/work/projects/" + project.id().value() + "/figures/people?figure=INCOMPLETE&lacks=" + lack.fact().code() + "&" + draft.asked().query());
  }

  private ReportFormLine line(IndicatorFigure f) {
    Indicator indicator = draft.asked().set().indicator(f.code()).orElse(null);
    return new ReportFormLine(f.code(), IndicatorWords.name(frame, f.code()), f.total() == null ? "–" : frame.number(f.total()), f.known() ? IndicatorView.waiting(frame, waiting.get(f.code())) : frame.text("report.reason." + f.reason()),
        indicator != null && ReportDraft.tells(indicator), draft.words().text("told." + f.code()), last(f.code()), methods(indicator, f), draft.words().text("comment." + f.code()));
  }

  private String last(String code) {
    return last.stream().filter(l -> l.code().equals(code)).map(Report.Figure::told).filter(Objects::nonNull).findFirst().map(told -> frame.text("report.submit.last", told)).orElse("");
  }

  private List<MethodChoice> methods(@Nullable Indicator indicator, IndicatorFigure f) {
    if (indicator == null || !indicator.estimable()) return List.of();
    return Stream.of(Report.Method.values()).map(m -> new MethodChoice(IndicatorWords.code(m), m == Report.Method.COLLECTED && f.total() == null ? "–" : frame.label("report.method", m), m == draft.words().method(indicator))).toList();
  }
}
