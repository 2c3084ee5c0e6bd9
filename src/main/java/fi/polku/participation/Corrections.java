package fi.polku.participation;

import fi.polku.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was said of a stay before it was corrected, and why. */
final class Corrections {
  private Corrections() {}

  /** One correction; {@code before} and {@code after} as they were kept. */
  public record Correction(Instant correctedAt, @Nullable String name, String field, @Nullable String before, @Nullable String after, String reason) {}

  /** Keeps what stood, if it changes. */
  static void note(Tx tx, Spell spell, String field, @Nullable String before, @Nullable String after, String reason, Instant at) {
    if (Objects.equals(before, after)) return;
    tx.update("""
            INSERT INTO participation_correction (organisation_id, spell_id, participant_id, field, before, after, reason, corrected_at, corrected_by)
            VALUES (:organisation, :spell, :participant, :field, :before, :after, :reason, :at, :actor)
            """)
        .bind("spell", spell.id())
        .bind("participant", spell.participantId())
        .bind("field", field)
        .bind("before", before)
        .bind("after", after)
        .bind("reason", reason)
        .bind("at", at)
        .execute();
  }

  /** Newest first. */
  static List<Correction> list(Tx tx, Spell.Key spell) {
    return tx.query("""
            SELECT c.corrected_at, s.name, c.field, c.before, c.after, c.reason
            FROM participation_correction c
            LEFT JOIN organisation_staff s ON s.organisation_id = c.organisation_id AND s.id = c.corrected_by
            WHERE c.organisation_id = :organisation AND c.spell_id = :spell
            ORDER BY c.corrected_at DESC, c.id DESC
            """)
        .bind("spell", spell)
        .mapTo(Correction.class)
        .list();
  }
}
