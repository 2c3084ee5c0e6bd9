package fi.polku.activity;

import static fi.polku.activity.ActivityAction.CANCEL_SESSIONS;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.Cancellations.Of;
import fi.polku.activity.Ranges.Target;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.models.runtime.JteModel;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cancelling or moving a range of sessions of one activity, or of everything at one place. */
@RestController
public class RangePages {
  private final Ranges ranges;
  private final Activities activities;
  private final Places places;

  RangePages(Ranges ranges, Activities activities, Places places) {
    this.ranges = ranges;
    this.activities = activities;
    this.places = places;
  }

  @Requires(CANCEL_SESSIONS)
  @GetMapping("/work/activities/{activity}/cancellations")
  JteModel ofActivity(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> fields) {
    return ranges.show(scope, frame, target(scope, activity), new Typed(fields));
  }

  @Requires(CANCEL_SESSIONS)
  @PostMapping("/work/activities/{activity}/cancellations")
  ResponseEntity<JteModel> actOnActivity(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> fields) {
    return ranges.act(scope, frame, target(scope, activity), fields);
  }

  @Requires(CANCEL_SESSIONS)
  @GetMapping("/work/places/{place}/cancellations")
  JteModel ofPlace(Frame frame, Scope scope, @PathVariable Place.Key place, @RequestParam MultiValueMap<String, String> fields) {
    return ranges.show(scope, frame, target(scope, place), new Typed(fields));
  }

  @Requires(CANCEL_SESSIONS)
  @PostMapping("/work/places/{place}/cancellations")
  ResponseEntity<JteModel> actOnPlace(Frame frame, Scope scope, @PathVariable Place.Key place, @RequestParam MultiValueMap<String, String> fields) {
    return ranges.act(scope, frame, target(scope, place), fields);
  }

  private Target target(Scope scope, Activity.Key activity) {
    return new Target(new Of(activity, null), activities.get(scope, activity).name(), ActivityPages.path(activity));
  }

  private Target target(Scope scope, Place.Key place) {
    return new Target(new Of(null, place), places.get(scope, place).name(), PlaceEditPages.path(place));
  }
}
