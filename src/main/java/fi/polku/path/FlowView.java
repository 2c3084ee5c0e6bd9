package fi.polku.path;

import fi.polku.path.FlowPages.FlowCell;
import fi.polku.path.FlowPages.FlowFields;
import fi.polku.path.FlowPages.FlowMatrix;
import fi.polku.path.FlowPages.FlowPage;
import fi.polku.path.FlowPages.FlowPeoplePage;
import fi.polku.path.FlowPages.FlowPerson;
import fi.polku.path.FlowPages.FlowRow;
import fi.polku.path.FlowPages.FlowTotal;
import fi.polku.path.FlowTable.Column;
import fi.polku.path.PathStepPages.PathChoice;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The flow in words: what it is of, its numbers, its picture and tables. */
record FlowView(Frame frame, FlowFilter filter, FlowTable table) {
  /** @param fewer whether the funder's figures count fewer people than these */
  FlowPage page(Problems problems, FlowFilter.Form typed, String path, boolean ofOne, boolean fewer) {
    FlowFields fields = new FlowFields(typed.from() == null ? "" : typed.from(), typed.to() == null ? filter.to().toString() : typed.to(),
        lines(table.projects(), filter.project() == null ? null : filter.project().value()), lines(table.activities(), filter.activity() == null ? null : filter.activity().value()), ages());
    return new FlowPage(frame.text("path.flow.title"), about(), problems, path, ofOne, fields, totals(), new FlowPicture(table, this::head, this::label, frame::number).draw(),
        List.of(matrix("through", Column.THROUGH, Column.ENTRY), matrix("onward", Column.ONWARD, Column.THROUGH)), filter.query(), fewer);
  }

  FlowPeoplePage people(Flows.Behind behind) {
    boolean more = table.persons().size() > FlowPages.ROWS;
    List<FlowPerson> people = table.persons().stream().limit(FlowPages.ROWS).map(line -> new FlowPerson("/participants/" + line.id() + "/path", Objects.requireNonNull(line.label()),
        label(Column.ENTRY, line.entry()), label(Column.THROUGH, line.through()), label(Column.ONWARD, line.onward()))).toList();
    List<String> about = new ArrayList<>(about());
    if (behind.entry() != null) about.add(label(Column.ENTRY, behind.entry()));
    if (behind.through() != null) about.add(label(Column.THROUGH, behind.through()));
    if (behind.onward() != null) behind.onward().forEach(code -> about.add(label(Column.ONWARD, code)));
    String back = filter.project() == null ? "/figures/flow?" : "/work/projects/" + filter.project().value() + "/flow?";
    return new FlowPeoplePage(frame.text("path.flow.people"), about, frame.text("path.flow.definition"), back + filter.query(), people, table.hidden(),
        behind.first() > 0 ? link(behind.entry(), behind.through(), behind.onward()) + "&first=" + Math.max(0, behind.first() - FlowPages.ROWS) : null,
        more ? link(behind.entry(), behind.through(), behind.onward()) + "&first=" + (behind.first() + FlowPages.ROWS) : null);
  }

  /** Every cell as a row, as the workbook and the CSV file have it. */
  TableFile sheet() {
    List<List<Object>> rows = new ArrayList<>();
    for (String entry : table.codes(Column.ENTRY)) {
      for (String through : table.codes(Column.THROUGH)) {
        for (String onward : table.codes(Column.ONWARD)) {
          table.cells().stream().filter(c -> Column.ENTRY.is(c, entry) && Column.THROUGH.is(c, through) && Column.ONWARD.is(c, onward))
              .forEach(c -> rows.add(List.of(label(Column.ENTRY, entry), label(Column.THROUGH, through), label(Column.ONWARD, onward), c.persons())));
        }
      }
    }
    rows.add(List.of(frame.text("path.flow.total"), "", "", table.total()));
    return new TableFile("polku", frame.text("path.flow.title"), about(), List.of(frame.text("path.flow.entry"), frame.text("path.flow.through"), frame.text("path.flow.onward"), frame.text("path.flow.persons")), rows);
  }

  /** What the flow is of: the period and every choice of the filter. */
  private List<String> about() {
    List<String> about = new ArrayList<>();
    if (filter.project() != null) table.projects().stream().filter(line -> filter.project().value().equals(line.id())).forEach(line -> about.add(line.label()));
    about.add(filter.from() == null ? frame.text("path.flow.until", frame.date(filter.to())) : frame.period(filter.from(), filter.to()));
    if (filter.activity() != null) table.activities().stream().filter(line -> filter.activity().value().equals(line.id())).forEach(line -> about.add(line.label()));
    if (filter.age() != null) about.add(frame.label("path.age", filter.age()));
    return about;
  }

