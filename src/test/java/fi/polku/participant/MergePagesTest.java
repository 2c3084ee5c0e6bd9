package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining two records on the page: nothing preselected, the old address leads to the kept one, and back again. */
class MergePagesTest extends PolkuTest {
  private final String name = "Mirja" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  private final String phone = "040 %03d %04d".formatted(ThreadLocalRandom.current().nextInt(1_000), ThreadLocalRandom.current().nextInt(10_000));
  private final String born = LocalDate.of(1940, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(20_000)).format(DateTimeFormatter.ofPattern("d.M.yyyy"));
  private Visitor coach;
  private String kept;
  private String other;

  @BeforeEach
  void twoRecords() {
    coach = visitor().as("coach");
    kept = add(name);
    other = add("Mirkku" + name.substring(5));
    edit(kept, "birthDate", born, "phone", phone);
    edit(other, "birthDate", born, "firstName", name);
  }

  @Test
  void nothingIsPreselectedAndWhatIsMissingIsTold() {
    Document page = coach.get(kept + "/merge/" + id(other)).page();
    assertThat(page.select("input[checked]")).isEmpty();
    assertThat(page.select("fieldset legend").eachText()).containsExactly("Nimimerkki", "Miksi yhdistetään?");
    Visitor.Answer answer = coach.submit(page, "form[action*=/merge/]");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#alias", "#why");
    Visitor.Answer half = coach.submit(page, "form[action*=/merge/]", "alias", "other");
    assertThat(half.page().selectFirst("input[name=alias][checked]").val()).isEqualTo("other");
  }

  @Test
  void theOldAddressLeadsToTheKeptOneAndBothComeBack() {
    join();
    assertThat(coach.get(other).location()).isEqualTo(kept);
    assertThat(coach.get(other + "/visits?page=2").location()).isEqualTo(kept + "/visits?page=2");
    assertThat(coach.post(other + "/consents").status()).isEqualTo(409);
    assertThat(coach.get(kept).text()).contains(name, phone, "liitettiin hänen toiveestaan");
    assertThat(coach.get("/participants?q=" + name).page().select(".list-row")).hasSize(1);
    Document records = coach.get(kept + "/records").page();
    assertThat(coach.submit(records, "form[action$=/undo]").status()).isEqualTo(303);
    assertThat(coach.submit(records, "form[action$=/undo]").status()).as("a double click").isEqualTo(303);
    assertThat(coach.get(other).status()).isEqualTo(200);
    assertThat(coach.get(kept).text()).doesNotContain("liitettiin hänen toiveestaan");
  }

