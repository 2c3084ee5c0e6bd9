package fi.polku.report;

import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import fi.polku.report.YearlyForm.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A yearly form in the words of who reads it, beside the figures of the one before. */
record YearlyView(Frame frame, ReportProject project, int year, List<Figure> figures, List<Figure> before) {
  /** Where the words of a part's codes begin; promises have words of their own. */
  private static final Map<String, String> WORDS = Map.of("activities", "activity.kind.", "people", "report.fact.", "onward", "path.kind.");

  /** @param about what stands under the title of a workbook: when it was submitted, or that it has not been */
  TableFile sheet(String about) {
    List<String> columns = new ArrayList<>(Stream.of("part", "what", "number", "unit", "method").map(c -> frame.text("report.yearly." + c)).toList());
    if (!before.isEmpty()) columns.add(frame.text("report.column.change"));
    return new TableFile("vuosi-" + project.code() + "-" + year, project.code() + " " + project.name(), List.of(String.valueOf(year), about), columns, figures.stream().map(this::row).toList());
  }

  /** The rows as they are read on a page. */
  List<List<String>> rows(TableFile sheet) {
    return sheet.rows().stream().map(row -> row.stream().map(cell -> cell instanceof BigDecimal number ? frame.number(number) : cell.toString()).toList()).toList();
  }

  private List<Object> row(Figure f) {
    List<Object> row = new ArrayList<>(List.of(frame.text("report.yearly.part." + f.part()), what(f), f.number() == null ? "–" : f.number(), unit(f),
        f.number() == null ? frame.text("report.yearly.notMeasured") : frame.label("report.method", Report.Method.COLLECTED)));
    if (!before.isEmpty()) row.add(change(f));
    return row;
  }

  private String what(Figure f) {
    if (f.promised() != null) return frame.text("report.yearly.promise", f.what(), frame.number(f.promised()));
    String key = WORDS.getOrDefault(f.part(), "") + f.what();
    return frame.has(key) ? frame.text(key) : f.what();
  }

  /** Visits and those who signed up are called what the figures of activities call them. */
  private String unit(Figure f) {
    String key = f.part().equals("promises") ? "organisation.project.unit." + f.unit() : f.unit().equals("visits") || f.unit().equals("signed-up") ? "activity.figure." + f.unit() + ".unit" : "report.yearly.unit." + f.unit();
    return frame.has(key) ? frame.text(key) : f.unit();
  }

  private String change(Figure f) {
    BigDecimal old = before.stream().filter(f::isOf).findFirst().map(Figure::number).orElse(null);
    if (old == null || f.number() == null) return "";
    BigDecimal change = f.number().subtract(old);
    return change.signum() == 0 ? "±0" : (change.signum() > 0 ? "+" : "−") + frame.number(change.abs());
  }
}
