package fi.polku.report;

import fi.polku.participant.Participant.Gender;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import fi.polku.report.IndicatorPages.IndicatorLine;
import fi.polku.report.IndicatorPages.IndicatorPeoplePage;
import fi.polku.report.IndicatorPages.IndicatorSection;
import fi.polku.report.IndicatorPages.OutsideLine;
import fi.polku.report.IndicatorPages.PathLine;
import fi.polku.report.IndicatorPages.PeriodForm;
import fi.polku.report.IndicatorPages.PersonLine;
import fi.polku.report.IndicatorPages.PromiseLine;
import fi.polku.report.IndicatorPages.SetChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project's figures as they are laid out. */
record IndicatorView(Frame frame, ReportProject project, IndicatorForm.Asked asked) {
  PeriodForm form(IndicatorForm typed) {
    return new PeriodForm(IndicatorSet.all().stream().map(s -> new SetChoice(s.code(), s == asked.set())).toList(),
        typed.from() == null || typed.from().isBlank() ? asked.from().toString() : typed.from(), typed.to() == null || typed.to().isBlank() ? asked.to().toString() : typed.to());
  }

  /** Who is outside the days asked for; nothing when nobody is. @param page where wider days are shown, as it goes on after the project */
  @Nullable OutsideLine outside(Indicators.Outside outside, String page) {
    if (outside.before() + outside.after() == 0) return null;
    LocalDate first = outside.before() > 0 ? outside.first() : asked.from();
    LocalDate last = outside.after() > 0 ? outside.last() : asked.to();
    return new OutsideLine(frame.text("report.outside", outside.before() + outside.after(), outside.before(), outside.after()),
        "/work/projects/" + project.id().value() + page + new IndicatorForm.Asked(asked.set(), first, last).query());
  }

  /** That of some of the counted the situation is the one of today. */
  static String waiting(Frame frame, @Nullable Long people) {
    return people == null || people == 0 ? "" : frame.text("report.waiting", people);
  }

  /** The set in three parts, then the rows of everybody. @param waiting of whom six months are not over, by code */
  List<IndicatorSection> sections(IndicatorTable table, Map<String, Long> waiting) {
    List<IndicatorSection> sections = new ArrayList<>();
    sections.add(section(frame.text("report.figures.everybody"), table.figures().stream().filter(f -> asked.set().indicator(f.code()).isEmpty()).toList().reversed(), waiting));
    for (Indicator.Kind kind : Indicator.Kind.values()) {
      sections.add(section(frame.label("report.kind", kind), asked.set().indicators().stream().filter(i -> i.kind() == kind).map(table::figure).toList(), waiting));
    }
    return sections;
  }

  private IndicatorSection section(String title, List<IndicatorFigure> figures, Map<String, Long> waiting) {
    return new IndicatorSection(title, GenderColumns.of(asked.set(), figures.stream().map(IndicatorFigure::rest)), figures.stream().map(f -> line(f, waiting)).toList());
  }

  private IndicatorLine line(IndicatorFigure f, Map<String, Long> waiting) {
    String link = f.known() ? "/work/projects/" + project.id().value() + "/figures/people?figure=" + f.code() + "&" + asked.query() : null;
    return new IndicatorLine(f.code(), IndicatorWords.name(frame, f.code()), number(f.total()), number(f.women()), number(f.men()), number(f.nonBinary()), number(f.rest()),
        note(f, waiting), link);
  }

  private String note(IndicatorFigure f, Map<String, Long> waiting) {
    return f.known() ? waiting(frame, waiting.get(f.code())) : frame.text("report.reason." + f.reason());
  }

  String number(@Nullable Long value) {
    return value == null ? "–" : frame.number(value);
  }

  String period() {
    return frame.period(asked.from(), asked.to());
  }

