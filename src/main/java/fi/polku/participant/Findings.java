package fi.polku.participant;

import fi.polku.participant.Participants.Found;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is found by what somebody types: as it was typed, and when few are, almost so. */
@Component
class Findings {
  private static final int LIKELY = 6;

  /** Fewer found than this, and names written almost so are looked for too. */
  private static final int FEW = 3;

  private final Database database;

  Findings(Database database) {
    this.database = database;
  }

  /** One page of those whose alias, names or telephone number hold all the words, by name. */
  List<Found> search(Scope scope, SearchWords words, int page) {
    return database.in(scope, tx -> {
      List<Found> found = tx.query("""
              WITH found AS MATERIALIZED (
                SELECT f.id, f.place
                FROM participant_search(:organisation, :actor, :words, 0, :most) WITH ORDINALITY AS f (id, place)
              )
              SELECT p.id, p.shown_name, p.first_name, p.last_name, p.municipality, (SELECT count(*) FROM found) AS total
              FROM found f
              JOIN participant p ON p.organisation_id = :organisation AND p.id = f.id
              WHERE f.place > :before AND f.place <= :before + :size
              ORDER BY f.place
              """)
          .bind("words", words.patterns())
          .bind("most", Participants.COUNTED + 1)
          .bind("before", (page - 1) * Participants.PAGE)
          .bind("size", Participants.PAGE)
          .mapTo(Found.class)
          .list();
      tx.audit(found.stream().map(Found::id).toList());
      return found;
    });
  }

  /** Those whose name is almost what was typed, when few have it as it was typed; and those once known by it. */
  List<Found> near(Scope scope, SearchWords words, List<Found> found) {
    if (found.size() >= FEW || words.near().length == 0) return List.of();
    return database.in(scope, tx -> {
      List<Found> near = tx.query("""
              SELECT p.id, p.shown_name, p.first_name, p.last_name, p.municipality, 0 AS total
              FROM participant_search_near(:organisation, :actor, :words, :patterns, :most) n
              JOIN participant p ON p.organisation_id = :organisation AND p.id = n.id AND p.id <> ALL (:found)
              ORDER BY n.nearness DESC, p.shown_name, p.id
              """)
          .bind("words", words.near())
          .bind("patterns", words.patterns())
          .bind("most", LIKELY + FEW)
          .bind("found", found.stream().map(f -> f.id().value()).toArray(UUID[]::new))
          .mapTo(Found.class)
          .list();
      if (!near.isEmpty()) tx.audit(near.stream().map(Found::id).toList());
      return near;
    });
  }

  /** The few who may be meant by what has been typed, written almost so too; nobody before two letters. */
  List<Participant> likely(Scope scope, SearchWords words) {
    if (words.text().length() < 2) return List.of();
    List<Participant> exact = exactly(scope, words);
    List<Found> near = near(scope, words, exact.stream().map(p -> new Found(p.id(), p.shownName(), null, null, null, 0)).toList());
    return Stream.concat(exact.stream(), near.stream().map(f -> new Participant(f.id(), f.shownName()))).limit(LIKELY).toList();
  }

  private List<Participant> exactly(Scope scope, SearchWords words) {
    return database.in(scope, tx -> {
      List<Participant> likely = tx.query("""
              SELECT p.id, p.shown_name
              FROM participant_search(:organisation, :actor, :words, 0, :most) f
              JOIN participant p ON p.organisation_id = :organisation AND p.id = f.id
              ORDER BY lower(p.shown_name) <> lower(:text), p.shown_name, p.id
              """)
          .bind("words", words.patterns())
          .bind("text", words.text())
          .bind("most", LIKELY)
          .mapTo(Participant.class)
          .list();
      if (!likely.isEmpty()) tx.audit(likely.stream().map(Participant::id).toList());
      return likely;
    });
  }
}
