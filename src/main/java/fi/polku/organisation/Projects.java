package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects of the organisations: an organisation's own, and those that are published to all. */
@Component
public class Projects {
  private final Database database;
  private final Clock clock;

  Projects(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A project in a list. */
  public record Line(Project.Key id, String code, String name, @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable String funder,
      String organisation, String slug, boolean published, int targets) {}

  /** What came of a wish to save. */
  enum Saved {
    DONE,
    CODE_TAKEN,
    CHANGED_MEANWHILE
  }

  /** All that are published, by anybody. */
  public List<Line> listPublished(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.code, p.name, p.starts, p.ends, p.funder, o.name AS organisation, o.slug, TRUE AS published, 0 AS targets
            FROM organisation_project p
            JOIN organisation o ON o.id = p.organisation_id
            WHERE p.published_at IS NOT NULL
            ORDER BY p.name, p.id
            """)
        .mapTo(Line.class)
        .list());
  }

  /** The published cards with this code: several when the organisations of a joint project each keep their own. */
  public List<ProjectCard> published(Scope scope, String code, @Nullable String slug) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.organisation_id, o.name AS organisation, o.slug, p.code, p.name, p.starts, p.ends, p.indicator_set, p.specific_objective,
              p.programme, p.priority_axis, p.funder, p.implementers, p.region, p.municipalities, p.budget, p.public_funding, p.target_groups, p.background,
              p.aims, p.way_of_working, p.outputs, p.practices, p.results, p.spreading, p.notes, p.published_at, p.revision
            FROM organisation_project p
            JOIN organisation o ON o.id = p.organisation_id
            WHERE p.code = :code AND p.published_at IS NOT NULL AND (:slug::text IS NULL OR o.slug = :slug)
            ORDER BY o.name, p.id
            """)
        .bind("code", code)
        .bind("slug", slug)
        .mapTo(ProjectCard.class)
        .list());
  }

  /** What a published project has promised. */
  public List<Target> publishedTargets(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT t.id, t.target, t.value, t.unit, t.denominator
            FROM organisation_target t
            JOIN organisation_project p ON p.organisation_id = t.organisation_id AND p.id = t.project_id
            WHERE p.id = :project AND p.published_at IS NOT NULL
            ORDER BY t.target
            """)
        .bind("project", project)
        .mapTo(Target.class)
        .list());
  }

  List<Line> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.code, p.name, p.starts, p.ends, p.funder, o.name AS organisation, o.slug, p.published_at IS NOT NULL AS published,
              (SELECT count(*) FROM organisation_target t WHERE t.organisation_id = p.organisation_id AND t.project_id = p.id) AS targets
            FROM organisation_project p
            JOIN organisation o ON o.id = p.organisation_id
            WHERE p.organisation_id = :organisation
            ORDER BY p.ends DESC NULLS FIRST, p.name, p.id
            """)
        .mapTo(Line.class)
        .list());
  }

  ProjectCard get(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.organisation_id, o.name AS organisation, o.slug, p.code, p.name, p.starts, p.ends, p.indicator_set, p.specific_objective,
              p.programme, p.priority_axis, p.funder, p.implementers, p.region, p.municipalities, p.budget, p.public_funding, p.target_groups, p.background,
              p.aims, p.way_of_working, p.outputs, p.practices, p.results, p.spreading, p.notes, p.published_at, p.revision
            FROM organisation_project p
            JOIN organisation o ON o.id = p.organisation_id
            WHERE p.id = :project AND p.organisation_id = :organisation
            """)
        .bind("project", project)
        .mapTo(ProjectCard.class)
        .findOne()
        .orElseThrow(NotFound::new));
  }

  /** Makes a project under the id its form was shown with; the same form sent again makes no second one. */
  Saved add(Scope scope, Project.Key id, ProjectForm form) {
    return database.in(scope, tx -> {
      int added = tx.update("""
              INSERT INTO organisation_project (id, organisation_id, code, name, starts, ends, indicator_set, specific_objective, programme, priority_axis,
                funder, implementers, region, municipalities, budget, public_funding, target_groups, background, aims, way_of_working, outputs, practices,
                results, spreading, notes)
              VALUES (:id, :organisation, :code, :name, nullif(:starts, '')::date, nullif(:ends, '')::date, nullif(:indicatorSet, ''), nullif(:specificObjective, ''),
                nullif(:programme, ''), nullif(:priorityAxis, ''), nullif(:funder, ''), nullif(:implementers, ''), nullif(:region, ''), nullif(:municipalities, ''),
                nullif(:budget, ''), nullif(:publicFunding, ''), nullif(:targetGroups, ''), nullif(:background, ''), nullif(:aims, ''), nullif(:wayOfWorking, ''),
                nullif(:outputs, ''), nullif(:practices, ''), nullif(:results, ''), nullif(:spreading, ''), nullif(:notes, ''))
              ON CONFLICT DO NOTHING
              """)
          .bindMethods(form)
          .bind("id", id)
          .execute();
      if (added == 1) tx.audit(List.of(), id);
      return added == 1 || exists(tx, id) ? Saved.DONE : Saved.CODE_TAKEN;
    });
  }

  /** Rewrites the card, if nobody else has since the form was shown. */
  Saved edit(Scope scope, Project.Key id, ProjectForm form) {
    return database.in(scope, tx -> {
      if (!exists(tx, id)) throw new NotFound();
      if (codeTaken(tx, id, form.code())) return Saved.CODE_TAKEN;
      int edited = tx.update("""
              UPDATE organisation_project
              SET code = :code, name = :name, starts = nullif(:starts, '')::date, ends = nullif(:ends, '')::date, indicator_set = nullif(:indicatorSet, ''),
                specific_objective = nullif(:specificObjective, ''), programme = nullif(:programme, ''), priority_axis = nullif(:priorityAxis, ''),
                funder = nullif(:funder, ''), implementers = nullif(:implementers, ''), region = nullif(:region, ''), municipalities = nullif(:municipalities, ''),
                budget = nullif(:budget, ''), public_funding = nullif(:publicFunding, ''), target_groups = nullif(:targetGroups, ''),
                background = nullif(:background, ''), aims = nullif(:aims, ''), way_of_working = nullif(:wayOfWorking, ''), outputs = nullif(:outputs, ''),
                practices = nullif(:practices, ''), results = nullif(:results, ''), spreading = nullif(:spreading, ''), notes = nullif(:notes, ''),
                revision = revision + 1
              WHERE id = :id AND organisation_id = :organisation AND revision = :revision
              """)
          .bindMethods(form)
          .bind("id", id)
          .execute();
      if (edited == 0) return Saved.CHANGED_MEANWHILE;
      tx.audit(List.of(), id);
      return Saved.DONE;
    });
  }

  /** Opens the card to everybody; open already, it stays as it is. */
  void publish(Scope scope, Project.Key id) {
    database.act(scope, tx -> {
      if (!exists(tx, id)) throw new NotFound();
      int published = tx.update("UPDATE organisation_project SET published_at = :now WHERE id = :id AND organisation_id = :organisation AND published_at IS NULL")
          .bind("now", clock.instant())
          .bind("id", id)
          .execute();
      if (published == 1) tx.audit("organisation.publish-project", List.of(), List.of(id), 0);
    });
  }

  /** Takes the card back from the public. */
  void withdraw(Scope scope, Project.Key id) {
    database.act(scope, tx -> {
      if (!exists(tx, id)) throw new NotFound();
      int withdrawn = tx.update("UPDATE organisation_project SET published_at = NULL WHERE id = :id AND organisation_id = :organisation AND published_at IS NOT NULL")
          .bind("id", id)
          .execute();
      if (withdrawn == 1) tx.audit("organisation.withdraw-project", List.of(), List.of(id), 0);
    });
  }

  private static boolean exists(Tx tx, Project.Key id) {
    return tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE id = :id AND organisation_id = :organisation)").bind("id", id).mapTo(Boolean.class).one();
  }

  private static boolean codeTaken(Tx tx, Project.Key id, String code) {
    return tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE organisation_id = :organisation AND code = :code AND id <> :id)")
        .bind("id", id)
        .bind("code", code)
        .mapTo(Boolean.class)
        .one();
  }
}
