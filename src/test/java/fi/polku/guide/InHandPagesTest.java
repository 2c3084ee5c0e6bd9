package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor.Answer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class InHandPagesTest extends PolkuTest {
  private static final String QUESTION = "/guide/in-hand?wage=300&month=2026-06&benefit=basic&rent=450&municipality=609&adults=1";

  @Test
  void anybodyMayAskAndAtFirstOnlyTheQuestionsAreShown() {
    Answer answer = visitor().get("/guide/in-hand");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().select("form.in-hand-form[method=get]")).hasSize(1);
    assertThat(answer.page().select("#month").val()).isEqualTo("2026-11");
    assertThat(answer.page().select(".in-hand-answer")).isEmpty();
  }

  @Test
  void theAnswerComesFirstAsASentence() {
    Document page = visitor().get(QUESTION).page();
    assertThat(page.select("#answer").text()).contains("300 €").contains("68,97 €").contains("kesäkuu 2026").contains("23 senttiä");
    assertThat(page.select(".in-hand-answer tr.total").text()).containsPattern("1.028,43 €").contains("+68,97 €");
    assertThat(page.select("main section, main figure").first().className()).contains("hero");
    assertThat(page.select("#rent").val()).isEqualTo("450");
    assertThat(page.select(".in-hand-facts.only-print").text()).as("on the sheet for an adviser").contains("Vuokra, €/kk: 450").contains("Pori").contains("ulosotossa? Ei");
  }

  @Test
  void thePictureTellsWhatStaysOfEachHundredAndHasItsTable() {
    Document page = visitor().get(QUESTION).page();
    assertThat(page.select("svg.kept rect.ground")).hasSize(20);
    assertThat(page.select("svg.kept rect.yours")).hasSize(1);
    assertThat(page.select(".in-hand-picture tbody tr")).hasSize(20);
    assertThat(page.select(".in-hand-bends").text()).contains("toimeentulotuki");
    assertThat(page.select("[style]")).isEmpty();
  }

  @Test
  void theSameJobInOtherYearsIsBesideIt() {
    Document page = visitor().get(QUESTION + "&enforcement=yes").page();
    assertThat(page.select(".in-hand-years tbody tr").eachText()).hasSize(4).anyMatch(row -> row.startsWith("kesäkuu 2019")).anyMatch(row -> row.startsWith("kesäkuu 2023")).anyMatch(row -> row.startsWith("marraskuu 2026"));
    Document old = visitor().get(page.select(".in-hand-years a").first().attr("href")).page();
    assertThat(old.select("#answer").text()).contains("kesäkuu 2019");
    assertThat(old.select(".in-hand-answer").text()).contains("-111,11".replace("-", "−"));
  }

  @Test
  void eachLineHasItsArithmeticLawAndDate() {
    String how = visitor().get(QUESTION).page().select(".in-hand-steps").first().text();
    assertThat(how).contains("37,21 × 21,5 = 800,02").contains("1300/2023").contains("sovittelujakson alku").contains("SISU 26.10");
  }

  @Test
  void lawsHaveTheirOwnNamesInTheReadersLanguage() {
    String how = visitor().get(QUESTION).page().select(".in-hand-how").text();
    assertThat(how).contains("Työttömyysturvalaki", "Laki yleisestä asumistuesta 938/2014", "Laki toimeentulotuesta 1412/1997", "Tuloverolaki", "vuoden tuloveroasteikko")
        .doesNotContain("TTL", "TVL", "income tax", "of the year", "broadcasting");
  }

  @Test
  void whatIsWrongIsToldWithTheNameOfItsFieldAndLeadsThere() {
    Document page = visitor().get("/guide/in-hand?wage=paljon&month=2026-06&rent=kallis&fullTimeHours=x").page();
    assertThat(page.select(".error-summary a").eachText()).allMatch(line -> line.contains("Kirjoita numeroina"))
        .anyMatch(line -> line.startsWith("Palkka ennen veroa, €: ")).anyMatch(line -> line.startsWith("Vuokra, €/kk: "));
    assertThat(page.select(".error-summary a").eachAttr("href")).allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
    assertThat(page.select("details.in-hand-finer").hasAttr("open")).isTrue();
  }

  @Test
  void whatIsNotCalculatedIsSaid() {
    Document page = visitor().get(QUESTION + "&children=5,+12").page();
    assertThat(page.select(".notice").text()).contains("Lapsilisää ei ole laskettu");
    assertThat(page.select("section[aria-labelledby=decides]").text()).contains("Kela päättää");
  }

  @Test
  void whatIsWrongIsNamedAndWhatWasTypedIsKept() {
    Answer answer = visitor().get("/guide/in-hand?wage=paljon&month=2026-06&rent=450,5x&adults=0&children=kaksi&age=90&municipality=999");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#wage", "#municipality", "#rent", "#children", "#adults", "#age");
    assertThat(answer.page().select("#wage").val()).isEqualTo("paljon");
    assertThat(answer.page().select(".in-hand-answer")).isEmpty();
    Answer impossible = visitor().get("/guide/in-hand?wage=300&month=2031-06&adults=0&age=90");
    assertThat(impossible.page().select(".error-summary a").eachAttr("href")).containsExactly("#month", "#adults", "#age");
    assertThat(visitor().get("/guide/in-hand?wage=99999999&month=2026-06").page().select("#wage-problem").text()).contains("20000");
    assertThat(visitor().get("/guide/in-hand?wage=&month=2026-06").status()).isEqualTo(422);
    assertThat(visitor().get("/guide/in-hand?wage=300&month=2026-06&benefit=fund").page().select("#wageBase-problem").text()).isNotEmpty();
  }

  @Test
  void plainFinnishSwedishAndEnglishSayTheSame() {
    assertThat(visitor().speaking("sv").get(QUESTION).page().select("#answer").text()).contains("68,97 €").contains("får du kvar");
    assertThat(visitor().speaking("en").get(QUESTION).page().select("#answer").text()).contains("68.97 €").contains("you keep");
    assertThat(visitor().speaking("fi-simple").get(QUESTION).page().select("#answer").text()).contains("68,97 €").contains("Palkka on");
  }

  @Test
  void aJobThatLeavesNothingAndNoJobAtAllAreSaidInWords() {
    assertThat(visitor().get(QUESTION.replace("rent=450", "rent=550")).page().select("#answer").text()).contains("ei jää nyt käteen mitään");
    assertThat(visitor().get(QUESTION.replace("wage=300", "wage=0")).page().select("#answer").text()).contains("Ilman palkkaa");
    assertThat(visitor().get(QUESTION.replace("wage=300", "wage=900") + "&children=5&enforcement=yes").page().select("#answer").text()).contains("vähentää rahojasi").contains("Eniten vie työttömyysetuuden pieneneminen");
  }

  @Test
  void nothingThatIsAskedIsKept() {
    Answer answer = visitor().get(QUESTION);
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("450") || cookie.contains("wage"));
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
  }
}
