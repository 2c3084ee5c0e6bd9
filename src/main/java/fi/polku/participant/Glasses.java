package fi.polku.participant;

import fi.polku.participant.Glass.Sight;
import fi.polku.participant.Glass.Verdict;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Breaking the glass: restricted persons seen for an hour by somebody not named, told of to those who are, and reviewed by another. */
@Component
class Glasses {
  private final Database database;
  private final Clock clock;

  Glasses(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What this id is for who asks now; looking through a broken glass is in the log with its id. */
  Optional<Sight> sight(Scope scope, Participant.Key participant) {
    return database.often(scope, tx -> {
      Optional<Sight> sight = tx.query("""
              SELECT p.merged_into, h.hidden IS NOT TRUE OR g.id IS NOT NULL AS seen, CASE WHEN h.hidden THEN g.id END AS glass, g.ends_at
              FROM participant p
              CROSS JOIN LATERAL (SELECT p.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) AS hidden) h
              LEFT JOIN LATERAL (
                SELECT o.id, o.ends_at
                FROM participant_glass o
                WHERE o.organisation_id = p.organisation_id AND o.participant_id = p.id AND o.staff_id = :actor
                  AND o.ended_at IS NULL AND o.opened_at <= :now AND o.ends_at > :now
                ORDER BY o.ends_at DESC
                LIMIT 1) g ON true
              WHERE p.organisation_id = :organisation AND p.id = :participant
              """)
          .bind("participant", participant)
          .bind("now", clock.instant())
          .mapTo(Sight.class)
          .findOne();
      sight.map(Sight::glass).ifPresent(glass -> tx.audit("participant.through-the-glass", List.of(participant), List.of(glass), 1));
      return sight;
    });
  }

  /** A restricted person by the id of a link, else by an external id, else by a whole name and the date of birth; nobody when it is not certain. */
  Optional<Participant.Key> meant(Scope scope, Participant.@Nullable Key link, String name, @Nullable LocalDate born) {
    return database.in(scope, tx -> {
      List<Participant.Key> meant = tx.query("""
              SELECT p.id
              FROM participant p
              WHERE p.organisation_id = :organisation AND p.merged_into IS NULL AND p.erased_at IS NULL AND p.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor)))
                AND (p.id = :link::uuid OR p.external_id = nullif(:name, '') OR (p.birth_date = :born::date
                  AND lower(:name) IN (lower(p.alias), lower(concat_ws(' ', p.first_name, p.last_name)), lower(concat_ws(' ', p.last_name, p.first_name)))))
              LIMIT 2
              """)
          .bind("link", link)
          .bind("name", name)
          .bind("born", born)
          .mapTo(Participant.Key.class)
          .list();
      if (meant.size() != 1) tx.audit("participant.break-the-glass-nobody", List.of(), List.of(), 0);
      return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    });
  }

  /** Opens the person's page for an hour; sent twice under the same id it is one. */
  void open(Scope scope, Glass.Key id, Participant.Key participant, String reason) {
    database.act(scope, tx -> {
      int opened = tx.update("""
              INSERT INTO participant_glass (id, organisation_id, participant_id, staff_id, reason, opened_at, ends_at)
              SELECT :id, p.organisation_id, p.id, :actor, :reason, :now, :ends
              FROM participant p
              WHERE p.organisation_id = :organisation AND p.id = :participant
              ON CONFLICT (id) DO NOTHING
              """)
          .bind("id", id)
          .bind("participant", participant)
          .bind("reason", reason)
          .bind("now", clock.instant())
          .bind("ends", clock.instant().plus(Glass.OPEN))
          .execute();
      if (opened == 1) tx.audit(List.of(participant), id);
    });
  }

  /** Whoever looked has seen enough. */
  void end(Scope scope, Participant.Key participant) {
    database.act(scope, tx -> {
      List<Glass.Key> ended = tx.query("""
              UPDATE participant_glass
              SET ended_at = :now
              WHERE organisation_id = :organisation AND participant_id = :participant AND staff_id = :actor AND ended_at IS NULL AND ends_at > :now
              RETURNING id
              """)
          .bind("participant", participant)
          .bind("now", clock.instant())
          .mapTo(Glass.Key.class)
          .list();
      if (ended.isEmpty()) throw new NotFound();
      tx.audit("participant.glass-closed", List.of(participant), ended, 1);
    });
  }

  /** What this reader is told of: an admin of all, others of those they are named for and their own; unreviewed ones first. */
  List<Glass> list(Scope scope) {
    return database.in(scope, tx -> {
      List<Glass> glasses = told(tx);
      List<Participant.Key> named = people(tx, glasses.stream().filter(g -> g.shownName() != null).toList());
      if (!named.isEmpty()) tx.audit(named, glasses.stream().map(Glass::id).toArray(Glass.Key[]::new));
      return glasses;
    });
  }

  private static List<Glass> told(Tx tx) {
    return tx.query("""
            SELECT g.id, CASE WHEN g.participant_id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor))) THEN p.shown_name END AS shown_name,
              s.name AS staff, g.reason, g.opened_at, g.ends_at, g.ended_at, g.verdict, g.word, r.name AS reviewed_by, g.reviewed_at, g.staff_id = :actor AS mine
            FROM participant_glass g
            JOIN participant p ON p.organisation_id = g.organisation_id AND p.id = g.participant_id
            LEFT JOIN organisation_staff s ON s.organisation_id = g.organisation_id AND s.id = g.staff_id
            LEFT JOIN organisation_staff r ON r.organisation_id = g.organisation_id AND r.id = g.reviewed_by
            WHERE g.organisation_id = :organisation AND (:admin OR g.staff_id = :actor OR EXISTS (
              SELECT FROM participant_restriction t
              JOIN participant_restriction_staff n ON n.organisation_id = t.organisation_id AND n.restriction_id = t.id AND n.staff_id = :actor
              WHERE t.organisation_id = g.organisation_id AND t.participant_id = g.participant_id))
            ORDER BY g.reviewed_at IS NOT NULL, g.opened_at DESC, g.id
            LIMIT 200
            """)
        .bind("admin", tx.scope().role() == Role.ADMIN)
        .mapTo(Glass.class)
        .list();
  }

  private static List<Participant.Key> people(Tx tx, List<Glass> glasses) {
    return tx.query("SELECT DISTINCT g.participant_id FROM participant_glass g WHERE g.organisation_id = :organisation AND g.id = ANY (:ids)")
        .bind("ids", glasses.stream().map(g -> g.id().value()).toArray(java.util.UUID[]::new))
        .mapTo(Participant.Key.class)
        .list();
  }

  /** How many wait for this reader's word; a number names nobody and is no read. */
  long waiting(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT count(*)
            FROM participant_glass g
            WHERE g.organisation_id = :organisation AND g.reviewed_at IS NULL AND g.staff_id <> :actor AND (:admin OR EXISTS (
              SELECT FROM participant_restriction t
              JOIN participant_restriction_staff n ON n.organisation_id = t.organisation_id AND n.restriction_id = t.id AND n.staff_id = :actor
              WHERE t.organisation_id = g.organisation_id AND t.participant_id = g.participant_id))
            """)
        .bind("admin", scope.role() == Role.ADMIN)
        .mapTo(Long.class)
        .one());
  }

  /** Somebody else's word on it, once. */
  void review(Scope scope, Glass.Key id, Verdict verdict, String word) {
    database.act(scope, tx -> {
      Glass glass = told(tx).stream().filter(g -> g.id().equals(id) && !g.mine()).findFirst().orElseThrow(NotFound::new);
      int written = tx.update("""
              UPDATE participant_glass
              SET reviewed_at = :now, reviewed_by = :actor, verdict = :verdict, word = nullif(:word, '')
              WHERE organisation_id = :organisation AND id = :id AND staff_id <> :actor AND reviewed_at IS NULL
              """)
          .bind("id", glass.id())
          .bind("verdict", verdict)
          .bind("word", word)
          .bind("now", clock.instant())
          .execute();
      if (written == 0) throw new Conflict("participant.glass.conflict");
      tx.audit("participant.glass-reviewed", people(tx, List.of(glass)), List.of(id), 1);
    });
  }
}
