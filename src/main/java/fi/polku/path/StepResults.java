package fi.polku.path;

import fi.polku.path.PathStep.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of step counts as in one set of indicators, in the version valid on a day: data, in {@code facts/path-results.csv}.
 * A set nobody has classified counts as the project's own.
 */
public record StepResults(String set, LocalDate validFrom, Map<Kind, Result> results) {
  /** The set of a project's own targets. */
  public static final String OWN = "own";

  private static final List<StepResults> ALL = read();

  /**
   * @param onward counts towards "to an onward path"
   * @param employment is employment in the funder's sense
   * @param education is education or training
   * @param jobSearch is engaging in job searching
   */
  public record Result(boolean onward, boolean employment, boolean education, boolean jobSearch) {}

  /** The version valid on this day; before the first one, the first. */
  public static StepResults of(@Nullable String set, LocalDate day) {
    List<StepResults> versions = ALL.stream().filter(v -> v.set.equals(set)).sorted(Comparator.comparing(StepResults::validFrom)).toList();
    if (versions.isEmpty()) return of(OWN, day);
    return versions.reversed().stream().filter(v -> !v.validFrom.isAfter(day)).findFirst().orElse(versions.getFirst());
  }

  public Result of(Kind kind) {
    return Objects.requireNonNull(results.get(kind));
  }

  /** The kinds of which this holds. */
  public Set<Kind> kinds(Predicate<Result> holds) {
    return results.entrySet().stream().filter(e -> holds.test(e.getValue())).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
  }

  /** The stored codes of the kinds that are an onward path. */
  String[] onwardCodes() {
    return kinds(Result::onward).stream().map(PathChoices::code).sorted().toArray(String[]::new);
  }

  private record Row(String set, LocalDate validFrom, Kind kind, Result result) {
    static Row of(String[] c) {
      return new Row(c[0], LocalDate.parse(c[1]), Kind.valueOf(c[2].toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
          new Result(c[3].equals("1"), c[4].equals("1"), c[5].equals("1"), c[6].equals("1")));
    }
  }

  private static List<StepResults> read() {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(StepResults.class.getResourceAsStream("/facts/path-results.csv")), StandardCharsets.UTF_8))) {
      List<Row> rows = reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("set,")).map(line -> Row.of(line.split(","))).toList();
      return rows.stream().map(row -> List.of(row.set, row.validFrom.toString())).distinct().map(version -> version(rows, version.getFirst(), LocalDate.parse(version.getLast()))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StepResults version(List<Row> rows, String set, LocalDate from) {
    Map<Kind, Result> results = new EnumMap<>(Kind.class);
    rows.stream().filter(row -> row.set.equals(set) && row.validFrom.equals(from)).forEach(row -> results.put(row.kind, row.result));
    if (results.size() != Kind.values().length) throw new IllegalStateException("path-results.csv: " + set + " of " + from + " does not say of every kind of step");
    return new StepResults(set, from, Map.copyOf(results));
  }
}
