package fi.polku.path;

import fi.polku.activity.PublicProjectPart;
import fi.polku.organisation.Project;
import fi.polku.path.FlowPages.FlowCell;
import fi.polku.path.FlowPages.FlowMatrix;
import fi.polku.path.FlowPages.FlowRow;
import fi.polku.path.FlowTable.Column;
import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SteadyNumbers;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On a project's public card: where people came from and where they went. */
@Component
public class PublicFlowPart implements PublicProjectPart {
  private final Flows flows;
  private final List<ToldElsewhere> others;
  private final SteadyNumbers steady;
  private final Templates templates;

  PublicFlowPart(Flows flows, List<ToldElsewhere> others, SteadyNumbers steady, Templates templates) {
    this.flows = flows;
    this.others = others;
    this.steady = steady;
    this.templates = templates;
  }

  /** @param leftOut whether some number was not told because it is small, or would tell a small one */
  public record PublicFlowPage(List<FlowMatrix> tables, boolean leftOut) {}

  @Override
  public Optional<JteModel> part(Scope within, Frame frame, Project.Key project) {
    if (others.stream().anyMatch(other -> other.isTold(within, project))) return Optional.empty();
    FlowFilter filter = new FlowFilter(project, null, null, null, frame.today());
    FlowTable table = flows.table(within, filter);
    PublicFlow flow = PublicFlow.of(steady.steady(within, project.value(), PublicFlow.counted(table)));
    if (flow.nobody()) return Optional.empty();
    FlowView view = new FlowView(frame, filter, table);
    return Optional.of(templates.pathPublicFlow(frame, new PublicFlowPage(flow.cells() == null ? margins(view, flow) : List.of(whole(view, flow, flow.cells())), flow.leftOut())));
  }

  private static FlowMatrix whole(FlowView view, PublicFlow flow, List<List<SmallNumbers.Shown>> cells) {
    List<String> columns = new ArrayList<>(flow.entryCodes().stream().map(code -> view.label(Column.ENTRY, code)).toList());
    columns.add(view.frame().text("path.flow.total"));
    List<FlowRow> rows = new ArrayList<>();
    for (int i = 0; i < flow.onwardCodes().size(); i++) {
      List<SmallNumbers.Shown> row = new ArrayList<>(cells.get(i));
      row.add(flow.onward().cells().get(i));
      rows.add(row(view, view.label(Column.ONWARD, flow.onwardCodes().get(i)), row));
    }
    List<SmallNumbers.Shown> totals = new ArrayList<>(flow.entry().cells());
    totals.add(flow.entry().total());
    return new FlowMatrix("whole", view.frame().text("path.public.title"), view.frame().text("path.flow.onward"), columns, rows, row(view, view.frame().text("path.flow.total"), totals));
  }

  private static List<FlowMatrix> margins(FlowView view, PublicFlow flow) {
    List<FlowMatrix> margins = new ArrayList<>();
    if (!flow.entryCodes().isEmpty()) margins.add(margin(view, Column.ENTRY, flow.entryCodes(), flow.entry()));
    if (!flow.onwardCodes().isEmpty()) margins.add(margin(view, Column.ONWARD, flow.onwardCodes(), flow.onward()));
    return margins;
  }

  private static FlowMatrix margin(FlowView view, Column column, List<String> codes, SmallNumbers.Column numbers) {
    List<FlowRow> rows = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) rows.add(row(view, view.label(column, codes.get(i)), List.of(numbers.cells().get(i))));
    String head = view.frame().text("path.flow." + PathChoices.code(column));
    return new FlowMatrix(PathChoices.code(column), head, head, List.of(view.frame().text("path.flow.persons")), rows, row(view, view.frame().text("path.flow.total"), List.of(numbers.total())));
  }

  private static FlowRow row(FlowView view, String label, List<SmallNumbers.Shown> numbers) {
    return new FlowRow(label, numbers.stream().map(number -> new FlowCell(said(view.frame(), number), null)).toList());
  }

  private static String said(Frame frame, SmallNumbers.Shown number) {
    return switch (number.kind()) {
      case UNDER -> frame.text("path.public.under", SmallNumbers.LEAST);
      case LEFT_OUT -> frame.text("path.public.notShown");
      case EXACT -> number.value() == 0 ? "" : frame.number(number.value());
    };
  }
}
