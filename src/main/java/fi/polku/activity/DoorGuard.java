package fi.polku.activity;

import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who stands at the door's pages: a tablet paired with this very place, one whose pairing has ended, or a stranger. */
@Component
class DoorGuard {
  private final Doors doors;

  DoorGuard(Doors doors) {
    this.doors = doors;
  }

  sealed interface Entry {}

  /** @param scope in which this tablet sees its own place's day and tells what was done there */
  record Paired(Door.Device device, Scope scope) implements Entry {}

  record Revoked() implements Entry {}

  record Stranger() implements Entry {}

  Entry look(HttpServletRequest request) {
    Optional<Secret> word = LoginCookie.DOOR.read(request);
    if (word.isEmpty()) return new Stranger();
    Optional<Door.Device> device = doors.find(word.get(), Requests.id(request));
    if (device.isEmpty()) return new Revoked();
    return new Paired(device.get(), scope(device.get(), request));
  }

  /** As {@link #look}, at one place: another place's door is not there for this tablet. */
  Entry look(HttpServletRequest request, Place.Key place) {
    Entry entry = look(request);
    if (entry instanceof Paired paired && !paired.device.placeId().equals(place)) throw new NotFound();
    return entry;
  }

  /** The tablet of this place, for a form that only its page has. */
  Paired require(HttpServletRequest request, Place.Key place) {
    if (look(request, place) instanceof Paired paired) return paired;
    throw new NotFound();
  }

  private static Scope scope(Door.Device device, HttpServletRequest request) {
    return Scope.door(device.organisationId(), device.id().value(), "activity.mark-at-door", Requests.id(request));
  }
}
