package fi.polku.activity;

import fi.polku.activity.DoorAct.Outcome;
import fi.polku.activity.DoorTile.ShownAs;
import fi.polku.activity.DoorTiles.Day;
import fi.polku.activity.DoorTiles.Face;
import fi.polku.activity.DoorTiles.Here;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door: pairing a tablet, and its page where people say that they came. All of it works without JavaScript. */
@RestController
public class DoorPages {
  /** The browsers' own longest memory; the pairing ends when staff end it. */
  private static final Duration COOKIE = Duration.ofDays(400);

  private final DoorGuard guard;
  private final DoorWork work;
  private final DoorLimits limits;
  private final Templates templates;

  DoorPages(DoorGuard guard, DoorWork work, DoorLimits limits, Templates templates) {
    this.guard = guard;
    this.work = work;
    this.limits = limits;
    this.templates = templates;
  }

  /** What the door's pages do their work with. */
  @org.springframework.stereotype.Component
  record DoorWork(Doors doors, DoorTiles tiles, DoorActs acts, DoorKeys keys) {}

  public record DoorPairPage(String code, Problems problems) {}

  /**
   * One day at one door.
   *
   * @param now in milliseconds, so that the device knows how its clock differs
   * @param over what was on today has ended
   * @param said the end of the key of a sentence to say first, after a form was sent
   */
  public record DoorPage(Place.Key place, String placeName, Door.Key door, List<DoorPanel> panels, @Nullable Next next, boolean over, long now, @Nullable Said said) {
    public boolean choice() {
      return panels.size() > 1;
    }
  }

  /** @param undo what takes the last act back, if it can be */
  public record Said(String what, Session.@Nullable Key session, @Nullable UUID act, UUID undo) {}

  public record Next(String name, Instant starts, Instant ends) {}

  /** @param tap the id of the act if one more head is touched; @param card if a card is shown */
  public record DoorPanel(Session.Key session, String name, Instant starts, Instant ends, boolean chosen, List<Tile> tiles, UUID tap, UUID card) {}

  /** @param tap the id of the act when this is touched; @param word the person's opaque word at this door */
  public record Tile(UUID tap, String word, @Nullable String alias, @Nullable String symbol, @Nullable String tone) {}

  @Public
  @GetMapping("/door")
  ResponseEntity<JteModel> entrance(Frame frame, HttpServletRequest request) {
    if (guard.look(request) instanceof DoorGuard.Paired paired) return Answers.seeOther("/door/" + paired.device().placeId().value());
    return Answers.page(templates.activityDoorPair(frame, new DoorPairPage("", Problems.none())));
  }

