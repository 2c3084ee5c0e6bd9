package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The scenarios of the counting rules, and what a program is answered. */
class IndicatorsTest extends ReportWorld {
  private static final String PLUS = "set=esf-plus-2021-2027";
  private static final String OLD = "set=esf-2014-2020";

  private static Somebody somebody() {
    return new Somebody();
  }

  private long total(Home home, String query, String code) {
    return figures(home, query).get(code).get("total").asLong();
  }

  private Home with(Somebody... people) {
    Home home = home();
    bring(home.scope(), home.project(), List.of(people));
    return home;
  }

  @Test
  void workOnTheTwentyEighthDayCountsAndOnTheNextDoesNot() {
    Home home = with(somebody().stay("2023-01-01", "2023-03-01").status("2023-03-28", null, "employed"),
        somebody().stay("2023-01-01", "2023-03-01").status("2023-03-29", null, "employed"),
        somebody().stay("2023-01-01", "2023-03-01").status("2023-03-30", null, "employed"));
    assertThat(total(home, PLUS, "EECR04")).isEqualTo(2);
  }

  @Test
  void aReturnIsOneParticipantWithTheFirstEntryAndTheLastLeaving() {
    Home home = with(somebody().born("1993-05-05").status("2023-02-10", "2023-03-10", "employed")
        .stay("2023-01-01", "2023-02-01", "status", "unemployed").stay("2023-05-06", "2023-08-01", "status", "inactive"));
    Map<String, JsonNode> rows = figures(home, PLUS);
    assertThat(rows.get("EECO01").get("total").asLong()).isEqualTo(1);
    assertThat(rows.get("EECO02").get("total").asLong()).as("status of the first stay").isEqualTo(1);
    assertThat(rows.get("EECO04").get("total").asLong()).isZero();
    assertThat(rows.get("EECO07").get("total").asLong()).as("29 on first entering").isEqualTo(1);
    assertThat(rows.get("EECR04").get("total").asLong()).as("work between the stays is no result").isZero();
    assertThat(total(home, PLUS + "&from=2023-01-01&to=2023-02-28", "EECR04")).isZero();
  }

  @Test
  void noLeavingDateOnTheLastStayMeansNoResults() {
    Home home = with(somebody().status("2023-02-01", null, "employed").stay("2023-01-01", "2023-02-01").stay("2023-03-01", null));
    assertThat(total(home, PLUS, "EECR04")).isZero();
    assertThat(total(home, PLUS, "EECO01")).isEqualTo(1);
  }

  @Test
  void aRefusedSensitiveAnswerIsInTheTotalOnly() {
    Home home = with(somebody().stay("2023-01-01", null, "disability", "refused"));
    Map<String, JsonNode> rows = figures(home, PLUS);
    assertThat(rows.get("EECO01").get("total").asLong()).isEqualTo(1);
    assertThat(rows.get("EECO12").get("total").asLong()).isZero();
    assertThat(rows.get("INCOMPLETE").get("total").asLong()).isZero();
  }

  @Test
  void aRecordThatLacksItsEducationIsInTheGrandTotalOnly() {
    Home home = with(somebody().stay("2023-01-01", "2023-02-01", "isced", "").status("2023-02-01", null, "employed"), somebody().gender("refused").stay("2023-01-01", null));
    for (String set : List.of(PLUS, OLD)) {
      Map<String, JsonNode> rows = figures(home, set);
      rows.forEach((code, row) -> {
        if (!row.get("total").isNull()) assertThat(row.get("total").asLong()).as(code).isEqualTo(code.equals("INCOMPLETE") ? 2 : 0);
      });
      assertThat(rows.get("INCOMPLETE").get("women").asLong()).isEqualTo(1);
    }
  }

  @Test
  void ageIsThatOfTheFirstDay() {
    Home home = with(somebody().born("1993-06-15").stay("2023-06-14", null), somebody().born("1993-06-15").stay("2023-06-15", null), somebody().born("2004-02-29").stay("2022-02-28", null));
    assertThat(total(home, PLUS, "EECO07")).as("29, and not 30; born on 29 February, 17 on 28 February").isEqualTo(1);
    assertThat(total(home, PLUS, "EECO06")).isEqualTo(1);
  }

