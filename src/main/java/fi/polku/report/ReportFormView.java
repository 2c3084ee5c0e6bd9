package fi.polku.report;

import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.report.ReportPages.MethodChoice;
import fi.polku.report.ReportPages.ReportFormLine;
import fi.polku.report.ReportPages.ReportFormPage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a report as it is laid out: what is counted now, and what the manager says of it. */
record ReportFormView(Frame frame, ReportProject project, IndicatorForm.Asked asked, ReportDraft draft) {
  ReportFormPage page(Report.Key id, IndicatorForm typed, IndicatorTable table, Problems problems) {
    IndicatorView view = new IndicatorView(frame, project, asked);
    List<IndicatorFigure> figures = table.figures();
    long incomplete = figures.stream().filter(f -> f.code().equals(IndicatorTable.INCOMPLETE)).mapToLong(f -> f.total() == null ? 0 : f.total()).sum();
    return new ReportFormPage(project, id, problems, view.form(typed), asked.set().code(), view.period(), incomplete,
        "/work/projects/" + project.id().value() + "/figures/people?figure=INCOMPLETE&" + asked.query(), draft.text("comment"), figures.stream().map(this::line).toList());
  }

  private ReportFormLine line(IndicatorFigure f) {
    Indicator indicator = asked.set().indicator(f.code()).orElse(null);
    return new ReportFormLine(f.code(), IndicatorWords.name(frame, f.code()), f.total() == null ? "–" : frame.number(f.total()), f.known() ? "" : frame.text("report.reason." + f.reason()),
        indicator != null && ReportDraft.tells(indicator), draft.text("told." + f.code()), methods(indicator, f), draft.text("comment." + f.code()));
  }

  private List<MethodChoice> methods(@Nullable Indicator indicator, IndicatorFigure f) {
    if (indicator == null || !indicator.estimable()) return List.of();
    return Stream.of(Report.Method.values()).map(m -> new MethodChoice(IndicatorWords.code(m), m == Report.Method.COLLECTED && f.total() == null ? "–" : frame.label("report.method", m), m == draft.method(indicator))).toList();
  }
}
