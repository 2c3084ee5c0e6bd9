package fi.polku.report;

import fi.polku.report.ReportWorld.Somebody;
import fi.polku.report.ReportWorld.Status;
import fi.polku.report.ReportWorld.Stay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** People whose days lie on, just before and just after every border there is. */
final class BorderPeople {
  private static final String[] STATUSES = {"unemployed-job-seeker", "inactive", "in-education", "employed", "self-employed", "wage-subsidised", "apprenticeship", "work-trial", "rehabilitative-work", "pension"};
  private final Random random;

  BorderPeople(long seed) {
    random = new Random(seed);
  }

  List<Somebody> make(int count) {
    List<Somebody> people = new ArrayList<>();
    for (int i = 0; i < count; i++) people.add(one());
    return people;
  }

  private Somebody one() {
    Somebody s = new Somebody();
    LocalDate entered = day();
    s.gender = one("female", "female", "male", "male", "non-binary", "refused", "not-asked", null);
    s.born = random.nextInt(20) == 0 ? null : birthday(entered);
    int stays = one(1, 1, 1, 2, 3);
    LocalDate begins = entered;
    @Nullable LocalDate left = null;
    for (int i = 0; i < stays; i++) {
      boolean open = i == stays - 1 && random.nextInt(4) == 0;
      left = open ? null : monthEnd(begins.plusDays(random.nextInt(200)));
      s.stays.add(new Stay(begins, left, one("unemployed", "unemployed", "inactive", "inactive-in-education", "employed", null), since(begins, s.born), one(0, 1, 2, 3, 4, 5, 8, null), answers()));
      if (left != null) begins = left.plusDays(1 + random.nextInt(100));
    }
    java.util.Collections.shuffle(s.stays, random);
    statuses(s, entered, left == null ? begins : left);
    for (int i = random.nextInt(3); i > 0; i--) s.qualified.add(random.nextBoolean() ? entered.plusDays(random.nextInt(3) - 1) : (left == null ? begins : left).plusDays(27 + random.nextInt(3)));
    return s;
  }

  private void statuses(Somebody s, LocalDate entered, LocalDate left) {
    for (int i = random.nextInt(5); i > 0; i--) {
      LocalDate from = switch (random.nextInt(4)) {
        case 0 -> left.plusDays(26 + random.nextInt(5));
        case 1 -> left.plusMonths(6).plusDays(random.nextInt(3) - 1);
        case 2 -> entered.plusDays(random.nextInt(3) - 1).minusDays(random.nextInt(2) * 90L);
        default -> left.plusDays(random.nextInt(400) - 200);
      };
      @Nullable LocalDate to = switch (random.nextInt(4)) {
        case 0 -> null;
        case 1 -> left.plusDays(random.nextInt(3) - 1);
        case 2 -> left.plusMonths(6).plusDays(random.nextInt(3) - 1);
        default -> from.plusDays(random.nextInt(60));
      };
      if (to != null && to.isBefore(from)) to = from;
      String status = STATUSES[random.nextInt(STATUSES.length)];
      boolean there = s.statuses.stream().anyMatch(x -> x.from().equals(from) && x.status().equals(status));
      if (!there) s.statuses.add(new Status(from, to, status, one("permanent", "temporary", null), one("full", "part", null)));
    }
  }

  /** Days in 2023 and 2024, the ends of months more often than others. */
  private LocalDate day() {
    return monthEnd(LocalDate.of(2022, 12, 1).plusDays(random.nextInt(800)));
  }

  private LocalDate monthEnd(LocalDate day) {
    return random.nextInt(3) == 0 ? day.withDayOfMonth(day.lengthOfMonth()) : day;
  }

  private LocalDate birthday(LocalDate entered) {
    if (random.nextInt(8) == 0) return LocalDate.of(1960 + 4 * random.nextInt(12), 2, 29);
    int years = one(17, 18, 24, 25, 29, 30, 54, 55, 40, 62);
    return entered.minusYears(years).plusDays(random.nextInt(3) - 1);
  }

  private @Nullable LocalDate since(LocalDate entered, @Nullable LocalDate born) {
    if (random.nextInt(6) == 0) return null;
    return entered.minusMonths(one(6, 12)).plusDays(random.nextInt(5) - 2);
  }

  private Map<String, String> answers() {
    Map<String, String> answers = new HashMap<>();
    for (String asked : List.of("disability", "foreign", "third", "minority", "homeless", "other")) {
      String answer = one("yes", "no", "no", "refused", "not-asked", null);
      if (answer != null) answers.put(asked, answer);
    }
    return answers;
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
