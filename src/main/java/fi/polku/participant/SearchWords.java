package fi.polku.participant;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What someone types to find a person: words in any order, or a telephone number, as patterns of the folded search column. */
public record SearchWords(String text) {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{3,}");
  private static final Locale FINNISH = Locale.of("fi", "FI");
  private static final int MOST = 6;
  private static final int BEGINNING = 2;

  public static SearchWords of(String typed) {
    return new SearchWords(typed.strip());
  }

  boolean any() {
    return !text.isEmpty();
  }

  /** One LIKE pattern a word: one or two letters begin a word, more may be inside one. What the pattern language means by % and _ is taken as the letter itself. */
  public String[] patterns() {
    if (PHONE.matcher(text).matches()) return new String[] {"%" + text.replaceAll("[^0-9]", "").replaceFirst("^0+", "") + "%"};
    return Stream.of(text.toLowerCase(FINNISH).split("\\s+")).filter(w -> !w.isEmpty()).limit(MOST).map(w -> (w.length() <= BEGINNING ? "% " : "%") + w.replaceAll("([\\\\%_])", "\\\\$1") + "%").toArray(String[]::new);
  }

  /** The words as they may be misspelt, three letters or more each; none for a telephone number. */
  public String[] near() {
    if (PHONE.matcher(text).matches()) return new String[0];
    String[] words = Stream.of(text.toLowerCase(FINNISH).split("\\s+")).filter(w -> !w.isEmpty()).limit(MOST).toArray(String[]::new);
    return Stream.of(words).allMatch(w -> w.matches("[\\p{L}\\p{N}’-]{3,}")) ? words : new String[0];
  }
}
