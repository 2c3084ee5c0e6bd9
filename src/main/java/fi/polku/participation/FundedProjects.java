package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects of one organisation, with what they want of this module. */
@Component
class FundedProjects {
  private final Database database;

  FundedProjects(Database database) {
    this.database = database;
  }

  List<FundedProject> list(Scope scope) {
    return database.in(scope, tx -> list(tx, null));
  }

  FundedProject get(Scope scope, Project.Key project) {
    return database.in(scope, tx -> get(tx, project));
  }

  FundedProject get(Tx tx, Project.Key project) {
    return list(tx, project).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** All of the organisation's projects, those still going first; or the one. */
  List<FundedProject> list(Tx tx, Project.@Nullable Key project) {
    return tx.query("""
            SELECT p.id, p.code, p.name, p.starts, p.ends, p.indicator_set, p.specific_objective, coalesce(w.quiet_days, :quiet) AS quiet_days, o.slug
            FROM organisation_project p
            JOIN organisation o ON o.id = p.organisation_id
            LEFT JOIN participation_setting w ON w.organisation_id = p.organisation_id AND w.project_id = p.id
            WHERE p.organisation_id = :organisation AND (:project::uuid IS NULL OR p.id = :project)
            ORDER BY p.ends DESC NULLS FIRST, p.name, p.id
            """)
        .bind("project", project)
        .bind("quiet", FundedProject.QUIET_DAYS)
        .mapTo(FundedProject.class)
        .list();
  }

  /** The ids of those whose programme is so, for a statement. */
  static UUID[] which(List<FundedProject> projects, Predicate<Programme> programme) {
    return projects.stream().filter(p -> programme.test(p.programme())).map(p -> p.id().value()).toArray(UUID[]::new);
  }

  void setQuietDays(Scope scope, Project.Key project, int days) {
    database.act(scope, tx -> {
      get(tx, project);
      tx.update("""
              INSERT INTO participation_setting (organisation_id, project_id, quiet_days)
              VALUES (:organisation, :project, :days)
              ON CONFLICT (organisation_id, project_id) DO UPDATE
              SET quiet_days = excluded.quiet_days
              """)
          .bind("project", project)
          .bind("days", days)
          .execute();
      tx.audit(List.of(), project);
    });
  }
}
