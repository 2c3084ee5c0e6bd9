package fi.polku.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form that has been sent: when, how, and for paper its own date and who had signed it. */
record Form(Key id, Spell.Key spellId, FormKind kind, Way way, Instant submittedAt, @Nullable LocalDate paperDate, @Nullable String signedBy, @Nullable String name) {

  /** The identity of a form. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
