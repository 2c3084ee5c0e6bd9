package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People in projects, and all that this module knows of one person. */
@Component
class Participations {
  private final Database database;
  private final FundedProjects projects;
  private final Spells spells;
  private final Snapshots snapshots;

  Participations(Database database, FundedProjects projects, Spells spells, Snapshots snapshots) {
    this.database = database;
    this.projects = projects;
    this.spells = spells;
    this.snapshots = snapshots;
  }

  /** Who can look after somebody. */
  public record Colleague(Staff.Key id, String name) {}

  /** All of one person: what their page's tab tells. @param open what a start form that has been sent still lacks, by its stay */
  record Life(Participant person, List<Participation> participations, List<Status> statuses, List<Statuses.Past> past, List<Qualification> qualifications, List<Due> dues, List<Form> forms, List<FundedProject> projects,
      List<Colleague> colleagues, Map<Spell.Key, List<Question>> open) {}

  private record Row(Project.Key projectId, Staff.@Nullable Key responsibleId, @Nullable String responsible) {}

  Life life(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      Participant person = spells.require(tx, participant);
      tx.audit(List.of(participant));
      List<FundedProject> all = projects.list(tx, null);
      List<Participation> participations = list(tx, participant, all);
      List<Form> sent = Drafts.sent(tx, participant);
      return new Life(person, participations, Statuses.list(tx, participant), Statuses.past(tx, participant), Qualifications.list(tx, participant), Dues.waiting(tx, participant),
          sent, all, colleagues(tx), open(tx, participations, sent));
    });
  }

  private Map<Spell.Key, List<Question>> open(Tx tx, List<Participation> participations, List<Form> sent) {
    Map<Spell.Key, List<Question>> open = new HashMap<>();
    for (Participation p : participations) {
      for (Spell spell : p.spells()) {
        if (sent.stream().noneMatch(f -> f.kind() == FormKind.START && f.spellId().equals(spell.id()))) continue;
        Snapshot known = snapshots.read(tx, spell);
        open.put(spell.id(), SensitiveAnswers.asked(tx, p.participant(), p.project().programme(), FormKind.START).stream().filter(q -> !Question.DETAILS.contains(q) && known.open(q)).toList());
      }
    }
    return open;
  }

  /** Whom a form is about, or 404. */
  Participant person(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      tx.audit(List.of(participant));
      return spells.require(tx, participant);
    });
  }

  /** What was true on entering, and what has been corrected since. */
  record Entry(Participant person, Participation participation, Spell spell, Snapshot snapshot, List<Corrections.Correction> corrections, List<Form> forms, Optional<Draft> draft, boolean sensitiveWithdrawn) {
    List<Question> asked(FormKind kind) {
      return SensitiveAnswers.asked(sensitiveWithdrawn, participation.project().programme(), kind);
    }
  }

  Entry entry(Scope scope, Participant.Key participant, Spell.Key id, Optional<FormKind> form, Drafts drafts) {
    return database.in(scope, tx -> {
      Spell spell = spells.get(tx, participant, id);
      tx.audit(List.of(participant), id);
      Participation whole = list(tx, participant, projects.list(tx, spell.projectId())).stream().findFirst().orElseThrow(NotFound::new);
      List<Form> sent = Drafts.sent(tx, participant).stream().filter(f -> f.spellId().equals(id)).toList();
      return new Entry(spells.require(tx, participant), whole, spell, snapshots.read(tx, spell), Corrections.list(tx, id), sent, form.flatMap(kind -> drafts.find(tx, id, kind)),
          SensitiveAnswers.withdrawn(tx, participant));
    });
  }

  private List<Participation> list(Tx tx, Participant.Key participant, List<FundedProject> known) {
    Map<Project.Key, FundedProject> byId = known.stream().collect(Collectors.toMap(FundedProject::id, Function.identity()));
    Map<Project.Key, List<Spell>> stays = spells.list(tx, participant, null).stream().collect(Collectors.groupingBy(Spell::projectId));
    return tx.query("""
            SELECT p.project_id, p.responsible_id, s.name AS responsible
            FROM participation p
            LEFT JOIN organisation_staff s ON s.organisation_id = p.organisation_id AND s.id = p.responsible_id
            WHERE p.organisation_id = :organisation AND p.participant_id = :participant
            """)
        .bind("participant", participant)
        .mapTo(Row.class)
        .stream()
        .filter(row -> byId.containsKey(row.projectId) && stays.containsKey(row.projectId))
        .map(row -> new Participation(participant, byId.get(row.projectId), row.responsibleId, row.responsible, stays.get(row.projectId)))
        .sorted((a, b) -> b.last().entered().compareTo(a.last().entered()))
        .toList();
  }

  static List<Colleague> colleagues(Tx tx) {
    return tx.query("""
            SELECT s.id, s.name
            FROM organisation_staff s
            WHERE s.organisation_id = :organisation AND s.disabled_at IS NULL
            ORDER BY s.name, s.id
            """)
        .mapTo(Colleague.class)
        .list();
  }

  List<Colleague> colleagues(Scope scope) {
    return database.in(scope, Participations::colleagues);
  }

  /** Gives the participation to a member of staff who works here now, or to nobody, which is fine. */
  void give(Scope scope, Participant.Key participant, Project.Key project, Staff.@Nullable Key staff) {
    database.act(scope, tx -> {
      spells.require(tx, participant);
      give(tx, participant, project, staff);
      tx.audit(List.of(participant), project);
    });
  }

  static void give(Tx tx, Participant.Key participant, Project.Key project, Staff.@Nullable Key staff) {
    int given = tx.update("""
            UPDATE participation
            SET responsible_id = :staff
            WHERE organisation_id = :organisation AND participant_id = :participant AND project_id = :project
              AND (:staff::uuid IS NULL OR EXISTS (SELECT FROM organisation_staff s WHERE s.organisation_id = :organisation AND s.id = :staff AND s.disabled_at IS NULL))
            """)
        .bind("participant", participant)
        .bind("project", project)
        .bind("staff", staff)
        .execute();
    if (given == 0) throw new NotFound();
  }
}
