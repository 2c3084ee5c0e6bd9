package fi.polku.activity;

import static fi.polku.activity.ActivityAction.MARK_ATTENDANCE;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.RosterPages.RosterPage;
import fi.polku.participant.Participant;
import fi.polku.participant.SearchWords;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Somebody came whom nobody expected: one field, and those who may be meant. */
@RestController
public class NewcomerPages {
  private final Rosters rosters;
  private final Acquaintances acquaintances;
  private final Templates templates;

  NewcomerPages(Rosters rosters, Acquaintances acquaintances, Templates templates) {
    this.rosters = rosters;
    this.acquaintances = acquaintances;
    this.templates = templates;
  }

  /** The field, as it was sent; {@code id} is the identity the person will have if they are new. */
  public record Newcomer(Session.Key session, Participant.Key id, String alias, List<Participant> likely, Problems problems) {
    static Newcomer nobody(Session.Key session) {
      return new Newcomer(session, new Participant.Key(UUID.randomUUID()), "", List.of(), Problems.none());
    }
  }

  @Requires(MARK_ATTENDANCE)
  @GetMapping("/sessions/{session}/likely")
  JteModel likely(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam(defaultValue = "") String alias) {
    return templates.activityRosterLikely(frame, acquaintances.likely(scope, session, SearchWords.of(alias)));
  }

  /**
   * Somebody known when one was chosen; else somebody new, at once when nobody alike is known or those alike have been seen.
   *
   * @param participant the one chosen of those who may be meant
   */
  @Requires(MARK_ATTENDANCE)
  @PostMapping("/sessions/{session}/people")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam Participant.Key id, @RequestParam(defaultValue = "") String alias,
      @RequestParam(required = false) Participant.@Nullable Key participant, @RequestParam(defaultValue = "false") boolean seen) {
    String name = alias.strip();
    Problems problems = Problems.none();
    if (participant != null) {
      rosters.include(scope, session, participant, frame.now());
      return Answers.seeOther("/sessions/" + session.value());
    }
    problems.addIf(name.isEmpty(), "alias", "activity.roster.aliasMissing").addIf(name.length() > 200, "alias", "activity.roster.aliasLong");
    List<Participant> likely = seen || problems.any() ? List.of() : acquaintances.likely(scope, session, SearchWords.of(name)).stream().filter(p -> !p.id().equals(id)).toList();
    if (problems.any() || !likely.isEmpty()) return again(frame, scope, new Newcomer(session, id, alias, likely, problems));
    rosters.welcome(scope, session, id, name, frame.now());
    return Answers.seeOther("/sessions/" + session.value());
  }

  private ResponseEntity<JteModel> again(Frame frame, Scope scope, Newcomer newcomer) {
    RosterPage page = new RosterPage(rosters.get(scope, newcomer.session()), newcomer, false, "");
    JteModel answer = frame.fragment() ? templates.activityRosterBody(frame, page) : templates.activityRoster(frame, page);
    return newcomer.problems().any() && !frame.fragment() ? Answers.invalid(answer) : Answers.page(answer);
  }
}
