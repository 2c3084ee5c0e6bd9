package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_ACTIVITIES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Making a single session; changing and moving one; taking away one that was never held. */
@RestController
public class SessionPages {
  private final Sessions sessions;
  private final Activities activities;
  private final Places places;
  private final Templates templates;

  SessionPages(Sessions sessions, Activities activities, Places places, Templates templates) {
    this.sessions = sessions;
    this.activities = activities;
    this.places = places;
    this.templates = templates;
  }

  /** @param session null for a new one */
  public record SessionEditPage(ActivityProfile activity, @Nullable SessionRow session, String id, Typed typed, List<Offer> offers) {
    public String action() {
      return session == null ? ActivityPages.path(activity.id()) + "/sessions" : "/sessions/" + id + "/edit";
    }
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/work/activities/{activity}/sessions/new")
  JteModel blank(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    return page(frame, scope, activities.get(scope, activity), null, UUID.randomUUID().toString(), Typed.empty());
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/sessions")
  ResponseEntity<JteModel> create(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> fields) {
    ActivityProfile profile = activities.get(scope, activity);
    Typed typed = new Typed(fields);
    Session.Key id = new Session.Key(Typed.id(typed.value("id")));
    SessionRow.Text text = read(typed, frame.today());
    if (!typed.fine()) return Answers.invalid(page(frame, scope, profile, null, id.value().toString(), typed));
    sessions.create(scope, activity, id, text);
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "session-created"));
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/sessions/{session}/edit")
  JteModel edit(Frame frame, Scope scope, @PathVariable Session.Key session) {
    SessionRow row = sessions.get(scope, session);
    Typed typed = Typed.empty()
        .with("date", Helsinki.date(row.starts()))
        .with("starts", Helsinki.local(row.starts()).toLocalTime())
        .with("ends", Helsinki.local(row.ends()).toLocalTime())
        .with("title", row.title())
        .with("notice", row.notice())
        .with("where", row.ownSpot().code())
        .with("was", row.starts().getEpochSecond());
    return page(frame, scope, activities.get(scope, row.activityId()), row, session.value().toString(), typed);
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/sessions/{session}/edit")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam MultiValueMap<String, String> fields) {
    SessionRow row = sessions.get(scope, session);
    if (row.closedAt() != null) throw new Conflict("activity.conflict.closed");
    Typed typed = new Typed(fields);
    SessionRow.Text text = read(typed, frame.today());
    boolean moves = !text.starts().equals(row.starts()) || !text.ends().equals(row.ends()) || !text.spot().equals(row.ownSpot());
    typed.problems().addIf(moves && row.marks() > 0 && typed.value("confirmed").isEmpty(), "confirmed", "activity.activities.problem.confirm", row.marks());
    if (!typed.fine()) return Answers.invalid(page(frame, scope, activities.get(scope, row.activityId()), row, session.value().toString(), typed));
    sessions.change(scope, session, text, was(typed), frame.now());
    return Answers.seeOther(Done.at(ActivityPages.path(row.activityId()), moves ? "moved" : "session-saved"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/sessions/{session}/removal")
  ResponseEntity<JteModel> remove(Frame frame, Scope scope, @PathVariable Session.Key session) {
    Activity.Key activity = sessions.get(scope, session).activityId();
    sessions.remove(scope, session);
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "removed"));
  }

  private static SessionRow.Text read(Typed typed, LocalDate today) {
    LocalDate date = typed.neededDate("date", today);
    LocalTime starts = typed.neededTime("starts", LocalTime.NOON);
    LocalTime ends = typed.neededTime("ends", LocalTime.NOON.plusHours(1));
    typed.problems().addIf(typed.fine() && Series.turned(starts, ends), "ends", "activity.problem.turned");
    Series.Occurrence when = Series.once(date, starts, ends);
    return new SessionRow.Text(when.starts(), when.ends(), typed.text("title", 200), typed.text("notice", 500), Spot.of(typed.value("where")));
  }

  private static Instant was(Typed typed) {
    if (!typed.value("was").matches("[0-9]{1,11}")) throw new Invalid("platform.fault.invalid.sentence");
    return Instant.ofEpochSecond(Long.parseLong(typed.value("was")));
  }

  private JteModel page(Frame frame, Scope scope, ActivityProfile activity, @Nullable SessionRow row, String id, Typed typed) {
    return templates.activityWorkSession(frame, new SessionEditPage(activity, row, id, typed, places.offers(scope, Spot.of(typed.value("where")))));
  }
}
