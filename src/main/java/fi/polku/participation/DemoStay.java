package fi.polku.participation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invented stay of the demo, the same on every machine on the same day: some things are missing, some refused, some late, as in life.
 *
 * @param place of the person among those of the project, from 0
 */
record DemoStay(UUID person, UUID project, boolean plus, int place, LocalDate seen, LocalDate today, boolean man) {
  private static final String[] STATUSES = {"unemployed", "unemployed", "unemployed", "inactive", "unemployed", "employed", "inactive-in-education"};
  private static final String[] AFTER = {"unemployed-job-seeker", "in-education", "employed", "wage-subsidised", "work-trial", "unemployed-job-seeker", "rehabilitative-work", "apprenticeship"};

  UUID id() {
    return UUID.nameUUIDFromBytes((person + "/" + project + "/stay").getBytes(StandardCharsets.UTF_8));
  }

  LocalDate entered() {
    LocalDate entered = seen.plusDays(place * 5L);
    return entered.isBefore(today) ? entered : today.minusDays(1 + place);
  }

  /** Every other of those who came two months ago or more has left: the newest a week ago, the oldest over a half year. */
  @Nullable LocalDate left() {
    long days = ChronoUnit.DAYS.between(entered(), today);
    if (place % 2 == 1 || days < 60) return null;
    LocalDate left = today.minusDays(6 + place * 13L % 230);
    return left.isBefore(entered().plusDays(20)) ? today.minusDays(8) : left;
  }

  boolean filled() {
    return place % 5 != 3;
  }

  @Nullable String entryStatus() {
    return filled() ? STATUSES[place % STATUSES.length] : null;
  }

  @Nullable LocalDate statusSince() {
    return "unemployed".equals(entryStatus()) ? entered().minusMonths(2 + place * 5L % 34).withDayOfMonth(1) : null;
  }

  @Nullable Integer isced() {
    return filled() && place % 7 != 5 ? Integer.valueOf(2 + place * 3 % 5) : null;
  }

  LocalDate born() {
    return LocalDate.of(today.getYear() - 19 - place * 7 % 44, 1 + place * 5 % 12, 1 + place * 11 % 28);
  }

  String gender() {
    return place % 11 == 4 ? "refused" : place % 17 == 9 ? "non-binary" : man ? "male" : "female";
  }

  /** A sensitive answer: mostly no, sometimes yes, sometimes refused; not asked where the form has not been filled. */
  @Nullable String answer(int salt) {
    if (!filled()) return null;
    int die = (place * 7 + salt * 5) % 13;
    return die == 0 ? "refused" : die < 3 ? "yes" : "no";
  }

  /** What became of those who have left, where the end form has been filled: all but every third. */
  @Nullable String after() {
    return left() == null || place % 3 == 0 ? null : AFTER[place / 2 % AFTER.length];
  }

  boolean looked() {
    return place % 3 != 2;
  }

  @Nullable String euraNumber() {
    return plus && place % 4 != 3 ? "E" + (204_100 + place * 37) : null;
  }

  /** The latest state in EURA; every fourth person waits to be invited. */
  @Nullable String eura() {
    if (!plus || place % 4 == 3) return null;
    if (place % 8 == 5) return "invited";
    return left() != null && place % 3 != 0 ? "end-submitted" : place % 2 == 0 ? "start-accepted" : "start-submitted";
  }
}
