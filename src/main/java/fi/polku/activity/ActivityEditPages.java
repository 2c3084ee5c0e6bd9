package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_ACTIVITIES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.ActivityListPages.Choice;
import fi.polku.activity.ActivityProfile.Leader;
import fi.polku.activity.ActivityProfile.Text;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
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

/** Making an activity and changing what is written of it. */
@RestController
public class ActivityEditPages {
  private final Activities activities;
  private final ActivityTexts texts;
  private final Places places;
  private final Templates templates;

  ActivityEditPages(Activities activities, ActivityTexts texts, Places places, Templates templates) {
    this.activities = activities;
    this.texts = texts;
    this.places = places;
    this.templates = templates;
  }

  /** @param activity null for a new one */
  public record ActivityEditPage(@Nullable ActivityProfile activity, String id, Typed typed, List<Offer> offers, List<Choice> projects, List<Leader> staff) {
    public int rows() {
      return ActivityForm.rows(typed);
    }
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/work/activities/new")
  JteModel blank(Frame frame, Scope scope) {
    return page(frame, scope, null, UUID.randomUUID(), Typed.empty());
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities")
  ResponseEntity<JteModel> create(Frame frame, Scope scope, @RequestParam MultiValueMap<String, String> fields) {
    Typed typed = new Typed(fields);
    Activity.Key id = new Activity.Key(Typed.id(typed.value("id")));
    Text text = ActivityForm.read(typed);
    if (!typed.fine()) return Answers.invalid(page(frame, scope, null, id.value(), typed));
    texts.create(scope, id, text);
    return Answers.seeOther(Done.at(ActivityPages.path(id), "created"));
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/work/activities/{activity}/edit")
  JteModel edit(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    ActivityProfile profile = activities.get(scope, activity);
    return page(frame, scope, profile, activity.value(), ActivityForm.of(profile, texts.leaders(scope, activity), texts.shares(scope, activity)));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> fields) {
    ActivityProfile profile = activities.get(scope, activity);
    Typed typed = new Typed(fields);
    Text text = ActivityForm.read(typed);
    if (!typed.fine()) return Answers.invalid(page(frame, scope, profile, activity.value(), typed));
    texts.change(scope, activity, text, frame.now());
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "saved"));
  }

  private JteModel page(Frame frame, Scope scope, @Nullable ActivityProfile profile, UUID id, Typed typed) {
    return templates.activityWorkActivityEdit(frame, new ActivityEditPage(profile, id.toString(), typed,
        places.offers(scope, Spot.of(typed.value("where"))), activities.projects(scope), texts.candidates(scope, new Activity.Key(id))));
  }
}
