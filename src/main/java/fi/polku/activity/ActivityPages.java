package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_ACTIVITIES;
import static fi.polku.activity.ActivityAction.SEE_ACTIVITIES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.ActivityProfile.Leader;
import fi.polku.activity.ActivityProfile.Member;
import fi.polku.activity.ActivityProfile.Share;
import fi.polku.activity.Series.Standing;
import fi.polku.activity.SessionRow.Clash;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One activity as staff see it, and where it stands: a draft, published, ended. */
@RestController
public class ActivityPages {
  private final ActivityFolder folder;
  private final Activities activities;
  private final Templates templates;

  ActivityPages(ActivityFolder folder, Activities activities, Templates templates) {
    this.folder = folder;
    this.activities = activities;
    this.templates = templates;
  }

  public record Agenda(List<Standing> series, List<SessionRow> coming, List<SessionRow> lately, List<Clash> clashes) {
    public boolean more() {
      return coming.size() == ActivityAgenda.COMING;
    }
  }

  public record ActivityPage(ActivityProfile activity, List<Leader> leaders, List<Share> shares, List<Member> members, Agenda agenda, Done done) {
    public String path() {
      return ActivityPages.path(activity.id());
    }

    public List<Member> belonging() {
      return members.stream().filter(member -> member.leftOn() == null).toList();
    }

    public List<Member> gone() {
      return members.stream().filter(member -> member.leftOn() != null).toList();
    }
  }

  static String path(Activity.Key activity) {
    return "/work/activities/" + activity.value();
  }

  @Requires(SEE_ACTIVITIES)
  @GetMapping("/work/activities/{activity}")
  JteModel show(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> query) {
    return templates.activityWorkActivity(frame, folder.open(scope, frame, activity, Done.of(query)));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/publication")
  ResponseEntity<JteModel> publish(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    activities.publish(scope, activity, frame.now());
    return Answers.seeOther(Done.at(path(activity), "published"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/withdrawal")
  ResponseEntity<JteModel> withdraw(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    activities.withdraw(scope, activity, frame.now());
    return Answers.seeOther(Done.at(path(activity), "withdrawn"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/ending")
  ResponseEntity<JteModel> end(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    activities.end(scope, activity, frame.now());
    return Answers.seeOther(Done.at(path(activity), "ended"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/resumption")
  ResponseEntity<JteModel> resume(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    activities.resume(scope, activity, frame.now());
    return Answers.seeOther(Done.at(path(activity), "resumed"));
  }
}
