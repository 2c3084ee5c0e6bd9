package fi.polku.activity;

import fi.polku.activity.FigurePages.Bar;
import fi.polku.activity.FigurePages.Choice;
import fi.polku.activity.FigurePages.FigureForm;
import fi.polku.activity.FigurePages.FigurePage;
import fi.polku.activity.FigurePages.Picture;
import fi.polku.activity.FigurePages.RowsPage;
import fi.polku.activity.FigurePages.Sheet;
import fi.polku.activity.FigurePages.Total;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of figures as it is laid out: form, totals, picture, table. */
record FigureView(Frame frame, FigureFilter filter, FigureTable table) {
  FigurePage page(Problems problems, FigureFilter.Form typed, List<FiguresEntry> others) {
    FigureSheets sheets = sheets();
    return new FigurePage(problems, form(typed), totals(FigureSheets.SHOWN), totals(FigureSheets.LEFT_OUT), picture(), sheets.figures(), filter.query(), others);
  }

  static RowsPage rowsPage(Frame frame, FigureRows.Behind behind, Sheet sheet) {
    boolean more = sheet.rows().size() > FigurePages.ROWS;
    Sheet shown = more ? new Sheet(sheet.title(), sheet.about(), sheet.columns(), sheet.rows().subList(0, FigurePages.ROWS), sheet.total()) : sheet;
    String key = behind.key() == null ? "" : "&key=" + java.net.URLEncoder.encode(behind.key(), java.nio.charset.StandardCharsets.UTF_8);
    String query = "figure=" + behind.figure().code() + key + "&" + behind.filter().query();
    String path = "/figures/rows?" + query + "&first=";
    return new RowsPage(shown, frame.text("activity.figure." + behind.figure().code() + ".definition"), "/figures?" + behind.filter().query(), query,
        behind.first() > 0 ? path + Math.max(0, behind.first() - FigurePages.ROWS) : null, more ? path + (behind.first() + FigurePages.ROWS) : null);
  }

  private FigureSheets sheets() {
    return new FigureSheets(frame, filter, table);
  }

  private List<Total> totals(List<Figure> figures) {
    return figures.stream().map(figure -> {
      String words = "activity.figure." + figure.code();
      BigDecimal number = figure.of(table.total());
      return new Total(frame.text(words + ".name"), number, frame.text(words + ".unit"), frame.text(words + ".amount", number), frame.text(words + ".definition"),
          number.signum() == 0 ? null : filter.rows(figure, table.total()));
    }).toList();
  }

  private Picture picture() {
    BigDecimal most = table.most(filter.picture());
    List<Bar> bars = table.lines().stream().map(line -> bar(line, most)).toList();
    String title = frame.text("activity.figures.picture.title", frame.text("activity.figure." + filter.picture().code() + ".name"), frame.label("activity.figures.each", filter.by()));
    List<Bar> ends = bars.isEmpty() ? List.of() : List.of(bars.getFirst(), bars.getLast());
    return new Picture(title, filter.by() == FigureFilter.By.MONTH, bars, ends);
  }

  private Bar bar(FigureTable.Line line, BigDecimal most) {
    BigDecimal number = filter.picture().of(line);
    BigDecimal length = most.signum() == 0 ? BigDecimal.ZERO : number.multiply(BigDecimal.valueOf(100)).divide(most, 2, RoundingMode.HALF_UP);
    return new Bar(sheets().label(line), frame.number(number), length);
  }

  private FigureForm form(FigureFilter.Form typed) {
    return new FigureForm(
        typed.from() == null ? String.valueOf(filter.from()) : typed.from(),
        typed.to() == null ? String.valueOf(filter.to()) : typed.to(),
        codes("activity.figures.by", FigureFilter.By.values(), filter.by(), false),
        FigureSheets.SHOWN.stream().map(f -> new Choice(f.code(), frame.text("activity.figure." + f.code() + ".name"), f == filter.picture())).toList(),
        rows(table.projects(), filter.project() == null ? null : filter.project().value().toString()),
        codes("activity.kind", Activity.Kind.values(), filter.kind(), true),
        rows(table.places(), filter.place() == null ? null : filter.place().value().toString()),
        rows(table.districts(), filter.district()));
  }

  private List<Choice> codes(String prefix, Enum<?>[] values, @Nullable Enum<?> chosen, boolean open) {
    List<Choice> choices = new ArrayList<>(open ? List.of(new Choice("", frame.text("activity.figures.all"), chosen == null)) : List.of());
    for (Enum<?> value : values) {
      choices.add(new Choice(value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), frame.label(prefix, value), value == chosen));
    }
    return choices;
  }

  private List<Choice> rows(List<FigureTable.Line> lines, @Nullable String chosen) {
    return Stream.concat(
        Stream.of(new Choice("", frame.text("activity.figures.all"), chosen == null)),
        lines.stream().sorted(java.util.Comparator.comparing(line -> String.valueOf(line.label())))
            .map(line -> new Choice(String.valueOf(line.key()), String.valueOf(line.label()), String.valueOf(line.key()).equals(chosen)))).toList();
  }
}
