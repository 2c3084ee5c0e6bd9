package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import fi.polku.platform.time.Helsinki;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Reviews hold for every reader, so each test has a page of its own. */
class ArticleReviewPagesTest extends PolkuTest {
  private static final String VIDEO = "https://video.example/velat?osa=1&kieli=fi";

  @Test
  void theOwnerIsRemindedOnTheDayAndNobodyElse() {
    visitor().as("manager").post("/work/guide/tax-card/owner", "mine", "true");
    clock.set(Helsinki.start(Article.SHIPPED.plusDays(119)));
    assertThat(visitor().as("manager").get("/today").text()).doesNotContain("odottaa lukemista");

    clock.set(Helsinki.start(Article.SHIPPED.plusDays(120)));
    Visitor manager = visitor().as("manager");
    assertThat(manager.get("/today").page().select("a.note[href=/work/guide]").text()).isEqualTo("Rahaopas Yksi sivusi odottaa lukemista. Onko se vielä oikein?");
    for (String other : List.of("admin", "coach", "leader", "other-manager")) assertThat(visitor().as(other).get("/today").text()).as(other).doesNotContain("odottaa lukemista");

    clock.set(Helsinki.start(Article.SHIPPED.plusDays(130)));
    manager = visitor().as("manager");
    assertThat(visitor().get("/guide/tax-card").page().select(".notice")).hasSize(1);
    Document page = manager.get("/work/guide/tax-card").page();
    assertThat(manager.submit(page, "form[action$=/review]", "note", "Verrattu vero.fi:hin").location()).isEqualTo("/work/guide");
    manager.submit(page, "form[action$=/review]", "note", "Toinen painallus");
    assertThat(manager.get("/work/guide/tax-card").page().select(".lines li").eachText()).hasSize(2).first().asString().contains("Verrattu vero.fi:hin").contains("1.4.2027");
    assertThat(visitor().get("/guide/tax-card").page().select(".notice")).isEmpty();
    assertThat(visitor().get("/guide/tax-card").page().select("aside").text()).contains("Tarkistettu 1.4.2027").doesNotContain("Verrattu");
    assertThat(manager.get("/today").text()).doesNotContain("odottaa lukemista");
    manager.post("/work/guide/tax-card/owner", "mine", "false");
  }

  @Test
  void aPageIsTakenHandedOverAndLetGo() {
    Visitor manager = visitor().as("manager");
    Visitor admin = visitor().as("admin");
    manager.post("/work/guide/help/owner", "mine", "true");
    assertThat(row(manager, "help")).contains("Sinä huolehdit tästä sivusta.");
    assertThat(visitor().get("/guide/help").page().select("aside").text()).contains("Sivusta huolehtii " + name("polun-demo")).doesNotContain("Polun tekijät");
    admin.post("/work/guide/help/owner", "mine", "false");
    assertThat(row(manager, "help")).as("a colleague does not let go of it").contains("Sinä huolehdit");
    admin.post("/work/guide/help/owner", "mine", "true");
    assertThat(row(manager, "help")).contains("Sivusta huolehtii");
    assertThat(row(admin, "help")).contains("Sinä huolehdit");
    admin.post("/work/guide/help/owner", "mine", "false");
    assertThat(row(manager, "help")).contains("Kukaan meistä ei vielä huolehdi");
  }

  @Test
  void anotherOrganisationChangesNothingOfOurs() {
    Visitor ours = visitor().as("manager");
    Visitor theirs = visitor().as("other-manager");
    ours.post("/work/guide/creditors/owner", "mine", "true");
    ours.post("/work/guide/creditors/addition", "language", "fi", "words", "Meillä neuvotellaan yhdessä.");
    Document page = ours.get("/work/guide/creditors").page();

    theirs.post("/work/guide/creditors/owner", "mine", "false");
    theirs.post("/work/guide/creditors/owner", "mine", "true");
    theirs.post("/work/guide/creditors/addition", "language", "fi", "words", "Toisen järjestön sanat.");
    assertThat(row(ours, "creditors")).contains("Sinä huolehdit tästä sivusta.");
    assertThat(visitor().get("/guide/creditors").page().select(".guide-addition .told").eachText()).containsExactlyInAnyOrder("Meillä neuvotellaan yhdessä.", "Toisen järjestön sanat.");

    ours.submit(page, "form[action$=/review]", "note", "Vain meille");
    String id = page.select("form[action$=/review] input[name=id]").val();
    theirs.post("/work/guide/creditors/review", "id", id, "note", "Päälle");
    assertThat(ours.get("/work/guide/creditors").text()).contains("Vain meille").doesNotContain("Päälle");
    assertThat(theirs.get("/work/guide/creditors").text()).doesNotContain("Vain meille").doesNotContain("Päälle").doesNotContain("Meillä neuvotellaan");

    theirs.post("/work/guide/creditors/addition", "language", "fi", "words", "");
    assertThat(visitor().get("/guide/creditors").page().select(".guide-addition .told").eachText()).containsExactly("Meillä neuvotellaan yhdessä.");
    ours.post("/work/guide/creditors/addition", "language", "fi");
    for (Visitor visitor : List.of(ours, theirs)) visitor.post("/work/guide/creditors/owner", "mine", "false");
  }

