package fi.polku.activity;

import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The front page: what is on now, later today and in the coming days, near the one who looks. */
@RestController
public class PublicTodayPages {
  private static final int MOST_TODAY = 40;
  private static final int MOST_LATER = 40;
  /** As many sessions of the coming days are read to find what repeats in them. */
  private static final int READ = 400;
  private final PublicCalendar calendar;
  private final Templates templates;

  PublicTodayPages(PublicCalendar calendar, Templates templates) {
    this.calendar = calendar;
    this.templates = templates;
  }

  /**
   * @param places how many places are open now or later today
   * @param over whether something was on today, and all of it is past
   * @param regulars what goes on as usual in the coming days, a line each
   * @param more whether the calendar has more than fits here
   */
  public record PublicTodayPage(CalendarFilter filter, CalendarFilter.Choices choices, LocalDate today, int places, boolean over,
      List<PublicSession> now, List<PublicSession> next, List<Regular> regulars, List<Day> later, boolean more) {
    public boolean empty() {
      return now.isEmpty() && next.isEmpty() && regulars.isEmpty() && later.isEmpty();
    }
  }

  /** One day and its sessions. */
  public record Day(LocalDate date, List<PublicSession> sessions) {
    static List<Day> of(List<PublicSession> sessions) {
      List<Day> days = new ArrayList<>();
      for (PublicSession session : sessions) {
        if (days.isEmpty() || !days.getLast().date().equals(session.day())) days.add(new Day(session.day(), new ArrayList<>()));
        days.getLast().sessions().add(session);
      }
      return days;
    }
  }

  @Public
  @GetMapping("/")
  JteModel today(Frame frame, Scope scope, CalendarFilter filter) {
    LocalDate today = frame.today();
    Instant midnight = Helsinki.end(today);
    List<PublicSession> all = calendar.sessions(scope, filter, Helsinki.start(today).minus(Duration.ofDays(1)), midnight, 0, 1000).stream()
        .filter(s -> s.ends().isAfter(Helsinki.start(today)))
        .toList();
    List<PublicSession> now = all.stream().filter(s -> s.on(frame.now())).toList();
    List<PublicSession> next = all.stream().filter(s -> !now.contains(s) && s.ends().isAfter(frame.now())).toList();
    Regular.Folded week = week(calendar.sessions(scope, filter, midnight, Helsinki.end(today.plusDays(7)), 0, READ), now, next, today);
    List<PublicSession> later = week.exact().stream().filter(s -> s.day().isAfter(today)).toList();
    boolean more = now.size() > MOST_TODAY || next.size() > MOST_TODAY || later.size() > MOST_LATER;
    return templates.activityPublicToday(frame, new PublicTodayPage(filter, choices(calendar, frame, scope, filter), today, places(now, next), over(all, now, next),
        first(now, MOST_TODAY), first(next, MOST_TODAY), week.regulars(), Day.of(first(later, MOST_LATER)), more));
  }

  /** The coming week; what is told of today is known already. Where more is on than was read, nothing is said to be usual. */
  private static Regular.Folded week(List<PublicSession> later, List<PublicSession> now, List<PublicSession> next, LocalDate today) {
    if (later.size() == READ) return new Regular.Folded(List.of(), later);
    return Regular.fold(Stream.of(now, next, later).flatMap(List::stream).filter(s -> !s.day().isBefore(today)).toList(), today);
  }

  static CalendarFilter.Choices choices(PublicCalendar calendar, Frame frame, Scope scope, CalendarFilter filter) {
    List<String> somewhere = new ArrayList<>(calendar.municipalities(scope));
    // what is chosen stays chosen, also where nothing is on
    if (Municipalities.exists(filter.municipality())) somewhere.add(filter.municipality());
    return new CalendarFilter.Choices(Municipalities.of(somewhere, frame.language()), calendar.districts(scope, filter.municipality()));
  }

  private static int places(List<PublicSession> now, List<PublicSession> next) {
    return (int) coming(now, next).map(s -> s.placeId() == null ? s.activityId() : s.placeId()).distinct().count();
  }

  private static boolean over(List<PublicSession> today, List<PublicSession> now, List<PublicSession> next) {
    return coming(now, next).findAny().isEmpty() && today.stream().anyMatch(s -> !s.cancelled());
  }

  private static Stream<PublicSession> coming(List<PublicSession> now, List<PublicSession> next) {
    return Stream.concat(now.stream(), next.stream()).filter(s -> !s.cancelled());
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
