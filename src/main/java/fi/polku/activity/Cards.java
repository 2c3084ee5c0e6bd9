package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cards of an organisation: printed ahead for nobody, given to a person, revoked when lost. */
@Component
class Cards {
  /** Cards on one sheet of A4. */
  static final int ON_A_SHEET = 10;

  private final Database database;
  private final Clock clock;

  Cards(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record State(Card.Key id, Participant.@Nullable Key participantId, boolean revoked) {}

  List<Card.Batch> batches(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT c.batch_id AS id, min(c.printed_at) AS printed_at, count(*) AS printed, count(c.given_at) AS given, count(c.revoked_at) AS revoked
            FROM activity_card c
            WHERE c.organisation_id = :organisation AND c.batch_id IS NOT NULL
            GROUP BY c.batch_id
            ORDER BY printed_at DESC, c.batch_id
            LIMIT 100
            """)
        .mapTo(Card.Batch.class)
        .list());
  }

  /**
   * Makes this many sheets of cards and returns their codes, which exist from now on only on the paper.
   *
   * @throws Conflict when this very form has been printed before
   */
  List<String> print(Scope scope, Card.BatchKey batch, int sheets) {
    List<String> codes = java.util.stream.Stream.generate(Card::newCode).limit((long) sheets * ON_A_SHEET).toList();
    database.act(scope, tx -> {
      if (!first(tx, batch)) throw new Conflict("activity.cards.printedAlready");
      for (String code : codes) add(tx, batch, code);
      tx.audit(List.of(), batch);
    });
    return codes;
  }

  private static boolean first(Tx tx, Card.BatchKey batch) {
    tx.query("SELECT pg_advisory_xact_lock(hashtextextended(:batch::text, 0))::text").bind("batch", batch).mapTo(String.class).findOne();
    return !tx.query("SELECT EXISTS (SELECT FROM activity_card c WHERE c.organisation_id = :organisation AND c.batch_id = :batch)")
        .bind("batch", batch)
        .mapTo(Boolean.class)
        .one();
  }

  private void add(Tx tx, Card.BatchKey batch, String code) {
    tx.update("""
            INSERT INTO activity_card (id, organisation_id, code_hash, printed_at, printed_by, batch_id)
            VALUES (:id, :organisation, :hash, :now, :actor, :batch)
            """)
        .bind("id", UUID.randomUUID())
        .bind("hash", new Secret(code).hash())
        .bind("now", clock.instant())
        .bind("batch", batch)
        .execute();
  }

  /** Revokes what nobody has been given of a batch, as when a sheet has gone missing. */
  int revokeUngiven(Scope scope, Card.BatchKey batch) {
    return database.in(scope, tx -> {
      List<Card.Key> revoked = new ArrayList<>(tx.query("""
              UPDATE activity_card
              SET revoked_at = :now, revoked_by = :actor
              WHERE organisation_id = :organisation AND batch_id = :batch AND given_at IS NULL AND revoked_at IS NULL
              RETURNING id
              """)
          .bind("now", clock.instant())
          .bind("batch", batch)
          .mapTo(Card.Key.class)
          .list());
      if (revoked.isEmpty() && first(tx, batch)) throw new NotFound();
      tx.audit(List.of(), revoked.toArray(Card.Key[]::new));
      return revoked.size();
    });
  }

  List<Card> list(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> tx.query("""
            SELECT c.id, c.given_at, c.revoked_at, v.loose, v.linked
            FROM activity_card c
            CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE t.participant_id IS NULL AND t.outcome = 'counted') AS loose, count(t.linked_at) AS linked
              FROM activity_door_act t
              WHERE t.organisation_id = c.organisation_id AND t.card_id = c.id) v
            WHERE c.organisation_id = :organisation AND c.participant_id = :participant
            ORDER BY c.revoked_at IS NOT NULL, c.given_at DESC, c.id
            """)
        .bind("participant", participant)
        .mapTo(Card.class)
        .list());
  }

  /** Gives the card of this code to the person; giving it to the same one again changes nothing. Returns what stands in the way, if anything. */
  Optional<String> give(Scope scope, Participant.Key participant, String typed) {
    Optional<byte[]> hash = Card.hash(typed);
    if (hash.isEmpty()) return Optional.of("activity.card.code.unreadable");
    return database.in(scope, tx -> {
      Optional<State> card = state(tx, hash.get());
      if (card.isEmpty()) return Optional.of("activity.card.code.unknown");
      if (card.get().revoked) return Optional.of("activity.card.code.revoked");
      if (participant.equals(card.get().participantId)) return Optional.empty();
      if (card.get().participantId != null) return Optional.of("activity.card.code.given");
      hand(tx, card.get().id, participant);
      return Optional.empty();
    });
  }

  private static Optional<State> state(Tx tx, byte[] hash) {
    return tx.query("""
            SELECT c.id, c.participant_id, c.revoked_at IS NOT NULL AS revoked
            FROM activity_card c
            WHERE c.code_hash = :hash AND c.organisation_id = :organisation
            FOR UPDATE
            """)
        .bind("hash", hash)
        .mapTo(State.class)
        .findOne();
  }

  private void hand(Tx tx, Card.Key card, Participant.Key participant) {
    int given = tx.update("""
            UPDATE activity_card
            SET participant_id = p.id, given_at = :now, given_by = :actor
            FROM participant p
            WHERE activity_card.id = :card AND activity_card.organisation_id = :organisation AND activity_card.participant_id IS NULL
              AND p.id = :participant AND p.organisation_id = :organisation
            """)
        .bind("card", card)
        .bind("participant", participant)
        .bind("now", clock.instant())
        .execute();
    if (given == 0) throw new NotFound();
    tx.audit(List.of(participant), card);
  }

  /** From now on the card stands for nobody. Revoking it twice changes nothing. */
  void revoke(Scope scope, Participant.Key participant, Card.Key card) {
    database.act(scope, tx -> {
      int revoked = tx.update("""
              UPDATE activity_card
              SET revoked_at = coalesce(revoked_at, :now), revoked_by = coalesce(revoked_by, :actor)
              WHERE id = :card AND participant_id = :participant AND organisation_id = :organisation
              """)
          .bind("card", card)
          .bind("participant", participant)
          .bind("now", clock.instant())
          .execute();
      if (revoked == 0) throw new NotFound();
      tx.audit(List.of(participant), card);
    });
  }
}