  @Test
  void onlyAdminsAndManagersLookAfterTheGuide() {
    for (String who : List.of("coach", "leader")) {
      Visitor visitor = visitor().as(who);
      for (String path : List.of("/work/guide", "/work/guide/debts")) assertThat(visitor.get(path).status()).as(who + path).isEqualTo(404);
      assertThat(visitor.post("/work/guide/debts/owner", "mine", "true").status()).isEqualTo(404);
      assertThat(visitor.post("/work/guide/debts/addition", "language", "fi", "words", "x").status()).isEqualTo(404);
    }
    assertThat(visitor().get("/work/guide").location()).startsWith("/login");
    assertThat(visitor().as("admin").get("/settings").page().select("main a").eachAttr("href")).contains("/work/guide");
    assertThat(visitor().as("manager").get("/work/guide/velat").status()).isEqualTo(404);
  }

  @Test
  void aVideoIsALinkWithItsNameAndItsSite() {
    Visitor manager = visitor().as("manager");
    manager.post("/work/guide/enforcement/addition", "language", "fi", "words", "", "videoTitle", "Ulosotto viidessä minuutissa", "videoAddress", VIDEO);
    Document page = visitor().get("/guide/enforcement").page();
    assertThat(page.select(".guide-video a").attr("href")).isEqualTo(VIDEO);
    assertThat(page.select(".guide-video").text()).contains("Ulosotto viidessä minuutissa").contains("video.example");
    assertThat(page.select("iframe, video, embed, object")).isEmpty();
    Document swedish = visitor().speaking("sv").get("/guide/enforcement").page();
    assertThat(swedish.select(".guide-addition").text()).as("no Swedish words yet").contains("bara på ett annat språk: Suomi");
    assertThat(swedish.select(".guide-video [lang=fi]").text()).isEqualTo("Ulosotto viidessä minuutissa");
    manager.post("/work/guide/enforcement/addition", "language", "sv", "words", "Kom till oss.");
    assertThat(visitor().speaking("sv").get("/guide/enforcement").page().select(".guide-addition").text()).contains("Kom till oss.").doesNotContain("viidessä");
    for (String language : List.of("fi", "sv")) manager.post("/work/guide/enforcement/addition", "language", language);
    assertThat(visitor().get("/guide/enforcement").page().select(".guide-addition")).isEmpty();
  }

  @Test
  void anAddressThatIsNoVideoIsRefusedAndNothingTypedIsLost() {
    Visitor manager = visitor().as("manager");
    for (String address : List.of("http://video.example/velat", "javascript:alert(1)", "video.example")) {
      Answer answer = manager.post("/work/guide/small-work/addition", "language", "en", "words", "Come and see", "videoTitle", "Small work", "videoAddress", address);
      assertThat(answer.status()).as(address).isEqualTo(422);
      assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#videoAddress");
      assertThat(answer.page().select("#words").text()).isEqualTo("Come and see");
      assertThat(answer.page().select("#videoAddress").val()).isEqualTo(address);
      assertThat(answer.page().select("form[action$=/addition] input[name=language]").val()).isEqualTo("en");
    }
    assertThat(manager.post("/work/guide/small-work/addition", "language", "fi", "videoAddress", VIDEO).page().select(".error-summary a").eachAttr("href")).containsExactly("#videoTitle");
    assertThat(manager.post("/work/guide/small-work/addition", "language", "fi", "videoTitle", "Nimi").page().select(".error-summary a").eachAttr("href")).containsExactly("#videoAddress");
    assertThat(manager.post("/work/guide/small-work/addition", "language", "fi", "words", "x".repeat(2001)).status()).isEqualTo(422);
    assertThat(manager.post("/work/guide/small-work/addition", "language", "tlh", "words", "x").status()).isEqualTo(422);
    assertThat(visitor().get("/guide/small-work").page().select(".guide-addition")).isEmpty();
  }

  @Test
  void wordsAreShownAsWords() {
    Visitor manager = visitor().as("manager");
    manager.post("/work/guide/housing-and-assistance/addition", "language", "fi", "words", "<b>Hei</b>\nTule tiistaina.");
    assertThat(visitor().get("/guide/housing-and-assistance").page().select(".guide-addition .told").html()).contains("&lt;b&gt;Hei&lt;/b&gt;");
    manager.post("/work/guide/housing-and-assistance/addition", "language", "fi");
  }

  @Test
  void whatIsDoneStandsInTheLog() {
    Visitor manager = visitor().as("manager");
    manager.post("/work/guide/debts/owner", "mine", "true");
    manager.post("/work/guide/debts/owner", "mine", "false");
    assertThat(visitor().as("admin").get("/settings/audit?action=guide.article-taken").text()).contains("Otti rahaoppaan sivun hoitoonsa");
    assertThat(visitor().as("admin").get("/settings/audit?action=guide.article-left").text()).contains("Luopui rahaoppaan sivusta");
  }

  private static String row(Visitor visitor, String slug) {
    return visitor.get("/work/guide").page().select(".guide-work:has(a[href=/work/guide/" + slug + "])").text();
  }

  private String name(String slug) {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT name FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(String.class).one());
  }
}
