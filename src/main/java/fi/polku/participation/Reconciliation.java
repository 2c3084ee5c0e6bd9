package fi.polku.participation;

import fi.polku.participant.Participant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of customer numbers from EURA set beside what Polku knows: every line of it is matched, at odds with what is known,
 * a repeat, there already, unknown or wrong, and none is lost. Columns: number, and if there are more, state and date; between them a tab, a semicolon or a comma.
 */
record Reconciliation(List<Match> matched, List<Odd> odd, List<Repeat> repeats, List<Match> already, List<Line> unknown, List<Wrong> wrong) {
  static final int MOST_LINES = 5_000;

  /** One readable line of the list, by its number from 1. */
  public record Line(int line, String number, EuraState state, LocalDate on) {}

  /** A line that cannot be read: the whole of it, and the message that says why. */
  public record Wrong(int line, String text, String problem) {}

  /** A line and whose it is. */
  public record Match(int line, String number, EuraState state, LocalDate on, Participant.Key participant, String shownName) {
    static Match of(Line line, EuraLine person) {
      return new Match(line.line, line.number, line.state, line.on, person.participantId(), person.shownName());
    }
  }

  /** A line that cannot well be so, and the message that says why: it is written only when somebody chooses it. */
  public record Odd(Match match, String why) {}

  /** The same number with the same state once more: read once, on the earlier line. */
  public record Repeat(Line line, int before) {}

  /** @param names what a state may be called in the list, in small letters; @param state and @param on of the lines that tell none */
  record Reader(Map<String, EuraState> names, EuraState state, LocalDate on, LocalDate today) {
    void read(String text, List<Line> lines, List<Wrong> wrong) {
      String[] all = text.split("\\R", -1);
      for (int i = 0; i < all.length; i++) {
        String line = all[i].strip();
        if (line.isEmpty() || i == 0 && heading(line)) continue;
        String problem = i >= MOST_LINES ? "participation.list.tooMany" : problem(line);
        if (problem == null) lines.add(line(i + 1, line));
        else wrong.add(new Wrong(i + 1, line.length() > 120 ? line.substring(0, 120) + "…" : line, problem));
      }
    }

    private static boolean heading(String line) {
      return line.chars().noneMatch(Character::isDigit);
    }

    private static String[] cells(String line) {
      String[] cells = line.split("[\\t;,]", -1);
      for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip().replaceAll("^\"|\"$", "").strip();
      return cells;
    }

    private static String cell(String line, int place) {
      String[] cells = cells(line);
      return place < cells.length ? cells[place] : "";
    }

    private @Nullable String problem(String line) {
      if (cells(line).length > 3) return "participation.list.columns";
      if (!cell(line, 0).matches("[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{0,39}")) return "participation.list.number";
      if (!cell(line, 1).isEmpty() && named(cell(line, 1)).isEmpty()) return "participation.list.state";
      if (cell(line, 2).isEmpty()) return null;
      Optional<LocalDate> date = Typed.date(cell(line, 2));
      if (date.isEmpty()) return "participation.list.date";
      return date.get().isAfter(today) ? "participation.list.future" : null;
    }

    private Optional<EuraState> named(String cell) {
      return Typed.code(EuraState.class, cell.toLowerCase(Locale.ROOT)).or(() -> Optional.ofNullable(names.get(cell.toLowerCase(Locale.ROOT))));
    }

    private Line line(int number, String line) {
      return new Line(number, cell(line, 0), named(cell(line, 1)).orElse(state), Typed.date(cell(line, 2)).orElse(on));
    }
  }

  static Reconciliation of(String text, Reader reader, List<EuraLine> people) {
    List<Line> lines = new ArrayList<>();
    List<Wrong> wrong = new ArrayList<>();
    reader.read(text, lines, wrong);
    Map<String, List<EuraLine>> byNumber = people.stream().filter(p -> p.euraNumber() != null).collect(Collectors.groupingBy(p -> key(p.euraNumber())));
    Reconciliation all = new Reconciliation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), wrong);
    Map<String, Integer> seen = new HashMap<>();
    for (Line line : lines) {
      Integer before = seen.putIfAbsent(key(line.number) + " " + line.state, line.line);
      if (before != null) all.repeats.add(new Repeat(line, before));
      else all.place(line, byNumber.getOrDefault(key(line.number), List.of()), told(lines, line.number));
    }
    wrong.sort(Comparator.comparingInt(Wrong::line));
    return all;
  }

  private void place(Line line, List<EuraLine> holders, Set<EuraState> told) {
    if (holders.isEmpty()) unknown.add(line);
    else if (holders.size() > 1) wrong.add(new Wrong(line.line, line.number, "participation.list.shared"));
    else if (holders.getFirst().has(line.state)) already.add(Match.of(line, holders.getFirst()));
    else odds(line, holders.getFirst(), told).ifPresentOrElse(why -> odd.add(new Odd(Match.of(line, holders.getFirst()), why)), () -> matched.add(Match.of(line, holders.getFirst())));
  }

  /** Every state the list tells of a number, in whatever order. */
  static Set<EuraState> told(List<Line> lines, String number) {
    return lines.stream().filter(l -> key(l.number).equals(key(number))).map(Line::state).collect(Collectors.toSet());
  }

  /** Why it cannot well be so of this person: an end before they have left, an end without its start, or the two in the wrong order. */
  static Optional<String> odds(Line line, EuraLine person, Set<EuraState> told) {
    boolean started = Stream.of(EuraState.START_ACCEPTED, EuraState.START_SUBMITTED)
        .filter(s -> s == EuraState.START_ACCEPTED || line.state == EuraState.END_SUBMITTED)
        .anyMatch(s -> person.has(s) || told.contains(s));
    String lacks = line.state == EuraState.END_ACCEPTED ? "notAccepted" : "noStart";
    if (line.state.end() && person.leftOn() == null) return Optional.of("participation.list.odd.here" + (started ? "" : "." + lacks));
    if (line.state.end() && !started) return Optional.of("participation.list.odd." + lacks);
    if (line.state.end() && person.firstDay(EuraState::start).filter(d -> d.isAfter(line.on)).isPresent()) return Optional.of("participation.list.odd.order");
    if (line.state.start() && person.firstDay(EuraState::end).filter(d -> d.isBefore(line.on)).isPresent()) return Optional.of("participation.list.odd.order");
    return Optional.empty();
  }

  static String key(String number) {
    return number.toUpperCase(Locale.ROOT);
  }
}
