package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_ACTIVITIES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.models.runtime.JteModel;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leaving a group, and coming back when that was a mistake. */
@RestController
public class MemberPages {
  private final Memberships memberships;

  MemberPages(Memberships memberships) {
    this.memberships = memberships;
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/members/{participant}/departure")
  ResponseEntity<JteModel> leave(Frame frame, Scope scope, @PathVariable Activity.Key activity, @PathVariable Participant.Key participant) {
    memberships.end(scope, activity, participant, frame.today());
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "left"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/members/{participant}/return")
  ResponseEntity<JteModel> comeBack(Frame frame, Scope scope, @PathVariable Activity.Key activity, @PathVariable Participant.Key participant) {
    memberships.resume(scope, activity, participant, frame.today());
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "returned"));
  }
}
