package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.platform.testing.PolkuTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PathDemoTest extends PolkuTest {
  @Autowired PathDemo demo;
  @Autowired FollowUps followUps;

  @Test
  void thePeopleOfTheDemoHaveGoneOnAndAreAsked() {
    PathWorld world = PathWorld.fresh(database);
    demo.build(world.scope);
    assertThat(count(world, "")).as("nobody takes part: nothing").isZero();
    Project.Key project = world.project("DEMO");
    database.act(world.scope, tx -> tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (gen_random_uuid(), :organisation, 'Koe', 'koe-' || :organisation || '@koe.example', 'coach')").execute());
    for (int i = 0; i < 60; i++) world.stay(world.person("Demo " + i), project, "2026-01-10", i % 3 == 0 ? null : List.of("2026-05-10", "2026-08-20", "2026-10-15").get(i / 3 % 3), "unemployed");
    demo.build(world.scope);
    assertThat(count(world, "AND started IS NOT NULL")).isPositive();
    assertThat(count(world, "AND started IS NULL AND planned > '2026-11-22'")).isPositive();
    assertThat(count(world, "AND started > '2026-11-22'")).isZero();
    long steps = count(world, "");
    assertThat(world.count("SELECT count(*) FROM path_follow_up WHERE organisation_id = :organisation AND outcome IS NOT NULL", null)).isPositive();
    assertThat(world.count("SELECT count(*) FROM path_follow_up WHERE organisation_id = :organisation AND asked_on > '2026-11-22'", null)).isZero();
    assertThat(followUps.due(world.scope, new FollowUps.Filter(FollowUps.Whose.ALL, null), java.time.LocalDate.parse("2026-11-22"), 1)).isNotEmpty();
    demo.build(world.scope);
    assertThat(count(world, "")).as("built once").isEqualTo(steps);
  }

  private static long count(PathWorld world, String and) {
    return world.count("SELECT count(*) FROM path_step WHERE organisation_id = :organisation " + and, null);
  }
}
