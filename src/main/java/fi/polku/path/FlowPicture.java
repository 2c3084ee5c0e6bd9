package fi.polku.path;

import fi.polku.path.FlowPages.FlowBand;
import fi.polku.path.FlowPages.FlowBar;
import fi.polku.path.FlowPages.FlowColumn;
import fi.polku.path.FlowPages.FlowDrawing;
import fi.polku.path.FlowPages.FlowNode;
import fi.polku.path.FlowTable.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Lays the flow out as a picture: three columns of bars, and bands as thick as the people are many. Lengths are units of the picture. */
final class FlowPicture {
  private static final double WIDTH = 960;
  private static final double BAR = 14;
  private static final double TOP = 40;
  private static final double GAP = 26;
  private static final double LEAST = 3;

  private final FlowTable table;
  private final Function<Column, String> head;
  private final BiFunction<Column, String, String> label;
  private final LongFunction<String> number;
  private final Map<String, Double> places = new HashMap<>();
  private final double scale;
  private final double inner;

  /** Where in its bar the next band begins. */
  private final Map<String, Double> used = new HashMap<>();

  FlowPicture(FlowTable table, Function<Column, String> head, BiFunction<Column, String, String> label, LongFunction<String> number) {
    this.table = table;
    this.head = head;
    this.label = label;
    this.number = number;
    int most = 1;
    for (Column column : Column.values()) most = Math.max(most, table.codes(column).size());
    double bars = Math.max(200, most * 24.0);
    scale = bars / Math.max(1, table.total());
    inner = bars + GAP * (most - 1);
  }

  FlowDrawing draw() {
    List<FlowNode> nodes = new ArrayList<>();
    double bottom = 0;
    for (Column column : Column.values()) {
      List<String> codes = table.codes(column);
      double y = TOP + Math.max(0, (inner - codes.stream().mapToDouble(c -> height(table.sum(column, c))).sum() - GAP * (codes.size() - 1)) / 2);
      for (String code : codes) {
        nodes.add(node(column, code, y));
        y += height(table.sum(column, code)) + GAP;
      }
      bottom = Math.max(bottom, y);
    }
    List<FlowBand> bands = new ArrayList<>(between(Column.ENTRY, Column.THROUGH));
    bands.addAll(between(Column.THROUGH, Column.ONWARD));
    return new FlowDrawing("0 0 " + (int) WIDTH + " " + (int) Math.ceil(bottom), nodes, bands, List.of(Column.values()).stream().map(this::column).toList());
  }

  private FlowColumn column(Column column) {
    List<FlowBar> bars = table.codes(column).stream().map(code -> bar(column, code)).toList();
    return new FlowColumn(head.apply(column), bars);
  }

  private FlowBar bar(Column column, String code) {
    long persons = table.sum(column, code);
    return new FlowBar(label.apply(column, code), number.apply(persons), Math.round(100.0 * persons / Math.max(1, table.total())));
  }

  private FlowNode node(Column column, String code, double y) {
    long persons = table.sum(column, code);
    places.put(column + code, y);
    double x = left(column);
    boolean last = column == Column.ONWARD;
    String tone = column == Column.ENTRY ? "from" : last && List.of(FlowTable.ON_THE_WAY, FlowTable.LEFT).contains(code) ? "open" : last ? "to" : "through";
    return new FlowNode(said(x), said(y), said(BAR), said(height(persons)), said(last ? x - 8 : x + BAR + 8), said(y + height(persons) / 2 + 6), last ? "end" : "start", tone,
        label.apply(column, code), number.apply(persons));
  }

  private List<FlowBand> between(Column one, Column other) {
    List<FlowBand> bands = new ArrayList<>();
    for (String from : table.codes(one)) {
      for (String to : table.codes(other)) {
        long persons = table.sum(one, from, other, to);
        if (persons > 0) bands.add(band(one, from, other, to, persons));
      }
    }
    return bands;
  }

  private FlowBand band(Column one, String from, Column other, String to, long persons) {
    double thick = persons * scale;
    double y0 = places.get(one + from) + used.merge("out" + one + from, thick, Double::sum) - thick;
    double y1 = places.get(other + to) + used.merge("in" + other + to, thick, Double::sum) - thick;
    double x0 = left(one) + BAR;
    double x1 = left(other);
    double middle = (x0 + x1) / 2;
    String path = "M" + said(x0) + " " + said(y0) + "C" + said(middle) + " " + said(y0) + " " + said(middle) + " " + said(y1) + " " + said(x1) + " " + said(y1) + "V" + said(y1 + thick)
        + "C" + said(middle) + " " + said(y1 + thick) + " " + said(middle) + " " + said(y0 + thick) + " " + said(x0) + " " + said(y0 + thick) + "Z";
    return new FlowBand(path, one == Column.ENTRY ? "from" : "to", label.apply(one, from), label.apply(other, to), number.apply(persons));
  }

  private double height(long persons) {
    return Math.max(LEAST, persons * scale);
  }

  private static double left(Column column) {
    return (WIDTH - BAR) / 2 * column.ordinal();
  }

  private static String said(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }
}
