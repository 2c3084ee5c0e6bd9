package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the projects of an organisation have promised. */
@Component
class Targets {
  private final Database database;

  Targets(Database database) {
    this.database = database;
  }

  List<Target> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, target, value, unit, denominator
            FROM organisation_target
            WHERE organisation_id = :organisation AND project_id = :project
            ORDER BY target, id
            """)
        .bind("project", project)
        .mapTo(Target.class)
        .list());
  }

  /** Adds the target or changes it, by its id; false when the project has another with the same words. */
  boolean save(Scope scope, Project.Key project, Target target) {
    return database.in(scope, tx -> {
      boolean theirs = tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE id = :project AND organisation_id = :organisation)").bind("project", project).mapTo(Boolean.class).one();
      if (!theirs) throw new NotFound();
      boolean taken = tx.query("""
              SELECT EXISTS (
                SELECT FROM organisation_target WHERE organisation_id = :organisation AND project_id = :project AND target = :target AND id <> :id)
              """)
          .bind("project", project)
          .bindMethods(target)
          .mapTo(Boolean.class)
          .one();
      if (taken) return false;
      int changed = tx.update("""
              UPDATE organisation_target
              SET target = :target, value = :value, unit = :unit, denominator = :denominator
              WHERE id = :id AND organisation_id = :organisation AND project_id = :project
              """)
          .bind("project", project)
          .bindMethods(target)
          .execute();
      int added = changed == 1 ? 0 : tx.update("""
              INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit, denominator)
              VALUES (:id, :organisation, :project, :target, :value, :unit, :denominator)
              ON CONFLICT DO NOTHING
              """)
          .bind("project", project)
          .bindMethods(target)
          .execute();
      if (changed + added == 0) throw new NotFound();
      tx.audit(List.of(), project, target.id());
      return true;
    });
  }

  /** Takes the promise away; gone already is the same. */
  void remove(Scope scope, Project.Key project, Target.Key target) {
    database.act(scope, tx -> {
      boolean theirs = tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE id = :project AND organisation_id = :organisation)").bind("project", project).mapTo(Boolean.class).one();
      if (!theirs) throw new NotFound();
      int removed = tx.update("DELETE FROM organisation_target WHERE id = :target AND organisation_id = :organisation AND project_id = :project")
          .bind("target", target)
          .bind("project", project)
          .execute();
      if (removed == 1) tx.audit(List.of(), project, target);
    });
  }

  /** The biggest number a target may be. */
  static final BigDecimal MOST = new BigDecimal("1000000000");
}
