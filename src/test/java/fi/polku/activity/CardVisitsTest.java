package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.util.HexFormat;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Scenario 8: visits made with a card before it was anybody's are linked by the person's own wish, and unlinked; a participation's start does not move. */
class CardVisitsTest extends PolkuTest {
  @Autowired private Cards cards;
  private DoorWorld here;
  private Visitor staff;
  private String person;

  @BeforeEach
  void aCardWasShownBeforeItWasAnybodys() {
    here = new DoorWorld(database);
    staff = visitor().as("manager");
    Visitor tablet = here.pair(staff, visitor());
    String code = here.cards(cards, 1).getFirst();
    UUID act = UUID.randomUUID();
    here.tell(tablet, here.act(act, here.session, ",\"card\":\"" + HexFormat.of().formatHex(new Secret(code).hash()) + "\""));
    assertThat(here.outcome(act)).isEqualTo("counted");
    person = "/participants/" + here.aino.value() + "/card";
    assertThat(staff.post(person, "code", code).status()).isEqualTo(303);
  }

  @Test
  void aHeadBecomesSomebodyAndAHeadAgain() {
    assertThat(counted()).isEqualTo("1 heads, 0 visits");
    assertThat(staff.get(person).text()).contains("Kortilla on käyty kerran");
    assertThat(link("wish", "true").status()).isEqualTo(303);
    assertThat(counted()).isEqualTo("0 heads, 1 visits");
    assertThat(staff.get(person).text()).contains("Yksi aiempi käynti on liitetty");
    assertThat(staff.get("/participants/" + here.aino.value()).text()).contains("Tuli ensimmäisen kerran");
    assertThat(staff.get("/participants/" + here.aino.value() + "/reads").text()).contains("liitti kortin aiemmat käynnit");
    assertThat(staff.submit(staff.get(person).page(), "form[action$=/parting]").status()).isEqualTo(303);
    assertThat(counted()).isEqualTo("1 heads, 0 visits");
    assertThat(staff.get(person).text()).contains("Kortilla on käyty kerran");
  }

  @Test
  void aLinkedVisitLastsAsLongAsAGroupAndAtAnOpenPlaceNobodyKnowsHowLong() {
    link("wish", "true");
    assertThat(minutes()).isEqualTo(120);
    staff.submit(staff.get(person).page(), "form[action$=/parting]");
    here.world.run("UPDATE activity SET kind = 'drop-in' WHERE organisation_id = :organisation AND id = :activity", "activity", here.activity);
    here.world.run("DELETE FROM activity_attendance WHERE organisation_id = :organisation AND session_id = :session", "session", here.session);
    link("wish", "true");
    assertThat(minutes()).isEqualTo(-1);
  }

  @Test
  void withoutTheWishNothingIsLinked() {
    assertThat(link().status()).isEqualTo(422);
    assertThat(counted()).isEqualTo("1 heads, 0 visits");
  }

  @Test
  void aDoubleClickLinksOnce() {
    Document page = staff.get(person).page();
    for (int i = 0; i < 2; i++) assertThat(staff.submit(page, "form[action$=/visits]", "wish", "true").status()).isEqualTo(303);
    assertThat(counted()).isEqualTo("0 heads, 1 visits");
  }

  @Test
  void whatStaffHaveWrittenStands() {
    here.world.run("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) VALUES (:organisation, :session, :person, 'present')", "session", here.session, "person", here.aino);
    link("wish", "true");
    assertThat(counted()).as("counted once").isEqualTo("0 heads, 1 visits");
    staff.submit(staff.get(person).page(), "form[action$=/parting]");
    assertThat(counted()).isEqualTo("1 heads, 1 visits");
  }

  @Test
  void theStartOfAParticipationDoesNotMove() {
    UUID project = UUID.randomUUID();
    here.world.run("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:project, :organisation, :project::text, 'Hanke')", "project", project);
    here.world.run("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :person, :project)", "project", project, "person", here.aino);
    here.world.run("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered) VALUES (:organisation, :person, :project, '2026-12-01')", "project", project, "person", here.aino);
    link("wish", "true");
    assertThat(here.world.count("SELECT count(*) FROM participation_spell WHERE participant_id = :person AND entered = '2026-12-01'", "person", here.aino)).isOne();
  }

  @Test
  void anotherOrganisationAndAnotherPersonLinkNothing() {
    String action = staff.get(person).page().selectFirst("form[action$=/visits]").attr("action");
    assertThat(visitor().as("other-manager").post(action, "wish", "true").status()).isEqualTo(404);
    assertThat(visitor().as("leader").post(action, "wish", "true").status()).isEqualTo(404);
    assertThat(staff.post(action.replace(here.aino.value().toString(), here.eero.value().toString()), "wish", "true").status()).isEqualTo(404);
    assertThat(counted()).isEqualTo("1 heads, 0 visits");
  }

  private Visitor.Answer link(String... fields) {
    return staff.submit(staff.get(person).page(), "form[action$=/visits]", fields);
  }

  private long minutes() {
    return here.world.count("SELECT coalesce(minutes, -1) FROM activity_attendance WHERE session_id = :session AND participant_id = :person", "session", here.session, "person", here.aino);
  }

  private String counted() {
    return here.world.count("SELECT coalesce((SELECT heads FROM activity_session_figure WHERE session_id = :session), 0)", "session", here.session) + " heads, "
        + here.world.count("SELECT count(*) FROM activity_attendance WHERE session_id = :session AND presence = 'present'", "session", here.session) + " visits";
  }
}
