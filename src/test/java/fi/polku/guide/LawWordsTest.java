package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.benefit.LawBook;
import fi.polku.benefit.LawRow;
import fi.polku.benefit.Parameter;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.testing.PolkuTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every number of the law that came with Polku can be read as words. */
class LawWordsTest extends PolkuTest {
  private static final String BARE_NUMBER = "[0-9]+/[0-9]{4}";
  @Autowired private Words words;

  @Test
  void everyParameterUnitAndActHasItsWords() {
    Stream<String> parameters = Arrays.stream(Parameter.values()).map(p -> "guide.parameter." + p.code());
    Stream<String> units = rows().map(row -> "guide.unit." + RuleWords.slug(row.source().unit()));
    Stream<String> acts = rows().flatMap(row -> Arrays.stream(row.source().law().split(", "))).filter(act -> !act.isEmpty() && !act.matches(BARE_NUMBER)).map(act -> "guide.act." + RuleWords.slug(act));
    assertThat(Stream.of(parameters, units, acts).flatMap(s -> s).distinct().filter(key -> !words.has(key))).isEmpty();
  }

  @Test
  void finnishAndSwedishNamesAreTheirOwn() {
    Stream<String> named = rows().flatMap(row -> Arrays.stream(row.source().law().split(", "))).map(act -> "guide.act." + RuleWords.slug(act)).distinct().filter(words::has);
    assertThat(named).allSatisfy(key -> {
      assertThat(words.text(Language.FI, key)).isNotEqualTo(words.text(Language.EN, key));
      assertThat(words.text(Language.SV, key)).isNotEqualTo(words.text(Language.FI, key));
    });
  }

  private static Stream<LawRow> rows() {
    return LawBook.shipped().rows().stream();
  }
}
