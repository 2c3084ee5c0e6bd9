package fi.polku.participation;

import fi.polku.participant.Participant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one participation stands in EURA 2021.
 *
 * @param facts every state with its day, oldest first: "invited 2026-01-02"
 */
public record EuraLine(Participant.Key participantId, String shownName, @Nullable String euraNumber, LocalDate entered, @Nullable LocalDate leftOn, @Nullable EuraState state,
    @Nullable LocalDate happenedOn, String[] facts) {

  /** The start is in EURA, the person has left, and of the end nothing is: it is due four weeks after leaving. */
  public boolean endDue() {
    return leftOn != null && (state == EuraState.START_SUBMITTED || state == EuraState.START_ACCEPTED);
  }

  /** True while the start is not in EURA, and again when the end is due. */
  public boolean open() {
    return state == null || state == EuraState.INVITED || endDue();
  }

  /** Where on the way through EURA this is, the first stage first: nothing yet, told to come, the start, the end due, the end; last those who need not. */
  int stage() {
    if (endDue()) return 5;
    return switch (state) {
      case null -> 1;
      case INVITED -> 2;
      case START_SUBMITTED -> 3;
      case START_ACCEPTED -> 4;
      case END_SUBMITTED -> 6;
      case END_ACCEPTED -> 7;
      case COULD_NOT -> 8;
      case NOT_NEEDED -> 9;
    };
  }

  public boolean has(EuraState wanted) {
    for (String fact : facts) if (fact.startsWith(Typed.code(wanted) + " ")) return true;
    return false;
  }

  /** When the first of such states happened. */
  Optional<LocalDate> firstDay(Predicate<EuraState> such) {
    for (String fact : facts) {
      String[] parts = fact.split(" ");
      if (Typed.code(EuraState.class, parts[0]).filter(such).isPresent()) return Optional.of(LocalDate.parse(parts[1]));
    }
    return Optional.empty();
  }

  /** The end is due, and its four weeks have passed. */
  boolean late(LocalDate today) {
    return endDue() && Clocks.fourWeeks(leftOn).isBefore(today);
  }
}
