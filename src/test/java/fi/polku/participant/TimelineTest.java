package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-11-22T10:00:00Z");

  private static TimelineItem item(Instant at, TimelineItem.Kind kind) {
    return new TimelineItem(at, false, kind, "", "", null, false);
  }

  @Test
  void aShortWayIsOnePage() {
    Timeline.Stretch stretch = Timeline.page(List.of(item(NOON, TimelineItem.Kind.VISIT)));
    assertThat(stretch.items()).hasSize(1);
    assertThat(stretch.earlier()).isEmpty();
  }

  @Test
  void whatHappenedAtOneMomentIsNeverTornApart() {
    List<TimelineItem> all = IntStream.range(0, 40).mapToObj(i -> item(NOON.minusSeconds(i < 25 ? i : i < 35 ? 100 : 200 + i), TimelineItem.Kind.VISIT)).toList();
    Timeline.Stretch stretch = Timeline.page(all);
    assertThat(stretch.items()).hasSize(35);
    assertThat(Instant.parse(stretch.earlier())).isEqualTo(NOON.minusSeconds(100));
  }

  @Test
  void whatLiesAheadIsDrawnAsAhead() {
    assertThat(item(NOON.plusSeconds(1), TimelineItem.Kind.STEP).shape(NOON)).isEqualTo("ahead");
    assertThat(item(NOON, TimelineItem.Kind.STEP).shape(NOON)).isEqualTo("big");
    assertThat(item(NOON, TimelineItem.Kind.VISIT).shape(NOON)).isEmpty();
    assertThat(item(NOON, TimelineItem.Kind.PERSON).shape(NOON)).isEqualTo("small");
  }
}
