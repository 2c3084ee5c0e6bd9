package fi.polku.report;

import fi.polku.participant.Participant.Gender;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import fi.polku.report.IndicatorPages.IndicatorPeoplePage;
import fi.polku.report.ReportPages.ChangeLine;
import fi.polku.report.ReportPages.ReportLine;
import fi.polku.report.ReportPages.ReportPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A submitted report as it is laid out, beside the figures of the one before. */
record ReportView(Frame frame, ReportProject project, Reports.Whole whole, List<Report.Figure> before) {
  ReportPage page(List<ReportDifferences.Change> changes, String next) {
    Report report = whole.report();
    Map<String, Long> waiting = waiting();
    return new ReportPage(project, report, columns(), frame.period(report.periodBegins(), report.periodEnds()), !before.isEmpty(),
        whole.figures().stream().map(f -> line(f, waiting)).toList(), changes.stream().map(this::change).toList(), next, frame.may(ReportAction.EXPORT_REPORT));
  }

  private GenderColumns columns() {
    return GenderColumns.of(IndicatorSet.of(whole.report().indicatorSet()).orElse(null), whole.figures().stream().map(Report.Figure::rest));
  }

  private ReportLine line(Report.Figure f, Map<String, Long> waiting) {
    String link = f.total() == null ? null : path() + "/people?figure=" + f.code();
    return new ReportLine(f.code(), name(f.code()), number(f.total()), number(f.women()), number(f.men()), number(f.nonBinary()), number(f.rest()), f.told() == null ? "" : frame.number(f.told()),
        method(f), or(f.comment()), reason(f, waiting), difference(f), link);
  }

  /** Where there is no number there is no method. */
  private String method(Report.Figure f) {
    return f.total() == null && f.told() == null ? "–" : frame.label("report.method", f.method());
  }

  /** Of whom six months were not over on the day it was submitted, by code. */
  private Map<String, Long> waiting() {
    LocalDate submitted = Helsinki.date(whole.report().submittedAt());
    IndicatorTable table = whole.table();
    return Indicators.waiting(new IndicatorTable(table.set(), table.objective(), Reports.groups(whole.rows().stream().filter(p -> Indicators.isWaiting(p.leftOn(), submitted)).toList()), true));
  }

  private static String waiting(Frame frame, @Nullable Long people) {
    return people == null || people == 0 ? "" : frame.text("report.waited", people);
  }

  private String reason(Report.Figure f, Map<String, Long> waiting) {
    if (f.total() != null && waiting.containsKey(f.code())) return waiting(frame, waiting.get(f.code()));
    return f.reason() == null || !frame.has("report.reason." + f.reason()) ? "" : frame.text("report.reason." + f.reason());
  }

  /** What was said of it and what is to be known of it. */
  private String note(Report.Figure f, Map<String, Long> waiting) {
    return Stream.of(or(f.comment()), reason(f, waiting)).filter(s -> !s.isEmpty()).collect(Collectors.joining(" · "));
  }

  /** What was told by hand, then what was counted: a number that is no longer told is a change too. */
  private String difference(Report.Figure f) {
    Report.Figure old = before.stream().filter(b -> b.code().equals(f.code())).findFirst().orElse(null);
    if (old == null) return "";
    String told = Objects.equals(old.told(), f.told()) ? "" : number(old.told()) + " → " + number(f.told());
    return Stream.of(told, difference(old, f)).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
  }

  /** The columns only when everybody together are as many as they were. */
  private String difference(Report.Figure old, Report.Figure now) {
    if (old.total() == null || now.total() == null) return "";
    if (!old.total().equals(now.total())) return signed(now.total() - old.total());
    String columns = Stream.of(moved("women", old.women(), now.women()), moved("men", old.men(), now.men()), moved("nonBinary", old.nonBinary(), now.nonBinary())).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
    return columns.isEmpty() ? "±0" : "±0 (" + columns + ")";
  }

  private String moved(String column, @Nullable Long old, @Nullable Long now) {
    return old == null || now == null || old.equals(now) ? "" : frame.text("report.column." + column) + " " + signed(now - old);
  }

  private String signed(long change) {
    return (change > 0 ? "+" : "−") + frame.number(Math.abs(change));
  }

