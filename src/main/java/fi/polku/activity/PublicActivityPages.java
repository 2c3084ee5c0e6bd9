package fi.polku.activity;

import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One activity and one place, open to everybody. */
@RestController
public class PublicActivityPages {
  private static final int MOST_COMING = 20;
  private static final int MOST_AT_PLACE = 60;
  private static final Duration AHEAD = Duration.ofDays(14);
  private final PublicCalendar calendar;
  private final CalendarFeeds feeds;
  private final Templates templates;

  PublicActivityPages(PublicCalendar calendar, CalendarFeeds feeds, Templates templates) {
    this.calendar = calendar;
    this.feeds = feeds;
    this.templates = templates;
  }

  /** @param data the same for search engines */
  public record PublicActivityPage(PublicActivity activity, List<PublicSession> sessions, EventData data) {}

  public record PublicPlacePage(PublicCalendar.PublicPlace place, List<Regular> regulars, List<PublicTodayPages.Day> days) {}

  @Public
  @GetMapping("/activities/{activity}")
  JteModel activity(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    PublicActivity found = calendar.activity(scope, activity);
    List<PublicSession> sessions = calendar.coming(scope, activity, frame.now(), MOST_COMING);
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    EventData data = EventData.of(frame, base, found, sessions, feeds.series(scope, activity, frame.today()));
    return templates.activityPublicActivity(frame, new PublicActivityPage(found, sessions, data));
  }

  @Public
  @GetMapping("/places/{place}")
  JteModel place(Frame frame, Scope scope, @PathVariable Place.Key place) {
    PublicCalendar.PublicPlace found = calendar.place(scope, place);
    List<PublicSession> sessions = calendar.comingAt(scope, place, frame.now(), frame.now().plus(AHEAD), MOST_AT_PLACE);
    Regular.Folded folded = Regular.fold(sessions, frame.today());
    return templates.activityPublicPlace(frame, new PublicPlacePage(found, folded.regulars(), PublicTodayPages.Day.of(folded.exact())));
  }
}
