package fi.polku.participant;

import fi.polku.platform.i18n.Language;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A language someone wants to be spoken to in: those heard at Finnish low-threshold places. */
public record Tongue(String code, String name) {
  static final Set<String> CODES = Set.of("fi", "sv", "en", "se", "ar", "bn", "ckb", "de", "es", "et", "fa", "fr", "hu", "it", "ku", "lt", "lv", "my", "ne", "pl",
      "prs", "ps", "pt", "ro", "rom", "ru", "so", "sq", "sr", "sw", "ta", "th", "ti", "tl", "tr", "uk", "ur", "vi", "zh", "fse");

  /** In the alphabetical order of the reader's language, the reader's own country's languages first. */
  static List<Tongue> list(Language reader) {
    List<String> first = List.of("fi", "sv", "en");
    return CODES.stream()
        .map(code -> new Tongue(code, name(code, reader)))
        .sorted(Comparator.<Tongue>comparingInt(t -> first.contains(t.code) ? first.indexOf(t.code) : first.size()).thenComparing(Tongue::name, Collator.getInstance(reader.locale())))
        .toList();
  }

  static String name(String code, Language reader) {
    // the platform's names have no word for it in any of our languages
    if (code.equals("fse")) return switch (reader) {
      case SV -> "finländskt teckenspråk";
      case EN -> "Finnish Sign Language";
      default -> "suomalainen viittomakieli";
    };
    return com.ibm.icu.util.ULocale.getDisplayLanguage(code, com.ibm.icu.util.ULocale.forLocale(reader.locale()));
  }
}
