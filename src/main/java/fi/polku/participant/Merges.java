package fi.polku.participant;

import fi.polku.participant.Merge.Why;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two records that are one person, and the way back: every module's rows follow, by the catalogue of the database (docs/adr/0011). */
@Component
class Merges {
  private final Database database;
  private final Participants participants;
  private final Clock clock;
  private final List<MergeForeseen> foreseen;

  Merges(Database database, Participants participants, Clock clock, List<MergeForeseen> foreseen) {
    this.database = database;
    this.participants = participants;
    this.clock = clock;
    this.foreseen = foreseen;
  }

  /** So many rows of one table speak of the person. */
  record Holding(String name, long count) {}

  /** Both records as they are now, and what else is known of each. */
  record Pair(MergeFields fields, List<Holding> kept, List<Holding> other) {}

  private record State(Participant.Key participantId, Participant.Key mergedId, boolean undone, boolean latest, boolean kept) {}

  Pair pair(Scope scope, Participant.Key kept, Participant.Key other) {
    return database.in(scope, tx -> {
      MergeFields fields = fields(tx, kept, other);
      tx.audit("participant.read-participant", List.of(kept, other), List.of(), 2);
      return new Pair(fields, holdings(tx, kept), holdings(tx, other));
    });
  }

  /** What will be settled where both have something, in words. */
  List<String> foreseen(Scope scope, Frame frame, Participant.Key kept, Participant.Key other) {
    return foreseen.stream().flatMap(f -> f.sentences(scope, frame, kept, other).stream()).toList();
  }

  private MergeFields fields(Tx tx, Participant.Key kept, Participant.Key other) {
    MergeFields fields = new MergeFields(participants.person(tx, kept).orElseThrow(NotFound::new), participants.person(tx, other).orElseThrow(NotFound::new));
    if (kept.equals(other)) throw new Invalid("participant.merge.same");
    return fields;
  }

  /** Whether more is kept of this one than of the other; that is a number, and no read. */
  boolean knowsMore(Scope scope, Participant.Key one, Participant.Key other) {
    return database.in(scope, tx -> {
      participants.get(tx, one);
      participants.get(tx, other);
      return holdings(tx, one).stream().mapToLong(Holding::count).sum() > holdings(tx, other).stream().mapToLong(Holding::count).sum();
    });
  }

  private static List<Holding> holdings(Tx tx, Participant.Key person) {
    return tx.query("SELECT h.name, h.count FROM participant_merge_holdings(:organisation, :person) h ORDER BY h.name")
        .bind("person", person)
        .mapTo(Holding.class)
        .list();
  }

  /**
   * Makes the other record point at the kept one, in one act; sent twice under the same id it is one.
   *
   * @return what stands in the way, nothing having been written, or no problems
   */
  Problems merge(Scope scope, Participant.Key kept, Participant.Key other, MergeForm form) {
    return database.in(scope, tx -> {
      if (kept.equals(other)) return fields(tx, kept, other).problems(form);
      if (form.id() == null) throw new Invalid("participant.merge.same");
      if (done(tx, form.id(), kept, other)) return Problems.none();
      List<Boolean> standing = hold(tx, kept, other);
      if (done(tx, form.id(), kept, other)) return Problems.none();
      if (standing.contains(false)) throw new Conflict("participant.merge.conflict.gone");
      MergeFields fields = fields(tx, kept, other);
      Problems problems = fields.problems(form);
      if (problems.any()) return problems;
      write(tx, kept, other, form, fields.chosen(form));
      tx.audit(form.why() == Why.OWN_WISH ? "participant.link" : "participant.merge", List.of(kept, other), List.of(form.id()), 2);
      return problems;
    });
  }

  private static boolean done(Tx tx, Merge.Key id, Participant.Key kept, Participant.Key other) {
    return tx.query("""
            SELECT EXISTS (
              SELECT FROM participant_merge m
              WHERE m.organisation_id = :organisation AND m.id = :id AND m.participant_id = :kept AND m.merged_id = :other)
            """)
        .bind("id", id)
        .bind("kept", kept)
        .bind("other", other)
        .mapTo(Boolean.class)
        .one();
  }

  /** One after another, in one order: whoever comes second finds what the first has done. */
  private static List<Boolean> hold(Tx tx, Participant.Key kept, Participant.Key other) {
    List<Boolean> standing = tx.query("""
            SELECT p.merged_into IS NULL AND p.erased_at IS NULL
            FROM participant p
            WHERE p.organisation_id = :organisation AND p.id IN (:kept, :other)
            ORDER BY p.id
            FOR UPDATE
            """)
        .bind("kept", kept)
        .bind("other", other)
        .mapTo(Boolean.class)
        .list();
    if (standing.size() < 2) throw new NotFound();
    return standing;
  }

