package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
  @Test
  void aLetterOrTwoBeginAWord() {
    assertThat(SearchWords.of("Aino K").patterns()).containsExactly("%aino%", "% k%");
    assertThat(SearchWords.of("Äi").patterns()).containsExactly("% äi%");
  }

  @Test
  void everyWordIsSearchedOnItsOwnInSmallLetters() {
    assertThat(SearchWords.of("  ÄITI   Åsa ").patterns()).containsExactly("%äiti%", "%åsa%");
  }

  @Test
  void whatIsTypedIsNeverAPattern() {
    assertThat(SearchWords.of("100% a_b c\\d").patterns()).containsExactly("%100\\%%", "%a\\_b%", "%c\\\\d%");
  }

  @Test
  void aTelephoneNumberIsFoundAsItIsSpoken() {
    assertThat(SearchWords.of("040 123 4567").patterns()).containsExactly("%401234567%");
    assertThat(SearchWords.of("+358 40 1234567").patterns()).containsExactly("%358401234567%");
  }

  @Test
  void nothingTypedSearchesNothing() {
    assertThat(SearchWords.of(" ").patterns()).isEmpty();
  }

  @Test
  void onlyWordsMayBeMisspelt() {
    assertThat(SearchWords.of("Mirjja  Lahtinen").near()).containsExactly("mirjja", "lahtinen");
    assertThat(SearchWords.of("040 123 4567").near()).isEmpty();
    assertThat(SearchWords.of("Mi").near()).as("too short to be almost anything").isEmpty();
    assertThat(SearchWords.of("Mirja %").near()).isEmpty();
  }
}
