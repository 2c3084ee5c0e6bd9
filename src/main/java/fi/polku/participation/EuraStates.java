package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the participations of a project stand in EURA 2021, as far as the organisation knows: Polku is not the register. */
@Component
class EuraStates {
  private final Database database;
  private final FundedProjects projects;
  private final Clock clock;

  EuraStates(Database database, FundedProjects projects, Clock clock) {
    this.database = database;
    this.projects = projects;
    this.clock = clock;
  }

  List<EuraLine> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> {
      projects.get(tx, project);
      List<EuraLine> lines = list(tx, project);
      tx.audit(lines.stream().map(EuraLine::participantId).toList(), project);
      return lines;
    });
  }

  private static List<EuraLine> list(Tx tx, Project.Key project) {
    return tx.query("""
            SELECT n.participant_id, p.shown_name, n.eura_number, s.entered, s.left_on, e.state, e.happened_on,
              coalesce(f.facts, '{}') AS facts
            FROM participation n
            JOIN participant p ON p.organisation_id = n.organisation_id AND p.id = n.participant_id
            JOIN LATERAL (
              SELECT min(s.entered) AS entered, (array_agg(s.left_on ORDER BY s.entered DESC))[1] AS left_on
              FROM participation_spell s
              WHERE s.organisation_id = n.organisation_id AND s.participant_id = n.participant_id AND s.project_id = n.project_id
              HAVING count(*) > 0) s ON true
            LEFT JOIN LATERAL (
              SELECT e.state, e.happened_on
              FROM participation_eura e
              WHERE e.organisation_id = n.organisation_id AND e.participant_id = n.participant_id AND e.project_id = n.project_id
              ORDER BY e.happened_on DESC, e.noted_at DESC, e.id DESC
              LIMIT 1) e ON true
            LEFT JOIN LATERAL (
              SELECT array_agg(e.state || ' ' || e.happened_on ORDER BY e.happened_on, e.noted_at, e.id) AS facts
              FROM participation_eura e
              WHERE e.organisation_id = n.organisation_id AND e.participant_id = n.participant_id AND e.project_id = n.project_id) f ON true
            WHERE n.organisation_id = :organisation AND n.project_id = :project AND p.erased_at IS NULL
              AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
            ORDER BY p.shown_name, n.participant_id
            """)
        .bind("project", project)
        .mapTo(EuraLine.class)
        .list();
  }

  /** Writes down what happened on a day, and the customer number. False when the number is another's in this project. */
  boolean note(Scope scope, Participant.Key participant, Project.Key project, @Nullable EuraState state, LocalDate on, String number) {
    return database.in(scope, tx -> {
      require(tx, participant, project);
      if (!number.isEmpty() && taken(tx, participant, project, number)) return false;
      number(tx, participant, project, number.isEmpty() ? null : number);
      if (state != null) fact(tx, participant, project, state, on);
      tx.audit(List.of(participant), project);
      return true;
    });
  }

  /** Takes the latest state back, as when a line was touched by mistake. */
  void takeBack(Scope scope, Participant.Key participant, Project.Key project) {
    database.act(scope, tx -> {
      require(tx, participant, project);
      tx.update("""
              DELETE FROM participation_eura
              WHERE organisation_id = :organisation AND id = (
                SELECT e.id
                FROM participation_eura e
                WHERE e.organisation_id = :organisation AND e.participant_id = :participant AND e.project_id = :project
                ORDER BY e.happened_on DESC, e.noted_at DESC, e.id DESC
                LIMIT 1)
              """)
          .bind("participant", participant)
          .bind("project", project)
          .execute();
      tx.audit(List.of(participant), project);
    });
  }

  /** Writes what a list from EURA says, in one act: those matched, and those whose number has just been told to be theirs. */
  int reconcile(Scope scope, Project.Key project, List<Reconciliation.Match> matches) {
    return database.in(scope, tx -> {
      List<EuraLine> lines = list(tx, project);
      List<Participant.Key> written = new ArrayList<>();
      for (Reconciliation.Match match : matches) {
        EuraLine line = lines.stream().filter(l -> l.participantId().equals(match.participant())).findFirst().orElseThrow(NotFound::new);
        if (line.euraNumber() == null && !taken(tx, match.participant(), project, match.number())) number(tx, match.participant(), project, match.number());
        if (!line.has(match.state())) written.add(match.participant());
        if (!line.has(match.state())) fact(tx, match.participant(), project, match.state(), match.on());
      }
      if (!written.isEmpty()) tx.audit(written, project);
      return written.size();
    });
  }

  private static void require(Tx tx, Participant.Key participant, Project.Key project) {
    boolean there = tx.query("SELECT EXISTS (SELECT FROM participation WHERE organisation_id = :organisation AND participant_id = :participant AND project_id = :project)")
        .bind("participant", participant)
        .bind("project", project)
        .mapTo(Boolean.class)
        .one();
    if (!there) throw new NotFound();
  }

  private static boolean taken(Tx tx, Participant.Key participant, Project.Key project, String number) {
    return tx.query("""
            SELECT EXISTS (SELECT FROM participation WHERE organisation_id = :organisation AND project_id = :project AND upper(eura_number) = upper(:number) AND participant_id <> :participant)
            """)
        .bind("participant", participant)
        .bind("project", project)
        .bind("number", number)
        .mapTo(Boolean.class)
        .one();
  }

  /** Kept in capitals: the same number is the same however it was typed. */
  private static void number(Tx tx, Participant.Key participant, Project.Key project, @Nullable String number) {
    tx.update("UPDATE participation SET eura_number = :number WHERE organisation_id = :organisation AND participant_id = :participant AND project_id = :project")
        .bind("participant", participant)
        .bind("project", project)
        .bind("number", number == null ? null : Reconciliation.key(number))
        .execute();
  }

  private void fact(Tx tx, Participant.Key participant, Project.Key project, EuraState state, LocalDate on) {
    tx.update("""
            INSERT INTO participation_eura (organisation_id, participant_id, project_id, state, happened_on, noted_at, noted_by)
            VALUES (:organisation, :participant, :project, :state, :on, :now, :actor)
            ON CONFLICT DO NOTHING
            """)
        .bind("participant", participant)
        .bind("project", project)
        .bind("state", state)
        .bind("on", on)
        .bind("now", clock.instant())
        .execute();
  }
}
