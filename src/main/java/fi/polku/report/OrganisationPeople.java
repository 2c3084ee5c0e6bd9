package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The people of all projects together: one person in two projects is two participations and one person. */
@Component
public class OrganisationPeople {
  private final Database database;

  OrganisationPeople(Database database) {
    this.database = database;
  }

  /** People who entered a project in the period. */
  public record ProjectCount(Project.Key id, String code, String name, long participations) {}

  /** @param persons each counted once; @param inSeveral of them, in two projects or more */
  public record Counts(List<ProjectCount> projects, long participations, long persons, long inSeveral) {}

  /** The first day somebody entered a project; today when nobody has. */
  LocalDate first(Scope scope, LocalDate today) {
    return database.in(scope, tx -> tx.query("SELECT coalesce(min(entered), :today) FROM participation_spell WHERE organisation_id = :organisation").bind("today", today).mapTo(LocalDate.class).one());
  }

  private record Whole(long participations, long persons, long inSeveral) {}

  Counts count(Scope scope, LocalDate from, LocalDate to) {
    return database.in(scope, tx -> {
      List<ProjectCount> projects = tx.query("""
              SELECT j.id, j.code, j.name, count(*) AS participations
              FROM (
                SELECT s.project_id, s.participant_id
                FROM participation_spell s
                WHERE s.organisation_id = :organisation
                GROUP BY s.project_id, s.participant_id
                HAVING min(s.entered) BETWEEN :from AND :to
              ) k
              JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = k.project_id
              GROUP BY j.id, j.code, j.name
              ORDER BY j.name, j.id
              """)
          .bind("from", from).bind("to", to).mapTo(ProjectCount.class).list();
      Whole whole = tx.query("""
              SELECT coalesce(sum(p.projects), 0) AS participations, count(*) AS persons, count(*) FILTER (WHERE p.projects > 1) AS in_several
              FROM (
                SELECT k.participant_id, count(*) AS projects
                FROM (
                  SELECT s.project_id, s.participant_id
                  FROM participation_spell s
                  WHERE s.organisation_id = :organisation
                  GROUP BY s.project_id, s.participant_id
                  HAVING min(s.entered) BETWEEN :from AND :to
                ) k
                GROUP BY k.participant_id
              ) p
              """)
          .bind("from", from).bind("to", to).mapTo(Whole.class).one();
      return new Counts(projects, whole.participations, whole.persons, whole.inSeveral);
    });
  }
}
