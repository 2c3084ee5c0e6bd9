package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;

/** A feed in iCalendar's words (RFC 5545): one event for each series with what differs from it, one for each single session. */
final class CalendarFeed {
  private final CalendarEvents events;
  private final Map<Activity.Key, PublicActivity> activities;
  private final List<CalendarComponent> components = new ArrayList<>();
  private Instant changed = Instant.EPOCH;

  private CalendarFeed(CalendarEvents events, Map<Activity.Key, PublicActivity> activities) {
    this.events = events;
    this.activities = activities;
  }

  /** The calendar as text, and when something in it last changed. */
  record Text(String content, Instant changed) {}

  /** @param base the address of this Polku, without a slash at the end */
  static Text of(Frame frame, String base, CalendarFeeds.Feed feed) {
    Map<Activity.Key, PublicActivity> activities = feed.activities().stream().collect(Collectors.toMap(PublicActivity::id, a -> a));
    CalendarFeed calendar = new CalendarFeed(new CalendarEvents(frame, base), activities);
    calendar.addAll(feed);
    Calendar whole = CalendarEvents.calendar(feed.name(), calendar.components);
    return new Text(CalendarEvents.text(whole), calendar.changed);
  }

  private void addAll(CalendarFeeds.Feed feed) {
    for (PublicActivity activity : feed.activities()) noteChange(activity.changedAt());
    Map<UUID, List<PublicSession>> bySeries = new HashMap<>();
    Set<UUID> told = feed.series().stream().map(WeeklyRule::id).collect(Collectors.toSet());
    for (PublicSession session : feed.sessions()) {
      if (session.seriesId() != null && told.contains(session.seriesId())) bySeries.computeIfAbsent(session.seriesId(), id -> new ArrayList<>()).add(session);
      else addSingle(session);
    }
    for (WeeklyRule rule : feed.series()) addSeries(rule, bySeries.getOrDefault(rule.id(), List.of()));
  }

  private void addSingle(PublicSession session) {
    noteChange(session.changedAt());
    components.add(events.session(activities.get(session.activityId()), session));
  }

  /** The sessions are the truth: a date of the rule without one is left out, a session off the rule stands by itself. */
  private void addSeries(WeeklyRule rule, List<PublicSession> sessions) {
    noteChange(rule.changedAt());
    Map<LocalDate, PublicSession> held = sessions.stream().collect(Collectors.toMap(PublicSession::seriesDate, s -> s));
    List<LocalDate> dates = rule.dates();
    for (PublicSession session : sessions) {
      if (!dates.contains(session.seriesDate())) addSingle(session);
    }
    List<LocalDate> kept = dates.stream().filter(held::containsKey).toList();
    if (kept.isEmpty()) return;
    List<LocalDate> left = dates.stream().filter(d -> d.isAfter(kept.getFirst()) && d.isBefore(kept.getLast()) && !held.containsKey(d)).toList();
    PublicActivity activity = activities.get(rule.activityId());
    components.add(events.series(activity, rule, kept.getFirst(), kept.getLast(), left));
    for (LocalDate date : kept) {
      PublicSession session = held.get(date);
      noteChange(session.changedAt());
      VEvent own = events.session(activity, session);
      if (differs(activity, rule, session)) components.add(events.exception(own, rule, date));
    }
  }

  private static boolean differs(PublicActivity activity, WeeklyRule rule, PublicSession session) {
    ZonedDateTime starts = rule.seriesStart(session.seriesDate());
    ZonedDateTime ends = rule.seriesEnd(session.seriesDate());
    return session.cancelled() || session.notice() != null || session.title() != null
        || !session.starts().equals(starts.toInstant()) || !session.ends().equals(ends.toInstant())
        || !session.where().equals(activity.where());
  }

  private void noteChange(Instant at) {
    if (at.isAfter(changed)) changed = at;
  }

  static ZonedDateTime local(Instant instant) {
    return instant.atZone(Helsinki.ZONE);
  }
}
