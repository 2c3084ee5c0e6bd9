package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.statement.Update;
import org.springframework.stereotype.Component;

/** The steps of people onward. */
@Component
class PathSteps {
  /** How writing went. */
  enum Saved {
    DONE,
    ALREADY_THERE,
    CHANGED_MEANWHILE,
    NOT_IN_PROJECT
  }

  /** @param own whether the person takes part in it */
  record ProjectChoice(Project.Key id, String code, String name, boolean own) {}

  private final Database database;
  private final Clock clock;

  PathSteps(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All of a person's steps, what lies ahead first. */
  List<PathStep> list(Scope scope, Participant.Key person) {
    return database.in(scope, tx -> {
      tx.audit(List.of(person));
      return tx.query("""
              SELECT s.id, s.participant_id, s.project_id, j.code AS project, s.kind, s.planned, s.started, s.ended, s.end_reason, s.partner, s.evidence, s.revision
              FROM path_step s
              JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
              WHERE s.organisation_id = :organisation AND s.participant_id = :person
              ORDER BY coalesce(s.started, s.planned, s.ended) DESC NULLS FIRST, s.kind, s.id
              """)
          .bind("person", person)
          .mapTo(PathStep.class)
          .list();
    });
  }

  PathStep get(Scope scope, Participant.Key person, PathStep.Key id) {
    return database.in(scope, tx -> {
      PathStep step = tx.query("""
              SELECT s.id, s.participant_id, s.project_id, j.code AS project, s.kind, s.planned, s.started, s.ended, s.end_reason, s.partner, s.evidence, s.revision
              FROM path_step s
              JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
              WHERE s.organisation_id = :organisation AND s.participant_id = :person AND s.id = :id
              """)
          .bind("person", person)
          .bind("id", id)
          .mapTo(PathStep.class)
          .findOne()
          .orElseThrow(NotFound::new);
      tx.audit(List.of(person), id);
      return step;
    });
  }

  /** Projects a step can come from, the person's own first; 404 for a person who is not here, or no more. */
  List<ProjectChoice> projects(Scope scope, Participant.Key person) {
    return database.in(scope, tx -> {
      requirePresent(tx, person);
      return tx.query("""
              SELECT j.id, j.code, j.name, p.participant_id IS NOT NULL AS own
              FROM organisation_project j
              LEFT JOIN participation p ON p.organisation_id = j.organisation_id AND p.project_id = j.id AND p.participant_id = :person
              WHERE j.organisation_id = :organisation
              ORDER BY own DESC, j.ends DESC NULLS FIRST, j.name, j.id
              """)
          .bind("person", person)
          .mapTo(ProjectChoice.class)
          .list();
    });
  }

  /** What the person is called, for the head of a form; the reading is in the log. */
  String called(Scope scope, Participant.Key person) {
    return database.in(scope, tx -> {
      String name = tx.query("SELECT shown_name FROM participant WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL")
          .bind("person", person).mapTo(String.class).findOne().orElseThrow(NotFound::new);
      tx.audit(List.of(person));
      return name;
    });
  }

  /** A new step under the id its form was shown with; sent twice it is one. */
  Saved add(Scope scope, Participant.Key person, PathStep.Key id, StepForm form) {
    return database.in(scope, tx -> {
      requirePresent(tx, person);
      requireProject(tx, form);
      if (!takesPart(tx, person, form)) return Saved.NOT_IN_PROJECT;
      int added = written(tx.update("""
              INSERT INTO path_step (id, organisation_id, participant_id, project_id, kind, planned, started, ended, end_reason, partner, evidence, created_at, created_by)
              VALUES (:id, :organisation, :person, :project, :kind, :planned, :started, :ended, :reason, nullif(:partner, ''), nullif(:evidence, ''), :now, :actor)
              ON CONFLICT DO NOTHING
              """), person, form)
          .bind("id", id)
          .execute();
      if (added == 1) tx.audit(List.of(person), id);
      return added == 1 || exists(tx, person, id) ? Saved.DONE : Saved.ALREADY_THERE;
    });
  }

  /** Writes over what stands, if nobody else has since the form was shown. */
  Saved edit(Scope scope, Participant.Key person, PathStep.Key id, StepForm form) {
    return database.in(scope, tx -> {
      requirePresent(tx, person);
      if (!exists(tx, person, id)) throw new NotFound();
      requireProject(tx, form);
      if (!takesPart(tx, person, form) && !stands(tx, id, form)) return Saved.NOT_IN_PROJECT;
      if (twin(tx, person, id, form)) return Saved.ALREADY_THERE;
      int edited = written(tx.update("""
              UPDATE path_step
              SET project_id = :project, kind = :kind, planned = :planned, started = :started, ended = :ended, end_reason = :reason,
                partner = nullif(:partner, ''), evidence = nullif(:evidence, ''), revision = revision + 1, changed_at = :now, changed_by = :actor
              WHERE organisation_id = :organisation AND participant_id = :person AND id = :id AND revision = :revision
              """), person, form)
          .bind("id", id)
          .execute();
      if (edited == 1) tx.audit(List.of(person), id);
      return edited == 1 ? Saved.DONE : Saved.CHANGED_MEANWHILE;
    });
  }

  /** Takes back a step that was written down by mistake; taken back already, nothing happens. */
  void remove(Scope scope, Participant.Key person, PathStep.Key id, int revision) {
    database.act(scope, tx -> {
      if (!exists(tx, person, id)) throw new NotFound();
      int removed = tx.update("DELETE FROM path_step WHERE organisation_id = :organisation AND participant_id = :person AND id = :id AND revision = :revision")
          .bind("person", person)
          .bind("id", id)
          .bind("revision", revision)
          .execute();
      if (removed == 0) throw new fi.polku.platform.web.Conflict("path.step.changed");
      tx.audit("path.remove-step", List.of(person), List.of(id), 1);
    });
  }

  private Update written(Update update, Participant.Key person, StepForm form) {
    return update
        .bind("person", person)
        .bind("project", form.project())
        .bind("kind", form.kind())
        .bind("planned", form.plannedOn())
        .bind("started", form.startedOn())
        .bind("ended", form.endedOn())
        .bind("reason", form.endReason())
        .bind("partner", form.partner())
        .bind("evidence", form.evidence())
        .bind("revision", form.revision())
        .bind("now", clock.instant());
  }

  private static void requirePresent(Tx tx, Participant.Key person) {
    boolean here = tx.query("SELECT EXISTS (SELECT FROM participant WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL)")
        .bind("person", person).mapTo(Boolean.class).one();
    if (!here) throw new NotFound();
  }

  private static void requireProject(Tx tx, StepForm form) {
    boolean ours = tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE organisation_id = :organisation AND id = :project)")
        .bind("project", form.project()).mapTo(Boolean.class).one();
    if (!ours) throw new NotFound();
  }

