package fi.polku.activity;

import fi.polku.participant.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did at a door: touched a tile, showed a card, counted one more, or took the last one back. Made on the
 * device with its own id, so that it happens once however often it is told.
 *
 * @param tile the tile touched, an opaque word of this door
 * @param card the hash of the card shown
 * @param undoes the act taken back
 */
record DoorAct(Key id, Session.Key session, @Nullable String tile, byte @Nullable [] card, @Nullable Key undoes, Instant at) {
  /** How long after an act it may be taken back: the button shows for seconds, this allows for slow hands and clocks. */
  static final Duration REGRET = Duration.ofMinutes(2);

  /** How long a tablet may be without a network and still be believed. */
  static final Duration MEMORY = Duration.ofDays(14);

  /** The identity of an act, and what makes it happen once. */
  record Key(UUID value) implements fi.polku.platform.db.Key {}

  static DoorAct head(UUID id, Session.Key session, Instant at) {
    return new DoorAct(new Key(id), session, null, null, null, at);
  }

  /** What came of it; everything but {@link #UNKNOWN} is kept. */
  enum Outcome {
    /** The person was marked present. */
    MARKED,
    /** The person, or the card, had been noted at this session before. */
    ALREADY,
    /** One more head. */
    COUNTED,
    /** The session was closed, cancelled, or of another day: staff see it and decide. */
    LATE,
    /** The session has moved to another place. */
    ELSEWHERE,
    /** The person's data has been erased meanwhile, or the tile was none of this door's. */
    GONE,
    /** It was taken back. */
    UNDONE,
    /** It took another back. */
    UNDO,
    /** No session, card or act of this organisation: nothing was written. */
    UNKNOWN;

    /** Something in the figures stands for it. */
    boolean figured() {
      return this == MARKED || this == COUNTED;
    }
  }

  /** What a kept act was about, for taking it back. */
  record Kept(Key id, Session.Key sessionId, Participant.@Nullable Key participantId, Outcome outcome, Instant actedAt) {}

  /** An act that found no way into the figures. */
  record Odd(Key id, Outcome outcome, Instant actedAt, Session.Key sessionId, Participant.@Nullable Key participantId, String activityName, Instant starts, @Nullable String shownName) {}
}
