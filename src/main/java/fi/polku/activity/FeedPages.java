package fi.polku.activity;

import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The feeds that calendar programs follow; unchanged ones are answered with 304. */
@RestController
public class FeedPages {
  private static final MediaType CALENDAR = MediaType.valueOf("text/calendar;charset=UTF-8");
  private final CalendarFeeds feeds;

  FeedPages(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  @Public
  @GetMapping("/calendar/{slug}.ics")
  ResponseEntity<byte[]> ofOrganisation(Frame frame, Scope scope, @PathVariable String slug) {
    return answer(frame, slug, feeds.ofOrganisation(scope, slug, since(frame)));
  }

  @Public
  @GetMapping("/places/{place}.ics")
  ResponseEntity<byte[]> ofPlace(Frame frame, Scope scope, @PathVariable Place.Key place) {
    return answer(frame, "place-" + place.value(), feeds.ofPlace(scope, place, since(frame)));
  }

  @Public
  @GetMapping("/activities/{activity}.ics")
  ResponseEntity<byte[]> ofActivity(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    return answer(frame, "activity-" + activity.value(), feeds.ofActivity(scope, activity, since(frame)));
  }

  /** A year back, to the first of a month, so that a feed stays the same from day to day. */
  private static LocalDate since(Frame frame) {
    return frame.today().withDayOfMonth(1).minusYears(1);
  }

  private static ResponseEntity<byte[]> answer(Frame frame, String name, CalendarFeeds.Feed feed) {
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    CalendarFeed.Text text = CalendarFeed.of(frame, base, feed);
    // what fell out at the turn of the month is a change too
    Instant month = fi.polku.platform.time.Helsinki.start(frame.today().withDayOfMonth(1));
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .header("Vary", "Accept-Language, Cookie")
        .header("Content-Disposition", "inline; filename=\"" + name + ".ics\"")
        .eTag("W/\"" + HexFormat.of().formatHex(new Secret(text.content()).hash()).substring(0, 32) + "\"")
        .lastModified(text.changed().isAfter(month) ? text.changed() : month)
        .body(text.content().getBytes(StandardCharsets.UTF_8));
  }
}
