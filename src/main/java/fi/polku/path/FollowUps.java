package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.participation.Due;
import fi.polku.participation.LeavingClocks;
import fi.polku.path.FollowUp.Kind;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are asked after they have gone on. The two clocks of a leaving are the dues of participation: what is written here is said to them. */
@Component
class FollowUps {
  /** Rows on one page of the list. */
  static final int PAGE = 50;

  /** Days ahead that the list looks. */
  static final int AHEAD = 14;

  /** Whose follow-ups are asked for. */
  enum Whose {
    MINE,
    UNASSIGNED,
    ALL
  }

  /** Which of them; no project is all of them. */
  record Filter(Whose whose, Project.@Nullable Key project) {}

  /** One project that can be chosen. */
  record Funded(Project.Key id, String name) {}

  /** How many the list holds of each. */
  record Waiting(long mine, long unassigned) {}

  /** One who can ask. */
  record Asker(Staff.Key id, String name) {}

  private final Database database;
  private final LeavingClocks clocks;
  private final Clock clock;

  FollowUps(Database database, LeavingClocks clocks, Clock clock) {
    this.database = database;
    this.clocks = clocks;
    this.clock = clock;
  }

  List<Funded> projects(Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT p.id, p.code || ' ' || p.name AS name FROM organisation_project p WHERE p.organisation_id = :organisation ORDER BY p.code").mapTo(Funded.class).list());
  }

  /** One page of what is due, the longest waiting first, and one row more when there are more pages. */
  List<FollowUp> due(Scope scope, Filter filter, LocalDate today, int page) {
    return due(scope, filter, today, (page - 1) * PAGE, PAGE + 1);
  }

  /** All that is due, for a file. */
  List<FollowUp> due(Scope scope, Filter filter, LocalDate today) {
    return due(scope, filter, today, 0, 100_000);
  }

  private List<FollowUp> due(Scope scope, Filter filter, LocalDate today, int before, int most) {
    return database.in(scope, tx -> {
      List<FollowUp> due = tx.query(FollowUpSql.DUE)
          .bind("now", clock.instant())
          .bind("until", today.plusDays(AHEAD))
          .bind("whose", filter.whose)
          .bind("project", filter.project)
          .bind("before", before)
          .bind("most", most)
          .mapTo(FollowUp.class)
          .list();
      tx.audit(due.stream().map(FollowUp::participantId).distinct().toList());
      return due;
    });
  }

  /** Numbers only: nobody is read. */
  Waiting waiting(Scope scope, LocalDate today) {
    return database.in(scope, tx -> tx.query(FollowUpSql.WAITING).bind("now", clock.instant()).bind("until", today.plusDays(AHEAD)).mapTo(Waiting.class).one());
  }

  /** All of one person's: done, waiting, and the clocks that will come. */
  List<FollowUp> ofPerson(Scope scope, Participant.Key person, LocalDate today) {
    return database.in(scope, tx -> {
      tx.audit(List.of(person));
      return tx.query(FollowUpSql.OF_PERSON).bind("person", person).bind("today", today).bind("ahead", AHEAD).bind("asking", clocks.asking(tx)).mapTo(FollowUp.class).list();
    });
  }

  FollowUp get(Scope scope, Participant.Key person, FollowUp.Key id) {
    return database.in(scope, tx -> {
      tx.audit(List.of(person), id);
      return find(tx, person, id).orElseThrow(NotFound::new);
    });
  }

  /** The day the person last left the project, when they are not in it now. */
  Optional<LocalDate> left(Scope scope, Participant.Key person, Project.Key project) {
    return database.in(scope, tx -> left(tx, person, project));
  }

  List<Asker> askers(Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT id, name FROM organisation_staff WHERE organisation_id = :organisation AND disabled_at IS NULL ORDER BY name, id").mapTo(Asker.class).list());
  }

