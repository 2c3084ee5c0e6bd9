package fi.polku.participation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is known of a person at one moment of a stay, question by question: an answer, or why there is none. */
record Snapshot(Map<Question, String> values, Map<Question, MissingReason> missing) {
  static Snapshot empty() {
    return new Snapshot(new EnumMap<>(Question.class), new EnumMap<>(Question.class));
  }

  Optional<String> value(Question question) {
    return Optional.ofNullable(values.get(question));
  }

  Optional<MissingReason> why(Question question) {
    return Optional.ofNullable(missing.get(question));
  }

  /** An answer or a refusal has been given: from now on another one is a correction. Any other absence is no answer. */
  boolean given(Question question) {
    return values.containsKey(question) || missing.get(question) == MissingReason.REFUSED;
  }

  /** Nothing is known yet, and nobody has said why: it can still be asked. */
  boolean open(Question question) {
    return !values.containsKey(question) && why(question).orElse(MissingReason.NOT_ASKED) == MissingReason.NOT_ASKED;
  }

  /** As the history of corrections keeps it: the answer, or the reason in brackets; nothing when nothing is known. */
  Optional<String> word(Question question) {
    return value(question).or(() -> why(question).map(reason -> "(" + Typed.code(reason) + ")"));
  }

  boolean differs(Question question, Snapshot other) {
    return !Objects.equals(word(question), other.word(question));
  }
}