  @Test
  void aDoubleClickLeadsToTheSamePageAndAnIdIsOneMerge() {
    Document page = coach.get(kept + "/merge/" + id(other)).page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(page, "form[action*=/merge/]", "alias", "kept", "why", "double").status()).isEqualTo(303);
    String third = add("Kolmas" + name);
    Document used = coach.get(kept + "/merge/" + id(third)).page();
    assertThat(coach.submit(used, "form[action*=/merge/]", "alias", "kept", "why", "double", "id", page.selectFirst("form[action*=/merge/] input[name=id]").val()).status()).isEqualTo(409);
    assertThat(coach.get(third).status()).isEqualTo(200);
  }

  @Test
  void twoPeopleAreToldApartAndDoubtedAgain() {
    String pair = ".pair:has(a[href='" + kept + "']):has(a[href='" + other + "'])";
    Document list = coach.get("/participants/doubles").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(list, pair + " form").status()).as("a double click").isEqualTo(303);
    Document told = coach.get("/participants/doubles?done=apart").page();
    assertThat(told.select("ul:not(.told-apart) > " + pair)).isEmpty();
    assertThat(told.selectFirst(".told-apart " + pair).text()).contains("22.11.2026", "Leena Valmentaja");
    assertThat(told.text()).contains("Kirjattu: he ovat kaksi eri ihmistä.");
    assertThat(actions()).contains("participant.tell-apart");
    assertThat(visitor().as("leader").post("/participants/doubles/apart", "one", id(kept), "another", id(other)).status()).isEqualTo(404);
    for (String act : List.of("apart", "doubt")) assertThat(visitor().as("other-manager").post("/participants/doubles/" + act, "one", id(kept), "another", id(other)).status()).as(act).isEqualTo(404);
    assertThat(coach.submit(told, ".told-apart " + pair + " form").status()).isEqualTo(303);
    assertThat(coach.get("/participants/doubles").page().select("ul:not(.told-apart) > " + pair)).hasSize(1);
  }

  @Test
  void whoWasToldApartCanBeJoinedAllTheSameAndPartedAgain() {
    coach.post("/participants/doubles/apart", "one", id(kept), "another", id(other));
    join();
    assertThat(coach.get("/participants/doubles").page().select(".told-apart a[href='" + kept + "']")).isEmpty();
    assertThat(coach.submit(coach.get(kept + "/records").page(), "form[action$=/undo]").status()).isEqualTo(303);
    assertThat(coach.get("/participants/doubles").page().select(".told-apart a[href='" + kept + "']")).hasSize(1);
  }

  /** The day is the one the person's own page says: the first visit or entering, not the day somebody typed the record. */
  @Test
  void thePreviewSaysSinceWhenInTheWordsOfThePages() {
    database.act(home(), tx -> tx.update("""
            WITH project AS (
              INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (uuidv7(), :organisation, :code, 'Hanke') RETURNING id
            ), joined AS (
              INSERT INTO participation (organisation_id, participant_id, project_id, created_at) SELECT :organisation, :id::uuid, p.id, now() FROM project p RETURNING project_id
            )
            INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered) SELECT :organisation, :id::uuid, j.project_id, '2017-02-01' FROM joined j
            """).bind("code", "S" + name).bind("id", id(other)).execute());
    Document page = coach.get(kept + "/merge/" + id(other)).page();
    assertThat(page.select("tr:has(th:contains(Mukana alkaen)) td").eachText()).containsExactly("22.11.2026", "1.2.2017");
    assertThat(page.select("tr:has(th:contains(Jaksot hankkeissa)) td").eachAttr("data-of")).containsExactly(name, "Mirkku" + name.substring(5));
    assertThat(page.select(".compare").text()).doesNotContain("Muut merkinnät", "Työmarkkina");
    String compare = coach.get("/participants/doubles").page().select(".pair:has(a[href='" + kept + "']) a.button").attr("href");
    assertThat(coach.get(compare).location()).as("of whom more is known").isEqualTo(other + "/merge/" + id(kept));
    assertThat(visitor().as("other-manager").get(compare).status()).isEqualTo(404);
  }

  @Test
  void afterTheMergeThePreviewLeadsToThePerson() {
    join();
    assertThat(coach.get(kept + "/merge/" + id(other)).location()).isEqualTo(kept);
    assertThat(coach.get(other + "/merge/" + id(kept)).location()).isEqualTo(kept);
  }

  @Test
  void lookingAtAFormIsReading() {
    Visitor manager = visitor().as("manager");
    long changed = changes();
    for (String page : new String[] {"/edit", "/erasure", "/records", "/restriction", "/door", "/merge/" + id(other)}) assertThat(manager.get(kept + page).status()).as(page).isEqualTo(200);
    assertThat(actions()).contains("participant.read-participant").doesNotContain("participant.erase-participant", "participant.restrict-participant", "participant.merge-participants", "activity.manage-doors");
    assertThat(changes()).as("adding and the one change made before").isEqualTo(changed).isPositive();
  }

  @Test
  void whoWasKnownByTheOtherNameIsStillFound() {
    join();
    String old = "Mirkku" + name.substring(5);
    assertThat(coach.get("/participants?q=" + old).page().select(".list-row").eachAttr("href")).containsExactly(kept);
    assertThat(coach.get("/participants/likely?alias=" + old).page().select(".list-row").eachAttr("href")).containsExactly(kept);
  }

  @Test
  void aWordAlmostRightFindsThem() {
    String wrong = name.replace("Mirja", "Mirjja");
    assertThat(coach.get("/participants?q=" + wrong).page().select(".list-row").eachAttr("href")).contains(kept);
    assertThat(coach.get("/participants?q=" + wrong).text()).contains("Melkein samalla nimellä");
    assertThat(coach.get("/participants/likely?alias=" + wrong).page().select(".list-row").eachAttr("href")).contains(kept);
    assertThat(coach.get("/participants?q=zzqxx" + UUID.randomUUID()).page().select(".list-row")).isEmpty();
    assertThat(visitor().as("other-manager").get("/participants?q=" + wrong).page().select(".list-row")).isEmpty();
  }

  @Test
  void likelyDoublesAreOnlyAList() {
    // first in the list by name, whoever else is alike in this house
    String own = UUID.randomUUID().toString().substring(0, 8);
    String one = add("Aada" + own);
    String another = add("Aadi" + own);
    for (String each : new String[] {one, another}) edit(each, "birthDate", "4.12.1979", "phone", "050 765 4321");
    Document page = coach.get("/participants/doubles").page();
    assertThat(page.select(".pair").eachText()).anySatisfy(pair -> assertThat(pair).contains("Aada" + own, "Aadi" + own, "4.12.1979", "050 765 4321"));
    assertThat(coach.get(another).status()).isEqualTo(200);
    assertThat(visitor().as("other-manager").get("/participants/doubles").text()).doesNotContain(own);
  }

  @Test
  void anotherOrganisationAndALeaderFindNothing() {
    for (String who : new String[] {"other-manager", "leader"}) {
      Visitor stranger = visitor().as(who);
      assertThat(stranger.get(kept + "/records").status()).isEqualTo(404);
      assertThat(stranger.get(kept + "/merge/" + id(other)).status()).isEqualTo(404);
      assertThat(stranger.post(kept + "/merge/" + id(other), "id", UUID.randomUUID().toString(), "why", "double", "alias", "kept").status()).isEqualTo(404);
    }
    String foreign = visitor().as("other-manager").post("/participants", "id", UUID.randomUUID().toString(), "alias", "Vieras", "seen", "true").location();
    assertThat(coach.get(kept + "/merge/" + id(foreign)).status()).isEqualTo(404);
  }

  @Test
  void everyStepSaysWhatTheNextWouldNeedAndDemandsNothing() {
    String aliasOnly = add("Askel" + UUID.randomUUID());
    assertThat(coach.get(aliasOnly).page().selectFirst(".ladder").text()).contains("Nimimerkki riittää", "puhelinnumero tai sähköposti riittää");
    edit(aliasOnly, "phone", phone);
    assertThat(coach.get(aliasOnly).page().selectFirst(".ladder li[aria-current]").text()).isEqualTo("Tavoitettavissa");
    assertThat(coach.get(aliasOnly).text()).contains("Antoi yhteystiedon");
    edit(aliasOnly, "firstName", "Aino", "lastName", "Askel", "birthDate", born, "gender", "refused", "municipality", "609");
    assertThat(coach.get(aliasOnly).page().selectFirst(".ladder li[aria-current]").text()).isEqualTo("Tiedot rahoittajaa varten");
  }

  private void join() {
    Document page = coach.get(kept + "/merge/" + id(other)).page();
    assertThat(coach.submit(page, "form[action*=/merge/]", "alias", "kept", "why", "own-wish").status()).isEqualTo(303);
  }

  private String add(String alias) {
    return coach.post("/participants", "id", UUID.randomUUID().toString(), "alias", alias, "seen", "true").location();
  }

  private void edit(String path, String... fields) {
    assertThat(coach.submit(coach.get(path + "/edit").page(), "form[action=" + path + "]", fields).status()).isEqualTo(303);
  }

  private long changes() {
    return actions().stream().filter("participant.edit-participant"::equals).count();
  }

  private List<String> actions() {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT a.action FROM platform_audit a WHERE :person::uuid = ANY (a.subjects)").bind("person", id(kept)).mapTo(String.class).list());
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Scope home() {
    return Scope.system("test", database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = 'polun-demo'").mapTo(OrganisationKey.class).one()));
  }
}