  private ChangeLine change(ReportDifferences.Change c) {
    Stream<String> columns = c.from() == null ? Stream.empty() : Stream.of("+" + column(c.person().gender()), "−" + column(c.from()));
    String codes = Stream.of(c.more().stream().map(code -> "+" + shown(code)), c.fewer().stream().map(code -> "−" + shown(code)), columns).flatMap(s -> s).collect(Collectors.joining(", "));
    String corrections = c.corrections().stream().map(x -> x.reason().isEmpty() ? field(x.field()) : frame.text("report.change.correction", field(x.field()), x.reason())).collect(Collectors.joining("; "));
    String why = frame.label("report.why", c.why()) + (corrections.isEmpty() ? "" : ": " + corrections);
    String fields = c.corrections().stream().map(x -> field(x.field())).distinct().collect(Collectors.joining(", "));
    return new ChangeLine(c.person().person(), c.name().isEmpty() ? frame.text("report.people.gone") : c.name(), codes, why, frame.label("report.why", c.why()) + (fields.isEmpty() ? "" : ": " + fields));
  }

  /** Where somebody of this gender is counted. */
  private String column(@Nullable Gender gender) {
    if (gender == Gender.FEMALE) return frame.text("report.column.women");
    if (gender == Gender.MALE) return frame.text("report.column.men");
    return frame.text(gender == Gender.NON_BINARY && columns().nonBinary() ? "report.column.nonBinary" : columns().restKey());
  }

  /** A regulation's own code; ours in words. */
  private String shown(String code) {
    return IndicatorWords.shown(code).isEmpty() ? IndicatorWords.name(frame, code) : code;
  }

  private String field(String name) {
    String key = "report.field." + name.replace('_', '-');
    return frame.has(key) ? frame.text(key) : name;
  }

  String fileName() {
    return "raportti-" + project.code() + "-" + whole.report().periodEnds();
  }

  /** The table to take along: the columns that the page shows. */
  TableFile sheet() {
    GenderColumns genders = columns();
    List<String> columns = Stream.of(words("code", "name"), genders.labels(frame), words("told", "method", "comment", "change")).flatMap(List::stream).toList();
    Map<String, Long> waiting = waiting();
    List<List<Object>> rows = whole.figures().stream().map(f -> Stream.of(List.<Object>of(IndicatorWords.shown(f.code()), name(f.code())),
        genders.of(IndicatorView.cell(f.total()), IndicatorView.cell(f.women()), IndicatorView.cell(f.men()), IndicatorView.cell(f.nonBinary()), IndicatorView.cell(f.rest())),
        List.<Object>of(IndicatorView.cell(f.told()), method(f), note(f, waiting), difference(f))).flatMap(List::stream).toList()).toList();
    return new TableFile(fileName(), project.code() + " " + project.name(), Stream.of(frame.text("organisation.project.set." + whole.report().indicatorSet()), frame.period(whole.report().periodBegins(), whole.report().periodEnds()), frame.text("report.submitted", frame.moment(whole.report().submittedAt())), or(whole.report().comment())).filter(line -> !line.isEmpty()).toList(), columns, rows);
  }

  private List<String> words(String... columns) {
    return Stream.of(columns).map(c -> frame.text("report.column." + c)).toList();
  }

  IndicatorPeoplePage people(IndicatorPeople.Behind behind, IndicatorPeople.Found found) {
    Report r = whole.report();
    IndicatorView view = new IndicatorView(frame, project, new IndicatorForm.Asked(found.table().set(), r.periodBegins(), r.periodEnds()));
    String page = path() + "/people?figure=" + behind.code() + "&first=";
    int next = behind.first() + IndicatorPeople.PAGE;
    return new IndicatorPeoplePage(project, behind.code(), name(behind.code()), view.period() + " · " + frame.text("report.submitted", frame.moment(r.submittedAt())),
        IndicatorWords.definition(frame, found.table().set(), behind.code()), found.table().set().indicator(behind.code()).map(i -> IndicatorWords.conditions(frame, i)).orElse(List.of()), waiting(frame, found.waiting(behind, Helsinki.date(r.submittedAt()))), null, false,
        found.all(), found.hidden(), found.shown().stream().map(n -> view.line(found, behind, n)).toList(), path(), "",
        behind.first() > 0 ? page + Math.max(0, behind.first() - IndicatorPeople.PAGE) : null, next < found.seen() ? page + next : null);
  }

  private String path() {
    return "/work/projects/" + project.id().value() + "/reports/" + whole.report().id().value();
  }

  private String name(String code) {
    return frame.has("report.indicator." + code) ? IndicatorWords.name(frame, code) : code;
  }

  private String number(@Nullable Long value) {
    return value == null ? "–" : frame.number(value);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
