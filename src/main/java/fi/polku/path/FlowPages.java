package fi.polku.path;

import static fi.polku.path.PathAction.EXPORT_FLOW;
import static fi.polku.path.PathAction.SEE_FLOW;
import static fi.polku.path.PathAction.SEE_FLOW_PEOPLE;

import fi.polku.organisation.Project;
import fi.polku.path.PathAction.Requires;
import fi.polku.path.PathStepPages.PathChoice;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.TableFile;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From where, through what, to where: the flow of people as a picture and tables, and who they are. */
@RestController
public class FlowPages {
  /** How many people behind a number one page shows. */
  static final int ROWS = 200;

  private final Flows flows;
  private final List<FewerCounted> figures;
  private final Templates templates;

  FlowPages(Flows flows, List<FewerCounted> figures, Templates templates) {
    this.flows = flows;
    this.figures = figures;
    this.templates = templates;
  }

  /**
   * @param path of this page, for its form
   * @param query the filter as it stands in the address
   * @param fewer whether the funder's figures count fewer people
   */
  public record FlowPage(String title, List<String> about, Problems problems, String path, boolean ofOne, FlowFields fields, List<FlowTotal> totals, FlowDrawing drawing,
      List<FlowMatrix> tables, String query, boolean fewer) {}

  /** The filter as a form. */
  public record FlowFields(String from, String to, List<PathChoice> projects, List<PathChoice> activities, List<PathChoice> ages) {}

  /** A number of the whole, its sentence, and where its people are. */
  public record FlowTotal(String name, String number, String sentence, @Nullable String link) {}

  /** @param columns the same people as bars under each other, where the bands have no room */
  public record FlowDrawing(String viewBox, List<FlowNode> nodes, List<FlowBand> bands, List<FlowColumn> columns) {}

  public record FlowColumn(String title, List<FlowBar> bars) {}

  /** @param length in hundredths of everybody */
  public record FlowBar(String label, String persons, long length) {}

  /** One bar; lengths are units of the picture, as text. */
  public record FlowNode(String x, String y, String width, String height, String textX, String textY, String anchor, String tone, String label, String persons) {}

  public record FlowBand(String path, String tone, String from, String to, String persons) {}

  /** A table of people by two things; the last column and the last row are the totals. */
  public record FlowMatrix(String id, String caption, String corner, List<String> columns, List<FlowRow> rows, FlowRow total) {}

  public record FlowRow(String label, List<FlowCell> cells) {}

  /** @param text empty for nobody */
  public record FlowCell(String text, @Nullable String link) {}

  /** @param hidden how many more there are, hidden from who asks */
  public record FlowPeoplePage(String title, List<String> about, String definition, String back, List<FlowPerson> people, long hidden, @Nullable String previous, @Nullable String next) {}

  public record FlowPerson(String path, String name, String entry, String through, String onward) {}

  @Requires(SEE_FLOW)
  @GetMapping("/work/projects/{project}/flow")
  ResponseEntity<JteModel> ofProject(Frame frame, Scope scope, @PathVariable Project.Key project, FlowFilter.Form form) {
    return page(frame, scope, form.of(project), "/work/projects/" + project.value() + "/flow", true);
  }

  @Requires(SEE_FLOW)
  @GetMapping("/figures/flow")
  ResponseEntity<JteModel> ofOrganisation(Frame frame, Scope scope, FlowFilter.Form form) {
    return page(frame, scope, form, "/figures/flow", false);
  }

  @Requires(SEE_FLOW_PEOPLE)
  @GetMapping("/figures/flow/people")
  JteModel people(Frame frame, Scope scope, FlowFilter.Form form, @RequestParam(required = false) @Nullable String entry, @RequestParam(required = false) @Nullable String through,
      @RequestParam(required = false) @Nullable List<String> onward, @RequestParam(defaultValue = "0") int first) {
    FlowFilter filter = form.require(frame.today());
    Flows.Behind behind = new Flows.Behind(filter, entry, through, onward == null || onward.isEmpty() ? null : onward, Math.max(0, first), ROWS + 1);
    return templates.pathFlowPeople(frame, new FlowView(frame, filter, known(flows.people(scope, behind), filter)).people(behind));
  }

  @Requires(EXPORT_FLOW)
  @GetMapping("/figures/flow.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, FlowFilter.Form form) {
    return exported(frame, scope, form).workbook();
  }

  @Requires(EXPORT_FLOW)
  @GetMapping("/figures/flow.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, FlowFilter.Form form) {
    return exported(frame, scope, form).csv();
  }

  private TableFile exported(Frame frame, Scope scope, FlowFilter.Form form) {
    FlowFilter filter = form.require(frame.today());
    return new FlowView(frame, filter, known(flows.exported(scope, filter), filter)).sheet();
  }

  private ResponseEntity<JteModel> page(Frame frame, Scope scope, FlowFilter.Form form, String path, boolean ofOne) {
    Problems problems = Problems.none();
    FlowFilter filter = form.read(frame.today(), problems);
    FlowView view = new FlowView(frame, filter, known(flows.table(scope, filter), filter));
    JteModel page = templates.pathFlow(frame, view.page(problems, form, path, ofOne, !problems.any() && fewer(scope, filter)));
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }

  /** Of a whole project it can be said that somebody counts for no funder; of some of its people it cannot. */
  private boolean fewer(Scope scope, FlowFilter filter) {
    boolean whole = filter.project() != null && filter.activity() == null && filter.age() == null;
    return whole && figures.stream().anyMatch(f -> f.isFewer(scope, filter.project(), filter.from(), filter.to()));
  }

  /** A project or activity that is not this organisation's is not there. */
  private static FlowTable known(FlowTable table, FlowFilter filter) {
    boolean project = filter.project() == null || table.projects().stream().anyMatch(line -> filter.project().value().equals(line.id()));
    boolean activity = filter.activity() == null || table.activities().stream().anyMatch(line -> filter.activity().value().equals(line.id()));
    if (!project || !activity) throw new NotFound();
    return table;
  }
}
