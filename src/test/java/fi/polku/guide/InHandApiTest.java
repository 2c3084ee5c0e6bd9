package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InHandApiTest extends PolkuTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> SUMS = List.of("wageCents", "unemploymentBenefitCents", "housingAllowanceCents", "socialAssistanceCents", "childBenefitCents", "taxAndContributionsCents", "enforcementCents", "inHandCents");

  @Test
  void aProgramWithoutATokenLearnsWhatIsLeftInHand() {
    JsonNode answer = calculate("""
        {"month":"2026-06","adults":1,"children":[],"municipality":"609","rentCents":45000,"otherHousingCostsCents":0,"benefit":"general-support","period":"month","periodStart":"2026-06-01",
         "wageCents":30000,"wagePaidOn":"2026-06-15","housingReviewedOn":"2026-01-01","enforcement":false,"dependants":0,"taxPercent":null}""");
    assertThat(answer.get("gainCents").intValue()).isEqualTo(6897);
    assertThat(sums(answer.get("with"))).containsExactly(30000, 65002, 24674, 0, 0, 9936, 0, 109740);
    assertThat(sums(answer.get("without"))).containsExactly(0, 80002, 29924, 4301, 0, 11384, 0, 102843);
    assertThat(answer.get("lines").findValuesAsString("rule")).contains("unemployment", "unemployment.reduction", "housing.own", "tax.municipal", "assistance", "in-hand");
    assertThat(answer.get("notCalculated").findValuesAsString("rule")).contains("housing-threshold");
    assertThat(answer.get("lines").toString()).contains("\"dateKey\":\"period-start\"", "\"dateKey\":\"review\",\"dateValue\":\"2026-01-01\"", "1300/2023");
  }

  @Test
  void onlyMonthAdultsAndWageAreNeeded() {
    JsonNode answer = calculate("{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":30000}");
    assertThat(answer.get("with").get("unemploymentBenefitCents").intValue()).isZero();
    assertThat(answer.get("with").get("housingAllowanceCents").intValue()).isZero();
    assertThat(answer.get("without").get("socialAssistanceCents").intValue()).isEqualTo(57843);
  }

  @Test
  void childBenefitIsNotCalculatedAndThatIsSaid() {
    String family = "{\"month\":\"2026-06\",\"adults\":1,\"children\":[12],\"municipality\":\"609\",\"rentCents\":45000,\"benefit\":\"general-support\",\"wageCents\":0%s}";
    JsonNode untold = calculate(family.formatted(""));
    assertThat(untold.get("notCalculated").findValuesAsString("rule")).contains("child-benefit");
    assertThat(untold.get("notCalculated").toString()).contains("toimeentulotuki");
    JsonNode told = calculate(family.formatted(",\"childBenefitCents\":9400"));
    assertThat(told.get("notCalculated").findValuesAsString("rule")).doesNotContain("child-benefit");
    assertThat(untold.get("with").get("socialAssistanceCents").intValue() - told.get("with").get("socialAssistanceCents").intValue()).isEqualTo(9400);
  }

  @ParameterizedTest
  @CsvSource({"2018-06,150,69660,31200,13954,15977", "2020-06,500,72369,24505,17301,0", "2023-06,150,80002,35760,13416,6868", "2025-06,800,40002,15924,10180,3609"})
  void theCasesComeOutTheSameThroughTheInterface(String month, int wage, int benefit, int housing, int tax, int assistance) {
    JsonNode with = calculate("{\"month\":\"%s\",\"adults\":1,\"municipality\":\"609\",\"rentCents\":55000,\"benefit\":\"labour-market-support\",\"wageCents\":%d}".formatted(month, wage * 100)).get("with");
    assertThat(sums(with)).containsExactly(wage * 100, benefit, housing, assistance, 0, tax, 0, wage * 100 + benefit + housing + assistance - tax);
  }

  @Test
  void enforcementFourWeeksAndAnEarningsRelatedAllowanceCanBeAsked() {
    JsonNode weeks = calculate("{\"month\":\"2026-06\",\"adults\":1,\"benefit\":\"general-support\",\"period\":\"four-weeks\",\"periodStart\":\"2026-06-01\",\"wageCents\":50000}");
    assertThat(weeks.get("with").get("unemploymentBenefitCents").intValue()).isEqualTo(49420);
    JsonNode debtor = calculate("{\"month\":\"2019-06\",\"adults\":1,\"municipality\":\"609\",\"rentCents\":55000,\"benefit\":\"labour-market-support\",\"wageCents\":50000,\"enforcement\":true}");
    assertThat(debtor.get("with").get("enforcementCents").intValue()).isEqualTo(18832);
    assertThat(debtor.get("notes").findValuesAsString("rule")).contains("derived", "deferral", "free-months-old");
    JsonNode fund = calculate("{\"month\":\"2026-06\",\"adults\":1,\"benefit\":\"earnings-related\",\"wageBaseCents\":250000,\"wageCents\":50000}");
    assertThat(fund.get("with").get("unemploymentBenefitCents").intValue()).isBetween(55002, 150000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}|month", "{\"month\":\"2026-06\",\"wageCents\":1}|adults", "{\"month\":\"2026-06\",\"adults\":1}|wageCents",
      "{\"month\":\"2026-13\",\"adults\":1,\"wageCents\":1}|month", "{\"month\":\"2013-12\",\"adults\":1,\"wageCents\":1}|month", "{\"month\":\"2027-01\",\"adults\":1,\"wageCents\":1}|month",
      "{\"month\":202606,\"adults\":1,\"wageCents\":1}|month", "{\"month\":\"2026-06\",\"adults\":0,\"wageCents\":1}|adults", "{\"month\":\"2026-06\",\"adults\":\"1\",\"wageCents\":1}|adults",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":-1}|wageCents", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1.5}|wageCents", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":99999999999}|wageCents",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"children\":[18]}|children", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"children\":5}|children", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"children\":[\"a\"]}|children",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"municipality\":\"999\"}|municipality", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"municipality\":609}|municipality",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"rentCents\":-5}|rentCents", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"benefit\":\"pension\"}|benefit",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"benefit\":\"labour-market-support\"}|benefit", "{\"month\":\"2019-06\",\"adults\":1,\"wageCents\":1,\"benefit\":\"general-support\"}|benefit",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"benefit\":\"earnings-related\"}|wageBaseCents", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"period\":\"year\"}|period",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"periodStart\":\"2026-08-01\"}|periodStart", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"periodStart\":\"2026-06-31\"}|periodStart",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"wagePaidOn\":\"2031-01-01\"}|wagePaidOn", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"housingReviewedOn\":\"2026-07-01\"}|housingReviewedOn",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"enforcement\":\"yes\"}|enforcement", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"dependants\":-1}|dependants",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"taxPercent\":101}|taxPercent", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"age\":14}|age", "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"hours\":50}|fullTimeHours",
      "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,\"wage\":300}|wage", "[]|''", "no json|''"})
  void whatIsWrongOrImpossibleIsNamed(String question, String field) {
    Answer answer = post(question);
    assertThat(answer.status()).as(question).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("field").stringValue()).as(answer.body()).isEqualTo(field);
    assertThat(problem.get("reason").stringValue()).isNotBlank();
    assertThat(problem.get("errors").get(0).get("field").stringValue()).isEqualTo(field);
  }

  @Test
  void whatIsBeyondAllMeasureIsNamedToo() {
    String asked = "{\"month\":\"2026-06\",\"adults\":1,\"wageCents\":1,";
    whatIsWrongOrImpossibleIsNamed(asked + "\"taxPercent\":1" + "0".repeat(400) + "}", "taxPercent");
    whatIsWrongOrImpossibleIsNamed(asked + "\"taxPercent\":1e400}", "taxPercent");
    whatIsWrongOrImpossibleIsNamed("{\"month\":\"+999999999-12\",\"adults\":1,\"wageCents\":1}", "month");
    whatIsWrongOrImpossibleIsNamed(asked + "\"periodStart\":\"+999999999-12-31\"}", "periodStart");
    for (String field : List.of("month=%2B999999999-12", "month=-999999999-01", "month=2026-06&periodStart=%2B999999999-12-31")) assertThat(visitor().get("/guide/in-hand?wage=300&" + field).status()).as(field).isEqualTo(422);
    assertThat(visitor().get("/guide/in-hand?month=%2B999999999-12").status()).isLessThan(500);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    JsonNode problem = JSON.readTree(post("{\"month\":\"2026-06\",\"adults\":0,\"wageCents\":\"x\",\"children\":[22],\"rents\":1}").body());
    assertThat(problem.get("errors").findValuesAsString("field")).containsExactlyInAnyOrder("wageCents", "rents", "adults", "children");
    JsonNode untimed = JSON.readTree(post("{\"adults\":1,\"wageCents\":1,\"benefit\":\"general-support\"}").body());
    assertThat(untimed.get("errors").findValuesAsString("field")).containsExactly("month");
  }

  @Test
  void aReasonIsGivenInTheLanguageAskedFor() {
    Answer answer = visitor().speaking("sv").send(visitor().speaking("sv").request("/api/v1/calculations/in-hand").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build());
    assertThat(answer.body()).contains("Den här uppgiften behövs.");
  }

  @Test
  void moreThanSixteenKilobytesAreNotRead() {
    assertThat(post("{\"month\":\"" + "x".repeat(17_000) + "\"}").status()).isEqualTo(413);
    assertThat(visitor().send(visitor().request("/api/v1/calculations/in-hand").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")).build()).status()).isEqualTo(415);
    assertThat(visitor().get("/api/v1/calculations/in-hand").status()).isEqualTo(405);
  }

  @Test
  void theDescriptionOfTheInterfaceTellsOfItsFieldsAndDefaults() {
    JsonNode description = JSON.readTree(visitor().get("/api/openapi.json").body());
    JsonNode post = description.get("paths").get("/api/v1/calculations/in-hand").get("post");
    assertThat(post.get("security")).isEmpty();
    assertThat(post.get("responses").propertyNames()).contains("200", "413", "422");
    JsonNode question = description.get("components").get("schemas").get("InHandQuestion");
    assertThat(question.get("required")).extracting(JsonNode::stringValue).containsExactlyInAnyOrder("month", "adults", "wageCents");
    assertThat(question.get("properties").propertyNames()).contains("children", "municipality", "rentCents", "otherHousingCostsCents", "benefit", "period", "periodStart", "wagePaidOn", "housingReviewedOn", "enforcement", "dependants", "taxPercent");
    assertThat(question.get("properties").get("benefit").get("default").stringValue()).isEqualTo("none");
    assertThat(description.get("components").get("schemas").get("InHandAnswer").get("properties").propertyNames()).contains("with", "without", "gainCents", "lines", "notCalculated");
  }

  private JsonNode calculate(String question) {
    Answer answer = post(question);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private Answer post(String question) {
    return visitor().send(visitor().request("/api/v1/calculations/in-hand").header("Content-Type", "application/json").POST(BodyPublishers.ofString(question)).build());
  }

  private static List<Integer> sums(JsonNode side) {
    return SUMS.stream().map(name -> side.get(name).intValue()).toList();
  }
}
