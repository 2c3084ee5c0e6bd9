package fi.polku.activity;

import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An activity as schema.org data for search engines: data inside the page, never run, never able to end its own element. */
public final class EventData implements Content {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SCHEMA = "https://schema.org/";
  private final String json;

  private EventData(ObjectNode event) {
    json = safe(JSON.writeValueAsString(event));
  }

  /** @param sessions the coming ones, in order */
  static EventData of(Frame frame, String base, PublicActivity activity, List<PublicSession> sessions, List<WeeklyRule> series) {
    ObjectNode event = JSON.createObjectNode().put("@context", "https://schema.org").put("@type", "Event");
    String url = base + "/activities/" + activity.id().value();
    event.put("@id", url).put("url", url).put("name", activity.name());
    put(event, "description", activity.summary());
    if (activity.audience() != null) event.putObject("audience").put("@type", "Audience").put("audienceType", activity.audience());
    event.put("isAccessibleForFree", true).put("eventAttendanceMode", SCHEMA + "OfflineEventAttendanceMode");
    event.putObject("offers").put("@type", "Offer").put("price", 0).put("priceCurrency", "EUR").put("availability", SCHEMA + "InStock").put("url", url);
    organizer(event.putObject("organizer"), activity);
    location(event.putObject("location"), frame, activity.place() == null ? activity.name() : activity.place(), activity.address(), activity.municipality());
    if (!sessions.isEmpty()) times(event, sessions.stream().filter(s -> !s.cancelled()).findFirst().orElse(sessions.getFirst()));
    ArrayNode schedules = event.putArray("eventSchedule");
    for (WeeklyRule rule : series) schedule(schedules.addObject(), rule);
    ArrayNode parts = event.putArray("subEvent");
    for (PublicSession session : sessions) part(parts.addObject(), frame, url, session);
    return new EventData(event);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(json);
  }

  /** The same JSON without a letter that means something to an HTML parser. */
  static String safe(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  private static void part(ObjectNode event, Frame frame, String url, PublicSession session) {
    event.put("@type", "Event").put("name", session.fullName()).put("url", url);
    times(event, session);
    put(event, "description", session.notice());
    location(event.putObject("location"), frame, session.place() == null ? session.name() : session.place(), session.address(), session.municipality());
  }

  private static void times(ObjectNode event, PublicSession session) {
    event.put("startDate", at(session.starts())).put("endDate", at(session.ends()));
    Instant originally = session.originally();
    boolean rescheduled = session.moved() && originally != null;
    event.put("eventStatus", SCHEMA + (session.cancelled() ? "EventCancelled" : rescheduled ? "EventRescheduled" : "EventScheduled"));
    if (rescheduled) event.put("previousStartDate", at(originally));
  }

  private static void schedule(ObjectNode schedule, WeeklyRule rule) {
    schedule.put("@type", "Schedule").put("repeatFrequency", "P" + rule.everyWeeks() + "W");
    ArrayNode days = schedule.putArray("byDay");
    for (DayOfWeek day : rule.days()) days.add(SCHEMA + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    schedule.put("startDate", rule.firstOn().toString()).put("endDate", rule.lastOn().toString())
        .put("startTime", rule.startsAt().truncatedTo(ChronoUnit.MINUTES).toString()).put("endTime", rule.endsAt().truncatedTo(ChronoUnit.MINUTES).toString())
        .put("scheduleTimezone", "Europe/Helsinki");
    ArrayNode except = schedule.putArray("exceptDate");
    for (var date : rule.skippedOn()) except.add(date.toString());
  }

  private static void organizer(ObjectNode organizer, PublicActivity activity) {
    organizer.put("@type", "Organization").put("name", activity.organisation());
    put(organizer, "url", activity.link());
    put(organizer, "email", activity.email());
    put(organizer, "telephone", activity.phone());
  }

  private static void location(ObjectNode location, Frame frame, String name, @Nullable String address, @Nullable String municipality) {
    location.put("@type", "Place").put("name", name);
    ObjectNode postal = location.putObject("address").put("@type", "PostalAddress").put("addressCountry", "FI");
    put(postal, "streetAddress", address);
    put(postal, "addressLocality", frame.municipality(municipality));
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) node.put(name, value);
  }

  private static String at(Instant instant) {
    return instant.atZone(Helsinki.ZONE).toOffsetDateTime().toString();
  }
}
