package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Attendance.Presence;
import fi.polku.platform.testing.PolkuTest;
import org.junit.jupiter.api.Test;

class ActivityWorldTest extends PolkuTest {
  @Test
  void everythingHasDefaults() {
    ActivityWorld world = ActivityWorld.home(database);
    Place.Key place = world.place();
    Activity.Key activity = world.activity().ledByLeader().at(place, world.room(place, "Keittiö")).withMembers(world.participant()).paidBy(world.project()).make();
    Session.Key session = world.session(activity).title("Retki").make();
    world.mark(session, world.participant(), Presence.PRESENT);
    world.mark(session, world.participant(), Presence.PARTLY, 30);
    world.heads(session, 4);
    assertThat(world.count("SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :s", "s", session)).isEqualTo(2);
    assertThat(world.count("SELECT count(*) FROM activity_leader WHERE organisation_id = :organisation AND activity_id = :a", "a", activity)).isEqualTo(1);
  }

  @Test
  void organisationsAreApart() {
    Activity.Key elsewhere = ActivityWorld.away(database).activity().draft().make();
    assertThat(ActivityWorld.home(database).count("SELECT count(*) FROM activity WHERE id = :a", "a", elsewhere)).isZero();
    assertThat(ActivityWorld.fresh(database).count("SELECT count(*) FROM activity WHERE organisation_id = :organisation")).isZero();
  }
}
