package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is on at the same time and place on many days of the week, told in one line.
 *
 * @param session one of them, for its name, place and times
 * @param days the weekdays, in order
 * @param except days between the first and the last on which it is not on as usual; a day with a title or a note of its own is no exception
 */
public record Regular(PublicSession session, List<DayOfWeek> days, LocalDate first, LocalDate last, List<LocalDate> except) {
  /** What is on only once or twice a week stands better on its own days. */
  private static final int DAYS_A_WEEK = 3;

  /** How the weekdays are said. */
  public enum Pattern {
    EVERY_DAY,
    WORKDAYS,
    RUN,
    SOME
  }

  /** A calendar in two parts: what goes on as usual, and what is told day by day. */
  public record Folded(List<Regular> regulars, List<PublicSession> exact) {}

  private record Usual(Activity.Key activity, Place.@Nullable Key place, @Nullable String room, LocalTime starts, LocalTime ends) {}

  /**
   * Folds what repeats. Cancelled, moved and noted sessions are always exact.
   *
   * @param today whose sessions, and the next one of each activity after it, also stay exact; null where all that is shown lies elsewhere in time
   */
  static Folded fold(List<PublicSession> sessions, @Nullable LocalDate today) {
    Map<Usual, List<PublicSession>> groups = new LinkedHashMap<>();
    for (PublicSession session : sessions) {
      if (plain(session)) groups.computeIfAbsent(usual(session), u -> new ArrayList<>()).add(session);
    }
    groups.values().removeIf(group -> group.stream().map(s -> s.day().getDayOfWeek()).distinct().count() < DAYS_A_WEEK);
    Map<Usual, Regular> regulars = new LinkedHashMap<>();
    Map<Usual, Set<LocalDate>> held = sessions.stream().filter(s -> !s.cancelled()).collect(Collectors.groupingBy(Regular::usual, Collectors.mapping(PublicSession::day, Collectors.toSet())));
    groups.forEach((usual, group) -> regulars.put(usual, of(group, held.get(usual))));
    regulars.values().removeIf(r -> r.except.size() > groups.get(usual(r.session)).size() / 2);
    Set<Activity.Key> met = new HashSet<>();
    List<PublicSession> exact = sessions.stream()
        .filter(s -> near(s, today, met) || !plain(s) || !regulars.containsKey(usual(s)))
        .toList();
    return new Folded(regulars.values().stream().sorted(Comparator.comparing(r -> r.session.starts().atZone(Helsinki.ZONE).toLocalTime())).toList(), exact);
  }

  /**
   * The same for a month of days: what goes on as usual stands on none of them, lest it seem to be on only then. A day it is not on is
   * told with it; a day of its own has a title or another time.
   */
  static Folded month(List<PublicSession> sessions) {
    Folded folded = fold(sessions, null);
    Set<Usual> usual = folded.regulars.stream().map(r -> usual(r.session)).collect(Collectors.toSet());
    return new Folded(folded.regulars, folded.exact.stream().filter(s -> !usual.contains(usual(s)) || !s.cancelled() && !blank(s.title())).toList());
  }

  public Pattern pattern() {
    if (days.size() == 7) return Pattern.EVERY_DAY;
    boolean run = days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
    return !run ? Pattern.SOME : days.size() == 5 && days.getFirst() == DayOfWeek.MONDAY ? Pattern.WORKDAYS : Pattern.RUN;
  }

  private static Regular of(List<PublicSession> group, Set<LocalDate> held) {
    Set<LocalDate> on = new TreeSet<>(group.stream().map(PublicSession::day).toList());
    List<DayOfWeek> days = on.stream().map(LocalDate::getDayOfWeek).distinct().sorted().toList();
    LocalDate first = on.iterator().next();
    LocalDate last = group.getLast().day();
    List<LocalDate> except = first.datesUntil(last).filter(day -> days.contains(day.getDayOfWeek()) && !held.contains(day)).toList();
    return new Regular(group.getFirst(), days, first, last, except);
  }

  private static boolean near(PublicSession session, @Nullable LocalDate today, Set<Activity.Key> met) {
    if (today == null || session.day().isBefore(today)) return false;
    boolean next = !session.cancelled() && met.add(session.activityId());
    return next || session.day().equals(today);
  }

  private static boolean plain(PublicSession session) {
    return !session.cancelled() && !session.moved() && blank(session.notice()) && blank(session.title());
  }

  private static Usual usual(PublicSession session) {
    return new Usual(session.activityId(), session.placeId(), session.room(), time(session.starts()), time(session.ends()));
  }

  private static LocalTime time(java.time.Instant instant) {
    return instant.atZone(Helsinki.ZONE).toLocalTime();
  }

  private static boolean blank(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").isBlank();
  }
}
