package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Thousands of people on every border: each figure is what somebody counts who takes one person after another. */
class IndicatorsAgreeTest extends ReportWorld {
  private static final List<List<String>> PERIODS = List.of(List.of("2022-12-01", "2026-12-31"), List.of("2023-01-01", "2023-12-31"), List.of("2024-02-29", "2024-08-31"),
      List.of("2023-06-30", "2023-06-30"), List.of("2024-01-31", "2024-02-28"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyFigureOfBothSetsAndSeveralPeriodsAgrees(long seed) {
    Home home = home();
    List<Somebody> people = new BorderPeople(seed).make(1_500);
    bring(home.scope(), home.project(), people);
    List<String> different = new ArrayList<>();
    long compared = 0;
    for (IndicatorSet set : IndicatorSet.all()) {
      for (List<String> period : PERIODS) {
        NaiveFigures naive = new NaiveFigures(people, LocalDate.parse(period.get(0)), LocalDate.parse(period.get(1)));
        Map<String, JsonNode> rows = figures(home, "set=" + set.code() + "&from=" + period.get(0) + "&to=" + period.get(1));
        assertThat(rows).hasSize(set.indicators().size() + 1);
        for (JsonNode row : rows.values()) {
          String code = row.get("code").asString();
          if (row.get("total").isNull()) continue;
          long other = set.code().equals("esf-2014-2020") ? 0 : naive.total(code, "non-binary");
          String counted = row.get("total") + " " + row.get("women") + " " + row.get("men") + " " + row.get("nonBinary");
          String wanted = naive.total(code, null) + " " + naive.total(code, "female") + " " + naive.total(code, "male") + " " + other;
          if (!counted.equals(wanted)) different.add(set.code() + " " + period + " " + code + ": " + counted + " instead of " + wanted);
          compared++;
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void theBordersAreAllThere() {
    List<Somebody> people = new BorderPeople(1).make(1_500);
    NaiveFigures all = new NaiveFigures(people, LocalDate.of(2000, 1, 1), LocalDate.of(2099, 1, 1));
    for (IndicatorSet set : IndicatorSet.all()) {
      for (Indicator indicator : set.indicators()) {
        if (!indicator.counted() || IndicatorTable.asksWhere(indicator)) continue;
        assertThat(all.total(indicator.code(), null)).as(indicator.code()).isPositive();
      }
    }
  }
}
