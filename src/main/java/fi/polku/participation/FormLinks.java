package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links by which a person fills a form on their own phone: 128 random bits, for one form, seven days, until it is sent. */
@Component
class FormLinks {
  static final Duration AGE = Duration.ofDays(7);

  private final Database database;
  private final Spells spells;
  private final FundedProjects projects;
  private final Submissions submissions;
  private final Clock clock;

  FormLinks(Database database, Spells spells, FundedProjects projects, Submissions submissions, Clock clock) {
    this.database = database;
    this.spells = spells;
    this.projects = projects;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** What stands behind a link: the form, what it asks of whom, and what has been typed by this link. */
  record Opened(Draft draft, Spell spell, FundedProject project, String organisation, List<Question> asked, Filled filled, boolean sensitiveWithdrawn) {}

  /** A new link; the one before it opens nothing from now on. */
  Secret make(Scope scope, Participant.Key participant, Spell.Key spell, FormKind kind) {
    Secret word = Secret.random();
    database.act(scope, tx -> {
      spells.get(tx, participant, spell);
      end(tx, spell, kind);
      UUID id = UUID.randomUUID();
      tx.update("""
              INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, token_hash, made_at, made_by, expires_at)
              VALUES (:id, :organisation, :participant, :spell, :kind, 'phone', :hash, :now, :actor, :expires)
              """)
          .bind("id", id).bind("participant", participant).bind("spell", spell).bind("kind", kind).bind("hash", word.hash())
          .bind("now", clock.instant()).bind("expires", clock.instant().plus(AGE))
          .execute();
      tx.audit(List.of(participant), new Form.Key(id));
    });
    return word;
  }

  /** Whether a link waits for its answer. */
  boolean waits(Scope scope, Spell.Key spell, FormKind kind) {
    return database.in(scope, tx -> tx.query("""
            SELECT EXISTS (SELECT FROM participation_form f
              WHERE f.organisation_id = :organisation AND f.spell_id = :spell AND f.kind = :kind AND f.token_hash IS NOT NULL AND f.submitted_at IS NULL AND f.revoked_at IS NULL
                AND f.expires_at > :now)
            """)
        .bind("spell", spell)
        .bind("kind", kind)
        .bind("now", clock.instant())
        .mapTo(Boolean.class)
        .one());
  }

  void end(Scope scope, Participant.Key participant, Spell.Key spell, FormKind kind) {
    database.act(scope, tx -> {
      spells.get(tx, participant, spell);
      end(tx, spell, kind);
      tx.audit(List.of(participant), spell);
    });
  }

  private void end(Tx tx, Spell.Key spell, FormKind kind) {
    tx.update("""
            UPDATE participation_form
            SET revoked_at = :now, answers = '{}', token_hash = NULL
            WHERE organisation_id = :organisation AND spell_id = :spell AND kind = :kind AND way = 'phone' AND submitted_at IS NULL AND revoked_at IS NULL
            """)
        .bind("spell", spell)
        .bind("kind", kind)
        .bind("now", clock.instant())
        .execute();
  }

  /** Finds the form of a link that is still good, whichever organisation's it is. */
  Optional<Draft> find(Scope scope, Secret word) {
    return database.in(scope, tx -> tx.query("""
            SELECT f.id, f.organisation_id, f.participant_id, f.spell_id, f.kind, f.way, f.revision, f.paper_date, f.signed_by, f.saved_at, f.expires_at
            FROM participation_form f
            WHERE f.token_hash = :hash AND f.submitted_at IS NULL AND f.revoked_at IS NULL AND f.expires_at > :now
            """)
        .bind("hash", word.hash())
        .bind("now", clock.instant())
        .mapTo(Draft.class)
        .findOne());
  }

  /** What the person sees: nothing of what is known of them, only what is asked and what they have typed here. */
  Opened open(Scope scope, Draft draft) {
    return database.in(scope, tx -> {
      Spell spell = spells.get(tx, draft.participantId(), draft.spellId());
      FundedProject project = projects.get(tx, spell.projectId());
      String organisation = tx.query("SELECT name FROM organisation WHERE id = :organisation").mapTo(String.class).one();
      tx.audit(List.of(draft.participantId()), draft.id());
      return new Opened(draft, spell, project, organisation, submissions.open(tx, spell, project, draft.kind()), Drafts.answers(tx, draft.id()),
          SensitiveAnswers.withdrawn(tx, draft.participantId()));
    });
  }
}
