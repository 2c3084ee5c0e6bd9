package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import java.time.LocalDate;
import java.util.List;

/** The whole guide as one publication, in one language, as it stands on a day. */
public record Booklet(Language language, List<Chapter> chapters) {

  /** A page of the guide, when it was last read through, and whether that is too long ago. */
  public record Chapter(Article article, LocalDate reviewed, boolean old) {
    public String id() {
      return "chapter-" + article.slug();
    }
  }

  static Booklet of(Language language, List<ArticleStanding> standings, LocalDate today) {
    return new Booklet(language, standings.stream().map(s -> new Chapter(s.article(), s.reviewed(), s.isOld(today))).toList());
  }

  public ArticleText text(Chapter chapter) {
    return chapter.article().text(language);
  }
}
