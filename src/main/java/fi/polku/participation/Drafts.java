package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forms not sent yet: they save themselves, wait on any device, and are gone thirty days after the last word. */
@Component
class Drafts {
  static final Duration AGE = Duration.ofDays(30);

  private final Database database;
  private final Spells spells;
  private final Clock clock;

  Drafts(Database database, Spells spells, Clock clock) {
    this.database = database;
    this.spells = spells;
    this.clock = clock;
  }

  /** What the staff have begun of this form, if anything. */
  Optional<Draft> find(Tx tx, Spell.Key spell, FormKind kind) {
    return tx.query("""
            SELECT f.id, f.organisation_id, f.participant_id, f.spell_id, f.kind, f.way, f.revision, f.paper_date, f.signed_by, f.saved_at, f.expires_at
            FROM participation_form f
            WHERE f.organisation_id = :organisation AND f.spell_id = :spell AND f.kind = :kind AND f.way <> 'phone' AND f.submitted_at IS NULL AND f.revoked_at IS NULL
              AND f.expires_at > :now
            """)
        .bind("spell", spell)
        .bind("kind", kind)
        .bind("now", clock.instant())
        .mapTo(Draft.class)
        .findOne();
  }

  Filled answers(Scope scope, Draft draft) {
    return database.in(scope, tx -> answers(tx, draft.id()));
  }

