package fi.polku.activity;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.SettingsEntry;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors of an organisation for its staff: make one, show its code, see what it told, end it. */
@RestController
public class DoorSettingsPages {
  private final Doors doors;
  private final DoorActs acts;
  private final Templates templates;

  DoorSettingsPages(Doors doors, DoorActs acts, Templates templates) {
    this.doors = doors;
    this.acts = acts;
    this.templates = templates;
  }

  /** The doors among the settings. */
  @Component
  static class Entry implements SettingsEntry {
    @Override
    public String key() {
      return "activity.doors";
    }

    @Override
    public String path() {
      return "/settings/doors";
    }

    @Override
    public Action action() {
      return ActivityAction.MANAGE_DOORS;
    }
  }

  public record DoorsPage(List<DoorLine> doors, List<Choice> places, UUID id, String place, String name, Problems problems) {}

  public record DoorLine(Door door, Door.State state) {}

  public record Choice(UUID id, String name) {}

  public record DoorCodePage(Door door, String code, Instant expires) {}

  public record DoorOnePage(Door door, Door.State state, List<Missed> missed) {}

  /** @param outcome the end of the key that says why it is not in the figures */
  public record Missed(String outcome, Instant at, Session.Key session, String activity, Instant starts, @Nullable String who) {}

  @Requires(ActivityAction.MANAGE_DOORS)
  @GetMapping("/settings/doors")
  JteModel list(Frame frame, Scope scope) {
    return templates.activityDoors(frame, page(frame, scope, UUID.randomUUID(), "", "", Problems.none()));
  }

  private DoorsPage page(Frame frame, Scope scope, UUID id, String place, String name, Problems problems) {
    List<DoorLine> lines = doors.list(scope).stream().map(d -> new DoorLine(d, d.state(frame.now()))).toList();
    List<Choice> places = doors.entrances(scope).stream().map(e -> new Choice(e.id().value(), e.name())).toList();
    return new DoorsPage(lines, places, id, place, name, problems);
  }

  @Requires(ActivityAction.MANAGE_DOORS)
  @PostMapping("/settings/doors")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @RequestParam UUID id, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String name) {
    Problems problems = Problems.none()
        .addIf(place.isBlank(), "place", "activity.doors.place.missing")
        .addIf(name.isBlank() || name.strip().length() > 60, "name", "activity.doors.name.missing");
    if (problems.any()) return Answers.invalid(templates.activityDoors(frame, page(frame, scope, id, place, name, problems)));
    Door.Key door = new Door.Key(id);
    doors.add(scope, door, placeOf(place), name.strip());
    return code(frame, scope, door);
  }

  private static Place.Key placeOf(String place) {
    try {
      return new Place.Key(UUID.fromString(place));
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  /** The code is shown in this one answer and never again. */
  @Requires(ActivityAction.MANAGE_DOORS)
  @PostMapping("/settings/doors/{door}/code")
  ResponseEntity<JteModel> code(Frame frame, Scope scope, @PathVariable Door.Key door) {
    String code = doors.newCode(scope, door);
    return Answers.page(templates.activityDoorCode(frame, new DoorCodePage(doors.get(scope, door), DoorKeys.shown(code), frame.now().plus(Doors.CODE_LIVES))));
  }

  @Requires(ActivityAction.MANAGE_DOORS)
  @GetMapping("/settings/doors/{door}")
  JteModel one(Frame frame, Scope scope, @PathVariable Door.Key door) {
    Door found = doors.get(scope, door);
    List<Missed> missed = acts.odd(scope, door).stream()
        .map(o -> new Missed(o.outcome().name().toLowerCase(java.util.Locale.ROOT), o.actedAt(), o.sessionId(), o.activityName(), o.starts(), o.shownName()))
        .toList();
    return templates.activityDoorOne(frame, new DoorOnePage(found, found.state(frame.now()), missed));
  }


  @Requires(ActivityAction.MANAGE_DOORS)
  @PostMapping("/settings/doors/{door}/revocation")
  ResponseEntity<JteModel> revoke(Scope scope, @PathVariable Door.Key door) {
    doors.revoke(scope, door);
    return Answers.seeOther("/settings/doors");
  }
}
