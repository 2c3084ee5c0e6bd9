package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IndicatorGapsTest extends ReportWorld {
  private static final LocalDate FROM = LocalDate.parse("2025-01-01");
  private static final LocalDate TO = LocalDate.parse("2025-12-31");
  @Autowired private IndicatorGaps gaps;
  @Autowired private Indicators indicators;

  @Test
  void itKnowsEveryFactThatSomeSetRequires() {
    for (IndicatorSet set : IndicatorSet.all()) {
      for (String objective : new String[] {"h)", "l"}) assertThat(List.of(Fact.GENDER, Fact.BIRTH_DATE, Fact.ENTRY_STATUS, Fact.ISCED)).containsAll(set.required(objective));
    }
  }

  @Test
  void itSaysWhatTheTableOfFiguresSays() {
    Home home = home();
    List<Somebody> people = List.of(
        new Somebody().stay("2025-03-01", null),
        new Somebody().gender("not-asked").stay("2025-03-01", null),
        new Somebody().gender("refused").stay("2025-03-01", null),
        new Somebody().gender(null).stay("2025-03-01", null),
        new Somebody().born("2025-03-02").stay("2025-03-01", null),
        new Somebody().stay("2025-03-01", null, "status", ""),
        new Somebody().stay("2025-03-01", null, "isced", ""),
        new Somebody().stay("2024-03-01", "2025-06-01", "isced", ""),
        new Somebody().stay("2024-03-01", "2024-06-01", "isced", "").stay("2025-03-01", null),
        new Somebody().stay("2025-03-01", "2025-06-01").stay("2025-09-01", null, "isced", ""));
    int fewer = 0;
    for (String set : List.of("esf-2014-2020", "esf-plus-2021-2027", "own")) {
      for (String objective : new String[] {"h)", "l"}) {
        for (int i = 0; i < people.size(); i++) {
          Project.Key project = project(home.scope(), UUID.randomUUID().toString(), set, objective);
          bring(home.scope(), project, List.of(people.get(i)));
          ReportProject found = indicators.project(home.scope(), project);
          IndicatorForm.Asked asked = new IndicatorForm(null, FROM.toString(), TO.toString()).require(found, TO);
          long incomplete = indicators.table(home.scope(), asked.set(), found, asked.period(found)).figures().stream().filter(f -> f.code().equals(IndicatorTable.INCOMPLETE)).mapToLong(IndicatorFigure::total).sum();
          boolean said = gaps.isFewer(home.scope(), project, FROM, TO);
          assertThat(said).as(set + " " + objective + " " + i).isEqualTo(incomplete > 0);
          if (said) fewer++;
        }
      }
    }
    assertThat(fewer).isGreaterThan(20);
  }
}