  /** A new one under the id its form was shown with; sent twice it is one, and a clock that a colleague has taken up meanwhile is theirs. */
  void add(Scope scope, Participant.Key person, FollowUp.Key id, FollowUpForm form) {
    database.act(scope, tx -> {
      require(tx, person, form);
      boolean clocked = form.kind() != Kind.AGREED;
      LocalDate from = clocked ? left(tx, person, form.project()).orElseThrow(NotFound::new) : null;
      int added = written(tx.update("""
              INSERT INTO path_follow_up (id, organisation_id, participant_id, project_id, kind, counted_from, due, responsible_id, outcome, asked_on, asked_by, heard,
                situation, created_at, created_by)
              VALUES (:id, :organisation, :person, :project, :kind, :from, :due, :responsible, :outcome, :asked, CASE WHEN :outcome::text IS NOT NULL THEN :actor::uuid END,
                nullif(:heard, ''), :situation, :now, :actor)
              ON CONFLICT DO NOTHING
              """), person, id, form)
          .bind("project", form.project())
          .bind("kind", form.kind())
          .bind("from", from)
          .bind("due", from == null ? form.dueOn() : form.kind().due(from))
          .execute();
      if (added == 0 && find(tx, person, id).isEmpty()) throw new Conflict("path.followUp.taken");
      if (added == 1) tell(tx, person, id, form);
    });
  }

  /** Writes over what stands. @return false, and nothing is written, when somebody else has changed it meanwhile */
  boolean edit(Scope scope, Participant.Key person, FollowUp.Key id, FollowUpForm form) {
    return database.in(scope, tx -> {
      require(tx, person, form);
      if (find(tx, person, id).isEmpty()) throw new NotFound();
      int edited = written(tx.update("""
              UPDATE path_follow_up
              SET due = CASE WHEN kind = 'agreed' THEN coalesce(:due, due) ELSE due END, responsible_id = :responsible, outcome = :outcome, asked_on = :asked,
                asked_by = CASE WHEN :outcome::text IS NOT NULL THEN :actor::uuid END, heard = nullif(:heard, ''), situation = :situation, revision = revision + 1
              WHERE organisation_id = :organisation AND participant_id = :person AND id = :id AND revision = :revision
              """), person, id, form)
          .bind("due", form.dueOn())
          .execute();
      if (edited == 1) tell(tx, person, id, form);
      return edited == 1;
    });
  }

  /** The log is told, and of a clock the due: it waits with whoever asks, or is done with. */
  private void tell(Tx tx, Participant.Key person, FollowUp.Key id, FollowUpForm form) {
    tx.audit(List.of(person), id);
    FollowUp written = find(tx, person, id).orElseThrow(NotFound::new);
    written.asking().ifPresent(asking -> clocks.tell(tx, asking, form.responsible(), written.outcome() == null ? null : Due.Outcome.valueOf(written.outcome().name())));
  }

  private Update written(Update update, Participant.Key person, FollowUp.Key id, FollowUpForm form) {
    return update
        .bind("person", person)
        .bind("id", id)
        .bind("responsible", form.responsible())
        .bind("outcome", form.outcome())
        .bind("asked", form.askedOn(Helsinki.today(clock)))
        .bind("heard", form.heard())
        .bind("situation", form.situation())
        .bind("revision", form.revision())
        .bind("now", clock.instant());
  }

  private static void require(Tx tx, Participant.Key person, FollowUpForm form) {
    boolean ours = tx.query("""
            SELECT EXISTS (SELECT FROM participant WHERE organisation_id = :organisation AND id = :person AND erased_at IS NULL)
              AND EXISTS (SELECT FROM organisation_project WHERE organisation_id = :organisation AND id = :project)
              AND (:responsible::uuid IS NULL OR EXISTS (SELECT FROM organisation_staff WHERE organisation_id = :organisation AND id = :responsible))
            """)
        .bind("person", person)
        .bind("project", form.project())
        .bind("responsible", form.responsible())
        .mapTo(Boolean.class)
        .one();
    if (!ours) throw new NotFound();
  }

  private static Optional<LocalDate> left(Tx tx, Participant.Key person, Project.Key project) {
    return tx.query("""
            SELECT left_on
            FROM participation_spell
            WHERE organisation_id = :organisation AND participant_id = :person AND project_id = :project
            ORDER BY entered DESC
            LIMIT 1
            """)
        .bind("person", person)
        .bind("project", project)
        .mapTo(LocalDate.class)
        .list()
        .stream().filter(java.util.Objects::nonNull).findFirst();
  }

  private static Optional<FollowUp> find(Tx tx, Participant.Key person, FollowUp.Key id) {
    return tx.query(FollowUpSql.ONE).bind("person", person).bind("id", id).mapTo(FollowUp.class).findOne();
  }
}
