package fi.polku.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told to the public from one look to the next. */
class SteadyNumbersTest extends PolkuTest {
  @Autowired SteadyNumbers steady;
  private final UUID about = UUID.randomUUID();

  @Test
  void aNumberMovesOnlyWhenItHasMovedByFive() {
    assertThat(told("a", 26L)).containsEntry("a", 26L);
    assertThat(told("a", 27L)).containsEntry("a", 26L);
    assertThat(told("a", 30L)).containsEntry("a", 26L);
    assertThat(told("a", 31L)).containsEntry("a", 31L);
    assertThat(told("a", 27L)).as("four were erased").containsEntry("a", 31L);
    assertThat(told("a", 26L)).containsEntry("a", 26L);
  }

  @Test
  void theFirstTimeAllIsToldAsItIsAndWhoJoinsIsNobodyUntilTheyAreEnough() {
    assertThat(told("a", 3L, "b", 12L)).containsEntry("a", 3L).containsEntry("b", 12L);
    assertThat(told("a", 4L, "b", 12L, "c", 4L)).as("a total of these would tell the one").containsEntry("a", 3L).containsEntry("c", 0L);
    assertThat(told("a", 8L, "b", 12L, "c", 5L)).containsEntry("a", 8L).containsEntry("c", 5L);
  }

  @Test
  void whatIsNoLongerCountedIsStillToldUntilEnoughAreGone() {
    told("a", 4L, "b", 9L);
    assertThat(told("c", 0L)).containsEntry("a", 4L).containsEntry("b", 0L).containsEntry("c", 0L);
  }

  @Test
  void measuresAndThingsAreToldApart() {
    told("a", 20L);
    assertThat(steady.steady(scope("polun-demo"), about, Map.of("heads", Map.of("a", 2L))).get("heads")).containsEntry("a", 2L);
    assertThat(steady.steady(scope("polun-demo"), UUID.randomUUID(), Map.of("persons", Map.of("a", 21L))).get("persons")).containsEntry("a", 21L);
    assertThat(steady.steady(scope("toinen-demo"), about, Map.of("persons", Map.of("a", 22L))).get("persons")).as("another organisation knows nothing of it").containsEntry("a", 22L);
    assertThat(told("a", 21L)).containsEntry("a", 20L);
  }

  @Test
  void fromOneLookToTheNextNoNumberAndNoSumChangesByAFew() {
    Random random = new Random(5);
    Map<String, Long> people = new HashMap<>();
    Map<String, Long> before = Map.of();
    for (int day = 0; day < 80; day++) {
      people.merge("k" + random.nextInt(1 + Math.min(day, 8)), 1L, Long::sum);
      Map<String, Long> now = steady.steady(scope("polun-demo"), about, Map.of("persons", people)).get("persons");
      if (day > 0) {
        long moved = now.values().stream().mapToLong(Long::longValue).sum() - before.values().stream().mapToLong(Long::longValue).sum();
        assertThat(moved).as("on day %d one more came: %s after %s", day, now, before).isIn(0L, 5L);
      }
      before = now;
    }
    assertThat(before.values()).as("and it does follow").anyMatch(number -> number >= 5);
  }

  @Test
  void manyWhoLookAtTheSameMomentAreToldTheSame() throws Exception {
    assertThat(together(20, 24)).hasSize(1);
    long first = told("a", 22L).get("a");
    assertThat(together((int) first + 5, (int) first + 9)).hasSize(1).doesNotContain(first);
  }

  private Set<Long> together(int from, int to) throws Exception {
    Set<Long> told = new HashSet<>();
    try (var readers = Executors.newFixedThreadPool(5)) {
      List<Callable<Long>> looks = IntStream.rangeClosed(from, to).boxed().<Callable<Long>>map(i -> () -> told("a", (long) i).get("a")).toList();
      for (Future<Long> look : readers.invokeAll(looks)) told.add(look.get());
    }
    return told;
  }

  private Map<String, Long> told(Object... namesAndNumbers) {
    Map<String, Long> counted = new HashMap<>();
    for (int i = 0; i < namesAndNumbers.length; i += 2) counted.put((String) namesAndNumbers[i], (Long) namesAndNumbers[i + 1]);
    return steady.steady(scope("polun-demo"), about, Map.of("persons", counted)).get("persons");
  }

  private Scope scope(String slug) {
    OrganisationKey organisation = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one());
    return Scope.system("test", organisation);
  }
}
