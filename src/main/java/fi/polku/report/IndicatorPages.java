package fi.polku.report;

import static fi.polku.report.ReportAction.CHOOSE_MEASURES;
import static fi.polku.report.ReportAction.EXPORT_INDICATORS;
import static fi.polku.report.ReportAction.SEE_INDICATORS;
import static fi.polku.report.ReportAction.SEE_INDICATOR_PEOPLE;

import fi.polku.organisation.Project;
import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.ProjectEntry;
import fi.polku.organisation.Target;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A project's figures: promises against what has happened, the funder's indicators, and the people behind each of them. */
@RestController
public class IndicatorPages {
  private final Indicators indicators;
  private final IndicatorPeople people;
  private final Promises promises;
  private final Templates templates;

  IndicatorPages(Indicators indicators, IndicatorPeople people, Promises promises, Templates templates) {
    this.indicators = indicators;
    this.people = people;
    this.promises = promises;
    this.templates = templates;
  }

  /** The way here from the project's page. */
  @Component
  static class Entry implements ProjectEntry {
    @Override
    public String key() {
      return "report.figures";
    }

    @Override
    public Optional<String> path(ProjectCard project) {
      return Optional.of("/work/projects/" + project.id().value() + "/figures");
    }

    @Override
    public Action action() {
      return SEE_INDICATORS;
    }
  }

  public record IndicatorsPage(ReportProject project, Problems problems, PeriodForm form, List<PromiseLine> promises, List<PathLine> paths, @Nullable OutsideLine outside, List<IndicatorSection> sections,
      String query, boolean mayChoose, boolean mayExport) {}

  /** How many of the project are outside the period. @param link to days that have them in */
  public record OutsideLine(String sentence, String link) {}

  /** @param sets the sets to choose from, as code and whether chosen */
  public record PeriodForm(List<SetChoice> sets, String from, String to) {}

  public record SetChoice(String code, boolean chosen) {}

  public record IndicatorSection(String title, GenderColumns columns, List<IndicatorLine> lines) {}

  /** @param reason why there is no number, or what is to be known of it; @param link where the people behind it are */
  public record IndicatorLine(String code, String name, String total, String women, String men, String nonBinary, String rest, String reason, @Nullable String link) {}

  /** A promise drawn: lengths in hundredths of the longest; a length of -1 is not drawn. */
  public record PromiseLine(Target target, String wanted, String actual, String base, String projected, boolean small, int length, int aim, int end,
      String measure, List<MeasureChoice> choices) {}

  public record MeasureChoice(String code, String label, boolean chosen) {}

  /** @param length in hundredths of the longest */
  public record PathLine(String label, String persons, int length) {}

  /** @param waiting that six months are not over for some, or empty; @param outside null when nobody is, and of a submitted report; @param hidden how many of all are hidden from who asks */
  public record IndicatorPeoplePage(ReportProject project, String code, String name, String about, String definition, List<String> conditions, String waiting, @Nullable OutsideLine outside, boolean leftOut, int all, int hidden,
      List<PersonLine> lines, String back, String other, @Nullable String previous, @Nullable String next) {}

  /** @param id null when the person is no longer there; @param why what the record lacks */
  public record PersonLine(Participant.@Nullable Key id, String name, String gender, String entered, String left, String why) {}

  @Requires(SEE_INDICATORS)
  @GetMapping("/work/projects/{project}/figures")
  ResponseEntity<JteModel> figures(Frame frame, Scope scope, @PathVariable Project.Key project, IndicatorForm form) {
    ReportProject found = indicators.project(scope, project);
    Problems problems = Problems.none();
    IndicatorForm.Asked asked = form.read(found, frame.today(), problems);
    IndicatorTable table = indicators.table(scope, asked.set(), found, asked.period(found));
    IndicatorView view = new IndicatorView(frame, found, asked);
    JteModel page = templates.reportIndicators(frame, new IndicatorsPage(found, problems, view.form(form), view.promises(promises.list(scope, project, frame.today())),
        view.paths(promises.paths(scope, project, null, frame.today())), view.outside(indicators.outside(scope, asked.period(found)), "/figures?"), view.sections(table, waiting(frame, scope, found, asked, table)), asked.query(), frame.may(CHOOSE_MEASURES), frame.may(EXPORT_INDICATORS)));
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  private Map<String, Long> waiting(Frame frame, Scope scope, ReportProject project, IndicatorForm.Asked asked, IndicatorTable table) {
    return indicators.waiting(scope, table, project, asked.period(project), frame.today());
  }

  @Requires(SEE_INDICATOR_PEOPLE)
  @GetMapping("/work/projects/{project}/figures/people")
  JteModel people(Frame frame, Scope scope, @PathVariable Project.Key project, IndicatorForm form, @RequestParam("figure") String code, @RequestParam(defaultValue = "false") boolean leftOut,
      @RequestParam(defaultValue = "") String gender, @RequestParam(defaultValue = "") String lacks, @RequestParam(defaultValue = "0") int first) {
    ReportProject found = indicators.project(scope, project);
    IndicatorForm.Asked asked = form.require(found, frame.today());
    IndicatorPeople.Behind behind = new IndicatorPeople.Behind(code, leftOut, IndicatorView.gender(gender), IndicatorView.lacking(lacks), Math.max(0, first));
    IndicatorView view = new IndicatorView(frame, found, asked);
    return templates.reportPeople(frame, view.people(behind, people.find(scope, asked.set(), found, asked.period(found), behind), indicators.outside(scope, asked.period(found))));
  }

  @Requires(CHOOSE_MEASURES)
  @PostMapping("/work/projects/{project}/targets/{target}/measure")
  ResponseEntity<JteModel> measure(Scope scope, @PathVariable Project.Key project, @PathVariable Target.Key target, @RequestParam(defaultValue = "") String measure) {
    promises.choose(scope, project, target, Measure.read(measure));
    return Answers.seeOther("/work/projects/" + project.value() + "/figures#promises");
  }

  /** The figures to take along: exactly what the page shows, and it is written down. */
  @Requires(EXPORT_INDICATORS)
  @GetMapping("/work/projects/{project}/figures.{format}")
  ResponseEntity<byte[]> export(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable String format, IndicatorForm form) {
    ReportProject found = indicators.project(scope, project);
    IndicatorForm.Asked asked = form.require(found, frame.today());
    IndicatorTable table = indicators.exported(scope, asked.set(), found, asked.period(found));
    return new IndicatorView(frame, found, asked).sheet(table, waiting(frame, scope, found, asked, table)).as(format);
  }
}
