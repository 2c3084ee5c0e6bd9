package fi.polku.participation;

import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.FormPages.Asked;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.web.Frame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The questions of a form set in words: each with why it is asked and where the answer goes.
 *
 * @param own true when the person fills it themself: what staff alone can say (not asked, not reached) is not offered
 */
record FormView(Frame frame, Programme programme, FormKind kind, boolean own) {
  List<Asked> asked(List<Question> questions, Filled filled) {
    return questions.stream().map(q -> asked(q, filled)).toList();
  }

  private Asked asked(Question q, Filled filled) {
    String key = "participation.question." + q.code();
    String label = q == Question.SITUATION ? frame.text("participation.question.situation." + Typed.code(kind)) : text(key);
    boolean inList = q.input == Question.Input.CHOICE || q.input == Question.Input.MUNICIPALITY;
    List<FormPick> answers = new ArrayList<>(answers(q, filled));
    if (inList) answers.addAll(reasons(q, filled, Filled.REASON));
    return new Asked(q.code(), input(q), label, text(key + ".why"), frame.text(key + ".goes"), q.sensitiveIn(programme), Question.DETAILS.contains(q), q.condition().map(c -> c.of().code()).orElse(""), String.join(" ", q.condition().map(Question.Condition::answers).orElse(List.of())), filled.text(q), answers,
        inList || q.input == Question.Input.WORDS ? List.of() : reasons(q, filled, ""));
  }

  /** To the person themself where they answer, of the person where staff do. */
  private String text(String key) {
    return frame.text(own && frame.has(key + ".own") ? key + ".own" : key);
  }

  private static String input(Question q) {
    return switch (q.input) {
      case DAY -> "day";
      case CHOICE -> q.options.size() > 5 ? "list" : "choice";
      case SEVERAL -> "several";
      case MUNICIPALITY -> "list";
      case WORDS -> "words";
    };
  }

  private List<FormPick> answers(Question q, Filled filled) {
    return switch (q.input) {
      case CHOICE -> q.options.stream().map(o -> new FormPick(o, SpellView.answer(frame, q, o), filled.text(q).equals(o))).toList();
      case SEVERAL -> q.options.stream().map(o -> new FormPick(o, frame.text("participation.answer.situation." + o), filled.chosen(q).contains(o))).toList();
      case MUNICIPALITY -> Municipalities.list(frame.language(), filled.text(q)).stream().map(m -> new FormPick(m.code(), m.name(frame.language()), filled.text(q).equals(m.code()))).toList();
      case DAY, WORDS -> List.of();
    };
  }

  private List<FormPick> reasons(Question q, Filled filled, String before) {
    Set<MissingReason> offered = EnumSet.of(MissingReason.REFUSED, MissingReason.DOES_NOT_KNOW);
    if (!own) offered.add(MissingReason.NOT_ASKED);
    if (!own && kind.afterwards()) offered.add(MissingReason.NOT_REACHED);
    if (q == Question.MUNICIPALITY) offered.add(MissingReason.NOT_APPLICABLE);
    return Stream.of(MissingReason.values()).filter(offered::contains)
        .map(r -> new FormPick(before + Typed.code(r), text("participation.missing." + Typed.code(r)), filled.text(q).isEmpty() && filled.why(q).equals(Typed.code(r))))
        .toList();
  }
}