  /** The same table to take along. */
  TableFile sheet(IndicatorTable table, Map<String, Long> waiting) {
    List<IndicatorFigure> figures = table.figures();
    GenderColumns genders = GenderColumns.of(asked.set(), figures.stream().map(IndicatorFigure::rest));
    List<String> columns = Stream.of(List.of(frame.text("report.column.code"), frame.text("report.column.name")), genders.labels(frame), List.of(frame.text("report.column.note"))).flatMap(List::stream).toList();
    List<List<Object>> rows = figures.stream().map(f -> Stream.of(List.<Object>of(IndicatorWords.shown(f.code()), IndicatorWords.name(frame, f.code())),
        genders.of(cell(f.total()), cell(f.women()), cell(f.men()), cell(f.nonBinary()), cell(f.rest())), List.<Object>of(note(f, waiting))).flatMap(List::stream).toList()).toList();
    return new TableFile("luvut-" + project.code(), project.code() + " " + project.name(), List.of(frame.text("organisation.project.set." + asked.set().code()), period()), columns, rows);
  }

  static Object cell(@Nullable Long value) {
    return value == null ? "" : value;
  }

  List<PromiseLine> promises(List<Promise> promises) {
    return promises.stream().map(p -> new PromiseView(frame, project, p).line()).toList();
  }

  List<PathLine> paths(List<Promises.PathCount> paths) {
    long most = paths.stream().mapToLong(Promises.PathCount::persons).max().orElse(1);
    return paths.stream().map(p -> new PathLine(frame.text("path.kind." + p.kind()), frame.number(p.persons()), (int) (100 * p.persons() / most))).toList();
  }

  IndicatorPeoplePage people(IndicatorPeople.Behind behind, IndicatorPeople.Found found, Indicators.Outside outside) {
    String base = "/work/projects/" + project.id().value() + "/figures";
    String here = base + "/people?figure=" + behind.code() + "&" + asked.query() + (behind.lacks() == null ? "" : "&lacks=" + behind.lacks().code()) + "&leftOut=";
    List<PersonLine> lines = found.shown().stream().map(n -> line(found, behind, n)).toList();
    String page = here + behind.leftOut() + "&first=";
    int next = behind.first() + IndicatorPeople.PAGE;
    return new IndicatorPeoplePage(project, behind.code(), IndicatorWords.name(frame, behind.code()), period(), IndicatorWords.definition(frame, asked.set(), behind.code()),
        asked.set().indicator(behind.code()).map(i -> IndicatorWords.conditions(frame, i)).orElse(List.of()), behind.leftOut() ? "" : waiting(frame, found.waiting(behind, frame.today())), outside(outside, "/figures/people?figure=" + behind.code() + "&leftOut=" + behind.leftOut() + "&"), behind.leftOut(), found.all(), found.hidden(), lines, base + "?" + asked.query(),
        behind.lacks() == null ? here + !behind.leftOut() : "", behind.first() > 0 ? page + Math.max(0, behind.first() - IndicatorPeople.PAGE) : null, next < found.seen() ? page + next : null);
  }

  PersonLine line(IndicatorPeople.Found found, IndicatorPeople.Behind behind, IndicatorPeople.Named named) {
    Counting.Person p = named.person();
    boolean tells = behind.leftOut() || behind.code().equals(IndicatorTable.INCOMPLETE);
    return new PersonLine(p.person(), named.name().isEmpty() ? frame.text("report.people.gone") : named.name(), p.gender() == null ? frame.text("report.missing") : frame.label("report.gender", p.gender()),
        frame.date(p.entered()), p.leftOn() == null ? "" : frame.date(p.leftOn()), tells ? why(found, p) : "");
  }

  /** What the record lacks, and why. */
  private String why(IndicatorPeople.Found found, Counting.Person p) {
    String lacks = found.table().missing(p.mask()).stream().map(f -> lack(frame.label("report.fact", f), found.lacks().why(p, f))).collect(Collectors.joining(", "));
    if (!lacks.isEmpty()) return frame.text("report.people.lacks", lacks);
    return Stream.of(Fact.YEAR_NOT_CLASSIFIED, Fact.MUNICIPALITY_NOT_KNOWN).filter(f -> f.in(p.mask())).map(f -> frame.label("report.fact", f)).collect(Collectors.joining(", "));
  }

  private String lack(String fact, @Nullable String why) {
    return why == null ? fact : frame.text("report.lack.because", fact, frame.text("report.lack." + why));
  }

  static @Nullable Fact lacking(String code) {
    return Stream.of(Fact.values()).filter(f -> f.code().equals(code)).findFirst().orElse(null);
  }

  static @Nullable Gender gender(String code) {
    return Stream.of(Gender.values()).filter(g -> g.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code)).findFirst().orElse(null);
  }
}