  @Public
  @PostMapping("/door")
  ResponseEntity<JteModel> pair(Frame frame, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
    String address = request.getRemoteAddr();
    if (!limits.mayGuess(address)) return wrong(frame, code, "activity.door.pair.tooMany", HttpStatus.TOO_MANY_REQUESTS);
    Optional<Doors.Pairing> pairing = work.doors.pair(new Secret(code), Requests.id(request));
    if (pairing.isEmpty()) {
      limits.guessedWrong(address);
      return wrong(frame, code, "activity.door.pair.wrong", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    LoginCookie.DOOR.write(request, response, pairing.get().word(), COOKIE);
    return Answers.seeOther("/door/" + pairing.get().device().placeId().value());
  }

  private ResponseEntity<JteModel> wrong(Frame frame, String code, String key, HttpStatus status) {
    return ResponseEntity.status(status).body(templates.activityDoorPair(frame, new DoorPairPage(code, Problems.none().add("code", key))));
  }

  @Public
  @GetMapping("/door/{place}")
  ResponseEntity<JteModel> board(Frame frame, @PathVariable Place.Key place, @RequestParam(required = false) Session.@Nullable Key session,
      @RequestParam(required = false) @Nullable String said, @RequestParam(required = false) @Nullable UUID act, HttpServletRequest request) {
    return switch (guard.look(request, place)) {
      case DoorGuard.Stranger ignored -> Answers.seeOther("/door");
      case DoorGuard.Revoked ignored -> ResponseEntity.status(HttpStatus.GONE).body(templates.activityDoorGone(frame));
      case DoorGuard.Paired paired -> Answers.page(templates.activityDoor(frame, page(paired, frame.now(), session, said(said, session, act))));
    };
  }

  private static @Nullable Said said(@Nullable String said, Session.@Nullable Key session, @Nullable UUID act) {
    boolean known = said != null && List.of("thanks", "undone", "card").contains(said);
    return known ? new Said(said, session, act, UUID.randomUUID()) : null;
  }

  private DoorPage page(DoorGuard.Paired paired, Instant now, Session.@Nullable Key session, @Nullable Said said) {
    Door.Device device = paired.device();
    Day day = work.tiles.today(paired.scope(), device.placeId());
    Session.Key chosen = chosen(day.sessions(), now, session);
    List<DoorPanel> panels = day.sessions().stream()
        .map(s -> new DoorPanel(s.id(), s.name(), s.starts(), s.ends(), s.id().equals(chosen), tiles(device.id(), day, s), UUID.randomUUID(), UUID.randomUUID()))
        .toList();
    Next next = day.next() == null ? null : new Next(day.next().name(), day.next().starts(), day.next().ends());
    return new DoorPage(device.placeId(), day.place(), device.id(), panels, next, day.over(), now.toEpochMilli(), said);
  }

  /** What was asked for; else what is on; else what comes next; else what was on last. */
  private static Session.@Nullable Key chosen(List<Here> sessions, Instant now, Session.@Nullable Key asked) {
    if (sessions.stream().anyMatch(s -> s.id().equals(asked))) return asked;
    Optional<Here> on = sessions.stream().filter(s -> !now.isBefore(s.starts()) && now.isBefore(s.ends())).findFirst();
    Optional<Here> next = sessions.stream().filter(s -> now.isBefore(s.starts())).findFirst();
    Optional<Here> last = sessions.stream().max(Comparator.comparing(Here::ends));
    return on.or(() -> next).or(() -> last).map(Here::id).orElse(null);
  }

  private List<Tile> tiles(Door.Key door, Day day, Here session) {
    boolean heads = session.counting() == Activity.Counting.HEADS;
    return day.faces().stream().filter(f -> !heads && f.activityId().equals(session.activityId())).map(f -> tile(door, f)).toList();
  }

  private Tile tile(Door.Key door, Face face) {
    DoorTile shown = DoorTile.of(face.shownAs(), face.symbol());
    boolean symbol = shown.shownAs() == ShownAs.SYMBOL && shown.symbol() != null && shown.tone() != null;
    return new Tile(UUID.randomUUID(), work.keys.tile(door, face.participantId()), face.alias(),
        symbol ? shown.symbol().code() : null, symbol ? shown.tone().code() : null);
  }

  /** A tile touched, or one more head: "act's id:tile" or "act's id:". */
  @Public
  @PostMapping("/door/{place}/taps")
  ResponseEntity<JteModel> tap(Frame frame, @PathVariable Place.Key place, @RequestParam Session.Key session, @RequestParam String tap, HttpServletRequest request) {
    DoorGuard.Paired paired = guard.require(request, place);
    if (!tap.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:([0-9a-f]{32})?")) throw new Invalid("activity.door.unreadable");
    UUID id = UUID.fromString(tap.substring(0, 36));
    String tile = tap.length() > 37 ? tap.substring(37) : null;
    Outcome outcome = work.acts.tell(paired.scope(), place, new DoorAct(new DoorAct.Key(id), session, tile, null, null, frame.now()));
    if (outcome == Outcome.UNKNOWN) throw new NotFound();
    return back(place, session, "thanks&act=" + id);
  }

  @Public
  @PostMapping("/door/{place}/cards")
  ResponseEntity<JteModel> card(Frame frame, @PathVariable Place.Key place, @RequestParam Session.Key session, @RequestParam UUID id, @RequestParam String code, HttpServletRequest request) {
    DoorGuard.Paired paired = guard.require(request, place);
    Optional<byte[]> hash = Card.hash(code);
    if (hash.isEmpty()) return back(place, session, "card");
    Outcome outcome = work.acts.tell(paired.scope(), place, new DoorAct(new DoorAct.Key(id), session, null, hash.get(), null, frame.now()));
    return back(place, session, outcome == Outcome.UNKNOWN ? "card" : "thanks&act=" + id);
  }

  @Public
  @PostMapping("/door/{place}/undo")
  ResponseEntity<JteModel> undo(Frame frame, @PathVariable Place.Key place, @RequestParam Session.Key session, @RequestParam UUID id, @RequestParam UUID act, HttpServletRequest request) {
    DoorGuard.Paired paired = guard.require(request, place);
    Outcome outcome = work.acts.tell(paired.scope(), place, new DoorAct(new DoorAct.Key(id), session, null, null, new DoorAct.Key(act), frame.now()));
    if (outcome == Outcome.UNKNOWN) throw new NotFound();
    return back(place, session, "undone");
  }

  private static ResponseEntity<JteModel> back(Place.Key place, Session.Key session, String said) {
    return Answers.seeOther("/door/" + place.value() + "?session=" + session.value() + "&said=" + said);
  }
}
