package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Activity;
import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the one statement of the flow gives, and what a plain count in Java gives, are the same over random stays, visits and steps. */
class FlowsAgreeTest extends PolkuTest {
  private static final List<String> STATUSES = java.util.Arrays.asList("unemployed", "inactive", "inactive-in-education", "employed", null);
  private static final List<String> PRESENCES = List.of("present", "present", "partly", "absent", "not-marked");
  @Autowired Flows flows;
  @Autowired PathFigures figures;

  private record Stay(UUID participantId, UUID projectId, LocalDate entered, @Nullable LocalDate leftOn, @Nullable String entryStatus) {}

  private record Visit(UUID participantId, UUID activityId, String kind, @Nullable UUID projectId, Instant starts, String presence) {}

  private record Step(UUID participantId, UUID projectId, String kind, @Nullable LocalDate started) {}

  private record Born(UUID id, @Nullable LocalDate birthDate) {}

  private record Facts(List<Stay> stays, List<Visit> visits, List<Step> steps, Map<UUID, LocalDate> born) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void oneStatementIsAPlainCount(long seed) {
    Random random = new Random(seed);
    PathWorld world = PathWorld.fresh(database);
    List<Project.Key> projects = List.of(world.project("A"), world.project("B"));
    List<UUID> activities = fill(world, projects, random);
    Facts facts = facts(world);
    for (int ask = 0; ask < 40; ask++) {
      LocalDate to = day(random, 900);
      LocalDate from = random.nextBoolean() ? null : to.minusDays(random.nextInt(300));
      FlowFilter filter = new FlowFilter(random.nextInt(3) == 0 ? null : projects.get(random.nextInt(2)), random.nextInt(3) > 0 ? null : new Activity.Key(any(activities, random)),
          random.nextInt(3) > 0 ? null : FlowFilter.Age.values()[random.nextInt(5)], from, to);
      FlowTable table = flows.table(world.scope, filter);
      Map<String, Long> found = new TreeMap<>();
      table.cells().forEach(c -> found.put(c.entry() + " " + c.through() + " " + c.onward(), c.persons()));
      assertThat(found).as(filter.toString()).isEqualTo(plain(facts, filter));
      for (FlowTable.Line cell : table.cells()) {
        Flows.Behind behind = new Flows.Behind(filter, cell.entry(), cell.through(), List.of(Objects.requireNonNull(cell.onward())), 0, 1000);
        assertThat(flows.people(world.scope, behind).persons()).hasSize((int) cell.persons());
      }
      assertThat(flows.people(world.scope, new Flows.Behind(filter, null, null, null, 0, 1000)).persons()).hasSize((int) table.total());
      if (filter.project() != null && filter.from() == null && filter.activity() == null && filter.age() == null) {
        PathFigures.StepFigures steps = figures.ofProject(world.scope, filter.project(), null, null, to);
        assertThat(steps.persons()).isEqualTo(table.total());
        assertThat(steps.onward()).isEqualTo(table.onward(StepResults.of(null, to)));
      }
    }
  }

  private static Map<String, Long> plain(Facts facts, FlowFilter filter) {
    Map<String, Long> counts = new TreeMap<>();
    for (UUID person : facts.born.keySet()) {
      List<Stay> stays = facts.stays.stream().filter(s -> s.participantId.equals(person) && in(filter, s.projectId) && !s.entered.isAfter(filter.to()))
          .sorted(Comparator.comparing(Stay::entered).thenComparing(s -> s.projectId.toString())).toList();
      boolean there = stays.stream().anyMatch(s -> filter.from() == null || s.leftOn == null || !s.leftOn.isBefore(filter.from()));
      if (!there || !aged(facts, filter, person, stays.getFirst().entered) || !took(facts, filter, person)) continue;
      String entry = Objects.requireNonNullElse(stays.getFirst().entryStatus, "not-known");
      boolean still = stays.stream().anyMatch(s -> s.leftOn == null || s.leftOn.isAfter(filter.to()));
      String onward = facts.steps.stream().filter(s -> s.participantId.equals(person) && in(filter, s.projectId) && s.started != null && !s.started.isAfter(filter.to()))
          .min(Comparator.comparing(Step::started).reversed().thenComparing(Step::kind)).map(Step::kind).orElse(still ? "on-the-way" : "left");
      counts.merge(entry + " " + through(facts, filter, person) + " " + onward, 1L, Long::sum);
    }
    return counts;
  }

