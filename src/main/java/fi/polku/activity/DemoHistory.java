package fi.polku.activity;

import fi.polku.activity.DemoActivities.Past;
import fi.polku.activity.DemoActivities.Rhythm;
import fi.polku.activity.DemoActivities.Told;
import fi.polku.platform.time.Helsinki;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened in one activity of the demo until yesterday: the same on every machine on the same day. */
record DemoHistory(Told told, UUID activity, LocalDate today, List<UUID> everybody) {

  /** @param came the people at it, empty when only heads were counted; @param heads people counted at the doors */
  record Held(UUID id, LocalDate date, Instant starts, Instant ends, List<Mark> came, int heads) {}

  record Mark(UUID person, String presence, @Nullable Integer minutes) {}

  static UUID id(UUID organisation, String word) {
    return UUID.nameUUIDFromBytes((organisation + "/" + word).getBytes(StandardCharsets.UTF_8));
  }

  static List<Integer> weekdays(Rhythm rhythm) {
    return Arrays.stream(rhythm.weekdays().split(",")).map(Integer::valueOf).toList();
  }

  static LocalTime time(String text) {
    return LocalTime.parse(text.length() < 5 ? "0" + text : text);
  }

  /** The days it was held, oldest first. */
  List<LocalDate> dates() {
    List<LocalDate> dates = new ArrayList<>();
    LocalDate last = today.minusDays(1).minusWeeks(told.past().endedWeeksAgo());
    @Nullable LocalDate anchor = null;
    for (LocalDate day = last; dates.size() < told.past().held(); day = day.minusDays(1)) {
      if (!weekdays(told.rhythm()).contains(day.getDayOfWeek().getValue())) continue;
      LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
      if (anchor == null) anchor = monday;
      if (ChronoUnit.WEEKS.between(monday, anchor) % told.rhythm().everyWeeks() == 0) dates.addFirst(day);
    }
    return dates;
  }

  List<UUID> people() {
    return everybody.subList(told.past().first(), told.past().first() + told.past().people());
  }

  List<Held> held() {
    List<LocalDate> dates = dates();
    Random random = new Random(told.code().hashCode());
    int[] sums = shares(told.past(), random);
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      Instant starts = Helsinki.instant(dates.get(i).atTime(time(told.rhythm().starts())));
      Instant ends = Helsinki.instant(dates.get(i).atTime(time(told.rhythm().ends())));
      int minutes = (int) Duration.between(starts, ends).toMinutes();
      List<Mark> came = switch (told.kind().counting()) {
        case NAMED -> named(i, minutes, random);
        case SIGNED_UP -> signedUp(sums[i], minutes, random);
        case HEADS -> List.of();
      };
      held.add(new Held(id(activity, dates.get(i).toString()), dates.get(i), starts, ends, came, told.kind().counting() == Activity.Counting.HEADS ? sums[i] : 0));
    }
    return held;
  }

  /** A group's people come about two times in three; of an open place's, a handful a day. Each of them at least once. */
  private List<Mark> named(int session, int minutes, Random random) {
    List<UUID> people = people();
    double likely = told.kind() == Activity.Kind.DROP_IN ? 9.0 / people.size() : told.name().equals("Duuniin!") ? 0.2 : 0.68;
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      boolean comes = random.nextDouble() < likely || i % told.past().held() == session;
      int die = random.nextInt(100);
      // a handful in a drop-in stay the whole day; most drop in for an hour or two
      int stayed = told.kind() == Activity.Kind.DROP_IN ? 30 + 15 * random.nextInt(10) : minutes;
      if (comes && die < 8) marks.add(new Mark(people.get(i), "partly", Math.max(30, stayed / 2)));
      else if (comes) marks.add(new Mark(people.get(i), "present", die < 11 ? null : (Integer) stayed));
      else if (told.kind() != Activity.Kind.DROP_IN && die < 30) marks.add(new Mark(people.get(i), die < 12 ? "excused" : die < 29 ? "absent" : "not-marked", null));
    }
    return marks;
  }

  private List<Mark> signedUp(int count, int minutes, Random random) {
    Set<UUID> came = new LinkedHashSet<>();
    while (came.size() < count) came.add(people().get(random.nextInt(people().size())));
    return came.stream().map(person -> new Mark(person, "present", minutes)).toList();
  }

  /** The sum divided over the sessions unevenly, as life does, and to the last one. */
  private static int[] shares(Past past, Random random) {
    int[] shares = new int[past.held()];
    int average = past.sum() / past.held();
    Arrays.fill(shares, average);
    for (int i = 0; i + 1 < shares.length; i += 2) {
      int moved = average == 0 ? 0 : random.nextInt(Math.max(1, average / 2));
      shares[i] += moved;
      shares[i + 1] -= moved;
    }
    shares[shares.length - 1] += past.sum() - average * past.held();
    return shares;
  }
}
