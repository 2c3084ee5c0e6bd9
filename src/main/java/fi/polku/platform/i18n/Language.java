package fi.polku.platform.i18n;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the pages. Plain Finnish (selkokieli) is a language of its own. */
public enum Language {
  FI("fi", "fi", "Suomi"),
  SIMPLE("fi-simple", "fi_simple", "Selkosuomi"),
  SV("sv", "sv", "Svenska"),
  EN("en", "en", "English");

  private final String tag;
  private final String file;
  private final String ownName;

  Language(String tag, String file, String ownName) {
    this.tag = tag;
    this.file = file;
    this.ownName = ownName;
  }

  /** The BCP 47 tag, for {@code lang} and cookies; "simple" is a registered variant. */
  public String tag() {
    return tag;
  }

  /** The end of the message files' names. */
  String file() {
    return file;
  }

  /** What the language calls itself. */
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return switch (this) {
      case FI, SIMPLE -> Locale.of("fi", "FI");
      case SV -> Locale.of("sv", "FI");
      case EN -> Locale.of("en", "GB");
    };
  }

  public static Optional<Language> ofTag(String tag) {
    return Stream.of(values()).filter(l -> l.tag.equalsIgnoreCase(tag)).findFirst();
  }

  /** The first language of an Accept-Language header that Polku speaks; Finnish when there is none. */
  public static Language ofHeader(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .flatMap(range -> ofTag(range.getRange()).or(() -> ofTag(range.getRange().split("-")[0])).stream())
          .findFirst()
          .orElse(FI);
    } catch (IllegalArgumentException e) {
      return FI;
    }
  }
}
