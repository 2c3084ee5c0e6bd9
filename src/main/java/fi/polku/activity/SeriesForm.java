package fi.polku.activity;

import fi.polku.activity.Timetables.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How the form of a series is filled and read. */
final class SeriesForm {
  private SeriesForm() {}

  static Typed of(Series rule, LocalDate from) {
    Typed typed = Typed.empty()
        .with("every", rule.everyWeeks())
        .with("first", from)
        .with("last", rule.lastOn())
        .with("starts", rule.startsAt())
        .with("ends", rule.endsAt());
    rule.weekdays().stream().sorted().forEach(day -> typed.with("weekday", day.getValue()));
    rule.skippedOn().stream().sorted().filter(day -> !day.isBefore(from)).forEach(day -> typed.with("skip", day));
    return typed;
  }

  /** Reads the rule; to be used only when nothing is wrong. */
  static Series read(Typed typed, LocalDate today) {
    Set<DayOfWeek> weekdays = typed.all("weekday").stream().filter(day -> day.matches("[1-7]")).map(Integer::valueOf).map(DayOfWeek::of).collect(Collectors.toSet());
    typed.problems().addIf(weekdays.isEmpty(), "weekdays", "activity.activities.problem.weekdays");
    int every = Done.number(typed.value("every").strip(), 0);
    typed.problems().addIf(every < 1 || every > 8, "every", "activity.activities.problem.every");
    LocalDate first = typed.neededDate("first", today);
    LocalDate last = typed.neededDate("last", today);
    typed.problems().addIf(typed.fine() && last.isBefore(first), "last", "activity.problem.order");
    typed.problems().addIf(typed.fine() && ChronoUnit.DAYS.between(first, last) > Series.LONGEST, "last", "activity.activities.problem.long");
    LocalTime starts = typed.neededTime("starts", LocalTime.NOON);
    LocalTime ends = typed.neededTime("ends", LocalTime.NOON.plusHours(1));
    typed.problems().addIf(typed.fine() && Series.turned(starts, ends), "ends", "activity.problem.turned");
    Set<LocalDate> skipped = typed.all("skip").stream().map(day -> typed.date("skips", day)).filter(Objects::nonNull).collect(Collectors.toSet());
    Series rule = new Series(weekdays, every, first, last, starts, ends, skipped);
    if (typed.fine()) counted(typed, rule);
    return rule;
  }

  static Text text(Typed typed) {
    return new Text(typed.text("title", 200), Spot.of(typed.value("where")));
  }

  /** What the person saw in the preview: saved only when it is what stands in the form. */
  static String seen(Typed typed) {
    return List.of("weekday", "every", "first", "last", "starts", "ends", "where").stream().map(name -> String.join(",", typed.all(name).stream().sorted().toList())).collect(Collectors.joining("|"));
  }

  private static void counted(Typed typed, Series rule) {
    int count = rule.dates().size();
    typed.problems().addIf(count == 0, "last", "activity.activities.problem.none");
    typed.problems().addIf(count > Series.MOST, "last", "activity.activities.problem.most", Series.MOST);
  }
}
