package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.guide.ArticleText.Block;
import fi.polku.guide.ArticleText.Kind;
import fi.polku.guide.ArticleText.Section;
import fi.polku.platform.i18n.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArticleTextTest {
  private static final Pattern CENTS = Pattern.compile("(\\d{1,3}(?:[\u00a0,]\\d{3})+|\\d+)[.,](\\d{2})(?![\\d.])");
  private static final Pattern SENTENCE = Pattern.compile("[.?!:]\\s+");

  @Test
  void aLineIsABlockAndItsFirstSignSaysWhich() {
    ArticleText text = ArticleText.read(List.of("# Otsikko", "> Alku", "## first Ensin", "Sana.", "- yksi", "- kaksi", "? Laskettu", "! Emme tiedä", "| A | B |", "|  |  |", "## second Sitten", "* Kela | kela.fi | Kysy.", "source: Laki"));
    assertThat(text.title()).isEqualTo("Otsikko");
    assertThat(text.lead()).isEqualTo("Alku");
    assertThat(text.sections()).extracting(Section::key).containsExactly("first", "second");
    assertThat(text.sections().getFirst().blocks()).extracting(Block::kind).containsExactly(Kind.WORDS, Kind.LIST, Kind.DERIVED, Kind.UNKNOWN, Kind.TABLE);
    assertThat(text.sections().getFirst().blocks().get(1).lines()).containsExactly("yksi", "kaksi");
    assertThat(text.sections().getFirst().blocks().getLast().cells()).containsExactly(List.of("A", "B"), List.of("", ""));
    assertThat(text.sections().getLast().blocks().getFirst().cells()).containsExactly(List.of("Kela", "kela.fi", "Kysy."));
    assertThat(text.sources()).containsExactly("Laki");
  }

  @Test
  void everyLanguageHasTheSameSectionsAndTheSamePlainMarks() {
    everywhere((article, language) -> {
      ArticleText finnish = article.text(Language.FI);
      ArticleText other = article.text(language);
      assertThat(other.sections()).extracting(Section::key).isEqualTo(finnish.sections().stream().map(Section::key).toList());
      assertThat(other.sources()).hasSameSizeAs(finnish.sources());
      for (int i = 0; i < finnish.sections().size(); i++) {
        for (Kind kind : List.of(Kind.TABLE, Kind.PLACES, Kind.LETTER, Kind.DERIVED, Kind.UNKNOWN)) {
          assertThat(count(other.sections().get(i), kind)).as("%s %s %s %s", article, language, finnish.sections().get(i).key(), kind).isEqualTo(count(finnish.sections().get(i), kind));
        }
      }
    });
  }

  @Test
  void everyPageSaysItsSourcesAndHoldsNoMarkup() {
    everywhere((article, language) -> {
      ArticleText text = article.text(language);
      assertThat(text.sources()).isNotEmpty();
      assertThat(text.sections()).allSatisfy(section -> assertThat(section.blocks()).as(article + " " + section.key()).isNotEmpty());
      assertThat(lines(text)).noneMatch(line -> line.matches(".*(<[a-zA-Z/!]|&[a-z]+;|\\*\\*|\\]\\().*"));
    });
  }

  @Test
  void everyRowOfATableHasItsCells() {
    everywhere((article, language) -> article.text(language).sections().stream().flatMap(s -> s.blocks().stream()).forEach(block -> {
      if (block.kind() == Kind.TABLE) assertThat(block.cells()).allSatisfy(row -> assertThat(row).hasSameSizeAs(block.cells().getFirst()));
      if (block.kind() == Kind.PLACES) assertThat(block.cells()).allSatisfy(row -> assertThat(row).hasSize(3));
    }));
  }

  @Test
  void everyLanguageSaysTheSameSumsOfMoney() {
    everywhere((article, language) -> assertThat(sums(article.text(language))).as(article + " " + language).isEqualTo(sums(article.text(Language.FI))));
    assertThat(sums(Article.ENFORCEMENT.text(Language.EN))).contains(new BigDecimal("33.03"), new BigDecimal("1293.62"));
  }

  @Test
  void plainFinnishIsPlain() {
    for (Article article : Article.values()) {
      for (String line : lines(article.text(Language.SIMPLE))) {
        assertThat(SENTENCE.split(line)).as(article + ": " + line).allSatisfy(sentence -> assertThat(sentence.split("\\s+").length).isLessThanOrEqualTo(16));
      }
    }
  }

  @Test
  void theBenefitBesideAWageIsTheFullOneLessHalfOfTheWage() {
    BigDecimal full = new BigDecimal("37.21").multiply(new BigDecimal("21.5"));
    List<List<String>> rows = block(Article.SMALL_WORK, "now", Kind.TABLE).cells();
    assertThat(rows.subList(1, rows.size())).hasSize(5).allSatisfy(row -> {
      BigDecimal wage = money(row.get(0));
      assertThat(money(row.get(1))).isEqualByComparingTo(full.subtract(wage.divide(BigDecimal.TWO)).setScale(2, java.math.RoundingMode.HALF_UP));
      assertThat(money(row.get(2))).isEqualByComparingTo(money(row.get(1)).add(wage));
    });
  }

  @Test
  void whatEnforcementTakesInTheExamplesFollowsTheBandsOfThePage() {
    BigDecimal kept = new BigDecimal("33.03").multiply(new BigDecimal("30"));
    assertThat(sums(Article.ENFORCEMENT.text(Language.FI))).contains(kept.setScale(2));
    BigDecimal taken = new BigDecimal("1293.62").subtract(kept).multiply(BigDecimal.TWO).divide(new BigDecimal("3"), 2, java.math.RoundingMode.HALF_UP);
    assertThat(sums(Article.ENFORCEMENT.text(Language.FI))).contains(taken);
  }

  private interface Look {
    void at(Article article, Language language);
  }

  private static void everywhere(Look look) {
    for (Article article : Article.values()) for (Language language : Language.values()) look.at(article, language);
  }

  private static Block block(Article article, String section, Kind kind) {
    return article.text(Language.FI).sections().stream().filter(s -> s.key().equals(section)).flatMap(s -> s.blocks().stream()).filter(b -> b.kind() == kind).findFirst().orElseThrow();
  }

  private static long count(Section section, Kind kind) {
    return section.blocks().stream().filter(b -> b.kind() == kind).mapToLong(b -> b.lines().size()).sum();
  }

  private static List<String> lines(ArticleText text) {
    List<String> lines = new ArrayList<>(List.of(text.title(), text.lead()));
    text.sections().forEach(section -> {
      lines.add(section.heading());
      section.blocks().stream().filter(b -> b.kind() != Kind.TABLE).flatMap(b -> b.lines().stream()).forEach(lines::add);
    });
    return lines;
  }

  private static Set<BigDecimal> sums(ArticleText text) {
    Set<BigDecimal> sums = new TreeSet<>();
    Stream.concat(Stream.of(text.lead()), text.sections().stream().flatMap(s -> s.blocks().stream()).flatMap(b -> b.lines().stream()))
        .flatMap(line -> CENTS.matcher(line).results())
        .forEach(match -> sums.add(new BigDecimal(match.group(1).replaceAll("[\u00a0,]", "") + "." + match.group(2))));
    return sums;
  }

  private static BigDecimal money(String cell) {
    return new BigDecimal(cell.replaceAll("[^0-9,]", "").replace(',', '.'));
  }
}
