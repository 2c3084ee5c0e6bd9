package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LawPagesTest extends PolkuTest {
  private static final String DECEMBER = "{\"month\":\"2026-12\",\"adults\":1,\"benefit\":\"general-support\",\"wageCents\":0}";

  @Test
  void aNewerValueCountsForEverybodyUntilItIsWithdrawn() {
    Visitor admin = visitor().as("admin");
    UUID id = UUID.randomUUID();
    assertThat(add(admin, id, "unemployment.daily", "2026-12", "38,00", "verified", "asetus 1/2026").status()).isEqualTo(303);
    assertThat(add(admin, id, "unemployment.daily", "2026-12", "38,00", "verified", "asetus 1/2026").status()).as("a double click").isEqualTo(303);
    try {
      assertThat(calculated()).contains("\"unemploymentBenefitCents\":81700").contains("asetus 1/2026");
      assertThat(admin.get("/settings/law").page().select("li.card:contains(asetus 1/2026)")).hasSize(1);
    } finally {
      assertThat(admin.post("/settings/law/" + id + "/withdrawal").status()).isEqualTo(303);
    }
    assertThat(calculated()).contains("\"unemploymentBenefitCents\":80002");
    assertThat(admin.get("/settings/law").text()).contains("Poistettu käytöstä");
  }

  @Test
  void aValueThatNobodyHasVerifiedLeavesItsPartOut() {
    Visitor admin = visitor().as("admin");
    UUID id = UUID.randomUUID();
    add(admin, id, "unemployment.daily", "2026-12", "39", "unverified", "kuultu");
    try {
      assertThat(calculated()).contains("\"unemploymentBenefitCents\":0").contains("unverified-parameter").contains("unemployment.daily").contains("\"complete\":false");
      assertThat(visitor().get("/guide/in-hand?wage=300&month=2026-12").page().select("#answer").text()).contains("ei voi nyt kertoa");
    } finally {
      admin.post("/settings/law/" + id + "/withdrawal");
    }
  }

  @Test
  void aValueNeedsAParameterAMonthANumberACertaintyAndASource() {
    Visitor admin = visitor().as("admin");
    Answer answer = add(admin, UUID.randomUUID(), "", "ensi vuonna", "paljon", "", " ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#from", "#value", "#parameter", "#mark", "#source");
    assertThat(answer.page().select("#value").val()).isEqualTo("paljon");
    Answer older = add(admin, UUID.randomUUID(), "unemployment.daily", "2022-01", "38", "verified", "asetus");
    assertThat(older.page().select("#from-problem").text()).contains("2023-01");
  }

  @Test
  void valuesHaveTheirNamesInTheReadersLanguageWithTheCodeBeside() {
    Visitor admin = visitor().as("admin");
    Document page = admin.get("/settings/law").page();
    String housing = page.select("tr:contains(housing.share)").text();
    assertThat(housing).contains("asumistuen osuus housing.share", "0,7 osuus", "huhtikuu 2024", "Laki yleisestä asumistuesta 938/2014, 1241/2023");
    assertThat(page.select("#parameter option[value=enforcement.debtor]").text()).isEqualTo("ulosoton suojaosuus (enforcement.debtor)");
    Visitor swedish = visitor().as("admin");
    swedish.post("/language", "language", "sv", "back", "/settings/law");
    assertThat(swedish.get("/settings/law").page().select("tr:contains(housing.share)").text()).contains("bostadsbidragets andel").contains("Lagen om allmänt bostadsbidrag 938/2014");
  }

  @Test
  void whatIsTooLongIsRefused() {
    Visitor admin = visitor().as("admin");
    Answer answer = admin.post("/settings/law", "id", UUID.randomUUID().toString(), "parameter", "unemployment.daily", "from", "2026-12", "value", "38", "mark", "verified", "source", "x".repeat(501), "law", "y".repeat(501));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#source", "#law");
    assertThat(answer.page().select("#source-problem").text()).contains("500");
    assertThat(add(admin, UUID.randomUUID(), "unemployment.daily", "+999999999-12", "38", "verified", "asetus").status()).isEqualTo(422);
    assertThat(add(admin, UUID.randomUUID(), "unemployment.daily", "2026-12", "1" + "0".repeat(400), "verified", "asetus").status()).isEqualTo(422);
  }

  @Test
  void theValuesInForceAreListedWithTheirSources() {
    Document page = visitor().as("admin").get("/settings/law").page();
    assertThat(page.select("tbody tr:contains(unemployment.daily)").first().text()).contains("37,21 €").contains("tammikuu 2023").contains("SISU 26.10").contains("vahvistettu");
    assertThat(page.select("tbody tr:contains(enforcement.debtor)").first().text()).contains("33,03 € päivässä").contains("johdettu");
    assertThat(visitor().as("admin").get("/settings").page().select("a[href=/settings/law]")).isNotEmpty();
  }

  @Test
  void onlyAnAdministratorOfTheOrganisationTouchesItsValues() {
    Visitor admin = visitor().as("admin");
    UUID id = UUID.randomUUID();
    add(admin, id, "housing.water", "2026-12", "21", "verified", "asetus 2/2026");
    try {
      for (String who : new String[] {"manager", "coach", "leader"}) {
        assertThat(visitor().as(who).get("/settings/law").status()).as(who).isEqualTo(404);
        assertThat(add(visitor().as(who), UUID.randomUUID(), "housing.water", "2026-12", "22", "verified", "asetus").status()).as(who).isEqualTo(404);
      }
      assertThat(visitor().as("other-manager").post("/settings/law/" + id + "/withdrawal").status()).isEqualTo(404);
      assertThat(visitor().get("/settings/law").status()).isEqualTo(303);
      assertThat(admin.get("/settings/law").page().select("form[action=/settings/law/" + id + "/withdrawal]")).hasSize(1);
    } finally {
      admin.post("/settings/law/" + id + "/withdrawal");
    }
    assertThat(admin.post("/settings/law/" + id + "/withdrawal").status()).as("withdrawn already").isEqualTo(404);
  }

  private static Answer add(Visitor who, UUID id, String parameter, String from, String value, String mark, String source) {
    return who.post("/settings/law", "id", id.toString(), "parameter", parameter, "from", from, "value", value, "mark", mark, "source", source, "law", "");
  }

  private String calculated() {
    return visitor().send(visitor().request("/api/v1/calculations/in-hand").header("Content-Type", "application/json").POST(BodyPublishers.ofString(DECEMBER)).build()).body();
  }
}