  @Test
  void whoWouldHaveEnteredBeforeBeingBornIsOfNoKnownAge() {
    Home home = with(somebody().born("2023-01-02").stay("2023-01-01", null), somebody().born("2023-01-01").stay("2023-01-01", null));
    for (String set : List.of(PLUS, OLD)) {
      Map<String, JsonNode> rows = figures(home, set);
      assertThat(rows.get(set.equals(PLUS) ? "EECO06" : "CO06").get("total").asLong()).as("the one born that day").isEqualTo(1);
      assertThat(rows.get("INCOMPLETE").get("total").asLong()).isEqualTo(1);
    }
  }

  @Test
  void twoProjectsAreTwoParticipations() {
    Home home = home();
    Somebody one = somebody().stay("2023-01-01", null);
    bring(home.scope(), home.project(), List.of(one));
    bring(home.scope(), project(home.scope(), "H2", "esf-plus-2021-2027", null), List.of(one));
    assertThat(total(home, PLUS, "EECO01")).isEqualTo(1);
    assertThat(api(home, "/api/v1/projects/H2/indicators?" + PLUS).json().get(0).get("total").asLong()).isEqualTo(1);
  }

  @Test
  void aWorkTrialIsNoEmploymentAndSubsidisedWorkAndApprenticeshipAre() {
    Home home = with(somebody().stay("2023-01-01", "2023-02-01").status("2023-02-01", null, "work-trial"), somebody().stay("2023-01-01", "2023-02-01").status("2023-02-01", null, "rehabilitative-work"),
        somebody().stay("2023-01-01", "2023-02-01").status("2023-02-01", null, "wage-subsidised"), somebody().stay("2023-01-01", "2023-02-01").status("2023-02-01", null, "apprenticeship"));
    assertThat(total(home, PLUS, "EECR04")).isEqualTo(2);
    assertThat(total(home, PLUS, "EECR05")).isEqualTo(2);
  }

  @Test
  void sixMonthsAfterTheEndOfAugustIsTheEndOfFebruary() {
    Home home = with(somebody().stay("2023-01-01", "2023-08-31").status("2024-02-29", "2024-02-29", "employed"), somebody().stay("2023-01-01", "2023-08-31").status("2024-03-01", null, "employed"));
    assertThat(total(home, PLUS, "EECR05")).isEqualTo(1);
  }

  @Test
  void exactlyTheDayIsNotLongTerm() {
    Home home = with(somebody().stay("2023-08-31", null, "since", "2022-08-31"), somebody().stay("2023-08-31", null, "since", "2022-08-30"),
        somebody().born("2000-01-01").stay("2023-08-31", null, "since", "2023-02-28"), somebody().born("2000-01-01").stay("2023-08-31", null, "since", "2023-02-27"));
    assertThat(total(home, PLUS, "EECO03")).isEqualTo(2);
  }

  @Test
  void visitsBeforeTheStartMoveNothing() {
    Home home = home();
    Somebody one = somebody().stay("2023-05-01", null);
    bring(home.scope(), home.project(), List.of(one));
    database.act(home.scope(), tx -> {
      tx.update("INSERT INTO activity (id, organisation_id, name, kind, counting) VALUES (gen_random_uuid(), :organisation, 'Olohuone', 'drop-in', 'named')").execute();
      tx.update("INSERT INTO activity_session (organisation_id, activity_id, starts, ends) SELECT :organisation, id, timestamptz '2022-01-01 10:00Z', timestamptz '2022-01-01 12:00Z' FROM activity WHERE organisation_id = :organisation").execute();
      tx.update("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence) SELECT :organisation, id, :one, 'present' FROM activity_session WHERE organisation_id = :organisation").bind("one", one.id).execute();
    });
    assertThat(total(home, PLUS + "&from=2023-05-01&to=2023-05-01", "EECO01")).isEqualTo(1);
    assertThat(total(home, PLUS + "&from=2022-01-01&to=2022-12-31", "EECO01")).isZero();
  }

  @Test
  void staysOfTwoRecordsInOneParticipationAreOne() {
    Home home = with(somebody().stay("2023-04-01", "2023-09-01", "status", "employed").stay("2023-01-01", "2023-02-01", "status", "unemployed").status("2023-09-20", null, "self-employed"));
    assertThat(total(home, PLUS, "EECO02")).isEqualTo(1);
    assertThat(total(home, PLUS + "&from=2023-09-01&to=2023-09-01", "EECR04")).isEqualTo(1);
  }

