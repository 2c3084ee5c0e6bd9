package fi.polku.participation;

import fi.polku.participation.SpellPages.Corrected;
import fi.polku.participation.SpellPages.Known;
import fi.polku.participation.SpellPages.Sent;
import fi.polku.participation.SpellPages.SpellPage;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.web.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stay set in words. */
record SpellView(Frame frame, Participations.Entry entry) {
  SpellPage page() {
    Spell spell = entry.spell();
    List<Question> asked = spell.first() ? Question.of(FormKind.START, entry.participation().project().programme()) : List.of();
    List<Known> known = asked.stream().filter(q -> !Question.DETAILS.contains(q) || entry.snapshot().word(q).isPresent()).map(this::known).toList();
    List<Corrected> corrections = entry.corrections().stream()
        .map(c -> new Corrected(frame.moment(c.correctedAt()), c.name() == null ? "" : c.name(), field(c.field()), said(c.field(), c.before()), said(c.field(), c.after()), reason(c.reason())))
        .toList();
    List<Sent> sent = entry.forms().stream().map(this::sent).toList();
    return new SpellPage(entry.person().shownName(), spell, entry.participation().project(), known, corrections, sent, endWaits(), asked.isEmpty(), ActPages.tab(spell.participantId()));
  }

  private boolean endWaits() {
    Spell spell = entry.spell();
    return !spell.open() && spell.last() && !entry.asked(FormKind.END).isEmpty() && entry.forms().stream().noneMatch(f -> f.kind() == FormKind.END);
  }

  private Known known(Question question) {
    Optional<String> value = entry.snapshot().value(question);
    return new Known(question.code(), value.map(v -> answer(frame, question, v)).orElseGet(() -> frame.label("participation.missing", entry.snapshot().why(question).orElse(MissingReason.NOT_ASKED))), value.isEmpty());
  }

  private Sent sent(Form form) {
    String key = "participation.sent." + Typed.code(form.way());
    return new Sent(frame.text(key, frame.label("participation.form", form.kind()), frame.date(form.submittedAt()), form.paperDate() == null ? "–" : frame.date(form.paperDate()),
        form.signedBy() == null ? "–" : frame.text("participation.signed." + form.signedBy())));
  }

  private String field(String field) {
    return switch (field) {
      case "entered", "left" -> frame.text("participation.field." + field);
      case "qualification" -> frame.text("participation.question.qualification");
      default -> frame.text("participation.question." + field);
    };
  }

  private String said(String field, @Nullable String kept) {
    if (kept == null) return "–";
    if (kept.startsWith("(")) return frame.text("participation.missing." + kept.substring(1, kept.length() - 1));
    return Stream.of(Question.values()).filter(q -> q.code().equals(field)).findFirst().map(q -> answer(frame, q, kept))
        .orElseGet(() -> Typed.date(kept).map(frame::date).orElse(kept));
  }

  private String reason(String reason) {
    return reason.equals(Submissions.OWN_ANSWER) ? frame.text("participation.reason.own-answer") : reason;
  }

  /** An answer as people say it. */
  static String answer(Frame frame, Question question, String value) {
    return switch (question.input) {
      case DAY -> Typed.date(value).map(frame::date).orElse(value);
      case MUNICIPALITY -> Municipalities.name(value, frame.language());
      case CHOICE -> frame.text("participation.answer." + (Question.YES_NO.contains(question) ? "yes-no" : question.code()) + "." + value);
      case SEVERAL, WORDS -> value;
    };
  }
}
