package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_PLACES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.ActivityPages.Agenda;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A place with its rooms and what is coming there; opening and closing them. */
@RestController
public class RoomPages {
  private final Places places;
  private final ActivityAgenda agenda;
  private final Templates templates;

  RoomPages(Places places, ActivityAgenda agenda, Templates templates) {
    this.places = places;
    this.agenda = agenda;
    this.templates = templates;
  }

  /** @param newRoom the id that the next room gets */
  public record PlacePage(Place place, boolean closed, List<Room> rooms, Agenda agenda, String newRoom, Typed typed, Done done) {
    public String path() {
      return PlaceEditPages.path(place.id());
    }
  }

  @Requires(EDIT_PLACES)
  @GetMapping("/work/places/{place}")
  JteModel show(Frame frame, Scope scope, @PathVariable Place.Key place, @RequestParam MultiValueMap<String, String> fields) {
    return page(frame, scope, place, UUID.randomUUID().toString(), Typed.empty(), Done.of(fields));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/rooms")
  ResponseEntity<JteModel> room(Frame frame, Scope scope, @PathVariable Place.Key place, @RequestParam MultiValueMap<String, String> fields) {
    Typed typed = new Typed(fields);
    Room.Key room = new Room.Key(Typed.id(typed.value("id")));
    String field = typed.has("rename", "yes") ? "room-" + room.value() : "room";
    String name = typed.value("room").strip();
    typed.problems().addIf(name.isEmpty(), field, "activity.places.problem.room").addIf(name.length() > 100, field, "activity.problem.long", 100);
    if (typed.fine()) typed.problems().addIf(!places.room(scope, place, room, name), field, "activity.places.problem.roomTaken");
    if (!typed.fine()) return Answers.invalid(page(frame, scope, place, field.equals("room") ? room.value().toString() : UUID.randomUUID().toString(), typed, new Done("", 0)));
    return Answers.seeOther(Done.at(PlaceEditPages.path(place), "room-saved"));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/rooms/{room}/closure")
  ResponseEntity<JteModel> closeRoom(Frame frame, Scope scope, @PathVariable Place.Key place, @PathVariable Room.Key room) {
    places.closeRoom(scope, place, room, frame.now());
    return Answers.seeOther(Done.at(PlaceEditPages.path(place), "room-closed"));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/rooms/{room}/reopening")
  ResponseEntity<JteModel> reopenRoom(Frame frame, Scope scope, @PathVariable Place.Key place, @PathVariable Room.Key room) {
    places.closeRoom(scope, place, room, null);
    return Answers.seeOther(Done.at(PlaceEditPages.path(place), "room-reopened"));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/closure")
  ResponseEntity<JteModel> close(Frame frame, Scope scope, @PathVariable Place.Key place) {
    places.close(scope, place, frame.now());
    return Answers.seeOther(Done.at(PlaceEditPages.path(place), "place-closed"));
  }

  @Requires(EDIT_PLACES)
  @PostMapping("/work/places/{place}/reopening")
  ResponseEntity<JteModel> reopen(Frame frame, Scope scope, @PathVariable Place.Key place) {
    places.close(scope, place, null);
    return Answers.seeOther(Done.at(PlaceEditPages.path(place), "place-reopened"));
  }

  private JteModel page(Frame frame, Scope scope, Place.Key place, String newRoom, Typed typed, Done done) {
    return templates.activityWorkPlace(frame, new PlacePage(places.get(scope, place), places.closed(scope, place).isPresent(), places.rooms(scope, place),
        agenda.of(scope, place, frame.now()), newRoom, typed, done));
  }
}