  private static String through(Facts facts, FlowFilter filter, UUID person) {
    Map<String, Integer> visits = new HashMap<>();
    visits(facts, filter, person).filter(v -> filter.project() == null || filter.project().value().equals(v.projectId)).forEach(v -> visits.merge(v.kind, 1, Integer::sum));
    return visits.entrySet().stream().min(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse("none");
  }

  private static boolean took(Facts facts, FlowFilter filter, UUID person) {
    return filter.activity() == null || visits(facts, filter, person).anyMatch(v -> v.activityId.equals(filter.activity().value()));
  }

  private static java.util.stream.Stream<Visit> visits(Facts facts, FlowFilter filter, UUID person) {
    return facts.visits.stream().filter(v -> v.participantId.equals(person) && List.of("present", "partly").contains(v.presence) && !v.starts.atZone(ZoneId.of("Europe/Helsinki")).toLocalDate().isAfter(filter.to()));
  }

  private static boolean aged(Facts facts, FlowFilter filter, UUID person, LocalDate entered) {
    if (filter.age() == null) return true;
    LocalDate born = facts.born.get(person);
    if (born == null) return filter.age() == FlowFilter.Age.NOT_KNOWN;
    int years = Period.between(born, entered).getYears();
    return filter.age() == (years < 25 ? FlowFilter.Age.UNDER_25 : years < 30 ? FlowFilter.Age.FROM_25_TO_29 : years < 55 ? FlowFilter.Age.FROM_30_TO_54 : FlowFilter.Age.FROM_55);
  }

  private static boolean in(FlowFilter filter, UUID project) {
    return filter.project() == null || filter.project().value().equals(project);
  }

  private Facts facts(PathWorld world) {
    return database.in(world.scope, tx -> {
      Map<UUID, LocalDate> born = new HashMap<>();
      tx.query("SELECT id, birth_date FROM participant WHERE organisation_id = :organisation").mapTo(Born.class).list().forEach(b -> born.put(b.id, b.birthDate));
      return new Facts(tx.query("SELECT participant_id, project_id, entered, left_on, entry_status FROM participation_spell WHERE organisation_id = :organisation").mapTo(Stay.class).list(),
          tx.query("""
              SELECT t.participant_id, a.id AS activity_id, a.kind, r.project_id, s.starts, t.presence
              FROM activity_attendance t
              JOIN activity_session s ON s.id = t.session_id
              JOIN activity a ON a.id = s.activity_id
              LEFT JOIN activity_project_share r ON r.activity_id = a.id
              WHERE t.organisation_id = :organisation
              """).mapTo(Visit.class).list(),
          tx.query("SELECT participant_id, project_id, kind, started FROM path_step WHERE organisation_id = :organisation").mapTo(Step.class).list(), born);
    });
  }

  /** @return the activities, each of one project or of none */
  private static List<UUID> fill(PathWorld world, List<Project.Key> projects, Random random) {
    List<UUID> activities = new ArrayList<>();
    for (String kind : List.of("drop-in", "group", "coaching-group", "course", "excursion")) activities.add(world.activity(kind, random.nextInt(4) == 0 ? null : any(projects, random)));
    String[] kinds = {"education", "work-trial", "pension", "open-labour-market"};
    for (int i = 0; i < 45; i++) {
      // born around the borders of the age groups, on leap days too
      LocalDate born = random.nextInt(6) == 0 ? null : i % 7 == 0 ? LocalDate.parse("2000-02-29") : day(random, 900).minusYears(List.of(25, 30, 55, 40).get(i % 4));
      Participant.Key person = world.person("Ihminen " + i, born);
      for (Project.Key project : projects) {
        if (random.nextInt(3) == 0) continue;
        LocalDate entered = i % 7 == 0 ? LocalDate.parse("2025-02-28") : day(random, 400);
        LocalDate left = random.nextInt(3) == 0 ? null : entered.plusDays(random.nextInt(120));
        world.stay(person, project, entered.toString(), left == null ? null : left.toString(), any(STATUSES, random));
        if (left != null && random.nextInt(4) == 0) world.stay(person, project, left.plusDays(40).toString(), null, any(STATUSES, random));
        for (int s = random.nextInt(3); s > 0; s--) world.step(person, project, kinds[s], random.nextInt(4) == 0 ? null : day(random, 800).toString());
      }
      for (int v = random.nextInt(5); v > 0; v--) world.visit(person, any(activities, random), day(random, 800).toString(), any(PRESENCES, random));
    }
    return activities;
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static LocalDate day(Random random, int days) {
    return LocalDate.parse("2024-01-01").plusDays(random.nextInt(days));
  }
}