  private List<FlowTotal> totals() {
    String set = table.projects().stream().filter(line -> filter.project() != null && filter.project().value().equals(line.id())).map(line -> Objects.requireNonNullElse(line.entry(), StepResults.OWN)).findFirst().orElse(StepResults.OWN);
    StepResults results = StepResults.of(set, filter.to());
    long all = table.total();
    long onward = table.onward(results);
    List<String> kinds = List.of(results.onwardCodes());
    return List.of(
        total("persons", all, frame.text("path.flow.persons.sentence"), link(null, null, null)),
        total("goneOn", onward, frame.text("path.flow.goneOn.sentence", all == 0 ? 0 : Math.round(100.0 * onward / all), all), link(null, null, kinds)),
        total("onTheWay", table.sum(Column.ONWARD, FlowTable.ON_THE_WAY), frame.text("path.flow.onTheWay.sentence"), link(null, null, List.of(FlowTable.ON_THE_WAY))),
        total("left", table.sum(Column.ONWARD, FlowTable.LEFT), frame.text("path.flow.left.sentence"), link(null, null, List.of(FlowTable.LEFT))));
  }

  private FlowTotal total(String name, long number, String sentence, String link) {
    return new FlowTotal(frame.text("path.flow." + name), frame.number(number), sentence, number == 0 ? null : link);
  }

  private FlowMatrix matrix(String id, Column down, Column across) {
    List<String> columns = table.codes(across);
    List<FlowRow> rows = table.codes(down).stream().map(row -> {
      List<FlowCell> cells = new ArrayList<>(columns.stream().map(column -> cell(table.sum(down, row, across, column), down, row, across, column)).toList());
      cells.add(cell(table.sum(down, row), down, row, across, null));
      return new FlowRow(label(down, row), cells);
    }).toList();
    List<FlowCell> totals = new ArrayList<>(columns.stream().map(column -> cell(table.sum(across, column), down, null, across, column)).toList());
    totals.add(cell(table.total(), down, null, across, null));
    List<String> heads = Stream.concat(columns.stream().map(c -> label(across, c)), Stream.of(frame.text("path.flow.total"))).toList();
    return new FlowMatrix(id, frame.text("path.flow.table." + id), head(down), heads, rows, new FlowRow(frame.text("path.flow.total"), totals));
  }

  private FlowCell cell(long persons, Column down, @Nullable String row, Column across, @Nullable String column) {
    if (persons == 0) return new FlowCell("", null);
    String entry = down == Column.ENTRY ? row : across == Column.ENTRY ? column : null;
    String through = down == Column.THROUGH ? row : across == Column.THROUGH ? column : null;
    String onward = down == Column.ONWARD ? row : null;
    return new FlowCell(frame.number(persons), link(entry, through, onward == null ? null : List.of(onward)));
  }

  private String link(@Nullable String entry, @Nullable String through, @Nullable List<String> onward) {
    return "/figures/flow/people?" + filter.query() + (entry == null ? "" : "&entry=" + entry) + (through == null ? "" : "&through=" + through) + (onward == null ? "" : "&onward=" + String.join(",", onward));
  }

  private String head(Column column) {
    return frame.text("path.flow." + PathChoices.code(column));
  }

  /** The name of a bar; a code that is none of ours is nothing. */
  String label(Column column, @Nullable String code) {
    if (code == null || !column.order.contains(code)) return "";
    boolean kind = column == Column.THROUGH && !code.equals("none");
    return kind ? frame.text("activity.kind." + code) : column == Column.ONWARD && !List.of(FlowTable.ON_THE_WAY, FlowTable.LEFT).contains(code) ? frame.text("path.kind." + code) : frame.text("path.flow." + PathChoices.code(column) + "." + code);
  }

  private List<PathChoice> lines(List<FlowTable.Line> lines, @Nullable UUID chosen) {
    return lines.stream().map(line -> new PathChoice(String.valueOf(line.id()), String.valueOf(line.label()), Objects.equals(line.id(), chosen))).toList();
  }

  private List<PathChoice> ages() {
    return Stream.of(FlowFilter.Age.values()).map(age -> new PathChoice(PathChoices.code(age), frame.label("path.age", age), age == filter.age())).toList();
  }
}
