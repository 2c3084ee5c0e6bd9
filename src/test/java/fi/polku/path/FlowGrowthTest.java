package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

/** A project's flow and the list of follow-ups stay quick beside many others: they read no growing table from end to end. */
class FlowGrowthTest extends PolkuTest {
  private static final List<String> GROWING = List.of("participation_spell", "participation", "path_step", "path_follow_up", "participation_due", "activity_attendance", "activity_session", "participant");

  @Test
  void theStatementsUseTheirIndexes() throws java.sql.SQLException {
    PathWorld world = PathWorld.fresh(database);
    Project.Key project = world.project("Pieni");
    Project.Key crowd = world.project("Suuri");
    for (int i = 0; i < 20; i++) world.stay(world.person("Oma " + i), project, "2026-01-10", i % 2 == 0 ? null : "2026-10-25", "unemployed");
    fill(world, crowd);
    try (var owner = Owner.owner(installation); var statement = owner.createStatement()) {
      statement.execute("ANALYZE participant, participation, participation_spell, path_step, path_follow_up, participation_due, activity_session, activity_attendance");
    }
    FlowFilter filter = new FlowFilter(project, null, null, null, LocalDate.parse("2026-11-22"));
    quick(database.in(world.scope, tx -> Flows.bound(tx.query("EXPLAIN " + FlowSql.FLOW), new Flows.Behind(filter, null, null, null, 0, 0), false).mapTo(String.class).list()));
    quick(database.in(world.scope, tx -> due(tx.query("EXPLAIN " + FollowUpSql.DUE)).mapTo(String.class).list()));
    quick(database.in(world.scope, tx -> due(tx.query("EXPLAIN " + FollowUpSql.WAITING)).mapTo(String.class).list()));
  }

  private static Query due(Query query) {
    return query.bind("now", java.time.Instant.parse("2026-11-22T10:00:00Z")).bind("until", LocalDate.parse("2026-11-22")).bind("whose", FollowUps.Whose.ALL).bind("project", (Project.Key) null).bind("before", 0).bind("most", 51);
  }

  private static void quick(List<String> plan) {
    assertThat(plan).isNotEmpty();
    for (String table : GROWING) assertThat(plan).as(table).noneMatch(line -> line.matches(".*Seq Scan on " + table + "( .*)?"));
  }

  /** Thousands of others, who left long ago. */
  private void fill(PathWorld world, Project.Key crowd) {
    UUID activity = world.activity("drop-in", crowd);
    for (String sql : List.of(
        "INSERT INTO participant (id, organisation_id, alias) SELECT gen_random_uuid(), :organisation, 'Muu ' || n FROM generate_series(1, 4000) AS n",
        "INSERT INTO participation (organisation_id, participant_id, project_id) SELECT :organisation, p.id, :project FROM participant p WHERE p.organisation_id = :organisation AND p.alias LIKE 'Muu %'",
        "INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on) SELECT organisation_id, participant_id, project_id, '2016-01-01', '2016-06-01' FROM participation WHERE organisation_id = :organisation AND project_id = :project",
        "INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started) SELECT organisation_id, participant_id, project_id, 'education', '2016-06-01' FROM participation WHERE organisation_id = :organisation AND project_id = :project",
        "INSERT INTO path_follow_up (id, organisation_id, participant_id, project_id, kind, due, outcome, asked_on) SELECT gen_random_uuid(), organisation_id, participant_id, project_id, 'agreed', '2016-07-01', 'reached', '2016-07-01' FROM participation WHERE organisation_id = :organisation AND project_id = :project",
        "INSERT INTO participation_due (organisation_id, participant_id, spell_id, kind, due_on, closed_at, outcome) SELECT organisation_id, participant_id, id, 'four-weeks', '2016-07-01', now(), 'not-reached' FROM participation_spell WHERE organisation_id = :organisation AND project_id = :project",
        "INSERT INTO activity_session (organisation_id, activity_id, starts, ends) SELECT :organisation, :activity, at, at + interval '1 hour' FROM generate_series(timestamptz '2015-01-01 08:00Z', timestamptz '2016-06-01 08:00Z', interval '3 hours') AS at",
        "INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) SELECT :organisation, s.id, p.participant_id, 'present' FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM activity_session WHERE organisation_id = :organisation) s JOIN (SELECT participant_id, row_number() OVER (ORDER BY participant_id) AS n FROM participation WHERE organisation_id = :organisation AND project_id = :project) p ON p.n % 400 = s.n % 400")) {
      database.act(world.scope, tx -> tx.update(sql).bind("project", crowd).bind("activity", activity).execute());
    }
  }
}
