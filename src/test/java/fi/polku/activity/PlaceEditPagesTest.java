package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.db.Key;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceEditPagesTest extends PolkuTest {
  private ActivityWorld world;
  private ActivityWorld away;
  private Visitor manager;

  @BeforeEach
  void worlds() {
    world = ActivityWorld.home(database);
    away = ActivityWorld.away(database);
    manager = visitor().as("manager");
  }

  @Test
  void aPlaceIsMadeOnceAndFound() {
    String name = ActivityWorld.unique("Pihlavan kirjasto");
    Document form = manager.get("/work/places/new").page();
    Answer first = manager.submit(form, "main form", "name", name, "municipality", "609", "district", "Pihlava", "arrival", "Bussi 3");
    Answer second = manager.submit(form, "main form", "name", name, "municipality", "609", "district", "Pihlava", "arrival", "Bussi 3");
    assertThat(second.location()).isEqualTo(first.location());
    assertThat(manager.get(first.location()).text()).contains("Paikka on lisätty").contains("Pihlava, Pori").contains("Bussi 3");
    assertThat(manager.get("/work/places?q=pihlava").text()).contains(name);
    Answer twin = manager.submit(manager.get("/work/places/new").page(), "main form", "name", name, "municipality", "609", "district", "Pihlava");
    assertThat(twin.status()).isEqualTo(422);
    assertThat(twin.text()).contains("jo tämänniminen paikka");
    assertThat(twin.page().select("#district").val()).isEqualTo("Pihlava");
    assertThat(world.count("SELECT count(*) FROM activity_place WHERE organisation_id = :organisation AND name = :n", "n", name)).isEqualTo(1);
  }

  @Test
  void aPlaceIsChangedClosedAndOpened() {
    Place.Key place = world.place();
    String path = PlaceEditPages.path(place);
    String name = ActivityWorld.unique("Uusi nimi");
    assertThat(manager.submit(manager.get(path + "/edit").page(), "main form", "name", name).status()).isEqualTo(303);
    manager.submit(manager.get(path).page(), "form[action$=" + id(place) + "/closure]");
    assertThat(manager.get(path).text()).contains(name).contains("Suljettu");
    assertThat(manager.get("/work/activities/new").page().select("#where option").text()).doesNotContain(name);
    manager.submit(manager.get(path).page(), "form[action$=reopening]");
    assertThat(manager.get("/work/activities/new").page().select("#where option").text()).contains(name);
    assertThat(manager.submit(manager.get(path + "/edit").page(), "main form", "name", " ").status()).isEqualTo(422);
  }

  @Test
  void roomsAreAddedRenamedAndClosed() {
    Place.Key place = world.place();
    String path = PlaceEditPages.path(place);
    Document page = manager.get(path).page();
    manager.post(path + "/rooms", "id", page.select("input[name=id]").last().val(), "room", "Keittiö");
    manager.post(path + "/rooms", "id", page.select("input[name=id]").last().val(), "room", "Keittiö");
    assertThat(world.count("SELECT count(*) FROM activity_room WHERE place_id = :p", "p", place)).isEqualTo(1);
    Answer twin = manager.post(path + "/rooms", "id", UUID.randomUUID().toString(), "room", "keittiö");
    assertThat(twin.status()).isEqualTo(422);
    assertThat(twin.page().select("#room").val()).isEqualTo("keittiö");
    Document with = manager.get(path).page();
    manager.submit(with, ".work-rooms form", "room", "Sali");
    assertThat(manager.get(path).page().select(".work-rooms input[name=room]").val()).isEqualTo("Sali");
    manager.submit(with, ".work-rooms form[action$=closure]");
    assertThat(world.count("SELECT count(*) FROM activity_room WHERE place_id = :p AND closed_at IS NOT NULL", "p", place)).isEqualTo(1);
  }

  @Test
  void aRoomTakenTwiceIsShownWithBothSessions() {
    Place.Key place = world.place();
    Room.Key room = world.room(place, "Sali");
    Activity.Key one = world.activity().name(ActivityWorld.unique("Jooga")).at(place, room).make();
    Activity.Key other = world.activity().name(ActivityWorld.unique("Kuoro")).make();
    world.session(one).on(LocalDate.of(2026, 11, 30)).make();
    Session.Key guest = world.session(other).on(LocalDate.of(2026, 11, 30)).at(place, room).make();
    world.session(other).on(LocalDate.of(2026, 11, 30)).at(place).make();
    assertThat(manager.get(PlaceEditPages.path(place)).page().select(".notice li")).hasSize(1);
    assertThat(manager.get(ActivityPages.path(one)).page().selectFirst(".notice").text()).contains("Huone on varattu kahdesti").contains("Kuoro");
    manager.post("/sessions/" + id(guest) + "/cancellation", "notice", "");
    assertThat(manager.get(PlaceEditPages.path(place)).page().select(".notice li")).isEmpty();
  }

  @Test
  void anotherOrganisationsPlaceIsNotThere() {
    Place.Key theirs = away.place();
    Room.Key room = away.room(theirs, "Heidän");
    String path = PlaceEditPages.path(theirs);
    Place.Key own = world.place();
    for (String page : new String[] {"", "/edit", "/cancellations"}) assertThat(manager.get(path + page).status()).as(page).isEqualTo(404);
    assertThat(manager.post(path + "/edit", "name", "Meidän").status()).isEqualTo(404);
    for (String act : new String[] {"/closure", "/reopening", "/rooms/" + id(room) + "/closure"}) assertThat(manager.post(path + act).status()).as(act).isEqualTo(404);
    assertThat(manager.post(path + "/rooms", "id", UUID.randomUUID().toString(), "room", "Uusi").status()).isEqualTo(404);
    assertThat(manager.post(PlaceEditPages.path(own) + "/rooms", "id", id(room), "rename", "yes", "room", "Kaapattu").status()).isEqualTo(404);
    assertThat(manager.post(PlaceEditPages.path(own) + "/rooms/" + id(room) + "/closure").status()).isEqualTo(404);
    assertThat(manager.post("/work/places", "id", id(theirs), "name", "Meidän").status()).isEqualTo(404);
    assertThat(away.count("SELECT count(*) FROM activity_room WHERE place_id = :p AND name = 'Heidän' AND closed_at IS NULL", "p", theirs)).isEqualTo(1);
    assertThat(away.count("SELECT count(*) FROM activity_place WHERE id = :p AND name <> 'Meidän' AND closed_at IS NULL", "p", theirs)).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM activity_place WHERE organisation_id = :organisation AND name = 'Meidän'")).isZero();
  }

  private static String id(Key key) {
    return key.value().toString();
  }
}
