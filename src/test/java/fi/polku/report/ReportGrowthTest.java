package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.platform.db.TableSql;
import fi.polku.platform.testing.Owner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A project's figures read the project's own rows, however many the others have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportGrowthTest extends ReportWorld {
  private static final String GROWING = "Seq Scan on (participation|participation_spell|participation_status|participation_qualification|participant|report_municipality|report_row|path_step)\\b";
  private Home home;
  private Project.Key small;

  @BeforeAll
  void manyHaveTakenPart() throws SQLException {
    home = home();
    small = project(home.scope(), "SMALL", "esf-plus-2021-2027", null);
    for (String sql : List.of(
        "INSERT INTO participant (id, organisation_id, alias, gender, birth_date) SELECT gen_random_uuid(), :organisation, 'Kasvava ' || n, 'female', '1980-01-01' FROM generate_series(1, 20000) n",
        "INSERT INTO participation (organisation_id, participant_id, project_id) SELECT :organisation, id, CASE WHEN right(alias, 3) = '777' THEN :small ELSE :large END FROM participant WHERE organisation_id = :organisation",
        "INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status, isced) SELECT :organisation, participant_id, project_id, '2023-01-01', '2023-05-01', 'unemployed', 3 FROM participation WHERE organisation_id = :organisation",
        "INSERT INTO participation_status (organisation_id, participant_id, from_date, status) SELECT :organisation, participant_id, '2023-05-02', 'employed' FROM participation WHERE organisation_id = :organisation",
        "INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name) SELECT :organisation, participant_id, project_id, '2023-04-02', 'Kortti' FROM participation WHERE organisation_id = :organisation",
        "INSERT INTO path_step (organisation_id, participant_id, project_id, kind, started) SELECT :organisation, participant_id, project_id, 'education', '2023-04-02' FROM participation WHERE organisation_id = :organisation",
        "INSERT INTO report_municipality (organisation_id, year, municipality, urbanity) SELECT :organisation, y, lpad(m::text, 3, '0'), 1 + m % 3 FROM generate_series(1990, 2026) y, generate_series(1, 310) m")) {
      database.act(home.scope(), tx -> tx.update(sql).bind("small", small).bind("large", home.project()).execute());
    }
    try (Connection owner = Owner.owner(installation)) {
      // what the database does by itself within minutes
      owner.createStatement().execute("ANALYZE participant, participation, participation_spell, participation_status, participation_qualification, path_step, report_municipality");
    }
  }

  @Test
  void theIndicatorsOfASmallProjectReadItsOwnRowsOnly() {
    assertThat(plan(Counting.GROUPS)).containsPattern("participation_spell_(stays|project)").doesNotContainPattern(GROWING);
  }

  @Test
  void stepsOnwardAreReadByTheirProject() {
    assertThat(plan("SELECT s.kind, count(DISTINCT s.participant_id) FROM path_step s WHERE s.organisation_id = :organisation AND s.project_id = :project AND s.started <= date '2026-01-01' GROUP BY s.kind"))
        .doesNotContainPattern(GROWING);
    assertThat(plan("SELECT DISTINCT ON (s.participant_id) s.participant_id, s.left_on FROM participation_spell s WHERE s.organisation_id = :organisation AND s.project_id = :project AND s.entered <= date '2026-01-01' ORDER BY s.participant_id, s.entered DESC"))
        .doesNotContainPattern(GROWING);
  }

  @Test
  void aLargeProjectIsCountedInOnePass() {
    assertThat(database.in(home.scope(), tx -> Counting.groups(tx, new Counting.Period(home.project(), null, null))).stream().mapToLong(Counting.Group::count).sum()).isEqualTo(19_980);
  }

  private String plan(String sql) {
    return database.in(home.scope(), tx -> String.join("\n", TableSql.in(tx).inside("masks", Counting.MASKS).query("EXPLAIN " + sql).bind("project", small).bind("from", (String) null).bind("to", (String) null).mapTo(String.class).list()));
  }
}
