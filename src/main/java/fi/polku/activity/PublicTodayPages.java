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
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The front page: what is on now, later today and in the coming days, near the one who looks. */
@RestController
public class PublicTodayPages {
  private static final int MOST_TODAY = 40;
  private static final int MOST_LATER = 40;
  private final PublicCalendar calendar;
  private final Templates templates;

  PublicTodayPages(PublicCalendar calendar, Templates templates) {
    this.calendar = calendar;
    this.templates = templates;
  }

  /**
   * @param places how many places are open today
   * @param more whether the calendar has more than fits here
   */
  public record PublicTodayPage(CalendarFilter filter, CalendarFilter.Choices choices, LocalDate today, int places,
      List<PublicSession> now, List<PublicSession> next, List<Day> later, boolean more) {
    public boolean empty() {
      return now.isEmpty() && next.isEmpty() && later.isEmpty();
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
    Instant midnight = Helsinki.end(frame.today());
    List<PublicSession> today = calendar.sessions(scope, filter, Helsinki.start(frame.today()).minus(Duration.ofDays(1)), midnight, 0, 1000).stream()
        .filter(s -> s.ends().isAfter(Helsinki.start(frame.today())))
        .toList();
    List<PublicSession> later = calendar.sessions(scope, filter, midnight, Helsinki.end(frame.today().plusDays(7)), 0, MOST_LATER + 1);
    List<PublicSession> now = today.stream().filter(s -> s.on(frame.now())).toList();
    List<PublicSession> next = today.stream().filter(s -> !now.contains(s) && s.ends().isAfter(frame.now())).toList();
    boolean more = now.size() > MOST_TODAY || next.size() > MOST_TODAY || later.size() > MOST_LATER;
    return templates.activityPublicToday(frame, new PublicTodayPage(filter, choices(calendar, frame, scope, filter), frame.today(), places(today),
        first(now, MOST_TODAY), first(next, MOST_TODAY), Day.of(first(later, MOST_LATER)), more));
  }

  static CalendarFilter.Choices choices(PublicCalendar calendar, Frame frame, Scope scope, CalendarFilter filter) {
    List<String> somewhere = new ArrayList<>(calendar.municipalities(scope));
    // what is chosen stays chosen, also where nothing is on
    if (Municipalities.exists(filter.municipality())) somewhere.add(filter.municipality());
    return new CalendarFilter.Choices(Municipalities.of(somewhere, frame.language()), calendar.districts(scope, filter.municipality()));
  }

  private static int places(List<PublicSession> today) {
    return (int) today.stream().filter(s -> !s.cancelled()).map(PublicSession::placeId).filter(Objects::nonNull).distinct().count();
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
