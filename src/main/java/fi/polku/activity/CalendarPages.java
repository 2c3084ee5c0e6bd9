package fi.polku.activity;

import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public calendar, month by month, as a list or as a month of days. */
@RestController
public class CalendarPages {
  private static final int A_PAGE = 50;
  private static final int A_DAY = 4;
  private static final int A_MONTH = 3000;
  /** A month with more sessions than this is told day by day, nothing folded. */
  private static final int FOLDED = 1000;
  private final PublicCalendar calendar;
  private final Templates templates;

  CalendarPages(PublicCalendar calendar, Templates templates) {
    this.calendar = calendar;
    this.templates = templates;
  }

  /** How the calendar is laid out. */
  public enum CalendarView {
    LIST,
    MONTH
  }

  /**
   * @param day the one day that is shown; null for the whole month
   * @param regulars what goes on as usual, a line each; on the first page
   * @param days of the list
   * @param cells of the month
   * @param page which page of a long list this is, from 1
   */
  public record PublicCalendarPage(CalendarFilter filter, CalendarFilter.Choices choices, CalendarView view, YearMonth month, @Nullable LocalDate day,
      List<Regular> regulars, List<PublicTodayPages.Day> days, List<Cell> cells, int page, boolean more, List<PublicCalendar.Publisher> publishers) {
    public boolean empty() {
      return regulars.isEmpty() && days.isEmpty() && cells.stream().allMatch(c -> c.sessions().isEmpty());
    }

    /** What the filter's form keeps of the address. */
    public Map<String, String> kept() {
      return day == null ? Map.of("view", code(view), "month", month.toString()) : Map.of("view", code(view), "day", day.toString());
    }

    /** The address of this calendar in another month, with the same choices. */
    public String address(CalendarView shown, YearMonth other) {
      return "/calendar?view=" + code(shown) + "&month=" + other + filter.query();
    }

    public String addressOf(LocalDate date) {
      return address(CalendarView.LIST, YearMonth.from(date)) + "&day=" + date;
    }

    private static String code(CalendarView view) {
      return view.name().toLowerCase(java.util.Locale.ROOT);
    }

    public String nextPage() {
      return (day == null ? address(CalendarView.LIST, month) : addressOf(day)) + "&page=" + (page + 1);
    }
  }

  /** One day of the month view: what fits, and how many more there are. */
  public record Cell(LocalDate date, List<PublicSession> sessions, int more, boolean today) {}

  @Public
  @GetMapping("/calendar")
  JteModel calendar(Frame frame, Scope scope, CalendarFilter filter, @RequestParam(required = false) CalendarView view, @RequestParam(required = false) YearMonth month,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, @RequestParam(defaultValue = "1") int page) {
    YearMonth shown = day != null ? YearMonth.from(day) : month != null ? month : YearMonth.from(frame.today());
    if (shown.getYear() < 1990 || shown.getYear() > 2199 || page < 1 || page > 1000) throw new NotFound();
    CalendarFilter.Choices choices = PublicTodayPages.choices(calendar, frame, scope, filter);
    List<PublicCalendar.Publisher> publishers = calendar.publishers(scope, filter.municipality());
    if (view == CalendarView.MONTH && day == null) {
      Regular.Folded all = Regular.month(calendar.sessions(scope, filter, Helsinki.start(shown.atDay(1)), Helsinki.end(shown.atEndOfMonth()), 0, A_MONTH));
      return templates.activityPublicCalendar(frame, new PublicCalendarPage(filter, choices, CalendarView.MONTH, shown, null, all.regulars(), List.of(), cells(frame, all.exact(), shown), 1, false, publishers));
    }
    Regular.Folded listed = listed(frame, scope, filter, shown, day, page);
    boolean more = listed.exact().size() > A_PAGE;
    return templates.activityPublicCalendar(frame, new PublicCalendarPage(filter, choices, CalendarView.LIST, shown, day, listed.regulars(),
        PublicTodayPages.Day.of(more ? listed.exact().subList(0, A_PAGE) : listed.exact()), List.of(), page, more, publishers));
  }

  /** One page of the list and one row more, if there is one; a single day is never folded. */
  private Regular.Folded listed(Frame frame, Scope scope, CalendarFilter filter, YearMonth shown, @Nullable LocalDate day, int page) {
    Instant from = Helsinki.start(day != null ? day : firstDay(frame, shown));
    Instant to = Helsinki.end(day != null ? day : shown.atEndOfMonth());
    int before = (page - 1) * A_PAGE;
    List<PublicSession> whole = day != null ? List.of() : calendar.sessions(scope, filter, from, to, 0, FOLDED);
    if (day != null || whole.size() == FOLDED) return new Regular.Folded(List.of(), calendar.sessions(scope, filter, from, to, before, A_PAGE + 1));
    Regular.Folded folded = fold(whole, frame, shown);
    return new Regular.Folded(page == 1 ? folded.regulars() : List.of(), folded.exact().stream().skip(before).limit(A_PAGE + 1).toList());
  }

  private static Regular.Folded fold(List<PublicSession> sessions, Frame frame, YearMonth shown) {
    return Regular.fold(sessions, shown.equals(YearMonth.from(frame.today())) ? frame.today() : null);
  }

  /** This month's list begins today: what is past is in the month view. */
  private static LocalDate firstDay(Frame frame, YearMonth month) {
    return month.equals(YearMonth.from(frame.today())) ? frame.today() : month.atDay(1);
  }

  private static List<Cell> cells(Frame frame, List<PublicSession> sessions, YearMonth month) {
    Map<LocalDate, List<PublicSession>> byDay = sessions.stream().collect(Collectors.groupingBy(PublicSession::day));
    return IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(month::atDay).map(date -> {
      List<PublicSession> all = byDay.getOrDefault(date, List.of());
      // a fifth one is shown rather than "1 more"
      int shown = all.size() <= A_DAY + 1 ? all.size() : A_DAY;
      return new Cell(date, all.subList(0, shown), all.size() - shown, date.equals(frame.today()));
    }).toList();
  }
}