  static Filled answers(Tx tx, Form.Key form) {
    Map<String, String> typed = new LinkedHashMap<>();
    tx.query("""
            SELECT a.key, a.value
            FROM participation_form f
            CROSS JOIN LATERAL jsonb_each_text(f.answers) AS a (key, value)
            WHERE f.organisation_id = :organisation AND f.id = :form
            """)
        .bind("form", form)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> typed.put(entry.getKey(), entry.getValue()));
    return new Filled(typed);
  }

  /**
   * Keeps what has been typed so far.
   *
   * @return the revision now; empty when somebody else has written to it since, and nothing is kept
   */
  Optional<Integer> save(Scope scope, Draft draft, Filled filled) {
    return database.in(scope, tx -> {
      spells.get(tx, draft.participantId(), draft.spellId());
      forget(tx);
      Optional<Integer> saved = overwrite(tx, draft, filled).or(() -> draft.revision() == 0 ? begin(tx, draft, filled) : Optional.empty()).or(() -> same(tx, draft, filled));
      if (saved.isPresent()) tx.audit(List.of(draft.participantId()), draft.id());
      return saved;
    });
  }

  private Optional<Integer> overwrite(Tx tx, Draft draft, Filled filled) {
    return tx.query("""
            UPDATE participation_form
            SET answers = jsonb_object(:keys::text[], :values::text[]), way = CASE WHEN way = 'phone' THEN way ELSE :way END, paper_date = :paper, signed_by = :signed, revision = revision + 1, saved_at = :now,
              expires_at = CASE WHEN way = 'phone' THEN expires_at ELSE :expires END
            WHERE organisation_id = :organisation AND id = :id AND spell_id = :spell AND revision = :revision AND submitted_at IS NULL AND revoked_at IS NULL
            RETURNING revision
            """)
        .bind("id", draft.id()).bind("spell", draft.spellId()).bind("revision", draft.revision()).bind("way", draft.way())
        .bind("keys", filled.typed().keySet().toArray(String[]::new)).bind("values", filled.typed().values().toArray(String[]::new))
        .bind("paper", draft.paperDate()).bind("signed", draft.signedBy()).bind("now", clock.instant()).bind("expires", clock.instant().plus(AGE))
        .mapTo(Integer.class)
        .findOne();
  }

  /** What the page has just saved by itself and then sends once more is no other hand's: the same words are kept already. */
  private static Optional<Integer> same(Tx tx, Draft draft, Filled filled) {
    return tx.query("""
            SELECT f.revision
            FROM participation_form f
            WHERE f.organisation_id = :organisation AND f.id = :id AND f.spell_id = :spell AND f.submitted_at IS NULL AND f.revoked_at IS NULL
              AND f.answers = jsonb_object(:keys::text[], :values::text[]) AND (f.way = 'phone' OR f.way = :way) AND f.paper_date IS NOT DISTINCT FROM :paper::date AND f.signed_by IS NOT DISTINCT FROM :signed::text
            """)
        .bind("id", draft.id()).bind("spell", draft.spellId()).bind("way", draft.way()).bind("paper", draft.paperDate()).bind("signed", draft.signedBy())
        .bind("keys", filled.typed().keySet().toArray(String[]::new)).bind("values", filled.typed().values().toArray(String[]::new))
        .mapTo(Integer.class)
        .findOne();
  }

  private Optional<Integer> begin(Tx tx, Draft draft, Filled filled) {
    int begun = tx.update("""
            INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, answers, revision, paper_date, signed_by, made_at, made_by, saved_at, expires_at)
            VALUES (:id, :organisation, :participant, :spell, :kind, :way, jsonb_object(:keys::text[], :values::text[]), 1, :paper, :signed, :now, :actor, :now, :expires)
            ON CONFLICT DO NOTHING
            """)
        .bind("id", draft.id()).bind("participant", draft.participantId()).bind("spell", draft.spellId()).bind("kind", draft.kind()).bind("way", draft.way())
        .bind("keys", filled.typed().keySet().toArray(String[]::new)).bind("values", filled.typed().values().toArray(String[]::new))
        .bind("paper", draft.paperDate()).bind("signed", draft.signedBy()).bind("now", clock.instant()).bind("expires", clock.instant().plus(AGE))
        .execute();
    return begun == 1 ? Optional.of(1) : Optional.empty();
  }

  void forget(Scope scope) {
    database.act(scope, this::forget);
  }

  /** Drafts nobody came back to, and links nobody used, go with what was typed in them. */
  void forget(Tx tx) {
    tx.update("DELETE FROM participation_form WHERE organisation_id = :organisation AND submitted_at IS NULL AND expires_at <= :now")
        .bind("now", clock.instant())
        .execute();
  }

  /** Marks the form as sent, its answers gone to where they belong. False when it was sent before. @throws NotFound when the id is another's */
  boolean send(Tx tx, Draft draft) {
    if (sendKept(tx, draft) + sendNew(tx, draft) == 0) {
      boolean theirs = tx.query("SELECT EXISTS (SELECT FROM participation_form WHERE organisation_id = :organisation AND spell_id = :spell AND id = :id)")
          .bind("spell", draft.spellId()).bind("id", draft.id()).mapTo(Boolean.class).one();
      if (!theirs) throw new NotFound();
      return false;
    }
    close(tx, draft);
    return true;
  }

  private int sendKept(Tx tx, Draft draft) {
    return tx.update("""
            UPDATE participation_form
            SET answers = '{}', submitted_at = :now, paper_date = :paper, signed_by = :signed, way = :way, token_hash = NULL
            WHERE organisation_id = :organisation AND id = :id AND spell_id = :spell AND submitted_at IS NULL
            """)
        .bind("id", draft.id()).bind("spell", draft.spellId()).bind("way", draft.way()).bind("paper", draft.paperDate()).bind("signed", draft.signedBy()).bind("now", clock.instant())
        .execute();
  }

  /** Nothing where the id is taken, be it in another organisation, whose rows are not seen from here. */
  private int sendNew(Tx tx, Draft draft) {
    return tx.update("""
            INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, paper_date, signed_by, made_at, made_by, expires_at, submitted_at)
            VALUES (:id, :organisation, :participant, :spell, :kind, :way, :paper, :signed, :now, :actor, :now, :now)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", draft.id()).bind("participant", draft.participantId()).bind("spell", draft.spellId()).bind("kind", draft.kind()).bind("way", draft.way())
        .bind("paper", draft.paperDate()).bind("signed", draft.signedBy()).bind("now", clock.instant())
        .execute();
  }

  /** What else is open of the same form has nothing more to ask. */
  private void close(Tx tx, Draft draft) {
    tx.update("""
            UPDATE participation_form
            SET revoked_at = :now, answers = '{}', token_hash = NULL
            WHERE organisation_id = :organisation AND spell_id = :spell AND kind = :kind AND submitted_at IS NULL AND revoked_at IS NULL
            """)
        .bind("spell", draft.spellId())
        .bind("kind", draft.kind())
        .bind("now", clock.instant())
        .execute();
  }

  /** The forms of a person that have been sent, newest first. */
  static List<Form> sent(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT f.id, f.spell_id, f.kind, f.way, f.submitted_at, f.paper_date, f.signed_by, s.name
            FROM participation_form f
            LEFT JOIN organisation_staff s ON s.organisation_id = f.organisation_id AND s.id = f.made_by
            WHERE f.organisation_id = :organisation AND f.participant_id = :participant AND f.submitted_at IS NOT NULL AND f.revoked_at IS NULL
            ORDER BY f.submitted_at DESC, f.id
            """)
        .bind("participant", participant)
        .mapTo(Form.class)
        .list();
  }
}
