package fi.polku.activity;

import static fi.polku.activity.ActivityAction.CANCEL_SESSIONS;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.Cancellations.Of;
import fi.polku.activity.Cancellations.Picked;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cancelling one session with a message to everybody, and taking it back. */
@RestController
public class CancellationPages {
  private final Cancellations cancellations;
  private final Sessions sessions;
  private final Templates templates;

  CancellationPages(Cancellations cancellations, Sessions sessions, Templates templates) {
    this.cancellations = cancellations;
    this.sessions = sessions;
    this.templates = templates;
  }

  public record CancellationPage(SessionRow session, Typed typed) {}

  @Requires(CANCEL_SESSIONS)
  @GetMapping("/sessions/{session}/cancellation")
  JteModel ask(Frame frame, Scope scope, @PathVariable Session.Key session) {
    return templates.activityWorkCancellation(frame, new CancellationPage(sessions.get(scope, session), Typed.empty()));
  }

  @Requires(CANCEL_SESSIONS)
  @PostMapping("/sessions/{session}/cancellation")
  ResponseEntity<JteModel> cancel(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam MultiValueMap<String, String> fields) {
    SessionRow row = sessions.get(scope, session);
    Typed typed = new Typed(fields);
    String notice = notice(typed);
    if (!typed.fine()) return Answers.invalid(templates.activityWorkCancellation(frame, new CancellationPage(row, typed)));
    cancellations.cancel(scope, new Of(row.activityId(), null), List.of(new Picked(session, row.starts())), notice, frame.now());
    return Answers.seeOther(Done.at(ActivityPages.path(row.activityId()), "cancelled"));
  }

  @Requires(CANCEL_SESSIONS)
  @PostMapping("/sessions/{session}/restoration")
  ResponseEntity<JteModel> restore(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam MultiValueMap<String, String> fields) {
    SessionRow row = sessions.get(scope, session);
    Typed typed = new Typed(fields);
    String notice = notice(typed);
    if (!typed.fine()) return Answers.invalid(templates.activityWorkCancellation(frame, new CancellationPage(row, typed)));
    cancellations.restore(scope, new Of(row.activityId(), null), List.of(new Picked(session, row.starts())), notice);
    return Answers.seeOther(Done.at(ActivityPages.path(row.activityId()), "restored"));
  }

  private static @Nullable String notice(Typed typed) {
    return typed.text("notice", 500);
  }
}
