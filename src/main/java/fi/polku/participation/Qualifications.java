package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people have gained. */
@Component
class Qualifications {
  private final Database database;
  private final Spells spells;
  private final Clock clock;

  Qualifications(Database database, Spells spells, Clock clock) {
    this.database = database;
    this.spells = spells;
    this.clock = clock;
  }

  static List<Qualification> list(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT q.id, q.project_id, p.code, q.gained_on, q.name
            FROM participation_qualification q
            JOIN organisation_project p ON p.organisation_id = q.organisation_id AND p.id = q.project_id
            WHERE q.organisation_id = :organisation AND q.participant_id = :participant
            ORDER BY q.gained_on DESC, q.name, q.id
            """)
        .bind("participant", participant)
        .mapTo(Qualification.class)
        .list();
  }

  /** Of a project the person has been in; told twice it is one. */
  void add(Scope scope, Participant.Key participant, Project.Key project, LocalDate gainedOn, String name) {
    database.act(scope, tx -> {
      spells.require(tx, participant);
      if (spells.list(tx, participant, project).isEmpty()) throw new NotFound();
      add(tx, participant, project, gainedOn, name);
      tx.audit(List.of(participant), project);
    });
  }

  static void add(Tx tx, Participant.Key participant, Project.Key project, LocalDate gainedOn, String name) {
    tx.update("""
            INSERT INTO participation_qualification (id, organisation_id, participant_id, project_id, gained_on, name)
            VALUES (:id, :organisation, :participant, :project, :gained, :name)
            ON CONFLICT DO NOTHING
            """)
        .bind("id", UUID.randomUUID())
        .bind("participant", participant)
        .bind("project", project)
        .bind("gained", gainedOn)
        .bind("name", name)
        .execute();
  }

  /** Takes away what was written by mistake; that it stood, and why it went, is kept with the stay. */
  void remove(Scope scope, Participant.Key participant, Qualification.Key id, String reason) {
    database.act(scope, tx -> {
      spells.require(tx, participant);
      Qualification gone = list(tx, participant).stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow(NotFound::new);
      spells.list(tx, participant, gone.projectId()).stream().findFirst()
          .ifPresent(spell -> Corrections.note(tx, spell, "qualification", gone.gainedOn() + " " + gone.name(), null, reason, clock.instant()));
      tx.update("DELETE FROM participation_qualification WHERE organisation_id = :organisation AND id = :id").bind("id", id).execute();
      tx.audit(List.of(participant), id);
    });
  }
}
