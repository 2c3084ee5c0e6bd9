package fi.polku.activity;

import fi.polku.activity.FigurePages.Cell;
import fi.polku.activity.FigurePages.Column;
import fi.polku.activity.FigurePages.Sheet;
import fi.polku.platform.web.Frame;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures and rows set in words: the one table that the page, the workbook, the CSV file and the paper show. */
record FigureSheets(Frame frame, FigureFilter filter, FigureTable table) {
  static final List<Figure> SHOWN = Stream.of(Figure.values()).filter(figure -> !figure.leftOut()).toList();
  static final List<Figure> LEFT_OUT = Stream.of(Figure.values()).filter(Figure::leftOut).toList();

  /** The table of figures, with everything left out beside it. */
  Sheet figures() {
    List<Column> columns = new ArrayList<>(List.of(new Column(frame.label("activity.figures.by", filter.by()), "", false)));
    for (Figure figure : Figure.values()) columns.add(column(figure));
    return new Sheet(frame.text("activity.figures.title"), about(), columns, table.lines().stream().map(line -> row(label(line), line)).toList(),
        row(frame.text("activity.figures.total"), table.total()));
  }

  Sheet sessions(Figure figure, @Nullable String key, List<FigureRows.SessionRow> rows) {
    List<Column> columns = List.of(text("day"), text("time"), text("activity"), text("place"), column(figure));
    return new Sheet(heading(figure, key), about(), columns, rows.stream().map(row -> session(figure, row)).toList(), List.of());
  }

  Sheet persons(@Nullable String key, List<FigureRows.PersonRow> rows) {
    List<Column> columns = List.of(text("person"), column(Figure.VISITS), column(Figure.HOURS));
    return new Sheet(heading(Figure.PERSONS, key), about(), columns, rows.stream().map(row -> List.of(
        new Cell(row.shownName(), "/participants/" + row.id().value()), new Cell(BigDecimal.valueOf(row.visits()), null), new Cell(Figure.hours(row.minutes()), null))).toList(), List.of());
  }

  /** The figure that the rows add up to, with its unit: "74 eri ihmistä". */
  String heading(Figure figure, @Nullable String key) {
    String sum = amount(figure, line(key));
    return key == null ? sum : frame.text("activity.figures.of", label(line(key)), sum);
  }

  String amount(Figure figure, FigureTable.Line line) {
    return frame.text("activity.figure." + figure.code() + ".amount", figure.of(line));
  }

  FigureTable.Line line(@Nullable String key) {
    if (key == null) return table.total();
    return table.lines().stream().filter(line -> key.equals(line.key() == null ? "" : line.key())).findFirst()
        .orElse(new FigureTable.Line("line", key, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  String label(FigureTable.Line line) {
    String key = line.key();
    if (key == null || key.isEmpty()) return frame.text("activity.figures.none." + code(filter.by()));
    return switch (filter.by()) {
      case KIND -> frame.text("activity.kind." + key);
      case MONTH -> frame.month(YearMonth.parse(key));
      case PLACE, DISTRICT, ACTIVITY -> line.label() == null ? key : line.label();
    };
  }

  /** What the figures are of, in words: the period and every choice of the filter. */
  List<String> about() {
    List<String> about = new ArrayList<>(List.of(period()));
    if (filter.to() != null && filter.to().isAfter(frame.today())) about.add(frame.text("activity.figures.period.soFar", frame.date(frame.today())));
    if (filter.project() != null) about.add(choice(table.projects(), filter.project().value().toString()));
    if (filter.kind() != null) about.add(frame.label("activity.kind", filter.kind()));
    if (filter.place() != null) about.add(choice(table.places(), filter.place().value().toString()));
    if (filter.district() != null) about.add(filter.district());
    return about;
  }

  private String period() {
    if (filter.from() == null && filter.to() == null) return frame.text("activity.figures.period.all");
    if (filter.from() == null) return frame.text("activity.figures.period.until", frame.date(filter.to()));
    if (filter.to() == null) return frame.text("activity.figures.period.since", frame.date(filter.from()));
    return frame.period(filter.from(), filter.to());
  }

  private List<Cell> row(String label, FigureTable.Line line) {
    List<Cell> cells = new ArrayList<>(List.of(new Cell(label, null)));
    for (Figure figure : Figure.values()) {
      BigDecimal value = figure.of(line);
      cells.add(new Cell(value, value.signum() == 0 ? null : filter.rows(figure, line)));
    }
    return cells;
  }

  private List<Cell> session(Figure figure, FigureRows.SessionRow row) {
    BigDecimal amount = figure == Figure.HOURS ? Figure.hours(row.amount()) : BigDecimal.valueOf(row.amount());
    String what = row.title() == null || row.title().equals(row.activity()) ? row.activity() : frame.text("activity.figures.titled", row.activity(), row.title());
    return List.of(new Cell(frame.date(row.starts()), "/sessions/" + row.id().value()), new Cell(frame.times(row.starts(), row.ends()), null),
        new Cell(what, null), new Cell(row.place() == null ? "" : row.place(), null), new Cell(amount, null));
  }

  private Column column(Figure figure) {
    return new Column(frame.text("activity.figure." + figure.code() + ".name"), frame.text("activity.figure." + figure.code() + ".unit"), true);
  }

  private Column text(String name) {
    return new Column(frame.text("activity.figures.row." + name), "", false);
  }

  private static String choice(List<FigureTable.Line> choices, String key) {
    return choices.stream().filter(line -> key.equals(line.key())).map(line -> String.valueOf(line.label())).findFirst().orElse("");
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
