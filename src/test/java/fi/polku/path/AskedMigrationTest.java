package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What had been asked before the two lists became one is closed in both. */
class AskedMigrationTest extends PolkuTest {
  @Test
  void whatHasBeenAskedClosesItsDueAndWhoTookItUpHasIt() throws SQLException, IOException {
    PathWorld world = PathWorld.fresh(database);
    Project.Key project = world.project("Vanha");
    Participant.Key asked = left(world, project, "not-reached");
    Participant.Key taken = left(world, project, null);
    Participant.Key untouched = left(world, project, null);
    database.act(world.scope, tx -> tx.update("DELETE FROM path_follow_up WHERE organisation_id = :organisation AND participant_id = :person").bind("person", untouched).execute());
    String script = new String(getClass().getResourceAsStream("/db/migration/V0034__participation_asked.sql").readAllBytes(), StandardCharsets.UTF_8);
    try (var owner = Owner.owner(installation); var statement = owner.createStatement()) {
      statement.execute(script.substring(script.indexOf("CREATE POLICY")));
    }
    assertThat(due(world, asked)).isEqualTo("not-reached 2026-11-20 true");
    assertThat(due(world, taken)).isEqualTo("open - true");
    assertThat(due(world, untouched)).isEqualTo("open - false");
  }

  private static Participant.Key left(PathWorld world, Project.Key project, @org.jspecify.annotations.Nullable String outcome) {
    Participant.Key person = world.person("Eila " + UUID.randomUUID());
    world.stay(person, project, "2026-01-10", "2026-10-20", "unemployed");
    UUID staff = UUID.randomUUID();
    world.act("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, 'Koe', :id::text || '@koe.example', 'coach')", staff, person);
    world.act("INSERT INTO participation_due (organisation_id, participant_id, spell_id, kind, due_on, opened_at) SELECT :organisation, s.participant_id, s.id, 'four-weeks', '2026-11-17', '2026-11-03T00:00Z' FROM participation_spell s WHERE s.organisation_id = :organisation AND s.participant_id = :person", staff, person);
    world.act("INSERT INTO path_follow_up (id, organisation_id, participant_id, project_id, kind, counted_from, due, responsible_id, outcome, asked_on, asked_by) SELECT gen_random_uuid(), :organisation, s.participant_id, s.project_id, 'four-weeks', s.left_on, s.left_on + 28, :id, " + (outcome == null ? "NULL, NULL, NULL" : "'" + outcome + "', '2026-11-20', :id") + " FROM participation_spell s WHERE s.organisation_id = :organisation AND s.participant_id = :person", staff, person);
    return person;
  }

  private static String due(PathWorld world, Participant.Key person) {
    return world.one("SELECT coalesce(outcome, 'open') || ' ' || coalesce((closed_at AT TIME ZONE 'Europe/Helsinki')::date::text, '-') || ' ' || (responsible_id IS NOT NULL) FROM participation_due WHERE organisation_id = :organisation AND participant_id = :id", person);
  }
}
