package fi.polku.participant;

import fi.polku.participant.DoublePages.DoublePair;
import fi.polku.participant.DoublePages.ToldApart;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Records that may be of one person: born on the same day and called alike, or reached by the same telephone. Nothing is done by itself. */
@Component
class Doubles {
  private final Database database;
  private final Participants participants;
  private final Clock clock;

  Doubles(Database database, Participants participants, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.clock = clock;
  }

  List<DoublePair> list(Scope scope) {
    return database.in(scope, tx -> {
      List<DoublePair> pairs = tx.query("""
              WITH hidden AS MATERIALIZED (
                SELECT h.id FROM participant_hidden(:organisation, :actor) AS h (id)
              ), apart AS MATERIALIZED (
                SELECT least(d.participant_id, d.other_id) AS one, greatest(d.participant_id, d.other_id) AS another FROM participant_distinct d WHERE d.organisation_id = :organisation
              ), born AS (
                SELECT a.id AS one, b.id AS another
                FROM participant a
                JOIN participant b ON b.organisation_id = a.organisation_id AND b.birth_date = a.birth_date AND b.id > a.id
                WHERE a.organisation_id = :organisation AND a.birth_date IS NOT NULL AND public.similarity(a.search, b.search) > 0.3 AND a.merged_into IS NULL AND b.merged_into IS NULL
                  AND (a.id, b.id) NOT IN (SELECT one, another FROM apart)
                LIMIT 200
              ), phoned AS (
                SELECT a.id AS one, b.id AS another
                FROM participant a
                JOIN participant b ON b.organisation_id = a.organisation_id AND b.phone = a.phone AND b.id > a.id
                WHERE a.organisation_id = :organisation AND a.phone IS NOT NULL AND a.merged_into IS NULL AND b.merged_into IS NULL
                  AND (a.id, b.id) NOT IN (SELECT one, another FROM apart)
                LIMIT 200
              )
              SELECT a.id AS one, a.shown_name AS one_name, b.id AS another, b.shown_name AS another_name,
                CASE WHEN a.birth_date = b.birth_date THEN a.birth_date END AS birth_date, CASE WHEN a.phone = b.phone THEN a.phone END AS phone
              FROM (SELECT one, another FROM born UNION SELECT one, another FROM phoned) pair
              JOIN participant a ON a.organisation_id = :organisation AND a.id = pair.one AND a.merged_into IS NULL AND a.erased_at IS NULL
              JOIN participant b ON b.organisation_id = :organisation AND b.id = pair.another AND b.merged_into IS NULL AND b.erased_at IS NULL
              WHERE a.id NOT IN (SELECT id FROM hidden) AND b.id NOT IN (SELECT id FROM hidden)
              ORDER BY a.shown_name, b.shown_name, a.id, b.id
              LIMIT 100
              """)
          .mapTo(DoublePair.class)
          .list();
      if (!pairs.isEmpty()) tx.audit(pairs.stream().flatMap(p -> Stream.of(p.one(), p.another())).distinct().toList());
      return pairs;
    });
  }

  /** Those that somebody has said are two people, the newest first. */
  List<ToldApart> apart(Scope scope) {
    return database.in(scope, tx -> {
      List<ToldApart> pairs = tx.query("""
              SELECT a.id AS one, a.shown_name AS one_name, b.id AS another, b.shown_name AS another_name, d.said_at, s.name AS said_by
              FROM participant_distinct d
              JOIN participant a ON a.organisation_id = d.organisation_id AND a.id = d.participant_id AND a.merged_into IS NULL AND a.erased_at IS NULL
              JOIN participant b ON b.organisation_id = d.organisation_id AND b.id = d.other_id AND b.merged_into IS NULL AND b.erased_at IS NULL AND b.id <> a.id
              LEFT JOIN organisation_staff s ON s.organisation_id = d.organisation_id AND s.id = d.said_by
              WHERE d.organisation_id = :organisation
                AND a.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor))) AND b.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
              ORDER BY d.said_at DESC, d.id
              LIMIT 100
              """)
          .mapTo(ToldApart.class)
          .list();
      if (!pairs.isEmpty()) tx.audit(pairs.stream().flatMap(p -> Stream.of(p.one(), p.another())).distinct().toList());
      return pairs;
    });
  }

  /** They are two people: said once, however often it is sent. */
  void tellApart(Scope scope, Participant.Key one, Participant.Key another) {
    database.act(scope, tx -> {
      both(tx, one, another);
      tx.update("""
              INSERT INTO participant_distinct (id, organisation_id, participant_id, other_id, said_at, said_by)
              SELECT uuidv7(), :organisation, :one, :another, :now, :actor
              WHERE NOT EXISTS (SELECT FROM participant_distinct d WHERE d.organisation_id = :organisation AND d.participant_id = :another AND d.other_id = :one)
              ON CONFLICT (organisation_id, participant_id, other_id) DO NOTHING
              """)
          .bind("one", one)
          .bind("another", another)
          .bind("now", clock.instant())
          .execute();
      tx.audit("participant.tell-apart", List.of(one, another), List.of(), 2);
    });
  }

  /** They may be one person after all. */
  void doubt(Scope scope, Participant.Key one, Participant.Key another) {
    database.act(scope, tx -> {
      both(tx, one, another);
      tx.update("""
              DELETE FROM participant_distinct
              WHERE organisation_id = :organisation AND ((participant_id = :one AND other_id = :another) OR (participant_id = :another AND other_id = :one))
              """)
          .bind("one", one)
          .bind("another", another)
          .execute();
      tx.audit("participant.doubt", List.of(one, another), List.of(), 2);
    });
  }

  private void both(Tx tx, Participant.Key one, Participant.Key another) {
    participants.get(tx, one);
    participants.get(tx, another);
    if (one.equals(another)) throw new NotFound();
  }
}
