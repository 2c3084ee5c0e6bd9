package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Activity.Kind;
import fi.polku.participant.Participant;
import fi.polku.participant.SearchWords;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists stay quick when years have gone by: no statement of theirs reads a growing table from end to end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterGrowthTest extends PolkuTest {
  private ActivityWorld world;
  private Activity.Key activity;
  private Session.Key session;

  @BeforeAll
  void yearsHaveGoneBy() throws SQLException {
    world = ActivityWorld.fresh(database);
    activity = world.activity().kind(Kind.DROP_IN).make();
    session = world.session(activity).make();
    world.run("""
        INSERT INTO participant (id, organisation_id, alias, last_name)
        SELECT gen_random_uuid(), :organisation, 'Kävijä ' || n, 'Sukunimi' || n
        FROM generate_series(1, 6000) n
        """);
    world.run("""
        INSERT INTO activity_session (organisation_id, activity_id, starts, ends)
        SELECT :organisation, :activity, timestamptz '2026-11-20 12:00+02' - n * interval '1 day', timestamptz '2026-11-20 15:00+02' - n * interval '1 day'
        FROM generate_series(1, 900) n
        """, "activity", activity);
    world.run("""
        INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes)
        SELECT :organisation, s.id, p.id, 'present', 60
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM activity_session WHERE organisation_id = :organisation) s
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM participant WHERE organisation_id = :organisation) p ON p.n % 300 = s.n % 300
        """);
    try (Connection owner = Owner.owner(installation)) {
      // what the database does by itself within minutes
      owner.createStatement().execute("ANALYZE participant, activity_session, activity_attendance");
      owner.createStatement().execute("SELECT gin_clean_pending_list('participant_search')");
    }
  }

  @Test
  void theRosterReadsItsOwnRowsOnly() {
    assertThat(plan("""
        SELECT r.participant_id, e.earlier
        FROM activity_roster r
        JOIN participant p ON p.organisation_id = r.organisation_id AND p.id = r.participant_id
        LEFT JOIN activity_attendance t ON t.organisation_id = r.organisation_id AND t.session_id = r.session_id AND t.participant_id = r.participant_id
        CROSS JOIN LATERAL (
          SELECT count(*) AS earlier
          FROM activity_attendance v
          JOIN activity_session o ON o.organisation_id = v.organisation_id AND o.id = v.session_id
          WHERE v.organisation_id = r.organisation_id AND v.participant_id = r.participant_id AND v.presence IN ('present', 'partly') AND o.activity_id = :activity
        ) e
        WHERE r.organisation_id = :organisation AND r.session_id = :session
        """)).doesNotContain("Seq Scan on activity_attendance").doesNotContain("Seq Scan on activity_session");
  }

  @Test
  void theDaysSessionsReadTheirOwnRowsOnly() {
    assertThat(plan("""
        SELECT s.id, c.came
        FROM activity_session s
        CROSS JOIN LATERAL (
          SELECT count(*) AS came
          FROM activity_roster e
          WHERE e.organisation_id = s.organisation_id AND e.session_id = s.id
        ) c
        WHERE s.organisation_id = :organisation AND s.starts >= timestamptz '2026-11-19' AND s.starts < timestamptz '2026-11-20'
        """)).doesNotContain("Seq Scan on activity_attendance").doesNotContain("Seq Scan on activity_session");
  }

  @Test
  void theSearchUsesItsIndexUnderRowLevelSecurity() {
    database.act(world.scope(), tx -> {
      long before = scans(tx, "participant_search");
      List<Participant.Key> found = tx.query("SELECT id FROM participant_search(:organisation, :words, 0, 1001)")
          .bind("words", SearchWords.of("5999 sukunimi").patterns())
          .mapTo(Participant.Key.class)
          .list();
      assertThat(found).hasSize(1);
      assertThat(scans(tx, "participant_search")).as("scans of the trigram index").isGreaterThan(before);
    });
  }

  @Test
  void theSearchForAlmostSuchNamesUsesItToo() {
    database.act(world.scope(), tx -> {
      long before = scans(tx, "participant_search");
      List<Participant.Key> found = tx.query("SELECT id FROM participant_search_near(:organisation, NULL, ARRAY['5999', 'sukuniimi'], ARRAY['%5999%', '%sukuniimi%'], 10)").mapTo(Participant.Key.class).list();
      assertThat(found).isNotEmpty();
      assertThat(scans(tx, "participant_search")).as("scans of the trigram index").isGreaterThan(before);
    });
  }

  @Test
  void aKeyOfAnotherOrganisationSearchesNothing() {
    assertThat(database.<List<Participant.Key>>in(ActivityWorld.home(database).scope(), tx -> tx.query("SELECT id FROM participant_search(:other, '{}', 0, 10)")
        .bind("other", world.organisation()).mapTo(Participant.Key.class).list())).isEmpty();
  }

  /** Scans of one index by this transaction so far. */
  private static long scans(fi.polku.platform.db.Tx tx, String index) {
    return tx.query("SELECT pg_stat_get_xact_numscans(CAST(:index AS regclass))").bind("index", index).mapTo(Long.class).one();
  }

  private String plan(String sql) {
    return database.in(world.scope(), tx -> String.join("\n", tx.query("EXPLAIN " + sql).bind("session", session).bind("activity", activity).mapTo(String.class).list()));
  }
}
