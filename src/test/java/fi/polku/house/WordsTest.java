package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.tngtech.archunit.core.domain.JavaClass;
import fi.polku.house.House.Source;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence is there, in every language, and whole. */
class WordsTest {
  private static final Words WORDS = new Words();
  private static final Map<String, String> FINNISH = WORDS.all(Language.FI);
  private static final List<Set<String>> ENUMS = enums();
  private static final String KEY = "\"((?:" + String.join("|", House.modules()) + ")\\.[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.?)\"";

  /** A key in the sources, where it stands, and in which call. */
  private record Use(String key, String where, String call, boolean begun) {}

  @Test
  void everyKeyUsedIsThere() {
    List<String> missing = uses().filter(use -> !audited(use)).filter(use -> !known(use)).map(use -> use.where() + " " + use.key()).toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLanguageSaysEverythingAndNothingElse() {
    Map<Language, Set<String>> missing = new TreeMap<>();
    Map<Language, Set<String>> strange = new TreeMap<>();
    for (Language language : Language.values()) {
      Set<String> keys = WORDS.all(language).keySet();
      note(missing, language, FINNISH.keySet(), keys);
      note(strange, language, keys, FINNISH.keySet());
    }
    assertThat(missing).as("not translated yet").isEmpty();
    assertThat(strange).as("there is no such key in Finnish").isEmpty();
  }

  @Test
  void everyLanguageNamesTheSameThingsInASentence() {
    List<String> different = new ArrayList<>();
    for (Language language : Language.values()) {
      WORDS.all(language).forEach((key, sentence) -> {
        if (FINNISH.containsKey(key) && !places(sentence).equals(places(FINNISH.get(key)))) {
          different.add(language + " " + key + ": " + places(sentence) + " instead of " + places(FINNISH.get(key)));
        }
      });
    }
    assertThat(different).isEmpty();
  }

  @Test
  void everySentenceCanBeSaid() {
    List<String> broken = new ArrayList<>();
    for (Language language : Language.values()) {
      WORDS.all(language).forEach((key, sentence) -> {
        try {
          new MessageFormat(sentence, language.locale());
        } catch (IllegalArgumentException e) {
          broken.add(language + " " + key + ": " + e.getMessage());
        }
        if (sentence.isBlank()) broken.add(language + " " + key + " is empty");
        // one apostrophe in ICU syntax can swallow what follows it
        if (sentence.contains("{") && sentence.matches("(?s).*'[{}#].*")) broken.add(language + " " + key + ": an apostrophe before a bracket");
      });
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void wordsHoldNoMarkup() {
    List<String> markup = new ArrayList<>();
    for (Language language : Language.values()) {
      WORDS.all(language).forEach((key, sentence) -> {
        if (sentence.matches("(?s).*(<[a-zA-Z/!]|&[a-z]+;|&#).*")) markup.add(language + " " + key + ": " + sentence);
      });
    }
    assertThat(markup).isEmpty();
  }

  @Test
  void everyFileIsNamedByItsModuleAndSaysNothingTwice() {
    Map<String, String> seen = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (Source file : House.files(House.MESSAGES, ".properties")) {
      String module = file.name().replaceFirst("[-_].*", "");
      String language = file.name().replaceFirst("^[a-z-]+_", "");
      if (!House.modules().contains(module)) faults.add(file.name() + " belongs to no module");
      for (String line : file.text().split("\n")) {
        if (line.isBlank() || line.startsWith("#")) continue;
        String key = line.split("[=:\\s]", 2)[0];
        if (!key.startsWith(module + ".")) faults.add(file.name() + ": " + key);
        String other = seen.put(language + key, file.name());
        if (other != null) faults.add(key + " is in " + other + " and in " + file.name());
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyValueOfAnEnumThatIsShownHasItsName() {
    Set<String> missing = new TreeSet<>();
    uses().filter(use -> use.call().equals("frame.label")).forEach(use -> {
      Set<String> there = named(use.key());
      Set<String> wanted = values(there);
      if (wanted.isEmpty()) missing.add(use.where() + ": no enum has the values under " + use.key());
      wanted.stream().filter(value -> !there.contains(value)).forEach(value -> missing.add(use.where() + ": " + use.key() + "." + value));
    });
    assertThat(missing).isEmpty();
  }

  @Test
  void keysAreFound() {
    assertThat(uses().map(Use::key)).contains("platform.skip", "platform.language.unknown", "organisation.demo.");
  }

  private static Stream<Use> uses() {
    return Stream.concat(House.java().stream(), House.templates().stream()).flatMap(source -> {
      String code = source.text().replaceAll("(?m)^\\s*(//|/\\*\\*|\\*).*$", "");
      return House.matches(KEY, code).map(match -> {
        boolean begun = code.substring(match.end()).stripLeading().startsWith("+");
        return new Use(match.group(1), source.path().toString(), call(code, match.start()), begun);
      });
    });
  }

  /** The key itself; or the beginning of some, when the rest is put to it. */
  private static boolean known(Use use) {
    if (FINNISH.containsKey(use.key())) return true;
    String beginning = use.begun() || use.key().endsWith(".") ? use.key() : use.key() + ".";
    return FINNISH.keySet().stream().anyMatch(key -> key.startsWith(beginning));
  }

  /** Names of acts in the audit log look like keys, but are said to nobody. */
  private static boolean audited(Use use) {
    return use.call().matches("(.*\\.)?(audit|system|door|Scope)");
  }

  /** The call whose bracket is open at this place, with what it is called on. */
  private static String call(String text, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == ')') depth++;
      if (c == '(' && depth-- == 0) {
        int start = i;
        while (start > 0 && (Character.isJavaIdentifierPart(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) start--;
        return text.substring(start, i);
      }
      if (c == ';' && depth == 0) return "";
    }
    return "";
  }

  /** The last words of the keys right under this one. */
  private static Set<String> named(String prefix) {
    Set<String> named = new TreeSet<>();
    for (String key : FINNISH.keySet()) if (key.startsWith(prefix + ".")) named.add(key.substring(prefix.length() + 1));
    return named;
  }

  /** The values of the enum these names are the names of: the one that has most of them, and few others. */
  private static Set<String> values(Set<String> names) {
    return ENUMS.stream()
        .filter(values -> values.stream().anyMatch(names::contains))
        .max(Comparator.<Set<String>>comparingLong(values -> values.stream().filter(names::contains).count()).thenComparing(values -> -values.size()))
        .orElse(Set.of());
  }

  private static List<Set<String>> enums() {
    List<Class<?>> types = new ArrayList<>(List.of(DayOfWeek.class, Month.class));
    for (JavaClass type : House.program()) if (type.isEnum()) types.add(type.reflect());
    List<Set<String>> enums = new ArrayList<>();
    for (Class<?> type : types) {
      Set<String> values = new TreeSet<>();
      for (Object value : type.getEnumConstants()) values.add(((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-'));
      enums.add(values);
    }
    return enums;
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    MessagePattern pattern = new MessagePattern(sentence);
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER || part.getType() == MessagePattern.Part.Type.ARG_NAME) places.add(pattern.getSubstring(part));
    }
    return places;
  }

  private static void note(Map<Language, Set<String>> notes, Language language, Set<String> wanted, Set<String> there) {
    Set<String> rest = new TreeSet<>(wanted);
    rest.removeAll(there);
    if (!rest.isEmpty()) notes.put(language, rest);
  }
}
