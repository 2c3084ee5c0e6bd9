package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.MovableClock;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decision 12: a restricted person is there for named staff only; breaking the glass needs a reason, lasts an hour, is told of and reviewed. */
class GlassPagesTest extends PolkuTest {
  private final String alias = "Salama" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  private Visitor admin;
  private Visitor coach;
  private Visitor manager;
  private String path;
  private UUID restriction;

  @BeforeEach
  void somebodyIsRestricted() {
    admin = visitor().as("admin");
    coach = visitor().as("coach");
    manager = visitor().as("manager");
    path = manager.post("/participants", "id", UUID.randomUUID().toString(), "alias", alias, "seen", "true").location();
    manager.submit(manager.get(path + "/edit").page(), "form[action=" + path + "]", "lastName", "Salainen" + alias, "birthDate", "3.12.1979");
    restriction = UUID.randomUUID();
    Visitor.Answer set = manager.post(path + "/restriction", "id", restriction.toString(), "reason", "Turvakielto", "staff", staff("manager"));
    assertThat(set.status()).isEqualTo(303);
  }

  @AfterEach
  void nobodyWaitsForAReview() {
    database.act(home(), tx -> tx.update("DELETE FROM participant_glass WHERE organisation_id = :organisation AND participant_id = :id::uuid").bind("id", id()).execute());
  }

  @Test
  void onlyTheNamedFindThem() {
    assertThat(manager.get(path).status()).isEqualTo(200);
    assertThat(manager.get(path).text()).contains("vain nimetyt työntekijät");
    assertThat(manager.get("/participants?q=" + alias).page().select(".list-row")).hasSize(1);
    for (Visitor other : new Visitor[] {coach, admin}) {
      for (String tab : new String[] {"", "/visits", "/reads", "/edit", "/consents", "/records", "/dossier", "/dossier/file", "/card", "/door"}) {
        assertThat(other.get(path + tab).status()).as(tab).isEqualTo(404);
      }
      assertThat(other.get("/participants?q=" + alias).page().select(".list-row")).isEmpty();
      assertThat(other.get("/participants/likely?alias=" + alias).text()).doesNotContain(alias);
      assertThat(other.get("/participants?q=" + alias.substring(0, 12)).text()).doesNotContain(alias);
    }
  }

