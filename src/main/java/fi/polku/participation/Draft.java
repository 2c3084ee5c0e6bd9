package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.platform.security.OrganisationKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A form that is being filled: by staff with the person, from paper, or by the person on their own phone. */
record Draft(Form.Key id, OrganisationKey organisationId, Participant.Key participantId, Spell.Key spellId, FormKind kind, Way way, int revision, @Nullable LocalDate paperDate,
    @Nullable String signedBy, @Nullable Instant savedAt, Instant expiresAt) {}
