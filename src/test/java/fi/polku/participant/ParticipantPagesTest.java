package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ParticipantPagesTest extends PolkuTest {
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 24);

  @Test
  void wordsAreFoundInAnyOrderAndAnyCase() {
    String id = person("polun-demo", "Äiti Åsa", "Öhman " + mark);
    person("polun-demo", "Äiti Sari", "Lahti " + mark);
    Visitor coach = visitor().as("coach");
    assertThat(found(coach, mark + " öhm ÅSA")).containsExactly("/participants/" + id);
    assertThat(found(coach, mark + " äiti")).hasSize(2);
    assertThat(found(coach, mark + " %")).as("a sign is a sign").isEmpty();
    assertThat(found(coach, mark + " _iti")).isEmpty();
  }

  @Test
  void typingAnswersTheListAlone() {
    person("polun-demo", "Pekka", mark);
    Visitor.Answer answer = visitor().as("manager").get("/participants?q=" + mark, "HX-Request", "true");
    assertThat(answer.page().body().children()).hasSize(1);
    assertThat(answer.page().selectFirst("#found").text()).contains("Yksi ihminen").contains("Pekka");
  }

  @Test
  void aLongListHasPages() {
    for (int i = 10; i < 37; i++) person("polun-demo", mark + " " + i, "");
    Visitor coach = visitor().as("coach");
    Document first = coach.get("/participants?q=" + mark).page();
    assertThat(first.selectFirst("#found-count").text()).isEqualTo("27 ihmistä");
    assertThat(first.select(".list-row")).hasSize(25);
    Document second = coach.get(first.selectFirst("a[rel=next]").attr("href")).page();
    assertThat(second.select(".list-row b").eachText()).containsExactly(mark + " 35", mark + " 36");
    assertThat(second.select("a[rel=next]")).isEmpty();
  }

  @Test
  void anotherOrganisationsPeopleAreNotFound() {
    String theirs = person("toinen-demo", "Salli", mark);
    Visitor coach = visitor().as("coach");
    assertThat(found(coach, mark)).isEmpty();
    for (String page : List.of("", "/edit", "/reads", "/visits")) assertThat(coach.get("/participants/" + theirs + page).status()).isEqualTo(404);
    assertThat(coach.post("/participants/" + theirs, "alias", "Kaapattu", "version", "1").status()).isEqualTo(404);
    Visitor.Answer taken = coach.post("/participants", "id", theirs, "alias", "Kaapattu " + mark);
    assertThat(taken.status()).isEqualTo(404);
    assertThat(visitor().as("other-manager").get("/participants/" + theirs).text()).contains("Salli").doesNotContain("Kaapattu");
  }

  @Test
  void leadersHaveNoRegister() {
    String id = person("polun-demo", "Aino", mark);
    Visitor leader = visitor().as("leader");
    for (String page : List.of("/participants", "/participants/new", "/participants/likely?alias=Aino", "/participants/" + id, "/participants/" + id + "/edit", "/participants/" + id + "/reads", "/participants/" + id + "/visits")) {
      assertThat(leader.get(page).status()).as(page).isEqualTo(404);
    }
    assertThat(leader.post("/participants", "id", UUID.randomUUID().toString(), "alias", mark).status()).isEqualTo(404);
    assertThat(leader.post("/participants/" + id, "alias", "Toinen").status()).isEqualTo(404);
    assertThat(leader.get("/today").page().select(".menu a[href=/participants]")).isEmpty();
  }

  @Test
  void anAliasIsEnoughAndASecondClickIsTheSamePerson() {
    Visitor coach = visitor().as("coach");
    Document form = coach.get("/participants/new").page();
    Visitor.Answer first = coach.submit(form, "form[action=/participants]", "alias", "Uusi " + mark);
    assertThat(first.status()).isEqualTo(303);
    assertThat(coach.submit(form, "form[action=/participants]", "alias", "Uusi " + mark).location()).isEqualTo(first.location());
    assertThat(found(coach, mark)).hasSize(1);
  }

  @Test
  void likelyOnesAreShownBeforeAndNeverForced() {
    String known = person("polun-demo", "Reijo " + mark, "");
    Visitor coach = visitor().as("coach");
    Visitor.Answer asked = coach.submit(coach.get("/participants/new").page(), "form[action=/participants]", "alias", "reijo " + mark);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.page().select("#likely a").eachAttr("href")).containsExactly("/participants/" + known);
    assertThat(coach.submit(asked.page(), "form[action=/participants]").status()).isEqualTo(303);
    assertThat(found(coach, mark)).hasSize(2);
  }

  @Test
  void anEmptyAliasIsAskedAgain() {
    Visitor coach = visitor().as("coach");
    Visitor.Answer answer = coach.submit(coach.get("/participants/new").page(), "form[action=/participants]", "alias", " ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().selectFirst(".error-summary a[href=#alias]")).isNotNull();
  }

  private List<String> found(Visitor who, String words) {
    return who.get("/participants?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).page().select(".list-row").eachAttr("href");
  }

  private String person(String slug, String alias, String lastName) {
    UUID id = UUID.randomUUID();
    OrganisationKey organisation = database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one());
    database.act(Scope.system("test", organisation), tx -> tx.update("INSERT INTO participant (id, organisation_id, alias, last_name) VALUES (:id, :organisation, :alias, :last)")
        .bind("id", id).bind("alias", alias).bind("last", lastName).execute());
    return id.toString();
  }
}
