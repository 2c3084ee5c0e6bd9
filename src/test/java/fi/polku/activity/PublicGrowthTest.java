package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The public lists stay quick when sessions are many: no statement of theirs reads a growing table from end to end. */
class PublicGrowthTest extends PolkuTest {
  @Test
  void theListsUseTheirIndexes() throws java.sql.SQLException {
    PublicWorld world = new PublicWorld(database, "toinen-demo", "082");
    Place.Key place = world.place("Kasvava talo " + UUID.randomUUID());
    Activity.Key activity = world.activity("Kasvava", place);
    world.act("""
        INSERT INTO activity_session (organisation_id, activity_id, starts, ends)
        SELECT :organisation, :activity, at, at + interval '2 hours'
        FROM generate_series(timestamptz '2001-01-01 08:00Z', timestamptz '2012-01-01 08:00Z', interval '3 hours') AS at
        """, "activity", activity);
    world.act("INSERT INTO activity (organisation_id, name, kind, counting) SELECT :organisation, 'Suljettu ' || n, 'group', 'named' FROM generate_series(1, 3000) AS n");
    try (var owner = Owner.owner(installation); var statement = owner.createStatement()) {
      statement.execute("ANALYZE activity_session, activity");
    }

    assertThat(plan("SELECT id, name FROM activity_public_session WHERE starts >= timestamptz '2010-11-22 00:00Z' AND starts < timestamptz '2010-11-23 00:00Z' AND municipality = '082' ORDER BY starts, name, id LIMIT 50"))
        .contains("activity_session_public").doesNotContain("Seq Scan on activity_session");
    assertThat(plan("SELECT id FROM activity_public_session WHERE activity_id = '" + activity.value() + "' AND organisation_id = (SELECT a.organisation_id FROM activity a WHERE a.id = '" + activity.value()
        + "') AND starts >= timestamptz '2010-11-22 00:00Z' ORDER BY starts, id LIMIT 20"))
        .containsPattern("activity_session_(of|public|when)").doesNotContain("Seq Scan on activity_session").doesNotContain("Seq Scan on activity a");
    assertThat(plan("SELECT DISTINCT coalesce(p.municipality, a.municipality) FROM activity a LEFT JOIN activity_place p ON p.id = a.place_id WHERE a.published_at IS NOT NULL AND a.ended_at IS NULL"))
        .contains("activity_published").doesNotContain("Seq Scan on activity a");
    world.act("DELETE FROM activity_session WHERE activity_id = :activity", "activity", activity);
    world.act("DELETE FROM activity WHERE name LIKE 'Suljettu %' AND organisation_id = :organisation");
  }

  private String plan(String sql) {
    List<String> lines = database.in(Scope.visitor("test"), tx -> tx.query("EXPLAIN " + sql).mapTo(String.class).list());
    return String.join("\n", lines);
  }
}
