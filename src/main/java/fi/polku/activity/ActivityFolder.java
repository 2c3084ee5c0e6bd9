package fi.polku.activity;

import fi.polku.activity.ActivityPages.ActivityPage;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything about one activity, gathered for its page. */
@Component
class ActivityFolder {
  private final Activities activities;
  private final ActivityTexts texts;
  private final Memberships memberships;
  private final ActivityAgenda agenda;

  ActivityFolder(Activities activities, ActivityTexts texts, Memberships memberships, ActivityAgenda agenda) {
    this.activities = activities;
    this.texts = texts;
    this.memberships = memberships;
    this.agenda = agenda;
  }

  ActivityPage open(Scope scope, Frame frame, Activity.Key activity, Done done) {
    ActivityProfile profile = activities.get(scope, activity);
    List<ActivityProfile.Member> members = memberships.list(scope, activity);
    return new ActivityPage(profile, texts.leaders(scope, activity), texts.shares(scope, activity), members, agenda.of(scope, activity, frame.now()), done);
  }
}
