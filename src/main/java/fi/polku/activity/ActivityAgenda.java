package fi.polku.activity;

import fi.polku.activity.ActivityPages.Agenda;
import fi.polku.platform.security.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** When something is held: the series, what comes, what has been lately, and rooms that are taken twice. */
@Component
class ActivityAgenda {
  /** How many coming sessions a page shows. */
  static final int COMING = 40;

  private static final Duration LATELY = Duration.ofDays(28);
  private static final Duration YEAR = Duration.ofDays(366);
  private final Timetables timetables;
  private final Sessions sessions;
  private final Bookings bookings;

  ActivityAgenda(Timetables timetables, Sessions sessions, Bookings bookings) {
    this.timetables = timetables;
    this.sessions = sessions;
    this.bookings = bookings;
  }

  Agenda of(Scope scope, Activity.Key activity, Instant now) {
    return new Agenda(
        timetables.list(scope, activity, now),
        sessions.list(scope, new Sessions.Range(activity, null, now, now.plus(YEAR.multipliedBy(3)), COMING)),
        sessions.list(scope, new Sessions.Range(activity, null, now.minus(LATELY), now, COMING)).stream().filter(row -> !row.ends().isAfter(now)).toList().reversed(),
        scope.everyActivity() ? bookings.clashes(scope, activity, null, now, now.plus(YEAR)) : List.of());
  }

  Agenda of(Scope scope, Place.Key place, Instant now) {
    return new Agenda(
        List.of(),
        sessions.list(scope, new Sessions.Range(null, place, now, now.plus(YEAR), COMING)),
        List.of(),
        bookings.clashes(scope, null, place, now, now.plus(YEAR)));
  }
}
