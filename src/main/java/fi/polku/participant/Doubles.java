package fi.polku.participant;

import fi.polku.participant.MergePages.DoublePair;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Records that may be of one person: born on the same day and called alike, or reached by the same telephone. Nothing is done by itself. */
@Component
class Doubles {
  private final Database database;

  Doubles(Database database) {
    this.database = database;
  }

  List<DoublePair> list(Scope scope) {
    return database.in(scope, tx -> {
      List<DoublePair> pairs = tx.query("""
              WITH hidden AS MATERIALIZED (
                SELECT h.id FROM participant_hidden(:organisation, :actor) AS h (id)
              ), born AS (
                SELECT a.id AS one, b.id AS another
                FROM participant a
                JOIN participant b ON b.organisation_id = a.organisation_id AND b.birth_date = a.birth_date AND b.id > a.id
                WHERE a.organisation_id = :organisation AND a.birth_date IS NOT NULL AND public.similarity(a.search, b.search) > 0.3 AND a.merged_into IS NULL AND b.merged_into IS NULL
                LIMIT 200
              ), phoned AS (
                SELECT a.id AS one, b.id AS another
                FROM participant a
                JOIN participant b ON b.organisation_id = a.organisation_id AND b.phone = a.phone AND b.id > a.id
                WHERE a.organisation_id = :organisation AND a.phone IS NOT NULL AND a.merged_into IS NULL AND b.merged_into IS NULL
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
}