  private void write(Tx tx, Participant.Key kept, Participant.Key other, MergeForm form, Map<String, @Nullable String> chosen) {
    int begun = tx.update("""
            INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at, merged_by)
            VALUES (:id, :organisation, :kept, :other, :why, :now, :actor)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", form.id())
        .bind("kept", kept)
        .bind("other", other)
        .bind("why", form.why())
        .bind("now", clock.instant())
        .execute();
    if (begun == 0) throw new Conflict("participant.merge.conflict.gone");
    tx.query("SELECT participant_merge(:organisation, :id, :kept, :other, jsonb_object(:names::text[], :values::text[]))::text")
        .bind("id", form.id())
        .bind("kept", kept)
        .bind("other", other)
        .bind("names", chosen.keySet().toArray(String[]::new))
        .bind("values", chosen.values().toArray(String[]::new))
        .mapTo(String.class)
        .one();
  }

  /** The standing merges of a person, newest first. */
  List<Merge> list(Scope scope, Participant.Key kept) {
    return database.in(scope, tx -> {
      participants.get(tx, kept);
      List<Merge> merges = tx.query("""
              SELECT m.id, m.participant_id AS kept, m.merged_id AS merged, nullif(p.shown_name, '–') AS merged_name, m.why, m.merged_at, s.name AS merged_by,
                p.erased_at IS NULL AND row_number() OVER (ORDER BY r.deed_id DESC NULLS LAST) = 1 AS undoable
              FROM participant_merge m
              JOIN participant p ON p.organisation_id = m.organisation_id AND p.id = m.merged_id
              LEFT JOIN organisation_staff s ON s.organisation_id = m.organisation_id AND s.id = m.merged_by
              LEFT JOIN LATERAL (
                SELECT max(d.id) AS deed_id
                FROM participant_merge_row d
                WHERE d.organisation_id = m.organisation_id AND d.merge_id = m.id) r ON true
              WHERE m.organisation_id = :organisation AND m.participant_id = :kept AND m.undone_at IS NULL
              ORDER BY r.deed_id DESC NULLS LAST
              """)
          .bind("kept", kept)
          .mapTo(Merge.class)
          .list();
      if (!merges.isEmpty()) tx.audit("participant.read-participant", merges.stream().map(Merge::merged).toList(), List.of(), merges.size());
      return merges;
    });
  }

  /** Makes two records of one again, exactly as they were; what has come since stays with the kept one. Returns the record that is there again. */
  Participant.Key undo(Scope scope, Participant.Key kept, Merge.Key id) {
    return database.in(scope, tx -> {
      State state = state(tx, kept, id);
      if (state.undone) return state.mergedId;
      if (!state.kept || !state.latest) throw new Conflict("participant.merge.conflict.later");
      tx.query("SELECT participant_unmerge(:organisation, :id)::text").bind("id", id).mapTo(String.class).one();
      tx.update("UPDATE participant_merge SET undone_at = :now, undone_by = :actor WHERE organisation_id = :organisation AND id = :id AND undone_at IS NULL")
          .bind("id", id)
          .bind("now", clock.instant())
          .execute();
      tx.audit("participant.unmerge", List.of(state.participantId, state.mergedId), List.of(id), 2);
      return state.mergedId;
    });
  }

  private State state(Tx tx, Participant.Key kept, Merge.Key id) {
    participants.get(tx, kept);
    // the person first, as merging does: the two never wait for each other crosswise
    tx.query("SELECT p.id FROM participant p WHERE p.organisation_id = :organisation AND p.id = :kept FOR UPDATE").bind("kept", kept).mapTo(Participant.Key.class).one();
    return tx.query("""
            SELECT m.participant_id, m.merged_id, m.undone_at IS NOT NULL AS undone,
              EXISTS (SELECT FROM participant_merge_row r WHERE r.organisation_id = m.organisation_id AND r.merge_id = m.id) AS kept,
              NOT EXISTS (
                SELECT FROM participant_merge o
                JOIN participant_merge_row r ON r.organisation_id = o.organisation_id AND r.merge_id = o.id
                WHERE o.organisation_id = m.organisation_id AND o.participant_id = m.participant_id AND o.undone_at IS NULL
                  AND r.id > (SELECT max(w.id) FROM participant_merge_row w WHERE w.organisation_id = m.organisation_id AND w.merge_id = m.id) AND o.id <> m.id) AS latest
            FROM participant_merge m
            WHERE m.organisation_id = :organisation AND m.id = :id AND m.participant_id = :kept
            FOR UPDATE OF m
            """)
        .bind("id", id)
        .bind("kept", kept)
        .mapTo(State.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }
}
