package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.path.FewerCounted;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the funder's figures leave somebody out because their record is incomplete: the same as {@link IndicatorTable#INCOMPLETE}, found without counting all. */
@Component
class IndicatorGaps implements FewerCounted {
  private final Database database;
  private final Indicators indicators;

  IndicatorGaps(Database database, Indicators indicators) {
    this.database = database;
    this.indicators = indicators;
  }

  @Override
  public boolean isFewer(Scope within, Project.Key project, @Nullable LocalDate from, LocalDate to) {
    return database.in(within, tx -> {
      ReportProject found = indicators.project(tx, project);
      IndicatorForm.Asked asked = new IndicatorForm(null, from == null ? null : from.toString(), to.toString()).require(found, to);
      return tx.query("""
              SELECT EXISTS (
                SELECT
                FROM (
                  SELECT DISTINCT ON (s.participant_id) s.participant_id, s.entered, s.entry_status, s.isced
                  FROM participation_spell s
                  WHERE s.organisation_id = :organisation AND s.project_id = :project
                  ORDER BY s.participant_id, s.entered) f
                JOIN participant p ON p.organisation_id = :organisation AND p.id = f.participant_id
                WHERE f.entered BETWEEN :from AND :to AND (
                  ('gender' = ANY (:required) AND (p.gender IN ('female', 'male', 'non-binary')) IS NOT TRUE)
                  OR ('birth-date' = ANY (:required) AND (p.birth_date <= f.entered) IS NOT TRUE)
                  OR ('entry-status' = ANY (:required) AND f.entry_status IS NULL)
                  OR ('isced' = ANY (:required) AND f.isced IS NULL)))
              """)
          .bind("project", project)
          .bind("from", asked.from())
          .bind("to", asked.to())
          .bind("required", asked.set().required(found.objective()).stream().map(Fact::code).toArray(String[]::new))
          .mapTo(Boolean.class)
          .one();
    });
  }
}
