package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.activity.Attendance.Presence;
import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.time.Helsinki;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long somebody stayed is told only where it is known. */
class VisitsTest extends PolkuTest {
  @Test
  void theOpeningTimeOfAPlaceIsNotToldAsATimeSomebodyStayed() {
    ActivityWorld world = ActivityWorld.home(database);
    Participant.Key person = world.participant();
    visit(world, person, "drop-in", "Olohuone", 9, 480);
    visit(world, person, "drop-in", "Keittiö", 9, 45);
    visit(world, person, "group", "Piiri", 9, 480);
    var lines = visitor().as("coach").get("/participants/" + person.value() + "/visits").page().select(".lines li");
    assertThat(lines).hasSize(3);
    assertThat(lines.select(":contains(Olohuone) small").text()).contains("paikalla").doesNotContain("min");
    assertThat(lines.select(":contains(Keittiö) small").text()).as("typed").contains("45 min");
    assertThat(lines.select(":contains(Piiri) small").text()).as("a group is a whole").contains("480 min");
    assertThat(world.count("SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND participant_id = :person AND minutes = 480", "person", person)).as("what is kept stays").isEqualTo(2);
  }

  private static void visit(ActivityWorld world, Participant.Key person, String kind, String name, int hour, int minutes) {
    UUID activity = UUID.randomUUID();
    Session.Key session = new Session.Key(UUID.randomUUID());
    world.run("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (:id, :organisation, :name, :kind, 'named')", "id", activity, "name", name, "kind", kind);
    world.run("INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends) VALUES (:id, :organisation, :activity, :starts, :starts::timestamptz + interval '8 hours')",
        "id", session, "activity", activity, "starts", Helsinki.instant(LocalDateTime.of(2026, 11, 3, hour, 0)));
    world.mark(session, person, Presence.PRESENT, minutes);
  }
}
