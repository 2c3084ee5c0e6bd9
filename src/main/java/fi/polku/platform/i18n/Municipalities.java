package fi.polku.platform.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The municipalities of Finland by their three-digit codes, those ended since 2007 included. */
public final class Municipalities {
  private static final Map<String, Municipality> ALL = load();

  private Municipalities() {}

  /**
   * One municipality: its code and its names in both national languages.
   *
   * @param english null where the Finnish name is used in English too
   * @param today false for one that has ended, and for "abroad" and the like, which people have but nobody chooses
   */
  public record Municipality(String code, String finnish, String swedish, @Nullable String english, boolean today) {
    public String name(Language language) {
      if (language == Language.EN && english != null) return english;
      return language == Language.SV ? swedish : finnish;
    }
  }

  public static boolean exists(@Nullable String code) {
    return code != null && ALL.containsKey(code);
  }

  /** The name in this language; an unknown code is its own name, no code an empty one. */
  public static String name(@Nullable String code, Language language) {
    if (code == null) return "";
    Municipality found = ALL.get(code);
    return found == null ? code : found.name(language);
  }

  /** Those that there are today and the one chosen before, in the alphabetical order of the language. */
  public static List<Municipality> list(Language language, @Nullable String chosen) {
    return sorted(ALL.values().stream().filter(m -> m.today() || m.code().equals(chosen)).toList(), language);
  }

  /** These ones, in the alphabetical order of the language; unknown codes under themselves. */
  public static List<Municipality> of(Collection<String> codes, Language language) {
    return sorted(codes.stream().distinct().map(c -> ALL.getOrDefault(c, new Municipality(c, c, c, null, false))).toList(), language);
  }

  private static List<Municipality> sorted(Collection<Municipality> municipalities, Language language) {
    Collator collator = Collator.getInstance(language.locale());
    return municipalities.stream().sorted((a, b) -> collator.compare(a.name(language), b.name(language))).toList();
  }

  private static Map<String, Municipality> load() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(Municipalities.class.getResourceAsStream("/facts/municipalities.csv"), StandardCharsets.UTF_8))) {
      return lines.lines()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> line.split(","))
          .map(parts -> new Municipality(parts[0], parts[1], parts[2], parts.length > 4 ? parts[4] : null, parts.length == 3))
          .collect(Collectors.toUnmodifiableMap(Municipality::code, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
