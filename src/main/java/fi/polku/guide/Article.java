package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import java.time.LocalDate;
import java.util.Locale;

/** A page of the money guide: what it is about, as the law of which day, and when the makers of Polku last read it through. */
public enum Article {
  DEBTS(LocalDate.of(2026, 5, 1)),
  ENFORCEMENT(LocalDate.of(2026, 1, 1)),
  SMALL_WORK(LocalDate.of(2026, 5, 1)),
  HOUSING_AND_ASSISTANCE(LocalDate.of(2026, 5, 1)),
  CREDITORS(LocalDate.of(2026, 5, 1)),
  TAX_CARD(LocalDate.of(2026, 1, 1)),
  HELP(LocalDate.of(2026, 5, 1));

  /** The first review of every page: it came with the page. */
  public static final LocalDate SHIPPED = LocalDate.of(2026, 11, 22);

  private final LocalDate law;

  Article(LocalDate law) {
    this.law = law;
  }

  /** The day whose law the page tells. */
  public LocalDate law() {
    return law;
  }

  /** The last word of its address, and its name in the database. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String path() {
    return "/guide/" + slug();
  }

  public ArticleText text(Language language) {
    return ArticleText.of(this, language);
  }
}