  @Test
  void aNonBinaryPersonIsInNeitherColumnOfTheOldSet() {
    Home home = with(somebody().gender("non-binary").stay("2023-01-01", null));
    assertThat(figures(home, OLD).get("CO01").toString()).contains("\"total\":1,\"women\":0,\"men\":0,\"nonBinary\":0");
    assertThat(figures(home, PLUS).get("EECO01").toString()).contains("\"total\":1,\"women\":0,\"men\":0,\"nonBinary\":1");
  }

  @Test
  void theCountrysideNeedsItsClassification() {
    Somebody rural = somebody().stay("2023-01-01", null);
    rural.municipality = "005";
    Somebody town = somebody().stay("2023-01-01", null);
    town.municipality = "609";
    Home home = with(rural, town, somebody().stay("2023-01-01", null));
    assertThat(figures(home, PLUS).get("EECO17").get("total").isNull()).isTrue();
    assertThat(figures(home, PLUS).get("EECO17").get("reason").asString()).contains("kuntaluokitusta");
    classify(home.scope(), 2022, "005", 3);
    assertThat(figures(home, PLUS).get("EECO17").get("reason").asString()).contains("vuosi");
    classify(home.scope(), 2023, "005", 3);
    classify(home.scope(), 2023, "609", 1);
    assertThat(total(home, PLUS, "EECO17")).isEqualTo(1);
    assertThat(total(home, OLD, "CO19")).isEqualTo(1);
  }

  @Test
  void whatIsNotCountedFromParticipationsSaysSo() {
    Home home = with(somebody().stay("2023-01-01", null));
    for (String code : List.of("CO12", "CO13", "CO14", "CO20", "CO21", "CO22", "CO23")) {
      assertThat(figures(home, OLD).get(code).get("total").isNull()).as(code).isTrue();
      assertThat(figures(home, OLD).get(code).get("reason").asString()).as(code).isNotBlank();
    }
    assertThat(figures(home, OLD).get("CO01").has("reason")).isFalse();
  }

  @Test
  void underObjectiveLOnlyGenderAndAgeAreNeeded() {
    Home home = home();
    bring(home.scope(), project(home.scope(), "L", "esf-plus-2021-2027", "4.l)"), List.of(somebody().stay("2023-01-01", null, "status", "", "isced", "")));
    JsonNode rows = api(home, "/api/v1/projects/L/indicators").json();
    assertThat(rows.get(0).get("total").asLong()).isEqualTo(1);
    assertThat(rows.get(rows.size() - 2).get("total").asLong()).as("incomplete").isZero();
  }

  @Test
  void everyCodeOfTheSetComesInItsOrder() {
    Home home = home();
    List<String> codes = api(home, "/api/v1/projects/H1/indicators?" + OLD).json().valueStream().map(r -> r.get("code").asString()).toList();
    assertThat(codes).startsWith("CO01", "CO02").endsWith("CR08", "CR09", "INCOMPLETE").hasSize(33);
    assertThat(api(home, "/api/v1/projects/H1/indicators?" + PLUS).json()).hasSize(26);
  }

  @Test
  void whatCannotBeAnsweredIsAProblem() {
    Home home = home();
    for (String bad : List.of("set=esf-1999", "set=own", PLUS + "&from=2023-02-30", PLUS + "&from=yesterday", PLUS + "&from=2024-01-01&to=2023-01-01")) {
      Reply reply = api(home, "/api/v1/projects/H1/indicators?" + bad);
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.type()).startsWith("application/problem+json");
    }
    assertThat(api(home, "/api/v1/projects/NOPE/indicators?" + PLUS).status()).isEqualTo(404);
    Home other = home();
    project(other.scope(), "THEIRS", "esf-plus-2021-2027", null);
    assertThat(api(home, "/api/v1/projects/THEIRS/indicators?" + PLUS).status()).isEqualTo(404);
    assertThat(api(home("leader"), "/api/v1/projects/H1/indicators?" + PLUS).status()).isEqualTo(404);
  }

  @Test
  void anotherOrganisationsPeopleAreInNoFigure() {
    Home other = with(somebody().stay("2023-01-01", null));
    assertThat(total(other, PLUS, "EECO01")).isEqualTo(1);
    assertThat(total(home(), PLUS, "EECO01")).isZero();
    assertThat(total(home(), PLUS, "INCOMPLETE")).isZero();
  }
}
