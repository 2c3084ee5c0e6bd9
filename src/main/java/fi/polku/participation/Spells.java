package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stays of people in projects: entering, leaving, coming back, and correcting the days. */
@Component
class Spells {
  private final Database database;
  private final Participants participants;
  private final Dues dues;
  private final Clock clock;

  Spells(Database database, Participants participants, Dues dues, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.dues = dues;
    this.clock = clock;
  }

  /** What came of a wish to write days down. */
  enum Written {
    DONE,
    OVERLAPS,
    CHANGED_MEANWHILE,
    BEFORE_BIRTH,
    LEAVES_BEFORE
  }

  /** The stay, or 404 when it is not this person's. */
  Spell get(Scope scope, Participant.Key participant, Spell.Key spell) {
    return database.in(scope, tx -> {
      tx.audit(List.of(participant), spell);
      return get(tx, participant, spell);
    });
  }

  Spell get(Tx tx, Participant.Key participant, Spell.Key spell) {
    participants.get(tx, participant);
    return list(tx, participant, null).stream().filter(s -> s.id().equals(spell)).findFirst().orElseThrow(NotFound::new);
  }

  /** 404 when there is no such person here. */
  Participant require(Tx tx, Participant.Key participant) {
    return participants.get(tx, participant);
  }

  List<Spell> list(Tx tx, Participant.Key participant, Project.@Nullable Key project) {
    return tx.query("""
            SELECT s.id, s.participant_id, s.project_id, s.entered, s.left_on, s.revision,
              row_number() OVER (PARTITION BY s.project_id ORDER BY s.entered, s.id) = 1 AS first,
              row_number() OVER (PARTITION BY s.project_id ORDER BY s.entered DESC, s.id DESC) = 1 AS last
            FROM participation_spell s
            WHERE s.organisation_id = :organisation AND s.participant_id = :participant AND (:project::uuid IS NULL OR s.project_id = :project)
            ORDER BY s.project_id, s.entered, s.id
            """)
        .bind("participant", participant)
        .bind("project", project)
        .mapTo(Spell.class)
        .list();
  }

  /** Enters the project, for the first time or again; the same form sent twice is one stay. With nobody to be responsible, whoever was stays so. */
  Written begin(Scope scope, Participant.Key participant, Spell.Key id, Project.Key project, LocalDate entered, Staff.@Nullable Key responsible) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      hold(tx, participant, project);
      List<Spell> before = list(tx, participant, project);
      if (before.stream().anyMatch(s -> s.id().equals(id))) return Written.DONE;
      if (before.stream().anyMatch(s -> s.overlaps(entered, null))) return Written.OVERLAPS;
      if (beforeBirth(tx, participant, entered)) return Written.BEFORE_BIRTH;
      int begun = tx.update("""
              INSERT INTO participation_spell (id, organisation_id, participant_id, project_id, entered)
              VALUES (:id, :organisation, :participant, :project, :entered)
              ON CONFLICT (id) DO NOTHING
              """)
          .bind("id", id)
          .bind("participant", participant)
          .bind("project", project)
          .bind("entered", entered)
          .execute();
      // the id is another stay's, whosever it is
      if (begun == 0) throw new NotFound();
      if (responsible != null) Participations.give(tx, participant, project, responsible);
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), id, project);
      return Written.DONE;
    });
  }

  private static boolean beforeBirth(Tx tx, Participant.Key participant, LocalDate entered) {
    return tx.query("SELECT coalesce(p.birth_date > :entered, FALSE) FROM participant p WHERE p.organisation_id = :organisation AND p.id = :participant")
        .bind("participant", participant)
        .bind("entered", entered)
        .mapTo(Boolean.class)
        .one();
  }

  /** Makes the participation if there is none, and holds it for this act; another organisation's project is not there. */
  private void hold(Tx tx, Participant.Key participant, Project.Key project) {
    tx.update("""
            INSERT INTO participation (organisation_id, participant_id, project_id, created_at)
            SELECT p.organisation_id, :participant, p.id, :now
            FROM organisation_project p
            WHERE p.organisation_id = :organisation AND p.id = :project
            ON CONFLICT DO NOTHING
            """)
        .bind("participant", participant)
        .bind("project", project)
        .bind("now", clock.instant())
        .execute();
    boolean held = tx.query("""
            SELECT TRUE
            FROM participation
            WHERE organisation_id = :organisation AND participant_id = :participant AND project_id = :project
            FOR UPDATE
            """)
        .bind("participant", participant)
        .bind("project", project)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
    if (!held) throw new NotFound();
  }

  /** Leaves. Telling the same day again changes nothing; another day is a correction. */
  Written leave(Scope scope, Participant.Key participant, Spell.Key id, LocalDate leftOn) {
    return database.in(scope, tx -> {
      Spell spell = get(tx, participant, id);
      if (leftOn.equals(spell.leftOn())) return Written.DONE;
      if (spell.leftOn() != null) return Written.CHANGED_MEANWHILE;
      if (leftOn.isBefore(spell.entered())) return Written.LEAVES_BEFORE;
      int left = tx.update("""
              UPDATE participation_spell
              SET left_on = :left, revision = revision + 1
              WHERE organisation_id = :organisation AND id = :id AND left_on IS NULL
              """)
          .bind("id", id)
          .bind("left", leftOn)
          .execute();
      if (left == 0) return Written.CHANGED_MEANWHILE;
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), id);
      return Written.DONE;
    });
  }

  /** Other days than were written down, with the reason; what stood before is kept. */
  Written correct(Scope scope, Participant.Key participant, Spell to, String reason) {
    return database.in(scope, tx -> {
      Spell now = get(tx, participant, to.id());
      hold(tx, participant, now.projectId());
      boolean overlaps = list(tx, participant, now.projectId()).stream().anyMatch(s -> !s.id().equals(to.id()) && s.overlaps(to.entered(), to.leftOn()));
      if (overlaps) return Written.OVERLAPS;
      if (beforeBirth(tx, participant, to.entered())) return Written.BEFORE_BIRTH;
      int corrected = tx.update("""
              UPDATE participation_spell
              SET entered = :entered, left_on = :left, revision = revision + 1
              WHERE organisation_id = :organisation AND id = :id AND revision = :revision
              """)
          .bind("id", to.id())
          .bind("entered", to.entered())
          .bind("left", to.leftOn())
          .bind("revision", to.revision())
          .execute();
      if (corrected == 0) return Written.CHANGED_MEANWHILE;
      Corrections.note(tx, now, "entered", now.entered().toString(), to.entered().toString(), reason, clock.instant());
      Corrections.note(tx, now, "left", text(now.leftOn()), text(to.leftOn()), reason, clock.instant());
      dues.renew(tx, Optional.of(participant));
      tx.audit(List.of(participant), to.id());
      return Written.DONE;
    });
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
