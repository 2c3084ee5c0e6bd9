package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_PLACES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
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

/** The list of places, making one, and changing what is told of it. */
@RestController
public class PlaceEditPages {
  private final Places places;
  private final Templates templates;

  PlaceEditPages(Places places, Templates templates) {
    this.places = places;
    this.templates = templates;
  }

  /** One line of the list of places. */
  public record Listed(Place.Key id, String name, @Nullable String municipality, @Nullable String district, @Nullable String address, @Nullable Instant closedAt, int rooms, int activities) {}

  public record PlacesPage(String search, List<Listed> places) {}

  public record PlaceEditPage(boolean fresh, String id, Typed typed) {
    public String action() {
      return fresh ? "/work/places" : "/work/places/" + id + "/edit";
    }
  }

  static String path(Place.Key place) {
    return "/work/places/" + place.value();
  }

  @Requires(EDIT_PLACES)
  @GetMapping("/work/places")
  JteModel list(Frame frame, Scope scope, @RequestParam MultiValueMap<String, String> fields) {
    String search = new Typed(fields).value("q").strip();
    PlacesPage page = new PlacesPage(search, places.list(scope, search));
    return frame.fragment() ? templates.activityWorkPlaceList(frame, page) : templates.activityWorkPlaces(frame, page);
  }

  @Requires(EDIT_PLACES)
  @GetMapping("/work/places/new")
  JteModel blank(Frame frame) {
    return templates.activityWorkPlaceEdit(frame, new PlaceEditPage(true, UUID.randomUUID().toString(), Typed.empty()));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places")
  ResponseEntity<JteModel> create(Frame frame, Scope scope, @RequestParam MultiValueMap<String, String> fields) {
    Typed typed = new Typed(fields);
    Place place = read(new Place.Key(Typed.id(typed.value("id"))), typed);
    if (typed.fine()) typed.problems().addIf(!places.create(scope, place), "name", "activity.places.problem.taken");
    if (!typed.fine()) return Answers.invalid(templates.activityWorkPlaceEdit(frame, new PlaceEditPage(true, place.id().value().toString(), typed)));
    return Answers.seeOther(Done.at(path(place.id()), "place-created"));
  }

  @Requires(EDIT_PLACES)
  @GetMapping("/work/places/{place}/edit")
  JteModel edit(Frame frame, Scope scope, @PathVariable("place") Place.Key id) {
    Place place = places.get(scope, id);
    Typed typed = Typed.empty()
        .with("name", place.name())
        .with("municipality", place.municipality())
        .with("district", place.district())
        .with("address", place.address())
        .with("arrival", place.arrival())
        .with("accessibility", place.accessibility());
    return templates.activityWorkPlaceEdit(frame, new PlaceEditPage(false, id.value().toString(), typed));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/edit")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable("place") Place.Key id, @RequestParam MultiValueMap<String, String> fields) {
    places.get(scope, id);
    Typed typed = new Typed(fields);
    Place place = read(id, typed);
    if (typed.fine()) typed.problems().addIf(!places.change(scope, place), "name", "activity.places.problem.taken");
    if (!typed.fine()) return Answers.invalid(templates.activityWorkPlaceEdit(frame, new PlaceEditPage(false, id.value().toString(), typed)));
    return Answers.seeOther(Done.at(path(id), "place-saved"));
  }

  private static Place read(Place.Key id, Typed typed) {
    return new Place(id, typed.needed("name", 200, "activity.places.problem.name"), ActivityForm.municipality(typed), typed.text("district", 100),
        typed.text("address", 300), typed.text("arrival", 1000), typed.text("accessibility", 1000));
  }
}
