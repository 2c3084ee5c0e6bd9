package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.RecurrenceId;
import org.junit.jupiter.api.Test;

/** What a calendar program makes of a feed is what stands in the sessions. */
class CalendarFeedTest extends PolkuTest {
  @Test
  void aSeriesOverTheChangeOfTheClocksIsAsItsSessions() throws Exception {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "051");
    Activity.Key group = world.activity("Reeraa; ryhmä, jossa \\ kaikki", world.place("Kirjasto " + UUID.randomUUID()));
    // from Wednesday: the Monday of the first week is before it, so the first Monday is two weeks later; summer time begins 28 March 2027 and ends 25 October 2026
    UUID series = world.series(group, List.of(1, 3), 2, "2026-10-14", "2027-04-30", "09:30", "12:00", LocalDate.parse("2026-12-23"), LocalDate.parse("2026-11-09"));
    world.cancel(world.of(series, "2026-11-25"), "Ohjaaja on kipeänä.");
    world.move(world.of(series, "2027-03-29"), "2027-03-30T13:00", "2027-03-30T15:00", "Pääsiäisen takia tiistaina.");
    world.act("UPDATE activity_session SET title = 'Retki Reposaareen' WHERE id = :id", "id", world.of(series, "2027-01-06"));
    world.act("DELETE FROM activity_session WHERE id = :id", "id", world.of(series, "2027-02-03"));
    world.session(group, "2026-11-28T10:00", "2026-11-28T16:00");

    Calendar calendar = parsed(visitor().get("/activities/" + group.value() + ".ics").body());