  /** A step counts as a result of its project: only of one that the person is or was in. */
  private static boolean takesPart(Tx tx, Participant.Key person, StepForm form) {
    return tx.query("SELECT EXISTS (SELECT FROM participation WHERE organisation_id = :organisation AND participant_id = :person AND project_id = :project)")
        .bind("person", person).bind("project", form.project()).mapTo(Boolean.class).one();
  }

  /** Whether the step is of this project already, as one that came in a package may be. */
  private static boolean stands(Tx tx, PathStep.Key id, StepForm form) {
    return tx.query("SELECT EXISTS (SELECT FROM path_step WHERE organisation_id = :organisation AND id = :id AND project_id = :project)")
        .bind("id", id).bind("project", form.project()).mapTo(Boolean.class).one();
  }

  private static boolean exists(Tx tx, Participant.Key person, PathStep.Key id) {
    return tx.query("SELECT EXISTS (SELECT FROM path_step WHERE organisation_id = :organisation AND participant_id = :person AND id = :id)")
        .bind("person", person).bind("id", id).mapTo(Boolean.class).one();
  }

  /** Another step of the same kind, project and days: the exchange package could not tell the two apart. */
  private static boolean twin(Tx tx, Participant.Key person, PathStep.Key id, StepForm form) {
    return tx.query("""
            SELECT EXISTS (
              SELECT FROM path_step
              WHERE organisation_id = :organisation AND participant_id = :person AND project_id = :project AND kind = :kind AND id <> :id
                AND planned IS NOT DISTINCT FROM :planned::date AND started IS NOT DISTINCT FROM :started::date)
            """)
        .bind("person", person).bind("project", form.project()).bind("kind", form.kind()).bind("id", id)
        .bind("planned", form.plannedOn()).bind("started", form.startedOn())
        .mapTo(Boolean.class).one();
  }
}
