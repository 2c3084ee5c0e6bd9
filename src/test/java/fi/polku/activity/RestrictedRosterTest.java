package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Role;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restricted person in their own group: marked by alias, told of nowhere else; and a merged one where old pages are still open. */
class RestrictedRosterTest extends PolkuTest {
  private DoorWorld here;
  private Visitor leader;
  private UUID restriction;

  @BeforeEach
  void ainoIsRestricted() {
    here = new DoorWorld(database);
    here.world.run("INSERT INTO activity_leader (organisation_id, activity_id, staff_id) VALUES (:organisation, :activity, :staff)", "activity", here.activity, "staff", here.world.staff(Role.LEADER));
    here.world.run("UPDATE participant SET last_name = 'Salainen' WHERE organisation_id = :organisation AND id = :person", "person", here.aino);
    leader = visitor().as("leader");
    restriction = UUID.randomUUID();
    here.world.run("INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) VALUES (:id, :organisation, :person, 'koe', now())", "id", restriction, "person", here.aino);
  }

  @AfterEach
  void andNoLonger() {
    here.world.run("DELETE FROM participant_restriction WHERE organisation_id = :organisation AND id = :id", "id", restriction);
  }

  @Test
  void whoLeadsTheGroupMarksThemByAlias() {
    Visitor.Answer roster = leader.get("/sessions/" + here.session.value());
    assertThat(roster.text()).contains(here.aliasOne, "näkyy vain nimimerkillä").doesNotContain("Salainen");
    Visitor.Answer marked = leader.post("/sessions/" + here.session.value() + "/attendance/" + here.aino.value(), "presence", "present");
    assertThat(marked.status()).isIn(200, 303);
    assertThat(here.world.count("SELECT count(*) FROM activity_attendance WHERE participant_id = :person AND presence = 'present'", "person", here.aino)).isOne();
    assertThat(leader.get("/participants/" + here.aino.value()).status()).isEqualTo(404);
  }

  @Test
  void withoutAnAliasTheyAreNobodysNameThere() {
    here.world.run("UPDATE participant SET alias = NULL WHERE organisation_id = :organisation AND id = :person", "person", here.aino);
    assertThat(leader.get("/sessions/" + here.session.value()).text()).doesNotContain("Salainen");
    assertThat(leader.get("/sessions/" + here.session.value() + "/marks").text()).doesNotContain("Salainen");
  }

  @Test
  void theyAreInNoSuggestionNoListOfMembersAndNotAtTheDoor() {
    Visitor staff = visitor().as("manager");
    assertThat(leader.get("/sessions/" + here.session.value() + "/likely?alias=" + here.aliasOne.replace(" ", "%20")).text()).doesNotContain(here.aliasOne);
    assertThat(staff.get("/work/activities/" + here.activity.value()).text()).doesNotContain(here.aliasOne);
    Visitor tablet = here.pair(staff, visitor());
    assertThat(tablet.get(here.path()).page().select("button.tile").eachText()).noneMatch(tile -> tile.contains(here.aliasOne));
    Activity.Key open = here.world.activity().kind(Activity.Kind.DROP_IN).make();
    Session.Key before = here.world.session(open).starts(LocalDateTime.of(2026, 11, 20, 9, 0)).minutes(120).make();
    Session.Key now = here.world.session(open).starts(LocalDateTime.of(2026, 11, 22, 9, 0)).minutes(120).make();
    here.world.mark(before, here.aino, Attendance.Presence.PRESENT);
    here.world.mark(before, here.eero, Attendance.Presence.PRESENT);
    assertThat(staff.get("/sessions/" + now.value()).page().select("[id=attendance-" + here.eero.value() + "]")).hasSize(1);
    assertThat(staff.get("/sessions/" + now.value()).page().select("[id=attendance-" + here.aino.value() + "]")).isEmpty();
  }

  @Test
  void anOldTileMarksTheKeptPersonAndAnOldRosterIsTold() {
    here.world.run("DELETE FROM participant_restriction WHERE organisation_id = :organisation AND id = :id", "id", restriction);
    Visitor tablet = here.pair(visitor().as("manager"), visitor());
    String tap = here.tap(tablet, here.aliasOne);
    UUID merge = UUID.randomUUID();
    here.world.run("INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at) VALUES (:merge, :organisation, :kept, :other, 'double', now())", "merge", merge, "kept", here.eero, "other", here.aino);
    database.act(here.world.scope(), tx -> tx.query("SELECT participant_merge(:organisation, :merge, :kept, :other, '{}')::text").bind("merge", merge).bind("kept", here.eero).bind("other", here.aino).mapTo(String.class).one());
    here.press(tablet, tap);
    assertThat(here.world.count("SELECT count(*) FROM activity_attendance WHERE participant_id = :person AND presence = 'present'", "person", here.eero)).isOne();
    assertThat(leader.post("/sessions/" + here.session.value() + "/attendance/" + here.aino.value(), "presence", "present").status()).isEqualTo(404);
  }
}
