package fi.polku.participant;

import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** One person's way so far and what lies ahead, put together of what each module knows. */
@Component
class Timeline {
  static final int PAGE = 30;

  /** Later than anything that is planned. */
  private static final Instant END = Instant.parse("2999-12-31T00:00:00Z");

  private final List<TimelineSource> sources;

  Timeline(List<TimelineSource> sources) {
    this.sources = sources;
  }

  /** @param earlier the moment before which there is more; empty when this was all */
  record Stretch(List<TimelineItem> items, String earlier) {}

  Stretch of(Frame frame, Participant.Key participant, String before) {
    Instant end = moment(before);
    List<TimelineItem> all = sources.stream()
        .filter(source -> frame.may(source.action()))
        .flatMap(source -> source.items(Scope.staff(frame.actor(), source.action(), frame.request()), frame, participant, end, PAGE + 1).stream())
        .sorted(Comparator.comparing(TimelineItem::at).reversed())
        .toList();
    return page(all);
  }

  /** Items of one moment are never torn apart: the next page begins before them all. */
  static Stretch page(List<TimelineItem> all) {
    if (all.size() <= PAGE) return new Stretch(all, "");
    Instant last = all.get(PAGE - 1).at();
    List<TimelineItem> items = all.stream().filter(item -> !item.at().isBefore(last)).toList();
    return new Stretch(items, items.size() < all.size() ? last.toString() : "");
  }

  private static Instant moment(String typed) {
    try {
      return Instant.parse(typed);
    } catch (DateTimeParseException e) {
      return END;
    }
  }
}