  @Test
  void theGlassIsOpenForAnHour() {
    assertThat(open(coach, "Ambulanssi kysyy yhteystietoja").location()).isEqualTo(path);
    Visitor.Answer page = coach.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().selectFirst(".banner").text()).contains("Aikaa on 60 minuuttia");
    assertThat(coach.get(path + "/visits").page().select(".banner")).hasSize(1);
    assertThat(coach.get(path + "/card").page().select(".banner")).hasSize(1);
    assertThat(coach.get("/participants").page().select(".banner")).isEmpty();
    assertThat(coach.get("/participants?q=" + alias).page().select(".list-row")).as("lists stay closed").isEmpty();
    clock.set(MovableClock.NOON.plus(Duration.ofMinutes(59)));
    assertThat(coach.get(path).page().selectFirst(".banner").text()).contains("Aikaa on 1 minuutti");
    clock.set(MovableClock.NOON.plus(Duration.ofMinutes(60)));
    assertThat(coach.get(path).status()).isEqualTo(404);
    assertThat(coach.get(path + "/edit").status()).isEqualTo(404);
  }

  @Test
  void whoeverHasSeenEnoughEndsIt() {
    open(coach, "Ambulanssi kysyy yhteystietoja");
    Visitor.Answer ended = coach.submit(coach.get(path).page(), ".banner form");
    assertThat(ended.status()).isEqualTo(303);
    assertThat(coach.get(path).status()).isEqualTo(404);
  }

  @Test
  void nobodyKeepsTheKey() {
    String another = admin.post("/participants", "id", UUID.randomUUID().toString(), "alias", "Toinen" + alias, "seen", "true").location();
    open(admin, "Ambulanssi kysyy yhteystietoja");
    assertThat(admin.get(path).page().select("a[href$=/restriction], a[href$=/erasure], a[href$=/records], a[href$=/edit]")).isEmpty();
    assertThat(manager.get(path).page().select("a[href$=/restriction], a[href$=/erasure], a[href$=/records], a[href$=/edit]")).hasSize(6);
    for (String page : new String[] {"/restriction", "/erasure", "/records", "/edit", "/merge/" + another.substring(another.lastIndexOf('/') + 1)}) assertThat(admin.get(path + page).status()).as(page).isEqualTo(404);
    assertThat(admin.get(another + "/merge/" + id()).status()).isEqualTo(404);
    assertThat(admin.post(path + "/restriction", "id", restriction.toString(), "reason", "Turvakielto", "staff", staff("admin")).status()).isEqualTo(404);
    assertThat(admin.post(path + "/restriction/" + restriction + "/lifting").status()).isEqualTo(404);
    assertThat(admin.post(path + "/erasure", "typed", alias, "wish", "themselves").status()).isEqualTo(404);
    assertThat(admin.post(another + "/merge/" + id(), "id", UUID.randomUUID().toString(), "why", "double", "alias", "kept").status()).isEqualTo(404);
    assertThat(admin.post(path + "/glass/end").status()).isEqualTo(303);
    assertThat(admin.get(path).status()).isEqualTo(404);
  }

  @Test
  void aSecondRestrictionIsToldOfTheFirst() {
    assertThat(manager.post(path + "/restriction", "id", UUID.randomUUID().toString(), "reason", "Toinen", "staff", staff("admin")).status()).isEqualTo(409);
    assertThat(manager.get(path).status()).isEqualTo(200);
    assertThat(admin.get(path).status()).isEqualTo(404);
  }

  @Test
  void aReasonAndCertaintyAreAsked() {
    assertThat(open(coach, "").status()).isEqualTo(422);
    Visitor.Answer nobody = coach.post("/participants/glass", "id", UUID.randomUUID().toString(), "name", alias, "born", "1979-12-04", "reason", "Ambulanssi kysyy yhteystietoja");
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.page().selectFirst("#reason").val()).isEqualTo("Ambulanssi kysyy yhteystietoja");
    assertThat(coach.get(path).status()).isEqualTo(404);
    assertThat(coach.post("/participants/glass", "id", UUID.randomUUID().toString(), "name", alias, "reason", "Ambulanssi kysyy").status()).as("a name alone is not enough").isEqualTo(422);
    assertThat(coach.post("/participants/glass", "id", UUID.randomUUID().toString(), "person", id(), "reason", "Ambulanssi kysyy").status()).as("a link is").isEqualTo(303);
  }

  @Test
  void theNamedAndAdminsAreToldAndAnotherReviews() {
    open(coach, "Ambulanssi kysyy yhteystietoja");
    assertThat(manager.get("/today").text()).contains("Rajatun ihmisen tiedot avattiin");
    assertThat(admin.get("/today").text()).contains("Rajatun ihmisen tiedot avattiin");
    assertThat(coach.get("/today").text()).doesNotContain("Rajatun ihmisen tiedot avattiin");
    assertThat(manager.get("/participants/glass/reviews").text()).contains(alias, "Leena Valmentaja", "Ambulanssi kysyy yhteystietoja");
    assertThat(admin.get("/participants/glass/reviews").text()).contains("Ambulanssi kysyy yhteystietoja").doesNotContain(alias);
    assertThat(coach.get("/participants/glass/reviews").page().select("form[action$=/review]")).isEmpty();
    String review = manager.get("/participants/glass/reviews").page().selectFirst("article:contains(" + alias + ") form").attr("action");
    assertThat(coach.post(review, "verdict", "justified").status()).as("nobody reviews their own").isEqualTo(404);
    assertThat(visitor().as("other-manager").post(review, "verdict", "justified").status()).isEqualTo(404);
    assertThat(manager.post(review, "verdict", "to-be-talked-about", "word", "Jutellaan huomenna").status()).isEqualTo(303);
    assertThat(admin.post(review, "verdict", "justified").status()).as("once").isEqualTo(409);
    assertThat(admin.get("/participants/glass/reviews").text()).contains("Tästä pitää puhua", "Jutellaan huomenna");
  }

  /** A number on the day's page names nobody; the page that does is one line. */
  @Test
  void onlyWhatNamesSomebodyIsARead() {
    open(coach, "Ambulanssi kysyy yhteystietoja");
    for (Visitor who : new Visitor[] {manager, admin}) assertThat(who.get("/today").text()).contains("Rajatun ihmisen tiedot avattiin");
    assertThat(looks()).isZero();
    admin.get("/participants/glass/reviews");
    assertThat(looks()).as("the admin is not named and saw no name").isZero();
    Visitor.Answer page = manager.get("/participants/glass/reviews");
    assertThat(looks()).isEqualTo(1);
    manager.post(page.page().selectFirst("article:contains(" + alias + ") form").attr("action"), "verdict", "justified");
    assertThat(looks()).as("a word on it is no second look").isEqualTo(1);
  }

  private int looks() {
    return database.in(home(), tx -> tx.query("SELECT count(*) FROM platform_audit a WHERE a.organisation_id = :organisation AND a.action = 'participant.review-glass' AND :id::uuid = ANY (a.subjects)")
        .bind("id", id()).mapTo(Integer.class).one());
  }

  @Test
  void lookingThroughTheGlassIsInTheLogWithItsId() {
    open(coach, "Ambulanssi kysyy yhteystietoja");
    coach.get(path);
    int lines = database.in(home(), tx -> tx.query("""
            SELECT count(*)
            FROM platform_audit a
            JOIN participant_glass g ON g.organisation_id = a.organisation_id AND g.id = ANY (a.objects)
            WHERE a.organisation_id = :organisation AND a.action = 'participant.through-the-glass' AND g.participant_id = :id::uuid
            """).bind("id", id()).mapTo(Integer.class).one());
    assertThat(lines).isEqualTo(1);
    assertThat(manager.get(path + "/reads").text()).contains("avasi rajatut tiedot hätätilanteessa", "katsoi rajattuja tietoja hätäavauksen aikana");
  }

  @Test
  void anotherOrganisationNeitherRestrictsNorOpens() {
    Visitor other = visitor().as("other-manager");
    assertThat(other.post(path + "/restriction", "id", UUID.randomUUID().toString(), "reason", "x", "staff", staff("manager")).status()).isEqualTo(404);
    assertThat(other.post("/participants/glass", "id", UUID.randomUUID().toString(), "person", id(), "reason", "Ambulanssi kysyy").status()).isEqualTo(422);
    assertThat(other.post(path + "/restriction/" + restriction + "/lifting").status()).isEqualTo(404);
    assertThat(other.post(path + "/glass/end").status()).isEqualTo(404);
    String theirs = other.post("/participants", "id", UUID.randomUUID().toString(), "alias", "Muu" + alias, "seen", "true").location();
    assertThat(other.post(theirs + "/restriction", "id", restriction.toString(), "reason", "x", "staff", other.get(theirs + "/restriction").page().selectFirst("input[name=staff]").val()).status()).as("an id that is taken elsewhere").isEqualTo(409);
    assertThat(manager.get(path + "/restriction").page().html()).contains("Turvakielto");
  }

  @Test
  void aLiftedRestrictionHidesNobody() {
    assertThat(manager.post(path + "/restriction/" + restriction + "/lifting").status()).isEqualTo(303);
    assertThat(coach.get(path).status()).isEqualTo(200);
    assertThat(coach.get(path).page().select(".banner")).isEmpty();
  }

  @Test
  void somebodyIsNamedAndAReasonGiven() {
    Visitor.Answer answer = manager.post(path + "/restriction", "id", restriction.toString(), "reason", " ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#reason", "#staff");
  }

  private Visitor.Answer open(Visitor who, String reason) {
    return who.post("/participants/glass", "id", UUID.randomUUID().toString(), "name", alias, "born", "1979-12-03", "reason", reason);
  }

  private String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String staff(String role) {
    return database.in(home(), tx -> tx.query("SELECT id::text FROM organisation_staff WHERE organisation_id = :organisation AND role = :role ORDER BY created_at, id LIMIT 1").bind("role", role).mapTo(String.class).one());
  }

  private Scope home() {
    return Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
  }
}
