package fi.polku.report;

import static fi.polku.report.ReportAction.SUBMIT_REPORT;

import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.report.IndicatorPages.OutsideLine;
import fi.polku.report.IndicatorPages.PeriodForm;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writing a report to a funder: what is counted now, what it lacks, what is said of it; kept as a draft until it is submitted. */
@RestController
@RequestMapping("/work/projects/{project}/reports")
public class ReportFormPages {
  private final Indicators indicators;
  private final Reports reports;
  private final ReportSubmissions submissions;
  private final ReportDrafts drafts;
  private final Templates templates;

  ReportFormPages(Indicators indicators, Reports reports, ReportSubmissions submissions, ReportDrafts drafts, Templates templates) {
    this.indicators = indicators;
    this.reports = reports;
    this.submissions = submissions;
    this.drafts = drafts;
    this.templates = templates;
  }

  /** @param others drafts of other days or sets; @param meanwhile when it was written to elsewhere; @param saved what has been kept of this one */
  public record ReportFormPage(ReportProject project, Report.Key id, Problems problems, PeriodForm form, IndicatorForm chosen, String period, long incomplete, List<LackLine> lacks,
      String comment, List<ReportFormLine> lines, List<ReportDrafts.Kept> others, ReportSavedPage saved, List<MeanwhileLine> meanwhile,
      @Nullable OutsideLine outside) {
    /** Wrong days are put right first: of them there is nothing to tell. */
    public boolean readable() {
      return problems.of("from").isEmpty() && problems.of("to").isEmpty();
    }
  }

  /** What has been saved elsewhere since the form was shown, and says something else than what was typed here. */
  public record MeanwhileLine(String name, String text) {}

  /** What some records lack. @param whys the reasons in words; @param link to the people */
  public record LackLine(String name, String whys, String link) {}

  /** @param told what was typed, when the figure can be told; @param last what was told in the report before, or empty; @param methods to choose from, when there is a choice */
  public record ReportFormLine(String code, String name, String total, String reason, boolean tells, String told, String last, List<MethodChoice> methods, String comment) {}

  public record MethodChoice(String code, String label, boolean chosen) {}

  /** What the saving of a draft says. */
  public record ReportSavedPage(int revision, String sentence, boolean stale) {}

  @Requires(SUBMIT_REPORT)
  @GetMapping("/new")
  ResponseEntity<JteModel> begin(Frame frame, Scope scope, @PathVariable Project.Key project, IndicatorForm form) {
    ReportProject found = indicators.project(scope, project);
    Problems problems = Problems.none();
    IndicatorForm.Asked asked = form.read(found, frame.today(), problems);
    Optional<ReportDrafts.Kept> kept = drafts.list(scope, project).stream().filter(d -> d.of(asked)).findFirst();
    ReportDrafts.Draft draft = kept.map(k -> new ReportDrafts.Draft(k.id(), asked, k.revision(), drafts.words(scope, k.id())))
        .orElseGet(() -> new ReportDrafts.Draft(drafts.next(scope, found, asked), asked, 0, ReportDraft.from(reports.last(scope, project, asked.set()))));
    JteModel page = form(frame, scope, found, form, draft, problems);
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  @Requires(SUBMIT_REPORT)
  @PostMapping
  ResponseEntity<JteModel> submit(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam Report.Key id, @RequestParam(defaultValue = "0") int revision, IndicatorForm form,
      @RequestParam Map<String, String> typed) {
    ReportProject found = indicators.project(scope, project);
    Problems problems = Problems.none();
    ReportDrafts.Draft draft = new ReportDrafts.Draft(id, form.read(found, frame.today(), problems), revision, new ReportDraft(typed));
    draft.words().check(draft.asked().set(), problems);
    if (!problems.any() && !submissions.submit(scope, found, draft)) problems.add("saved", "report.draft.stale");
    if (problems.any()) return Answers.invalid(form(frame, scope, found, form, over(scope, found, draft, problems), problems));
    return Answers.seeOther(path(project) + "/" + id.value());
  }

  @Requires(SUBMIT_REPORT)
  @PostMapping("/draft")
  ResponseEntity<JteModel> keep(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam Report.Key id, @RequestParam(defaultValue = "0") int revision, IndicatorForm form,
      @RequestParam Map<String, String> typed) {
    ReportProject found = indicators.project(scope, project);
    Problems problems = Problems.none();
    ReportDrafts.Draft draft = new ReportDrafts.Draft(id, form.read(found, frame.today(), problems), revision, new ReportDraft(typed));
    if (problems.any()) return Answers.invalid(form(frame, scope, found, form, draft, problems));
    Optional<Integer> saved = drafts.save(scope, project, draft);
    if (frame.fragment()) {
      String said = saved.isPresent() ? frame.text("report.draft.saved", frame.time(frame.now())) : frame.text("report.draft.stale");
      return Answers.page(templates.reportSaved(frame, new ReportSavedPage(saved.orElse(revision), said, saved.isEmpty())));
    }
    if (saved.isPresent()) return Answers.seeOther(path(project) + "/new?" + draft.asked().query());
    problems.add("saved", "report.draft.stale");
    return Answers.invalid(form(frame, scope, found, form, over(scope, found, draft, problems), problems));
  }

  /** Saved or sent again, it goes over what the other has written, now that this has been said. */
  private ReportDrafts.Draft over(Scope scope, ReportProject project, ReportDrafts.Draft draft, Problems problems) {
    if (problems.of("saved").isEmpty()) return draft;
    Optional<ReportDrafts.Kept> now = drafts.list(scope, project.id()).stream().filter(d -> d.of(draft.asked())).findFirst();
    return new ReportDrafts.Draft(now.map(ReportDrafts.Kept::id).orElseGet(() -> drafts.next(scope, project, draft.asked())), draft.asked(), now.map(ReportDrafts.Kept::revision).orElse(0), draft.words());
  }

  @Requires(SUBMIT_REPORT)
  @PostMapping("/draft/{draft}/removal")
  ResponseEntity<JteModel> discard(Scope scope, @PathVariable Project.Key project, @PathVariable Report.Key draft) {
    drafts.discard(scope, project, draft);
    return Answers.seeOther(path(project));
  }

  private JteModel form(Frame frame, Scope scope, ReportProject project, IndicatorForm form, ReportDrafts.Draft draft, Problems problems) {
    Lacks lacks = indicators.lacks(scope, draft.asked().set(), project, draft.asked().period(project));
    Indicators.Outside outside = indicators.outside(scope, draft.asked().period(project));
    ReportDraft elsewhere = problems.of("saved").isEmpty() ? draft.words() : drafts.words(scope, draft.id());
    return templates.reportForm(frame, new ReportFormView(frame, project, draft, drafts.list(scope, project.id()), reports.last(scope, project.id(), draft.asked().set()), indicators.waiting(scope, lacks.table(), project, draft.asked().period(project), frame.today())).page(form, lacks, elsewhere, outside, problems));
  }

  private static String path(Project.Key project) {
    return "/work/projects/" + project.value() + "/reports";
  }
}
