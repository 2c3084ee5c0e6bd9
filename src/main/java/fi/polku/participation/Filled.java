package fi.polku.participation;

import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** A form as it has been filled so far, just as it was typed: {@code isced} and {@code isced-missing}. */
record Filled(Map<String, String> typed) {
  /** Before a reason that is chosen in the place of an answer. */
  static final String REASON = "missing:";

  private static final int LONGEST = 200;

  /** @param everyAnswer each question is answered, or a reason chosen; else an empty one has not been asked */
  record Reading(List<Question> asked, LocalDate entered, LocalDate today, boolean everyAnswer) {}

  /** Only what the form asks is taken from what was sent. */
  static Filled of(MultiValueMap<String, String> sent, List<Question> asked) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Question question : asked) {
      for (String name : List.of(question.code(), question.code() + "-missing")) {
        String value = String.join(",", sent.getOrDefault(name, List.of()).stream().map(Typed::text).filter(v -> !v.isEmpty()).toList());
        // a choice among the answers can be a reason for having none
        boolean reason = value.startsWith(REASON);
        String kept = reason ? value.substring(REASON.length()) : value;
        if (!kept.isEmpty()) typed.put(reason ? question.code() + "-missing" : name, kept.substring(0, Math.min(kept.length(), 2 * LONGEST)));
      }
    }
    return new Filled(typed);
  }

  static Filled of(Snapshot known) {
    Map<String, String> typed = new LinkedHashMap<>();
    known.values().forEach((question, value) -> typed.put(question.code(), shown(question, value)));
    known.missing().forEach((question, reason) -> typed.put(question.code() + "-missing", Typed.code(reason)));
    return new Filled(typed);
  }

  private static String shown(Question question, String value) {
    return question.input == Question.Input.DAY ? Typed.date(value).map(d -> d.getDayOfMonth() + "." + d.getMonthValue() + "." + d.getYear()).orElse(value) : value;
  }

  String text(Question question) {
    return typed.getOrDefault(question.code(), "");
  }

  String why(Question question) {
    return typed.getOrDefault(question.code() + "-missing", "");
  }

  List<String> chosen(Question question) {
    return text(question).isEmpty() ? List.of() : Arrays.asList(text(question).split(","));
  }

  /** Whether it says of each question what the other says, in the same way or another. */
  boolean says(Filled other, List<Question> asked) {
    return asked.stream().allMatch(q -> text(q).equals(other.text(q)) && (!text(q).isEmpty() || why(q).equals(other.why(q))));
  }

  /** Whether anything was written or chosen there. */
  boolean told(Question question) {
    return !text(question).isEmpty() || !why(question).isEmpty();
  }

  /** What it says, with a problem for each thing that cannot be so. An answer weighs more than a reason for none. */
  Snapshot read(Reading reading, Problems problems) {
    Snapshot said = Snapshot.empty();
    for (Question question : reading.asked) {
      if (Question.DETAILS.contains(question) && !applies(question)) continue;
      if (!text(question).isEmpty()) answer(question, reading, problems).ifPresent(value -> said.values().put(question, value));
      else absent(question, reading, problems, said);
    }
    return said;
  }

  private void absent(Question question, Reading reading, Problems problems, Snapshot said) {
    Optional<MissingReason> reason = Typed.code(MissingReason.class, why(question));
    if (reason.isPresent()) said.missing().put(question, reason.get());
    else if (Question.DETAILS.contains(question)) return;
    else if (reading.everyAnswer) problems.add(question.code(), "participation.problem.choose");
    else said.missing().put(question, MissingReason.NOT_ASKED);
  }

  /** Whether the question is asked at all, after what has been answered to another. */
  boolean applies(Question question) {
    return question.condition().map(condition -> condition.met(chosen(condition.of()))).orElse(true);
  }

  private Optional<String> answer(Question question, Reading reading, Problems problems) {
    String field = question.code();
    return switch (question.input) {
      case DAY -> day(question, reading, problems);
      case CHOICE -> kept(question.options.contains(text(question)), field, "participation.problem.choice", problems, text(question));
      case SEVERAL -> kept(question.options.containsAll(chosen(question)), field, "participation.problem.choice", problems, text(question));
      case MUNICIPALITY -> kept(Municipalities.exists(text(question)), field, "participation.problem.municipality", problems, text(question));
      case WORDS -> kept(text(question).length() <= LONGEST, field, "participation.problem.long", problems, text(question));
    };
  }

  private Optional<String> day(Question question, Reading reading, Problems problems) {
    Optional<LocalDate> day = Typed.date(text(question));
    if (day.isEmpty()) return kept(false, question.code(), Typed.noDay(text(question)), problems, "");
    if (day.get().isAfter(reading.today)) return kept(false, question.code(), "participation.problem.future", problems, "");
    boolean early = question == Question.SITUATION_SINCE && day.get().isBefore(reading.entered);
    if (early) return kept(false, question.code(), "participation.problem.beforeEntering", problems, "");
    if (question == Question.BIRTH_DATE && day.get().isAfter(reading.entered)) return kept(false, question.code(), "participation.problem.bornLater", problems, "");
    boolean before = question == Question.STATUS_SINCE;
    return kept(!before || !day.get().isAfter(reading.entered), question.code(), "participation.problem.afterEntering", problems, day.get().toString());
  }

  private static Optional<String> kept(boolean good, String field, String problem, Problems problems, String value) {
    problems.addIf(!good, field, problem, LONGEST);
    return good ? Optional.of(value) : Optional.empty();
  }
}