    assertThat(expanded(calendar)).isEqualTo(rows(group));
    assertThat(calendar.validate().hasErrors()).isFalse();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(1 + 3 + 1);
    VEvent master = events.stream().filter(e -> e.getProperty("RRULE").isPresent()).findFirst().orElseThrow();
    assertThat(master.getProperty("RRULE").orElseThrow().getValue()).contains("FREQ=WEEKLY", "INTERVAL=2", "BYDAY=MO,WE", "UNTIL=20270428T063000Z");
    assertThat(master.getProperty("SUMMARY").orElseThrow().getValue()).isEqualTo("Reeraa; ryhmä, jossa \\ kaikki");
    VEvent cancelled = events.stream().filter(e -> e.getProperty("STATUS").orElseThrow().getValue().equals("CANCELLED")).findFirst().orElseThrow();
    assertThat(cancelled.getProperty("UID")).isEqualTo(master.getProperty("UID"));
    assertThat(cancelled.getProperty("SUMMARY").orElseThrow().getValue()).startsWith("Peruttu: ");
    assertThat(cancelled.getProperty("DESCRIPTION").orElseThrow().getValue()).startsWith("Ohjaaja on kipeänä.");
  }

  @Test
  void theFileIsAsTheStandardWantsIt() {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "052");
    Activity.Key group = world.activity("Ä".repeat(200), null);
    world.session(group, "2026-11-28T10:00", "2026-11-28T16:00");
    Visitor.Answer answer = visitor().get("/activities/" + group.value() + ".ics");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
    assertThat(answer.body().replace("\r\n ", "")).contains("BEGIN:VTIMEZONE\r\n", "TZID:Europe/Helsinki\r\n", "DTSTART;TZID=Europe/Helsinki:20261128T100000\r\n", "UID:session-", "SEQUENCE:", "LAST-MODIFIED:", "DTSTAMP:",
        "URL:http://localhost:" + port + "/activities/" + group.value() + "\r\n");
    assertThat(answer.body().lines().mapToInt(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).max().orElseThrow()).isLessThanOrEqualTo(75);
    assertThat(answer.body().replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void aNameCannotWriteLinesOfItsOwn() throws Exception {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "074");
    String name = "Yksi, kaksi; kolme \\n\r\nX-EVIL:1";
    Activity.Key group = world.activity(name, null);
    world.session(group, "2026-11-28T10:00", "2026-11-28T16:00");
    Visitor.Answer answer = visitor().get("/activities/" + group.value() + ".ics");
    assertThat(answer.body().lines()).noneMatch(line -> line.startsWith("X-EVIL"));
    Calendar calendar = parsed(answer.body());
    VEvent event = (VEvent) calendar.getComponents("VEVENT").getFirst();
    assertThat(event.getProperty("SUMMARY").orElseThrow().getValue().replace("\r", "")).isEqualTo(name.replace("\r", ""));
  }

  @Test
  void aFeedThatHasNotChangedIsNotSentAgain() {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "061");
    Activity.Key group = world.activity("Kuoro", null);
    Session.Key session = world.session(group, "2026-11-28T10:00", "2026-11-28T16:00");
    world.session(group, "2026-11-29T10:00", "2026-11-29T16:00");
    String path = "/activities/" + group.value() + ".ics";
    Visitor.Answer first = visitor().get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(visitor().get(path, "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(visitor().get(path, "If-Modified-Since", first.headers().firstValue("Last-Modified").orElseThrow()).status()).isEqualTo(304);
    int sequence = sequence(first.body());
    world.move(session, "2026-11-28T11:00", "2026-11-28T17:00", "Tuntia myöhemmin.");
    Visitor.Answer moved = visitor().get(path, "If-None-Match", tag);
    assertThat(moved.status()).isEqualTo(200);
    assertThat(sequence(moved.body())).isGreaterThan(sequence);
    world.act("UPDATE activity_session SET closed_at = now() WHERE id = :id", "id", session);
    assertThat(visitor().get(path, "If-None-Match", moved.headers().firstValue("ETag").orElseThrow()).status()).isEqualTo(304);
    world.act("DELETE FROM activity_session WHERE id = :id", "id", session);
    assertThat(visitor().get(path, "If-None-Match", moved.headers().firstValue("ETag").orElseThrow()).status()).isEqualTo(200);
  }

  @Test
  void aPlacesFeedHasItsOwnAndItsGuests() throws Exception {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "069");
    Place.Key place = world.place("Talo " + UUID.randomUUID());
    Place.Key other = world.place("Toinen talo " + UUID.randomUUID());
    Activity.Key own = world.activity("Oma", place);
    Activity.Key guest = world.activity("Vieras", other);
    world.series(own, List.of(2), 1, "2026-11-24", "2026-12-15", "10:00", "12:00");
    UUID visiting = world.series(guest, List.of(3), 1, "2026-11-25", "2026-12-16", "10:00", "12:00");
    world.act("UPDATE activity_session SET place_id = :place WHERE id = :id", "place", place, "id", world.of(visiting, "2026-12-02"));
    TreeMap<Instant, String> here = expanded(parsed(visitor().get("/places/" + place.value() + ".ics").body()));
    assertThat(here).hasSize(5).containsEntry(Instant.parse("2026-12-02T08:00:00Z"), "2026-12-02T10:00:00Z");
    TreeMap<Instant, String> there = expanded(parsed(visitor().get("/places/" + other.value() + ".ics").body()));
    assertThat(there).hasSize(4);
  }

  @Test
  void anOrganisationsFeedHasAllItPublishesAndNothingElse() throws Exception {
    PublicWorld home = new PublicWorld(database, "polun-demo", "071");
    PublicWorld away = new PublicWorld(database, "toinen-demo", "072");
    String mine = "Oma " + UUID.randomUUID();
    String hidden = "Salainen " + UUID.randomUUID();
    String theirs = "Toisten " + UUID.randomUUID();
    home.session(home.activity(mine, null), "2026-11-28T10:00", "2026-11-28T16:00");
    home.session(home.activity(hidden, Activity.Kind.GROUP, null, false), "2026-11-28T10:00", "2026-11-28T16:00");
    away.session(away.activity(theirs, null), "2026-11-28T10:00", "2026-11-28T16:00");
    String feed = parsed(visitor().get("/calendar/polun-demo.ics").body()).toString().replace("\r\n ", "");
    assertThat(feed).contains(mine).doesNotContain(hidden).doesNotContain(theirs);
    assertThat(visitor().get("/calendar/no-such.ics").status()).isEqualTo(404);
  }

  private static Calendar parsed(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  private static int sequence(String feed) {
    return feed.lines().filter(l -> l.startsWith("SEQUENCE:")).mapToInt(l -> Integer.parseInt(l.substring(9))).max().orElseThrow();
  }

  /** What a calendar program shows: starts and ends, the replaced and the cancelled ones left out. */
  private static TreeMap<Instant, String> expanded(Calendar calendar) {
    TreeMap<Instant, String> shown = new TreeMap<>();
    List<VEvent> events = calendar.getComponents("VEVENT");
    Period<ZonedDateTime> ever = new Period<>(ZonedDateTime.parse("2026-01-01T00:00:00Z"), ZonedDateTime.parse("2028-01-01T00:00:00Z"));
    List<VEvent> own = new ArrayList<>();
    for (VEvent event : events) {
      if (event.getProperty("RECURRENCE-ID").isPresent() || event.getProperty("RRULE").isEmpty()) own.add(event);
      else event.calculateRecurrenceSet(ever).forEach(p -> shown.put(Instant.from(p.getStart()), Instant.from(p.getEnd()).toString()));
    }
    for (VEvent event : own) event.<RecurrenceId<Temporal>>getProperty("RECURRENCE-ID").ifPresent(id -> assertThat(shown.remove(Instant.from(id.getDate()))).as("replaces a date of the rule").isNotNull());
    for (VEvent event : own) {
      if (!event.getProperty("STATUS").orElseThrow().getValue().equals("CANCELLED")) shown.put(at(event.getProperty("DTSTART").orElseThrow()), at(event.getProperty("DTEND").orElseThrow()).toString());
    }
    return shown;
  }

  @SuppressWarnings("unchecked")
  private static Instant at(Property property) {
    return Instant.from(((DateProperty<Temporal>) property).getDate());
  }

  public record Row(Instant starts, Instant ends) {}

  private TreeMap<Instant, String> rows(Activity.Key activity) {
    TreeMap<Instant, String> rows = new TreeMap<>();
    database.in(fi.polku.platform.security.Scope.visitor("test"), tx -> tx.query("SELECT starts, ends FROM activity_session WHERE activity_id = :activity AND cancelled_at IS NULL")
        .bind("activity", activity).mapTo(Row.class).list()).forEach(r -> rows.put(r.starts, r.ends.toString()));
    return rows;
  }
}
