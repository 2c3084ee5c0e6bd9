package fi.polku.report;

import fi.polku.participant.Participant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A funder's indicators in one version, read from {@code facts/indicators-*.txt}.
 *
 * @param genders the columns of the breakdown; another gender counts in the total only
 * @param required the facts of a complete record
 * @param eased what a complete record needs under the objectives in {@code easedFor}
 */
record IndicatorSet(String code, int version, LocalDate from, LocalDate to, String source, List<Participant.Gender> genders, List<Fact> required,
    List<Fact> eased, List<String> easedFor, List<Indicator> indicators) {

  private static final List<IndicatorSet> ALL = Stream.of("esf-2014-2020", "esf-plus-2021-2027").map(name -> read("/facts/indicators-" + name + ".txt")).toList();

  static List<IndicatorSet> all() {
    return ALL;
  }

  static Optional<IndicatorSet> of(@Nullable String code) {
    return ALL.stream().filter(s -> s.code.equals(code)).findFirst();
  }

  Optional<Indicator> indicator(String code) {
    return indicators.stream().filter(i -> i.code().equals(code)).findFirst();
  }

  /** What a complete record needs in a project of this specific objective. */
  List<Fact> required(@Nullable String objective) {
    return isEased(objective) ? eased : required;
  }

  /** True when the objective asks for less: "l", "(l)", "4.l" and "ESO4.12" are the same. */
  boolean isEased(@Nullable String objective) {
    return objective != null && easedFor.contains(objective.strip().toLowerCase(Locale.ROOT).replaceAll("[()\\s]", ""));
  }

  boolean complete(long mask, @Nullable String objective) {
    return required(objective).stream().allMatch(f -> f.in(mask));
  }

  private static IndicatorSet read(String resource) {
    Map<String, String> head = new HashMap<>();
    Map<String, Indicator> indicators = new java.util.LinkedHashMap<>();
    for (String line : lines(resource)) {
      if (line.isBlank() || line.startsWith("#")) continue;
      if (line.matches("[a-z-]+: .*")) head.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
      else {
        Indicator indicator = indicator(line, indicators);
        indicators.put(indicator.code(), indicator);
      }
    }
    return new IndicatorSet(head.get("set"), Integer.parseInt(head.get("version")), LocalDate.parse(head.get("from")), LocalDate.parse(head.get("to")), head.get("source"),
        words(head.get("genders")).map(g -> Participant.Gender.valueOf(upper(g))).toList(), words(head.get("complete")).map(Fact::of).toList(),
        words(head.getOrDefault("eased", "")).map(Fact::of).toList(), words(head.getOrDefault("eased-for", "")).toList(), List.copyOf(indicators.values()));
  }

  /** {@code code | kind | unit | rule | marks}. */
  private static Indicator indicator(String line, Map<String, Indicator> earlier) {
    String[] cells = Stream.of(line.split("\\|\\|", -1)).map(String::strip).toArray(String[]::new);
    List<String> marks = cells.length > 4 ? words(cells[4]).toList() : List.of();
    Rule rule = Rule.read(cells[3], name -> Optional.ofNullable(earlier.get(name)).orElseThrow(() -> new NoSuchElementException("no indicator " + name + " before " + line)));
    return new Indicator(cells[0], Indicator.Kind.valueOf(upper(cells[1])), Indicator.Unit.valueOf(upper(cells[2])), rule,
        marks.contains("sensitive"), marks.contains("estimable"), marks.stream().filter(m -> m.startsWith("missing=")).map(m -> m.substring(8)).findFirst().orElse(""));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(w -> !w.isEmpty());
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(IndicatorSet.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return new ArrayList<>(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
