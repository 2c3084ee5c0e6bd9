package fi.polku.participant;

import fi.polku.participant.Consent.Way;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people have agreed to and been told, with its history: nothing is overwritten. */
@Component
class Consents {
  private final Database database;
  private final Participants participants;
  private final Clock clock;

  Consents(Database database, Participants participants, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.clock = clock;
  }

  /** All of them, newest first. */
  List<Consent> list(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      participants.get(tx, participant);
      tx.audit(List.of(participant));
      return tx.query("""
              SELECT c.id, c.kind, c.partner, c.wording_version, c.wording_language, c.given_on, c.given_how, g.name AS given_by,
                c.withdrawn_on, c.withdrawn_how, w.name AS withdrawn_by
              FROM participant_consent c
              LEFT JOIN organisation_staff g ON g.organisation_id = c.organisation_id AND g.id = c.given_by
              LEFT JOIN organisation_staff w ON w.organisation_id = c.organisation_id AND w.id = c.withdrawn_by
              WHERE c.organisation_id = :organisation AND c.participant_id = :participant
              ORDER BY c.given_on DESC, c.recorded_at DESC, c.id
              """)
          .bind("participant", participant)
          .mapTo(Consent.class)
          .list();
    });
  }

  /** Writes down what the form says, once. */
  void give(Scope scope, Participant.Key participant, ConsentForm form) {
    database.act(scope, tx -> {
      participants.get(tx, participant);
      int given = tx.update("""
              INSERT INTO participant_consent (id, organisation_id, participant_id, kind, partner, wording_version, wording_language, given_on, given_how, given_by, recorded_at)
              VALUES (:id, :organisation, :participant, :kind, :partner, :version, :language, :day, :how, :actor, :now)
              ON CONFLICT (id) DO NOTHING
              """)
          .bind("id", form.id())
          .bind("participant", participant)
          .bind("kind", form.kind())
          .bind("partner", form.kind() == Consent.Kind.SHARING ? form.partner() : null)
          .bind("version", form.version())
          .bind("language", form.language().tag())
          .bind("day", form.day())
          .bind("how", form.how())
          .bind("now", clock.instant())
          .execute();
      if (given == 1) tx.audit("participant.consent-given", List.of(participant), List.of(form.id()), 1);
    });
  }

  /** Takes a consent back; taking it back twice changes nothing. */
  void withdraw(Scope scope, Participant.Key participant, Consent.Key id, Way how, LocalDate today) {
    database.act(scope, tx -> {
      participants.get(tx, participant);
      Consent.Kind kind = tx.query("SELECT c.kind FROM participant_consent c WHERE c.organisation_id = :organisation AND c.id = :id AND c.participant_id = :participant FOR UPDATE")
          .bind("id", id)
          .bind("participant", participant)
          .mapTo(Consent.Kind.class)
          .findOne()
          .orElseThrow(NotFound::new);
      if (kind.notice()) throw new Conflict("participant.consent.conflict");
      int withdrawn = tx.update("""
              UPDATE participant_consent
              SET withdrawn_on = greatest(given_on, :today), withdrawn_how = :how, withdrawn_at = :now, withdrawn_by = :actor
              WHERE organisation_id = :organisation AND id = :id AND withdrawn_at IS NULL
              """)
          .bind("id", id)
          .bind("today", today)
          .bind("how", how)
          .bind("now", clock.instant())
          .execute();
      if (withdrawn == 1) tx.audit("participant.consent-withdrawn", List.of(participant), List.of(id), 1);
    });
  }
}
