package fi.polku.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All parameters by month: one array of numbers a month, made once. A number that nobody has verified is not a number here
 * ({@code NaN}), so that whatever needs it comes out as not calculated.
 */
public final class LawBook {
  /** The first month of which anything is calculated. */
  public static final YearMonth FIRST = YearMonth.of(2014, 1);
  private static final YearMonth BEGINNING = YearMonth.of(2013, 1);
  private static final int MONTHS = 12 * 40;
  private static final LawBook SHIPPED = new LawBook(LawFile.parameters());

  private final List<LawRow> rows;
  private final Map<Parameter, List<LawRow>> byParameter = new EnumMap<>(Parameter.class);
  private final double[][] values = new double[MONTHS][Parameter.values().length];
  private final List<Parameter> unsure;
  private final YearMonth last;

  private LawBook(List<LawRow> rows) {
    this.rows = rows;
    rows.stream().sorted(Comparator.comparing(LawRow::from)).forEach(row -> byParameter.computeIfAbsent(row.parameter(), p -> new ArrayList<>()).add(row));
    for (double[] month : values) Arrays.fill(month, Double.NaN);
    byParameter.forEach((parameter, list) -> list.forEach(row -> fill(parameter, row)));
    unsure = byParameter.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(row -> row.mark() != Certainty.VERIFIED)).map(Map.Entry::getKey).toList();
    last = YearMonth.of(byParameter.get(Parameter.COVERAGE).stream().filter(row -> row.mark() != Certainty.UNVERIFIED).mapToInt(row -> (int) row.value()).max().orElseThrow(), 12);
  }

  /** The parameters that come with Polku. */
  public static LawBook shipped() {
    return SHIPPED;
  }

  /** This book with newer rows; a row of the same parameter and month takes the place of the older one. */
  public LawBook with(Collection<LawRow> newer) {
    if (newer.isEmpty()) return this;
    List<LawRow> all = new ArrayList<>(rows);
    all.removeIf(row -> newer.stream().anyMatch(n -> n.parameter() == row.parameter() && n.from().equals(row.from())));
    all.addAll(newer);
    return new LawBook(List.copyOf(all));
  }

  /** The last month of which anything is calculated: December of the newest year the rows were gathered for. */
  public YearMonth last() {
    return last;
  }

  public List<LawRow> rows() {
    return rows;
  }

  /** The row in force in this month, whatever its mark. */
  public Optional<LawRow> row(Parameter parameter, YearMonth month) {
    LawRow found = null;
    for (LawRow row : byParameter.getOrDefault(parameter, List.of())) {
      if (row.from().isAfter(month)) break;
      found = row;
    }
    return Optional.ofNullable(found);
  }

  /** The parameters with any row that is not verified, in their order. */
  List<Parameter> unsure() {
    return unsure;
  }

  double[] at(YearMonth month) {
    return values[index(month.getYear(), month.getMonthValue())];
  }

  double[] at(LocalDate date) {
    return values[index(date.getYear(), date.getMonthValue())];
  }

  private void fill(Parameter parameter, LawRow row) {
    double value = row.mark() == Certainty.UNVERIFIED ? Double.NaN : row.value();
    for (int i = index(row.from().getYear(), row.from().getMonthValue()); i < MONTHS; i++) values[i][parameter.ordinal()] = value;
  }

  private static int index(int year, int month) {
    return Math.clamp((year - BEGINNING.getYear()) * 12L + month - 1, 0, MONTHS - 1);
  }
}
