package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import fi.polku.platform.time.Helsinki;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ArticlePagesTest extends PolkuTest {
  @Test
  void theGuideIsOpenToEverybodyInFourLanguages() {
    for (Language language : Language.values()) {
      Visitor reader = visitor().speaking(language.tag());
      Document index = reader.get("/guide").page();
      assertThat(index.select("html").attr("lang")).isEqualTo(language.tag());
      assertThat(index.select(".guide-list a").eachAttr("href")).hasSize(Article.values().length);
      assertThat(index.select("main a").eachAttr("href")).contains("/guide/in-hand", "/guide/booklet.pdf?language=" + language.tag());
      for (String path : index.select(".guide-list a").eachAttr("href")) {
        Answer answer = reader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.page().select("h1").text()).as(path).isEqualTo(index.select(".guide-list a[href=" + path + "]").text());
        assertThat(answer.text()).doesNotContain("guide.articles.");
      }
    }
  }

  @Test
  void headingsGoDownStepByStepAndEverySectionCanBePointedTo() {
    for (Article article : Article.values()) {
      Document page = visitor().get(article.path()).page();
      int before = 0;
      for (Element heading : page.select("main h1, main h2, main h3, main h4")) {
        int level = Integer.parseInt(heading.normalName().substring(1));
        assertThat(level).as(article + ": " + heading.text()).isLessThanOrEqualTo(before + 1);
        before = level;
      }
      assertThat(page.select("main h1")).hasSize(1);
      for (String target : page.select("nav a[href^=#]").eachAttr("href")) assertThat(page.select(target)).as(article + target).hasSize(1);
      assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
      assertThat(page.select("th")).allSatisfy(th -> assertThat(th.attr("scope")).isEqualTo("col"));
    }
  }

  @Test
  void aPageSaysItsLawItsReviewItsOwnerAndItsSources() {
    String text = visitor().get(Article.HOUSING_AND_ASSISTANCE.path()).page().select("aside").text();
    assertThat(text).contains("Laki sellaisena kuin se oli 1.5.2026").contains("Tarkistettu 22.11.2026").contains("Polun tekijät").contains("Toimeentulotukilaki (1412/1997)");
  }

  @Test
  void whatIsNotKnownIsSaidSo() {
    Document page = visitor().get(Article.SMALL_WORK.path()).page();
    assertThat(page.select("#volunteering ~ .guide-mark.unknown").text()).startsWith("Tätä emme tiedä varmasti:").contains("Emme arvaa.");
    assertThat(visitor().get(Article.ENFORCEMENT.path()).page().select("#protected ~ .guide-mark.derived").text()).startsWith("Päätelty, varmista vielä:").contains("33,03");
  }

  @Test
  void aPageNobodyHasReadForLongSaysSo() {
    clock.set(Helsinki.start(Article.SHIPPED.plusDays(120)));
    assertThat(visitor().get(Article.CREDITORS.path()).page().select(".notice")).isEmpty();
    clock.set(Helsinki.start(Article.SHIPPED.plusDays(121)));
    assertThat(visitor().get(Article.CREDITORS.path()).page().select(".notice").text()).isEqualTo("Tämä sivu voi olla vanhentunut. Se on tarkistettu viimeksi 22.11.2026. Laki on voinut muuttua sen jälkeen. Varmista tärkeä asia viranomaiselta.");
    assertThat(visitor().speaking("sv").get(Article.CREDITORS.path()).text()).contains("Lagen kan ha ändrats sedan dess.");
  }

  @Test
  void aPageThatIsNotThereIsNotThere() {
    for (String path : List.of("/guide/velat", "/guide/DEBTS_", "/guide/1", "/guide/debts/x")) assertThat(visitor().get(path).status()).as(path).isEqualTo(404);
  }

  @Test
  void theFrontPageAndTheMenuLeadToTheGuide() {
    Document front = visitor().get("/").page();
    assertThat(front.select("nav.menu a[href=/guide]").text()).isEqualTo("Rahaopas");
    assertThat(front.select("main a[href=/guide]")).hasSize(1);
    assertThat(visitor().as("leader").get("/today").page().select("nav.menu a[href=/guide]").text()).as("also for who works here").isEqualTo("Rahaopas");
    assertThat(visitor().get(Article.DEBTS.path()).page().select("nav.menu a[aria-current]").attr("href")).isEqualTo("/guide");
  }

  @Test
  void aPrintedPageHasItsTextAndNoButtons() {
    Document page = visitor().get(Article.DEBTS.path()).page();
    assertThat(page.select("print-page[hidden] button")).hasSize(1);
    assertThat(page.select("article .no-print, article.no-print, article button")).isEmpty();
    assertThat(page.select("aside nav:not(.no-print), aside button:not(.no-print *)")).isEmpty();
    assertThat(visitor().get(page.select("link[rel=stylesheet]").attr("href")).body()).containsPattern("@media print \\{\\s+\\.guide-page \\{ display: block");
  }

  @Test
  void theBookletHasTheWholeGuideInEachLanguage() throws IOException {
    for (Language language : Language.values()) {
      HttpResponse<byte[]> answer = booklet(language);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      try (PDDocument pdf = Loader.loadPDF(answer.body())) {
        String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        assertThat(pdf.getDocumentInformation().getTitle()).isNotBlank();
        assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.locale().getLanguage());
        assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSize(Article.values().length);
        assertThat(text).contains("1 / " + pdf.getNumberOfPages()).doesNotContain("guide.articles.");
        for (Article article : Article.values()) {
          ArticleText page = article.text(language);
          assertThat(text.split(java.util.regex.Pattern.quote(page.title()), -1).length).as("in the contents and over its chapter: " + page.title()).isGreaterThan(2);
          page.sections().forEach(section -> assertThat(text).contains(section.heading()));
        }
      }
    }
  }

  @Test
  void theBookletIsSetOnceUntilSomethingChanges() throws IOException {
    byte[] first = booklet(Language.EN).body();
    assertThat(booklet(Language.EN).body()).isEqualTo(first);
    clock.set(Helsinki.start(Article.SHIPPED.plusDays(300)));
    try (PDDocument pdf = Loader.loadPDF(booklet(Language.EN).body())) {
      assertThat(new PDFTextStripper().getText(pdf).toLowerCase(Locale.ROOT)).contains("this page may be out of date");
    }
  }

  private HttpResponse<byte[]> booklet(Language language) throws IOException {
    Visitor reader = visitor();
    try {
      return reader.client().send(reader.request("/guide/booklet.pdf?language=" + language.tag()).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
