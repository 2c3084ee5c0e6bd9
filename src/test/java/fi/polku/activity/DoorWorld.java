package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.testing.Visitor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Element;

/** A place with a session on now (Sunday 22 November, 9–11), its people, and a paired tablet. */
final class DoorWorld {
  final ActivityWorld world;
  final Place.Key place;
  final Activity.Key activity;
  final Session.Key session;
  final String aliasOne = ActivityWorld.unique("Aino");
  final Participant.Key aino;
  final Participant.Key eero;
  Door.Key door = new Door.Key(UUID.randomUUID());

  DoorWorld(Database database) {
    this(ActivityWorld.home(database));
  }

  DoorWorld(ActivityWorld world) {
    this.world = world;
    this.place = world.place();
    this.aino = world.participant(aliasOne);
    this.eero = world.participant(ActivityWorld.unique("Eero"));
    this.activity = world.activity().at(place).withMembers(aino, eero).make();
    this.session = world.session(activity).starts(java.time.LocalDateTime.of(2026, 11, 22, 9, 0)).minutes(120).make();
  }

  /** Staff make the door; returns its pairing code. */
  String code(Visitor staff) {
    Visitor.Answer answer = staff.post("/settings/doors", "id", door.value().toString(), "place", place.value().toString(), "name", "Pääovi");
    assertThat(answer.status()).isEqualTo(200);
    return answer.page().selectFirst(".door-code").ownText();
  }

  /** Pairs this visitor's browser as the door. */
  Visitor pair(Visitor staff, Visitor tablet) {
    Visitor.Answer answer = tablet.post("/door", "code", code(staff));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).endsWith("/door/" + place.value());
    return tablet;
  }

  String path() {
    return "/door/" + place.value();
  }

  /** What the person's button says when pressed. */
  String tap(Visitor tablet, String alias) {
    return tablet.get(path()).page().select("button.tile").stream().filter(b -> b.text().equals(alias)).findFirst().orElseThrow().val();
  }

  Visitor.Answer press(Visitor tablet, String tap) {
    return tablet.post(path() + "/taps", "session", session.value().toString(), "tap", tap);
  }

  Visitor.Answer one(Visitor tablet) {
    return press(tablet, UUID.randomUUID() + ":");
  }

  /** Tells acts as the tablet's script does: JSON, with the guard in a header. */
  Visitor.Answer tell(Visitor tablet, String... acts) {
    return send(tablet, path() + "/acts", "{\"acts\":[" + String.join(",", acts) + "]}");
  }

  static Visitor.Answer send(Visitor tablet, String path, String json) {
    Element guard = tablet.get("/demo").page().selectFirst("input[name=_csrf]");
    HttpRequest.Builder request = tablet.request(path, "Content-Type", "application/json", "X-CSRF-TOKEN", guard.val());
    return tablet.send(request.POST(HttpRequest.BodyPublishers.ofString(json)).build());
  }

  String act(UUID id, Session.Key session, String more) {
    return "{\"id\":\"" + id + "\",\"session\":\"" + session.value() + "\"" + more + "}";
  }

  String tileAct(UUID id, String tile) {
    return act(id, session, ",\"tile\":\"" + tile + "\"");
  }

  long present(Participant.Key person) {
    return world.count("SELECT count(*) FROM activity_attendance WHERE session_id = :session AND participant_id = :person AND presence = 'present' AND marked_how = 'door'",
        "session", session, "person", person);
  }

  long heads() {
    return world.count("SELECT coalesce((SELECT heads FROM activity_headcount WHERE session_id = :session ORDER BY counted_at DESC LIMIT 1), 0)", "session", session);
  }

  long acts() {
    return world.count("SELECT count(*) FROM activity_door_act WHERE door_id = :door", "door", door);
  }

  String outcome(UUID act) {
    return world.count("SELECT count(*) FROM activity_door_act WHERE id = :id", "id", act) == 0 ? "" : List.of("marked", "already", "counted", "late", "elsewhere", "gone", "undone", "undo").stream()
        .filter(o -> world.count("SELECT count(*) FROM activity_door_act WHERE id = :id AND outcome = :outcome", "id", act, "outcome", o) == 1).findFirst().orElseThrow();
  }

  /** Codes of cards printed just now. */
  List<String> cards(Cards cards, int sheets) {
    return new ArrayList<>(cards.print(world.scope(), new Card.BatchKey(UUID.randomUUID()), sheets));
  }

  static URI at(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
