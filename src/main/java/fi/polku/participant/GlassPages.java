package fi.polku.participant;

import static fi.polku.participant.ParticipantAction.BREAK_THE_GLASS;
import static fi.polku.participant.ParticipantAction.REVIEW_GLASS;

import fi.polku.participant.Glass.Verdict;
import fi.polku.participant.ParticipantAction.Requires;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.TodayCard;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaking the glass, closing it again, and what others say of it. */
@RestController
public class GlassPages {
  private final Glasses glasses;
  private final Templates templates;

  GlassPages(Glasses glasses, Templates templates) {
    this.glasses = glasses;
    this.templates = templates;
  }

  public record GlassPage(GlassForm form, Problems problems) {}

  public record GlassesPage(List<Glass> glasses) {}

  /** On the day's front page of those who are named, and of admins. */
  @Component
  record Card(Glasses glasses) implements TodayCard {
    @Override
    public Action action() {
      return REVIEW_GLASS;
    }

    @Override
    public Optional<Note> note(Scope scope, Frame frame) {
      long waiting = glasses.waiting(scope);
      if (waiting == 0) return Optional.empty();
      return Optional.of(new Note(frame.text("participant.glass.note"), frame.text("participant.glass.noteSentence", waiting), "/participants/glass/reviews"));
    }
  }

  /** The same form whether or not there is anybody behind the link: it tells nothing. */
  @Requires(BREAK_THE_GLASS)
  @GetMapping("/participants/glass")
  JteModel ask(Frame frame, Scope scope, @RequestParam(required = false) Participant.@Nullable Key person) {
    return templates.participantGlass(frame, new GlassPage(new GlassForm(new Glass.Key(UUID.randomUUID()), person, "", "", ""), Problems.none()));
  }

  @Requires(BREAK_THE_GLASS)
  @PostMapping("/participants/glass")
  ResponseEntity<JteModel> open(Frame frame, Scope scope, GlassForm form) {
    if (form.id() == null) throw new Invalid("participant.glass.conflict");
    Problems problems = form.problems();
    if (problems.any()) return Answers.invalid(templates.participantGlass(frame, new GlassPage(form, problems)));
    Optional<Participant.Key> meant = glasses.meant(scope, form.person(), form.name(), form.day());
    if (meant.isEmpty()) return Answers.invalid(templates.participantGlass(frame, new GlassPage(form, problems.add("name", "participant.glass.problem.nobody"))));
    glasses.open(scope, form.id(), meant.get(), form.reason());
    return Answers.seeOther("/participants/" + meant.get().value());
  }

  @Requires(BREAK_THE_GLASS)
  @PostMapping("/participants/{participant}/glass/end")
  ResponseEntity<JteModel> end(Scope scope, @PathVariable Participant.Key participant) {
    glasses.end(scope, participant);
    return Answers.seeOther("/participants");
  }

  @Requires(REVIEW_GLASS)
  @GetMapping("/participants/glass/reviews")
  JteModel reviews(Frame frame, Scope scope) {
    return templates.participantGlasses(frame, new GlassesPage(glasses.list(scope)));
  }

  @Requires(REVIEW_GLASS)
  @PostMapping("/participants/glass/{glass}/review")
  ResponseEntity<JteModel> review(Scope scope, @PathVariable Glass.Key glass, @RequestParam(required = false) @Nullable Verdict verdict, @RequestParam(defaultValue = "") String word) {
    if (verdict == null) throw new Invalid("participant.glass.problem.verdict");
    glasses.review(scope, glass, verdict, word.strip());
    return Answers.seeOther("/participants/glass/reviews?done=reviewed");
  }
}
