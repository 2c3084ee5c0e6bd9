package fi.polku.activity;

import fi.polku.platform.web.Frame;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Contact;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** The events of a feed, each with its words, times and marks of change. */
final class CalendarEvents {
  private static final String ZONE = "Europe/Helsinki";
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private final Frame frame;
  private final String base;

  CalendarEvents(Frame frame, String base) {
    this.frame = frame;
    this.base = base;
  }

  VEvent session(PublicActivity activity, PublicSession session) {
    String summary = session.cancelled() ? frame.text("activity.public.feed.cancelled", session.fullName()) : session.fullName();
    String where = where(session.where(), session.municipality());
    return event(activity, "session-" + session.id().value(), List.of(
        starts(CalendarFeed.local(session.starts())), ends(CalendarFeed.local(session.ends())), new Summary(summary),
        new Description(description(activity, session.notice(), session.access())), new Location(where),
        new Status(session.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED)),
        latest(session.changedAt(), activity.changedAt()), session.revision() + activity.revision());
  }

  VEvent series(PublicActivity activity, WeeklyRule rule, LocalDate first, LocalDate last, List<LocalDate> left) {
    List<Property> own = new ArrayList<>(List.of(
        starts(rule.seriesStart(first)), ends(rule.seriesEnd(first)), new RRule<>(recurrence(rule, last)), new Summary(activity.name()),
        new Description(description(activity, null, activity.placeAccessibility() == null ? activity.accessibility() : activity.placeAccessibility())),
        new Location(where(activity.where(), activity.municipality())), new Status(Status.VALUE_CONFIRMED)));
    if (!left.isEmpty()) own.add(new ExDate<>(zone(), new DateList<>(left.stream().map(rule::seriesStart).toList())));
    return event(activity, uid(rule), own, latest(rule.changedAt(), activity.changedAt()), rule.revision() + activity.revision());
  }

  /** A session that differs from its series: the same identity as the series, and the time it replaces. */
  VEvent exception(VEvent session, WeeklyRule rule, LocalDate date) {
    session.replace(new Uid(uid(rule) + "@polku"));
    session.add(new RecurrenceId<>(zone(), rule.seriesStart(date)));
    return session;
  }

  static Calendar calendar(String name, List<CalendarComponent> events) {
    List<CalendarComponent> all = new ArrayList<>(List.of(helsinki()));
    all.addAll(events);
    return new Calendar(new PropertyList(List.of(
        ImmutableVersion.VERSION_2_0, new ProdId("-//Polku//Polku//FI"), ImmutableCalScale.GREGORIAN,
        new XProperty("NAME", name), new XProperty("X-WR-CALNAME", name), new XProperty("X-WR-TIMEZONE", ZONE),
        new RefreshInterval(new ParameterList(List.of(Value.DURATION)), "PT4H"), new XProperty("X-PUBLISHED-TTL", "PT4H"))), new ComponentList<>(all));
  }

  static String text(Calendar calendar) {
    try (StringWriter text = new StringWriter()) {
      new CalendarOutputter(false, Integer.MAX_VALUE).output(calendar, text);
      return text.toString().lines().map(CalendarEvents::folded).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of at most 75 octets, and more of them after it with a space before each (RFC 5545 3.1); no letter is cut in two. */
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder(line.length() + 16);
    int octets = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int letter = line.codePointAt(i);
      int size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
      if (octets + size > 75) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(letter);
      octets += size;
    }
    return folded.append("\r\n").toString();
  }

  private VEvent event(PublicActivity activity, String uid, List<? extends Property> own, Instant changed, int revision) {
    List<Property> all = new ArrayList<>(List.of(new Uid(uid + "@polku"), new DtStamp(changed), new LastModified(changed), new Sequence(revision)));
    all.addAll(own);
    all.add(new Url(URI.create(base + "/activities/" + activity.id().value())));
    all.add(new Contact(Stream.of(activity.organisation(), activity.email(), activity.phone()).filter(p -> p != null && !p.isBlank()).collect(Collectors.joining(", "))));
    all.add(new Transp(Transp.VALUE_TRANSPARENT));
    return new VEvent(new PropertyList(all));
  }

  private String description(PublicActivity activity, String notice, String access) {
    return Stream.of(notice, activity.summary(), activity.audience(), activity.languages(), access, frame.text("activity.public.feed.free"))
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private String where(String where, String municipality) {
    return Stream.of(where, frame.municipality(municipality)).filter(p -> !p.isBlank()).collect(Collectors.joining(", "));
  }

  /** Ends with its last session; the end of a rule is told in UTC when its start has a zone (RFC 5545 3.3.10). */
  private static String recurrence(WeeklyRule rule, LocalDate last) {
    String days = rule.days().stream().map(day -> WeekDay.getWeekDay(day).getDay().name()).collect(Collectors.joining(","));
    return "FREQ=WEEKLY;INTERVAL=" + rule.everyWeeks() + ";BYDAY=" + days + ";WKST=MO;UNTIL=" + UTC.format(rule.seriesStart(last).toInstant());
  }

  private static Property starts(ZonedDateTime at) {
    return new DtStart<>(zone(), at);
  }

  private static Property ends(ZonedDateTime at) {
    return new DtEnd<>(zone(), at);
  }

  private static String uid(WeeklyRule rule) {
    return "series-" + rule.id();
  }

  private static Instant latest(Instant one, Instant other) {
    return (one.isAfter(other) ? one : other).truncatedTo(ChronoUnit.SECONDS);
  }

  private static ParameterList zone() {
    return new ParameterList(List.of(new TzId(ZONE)));
  }

  /** The rule of summer time as it has been since 1996 (directive 2000/84/EC). */
  private static VTimeZone helsinki() {
    return new VTimeZone(new PropertyList(List.of(new net.fortuna.ical4j.model.property.TzId(ZONE))), new ComponentList<>(List.of(
        new Daylight(observance("19970330T030000", ZoneOffset.ofHours(2), ZoneOffset.ofHours(3), "EEST", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")),
        new Standard(observance("19961027T040000", ZoneOffset.ofHours(3), ZoneOffset.ofHours(2), "EET", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")))));
  }

  private static PropertyList observance(String since, ZoneOffset from, ZoneOffset to, String name, String rule) {
    return new PropertyList(List.of(new DtStart<>(since), new TzOffsetFrom(from), new TzOffsetTo(to), new TzName(name), new RRule<>(rule)));
  }
}
