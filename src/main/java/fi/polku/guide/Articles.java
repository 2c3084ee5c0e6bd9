package fi.polku.guide;

import fi.polku.platform.db.Database;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What everybody may know of the guide's pages. */
@Component
class Articles {
  private final Database database;

  Articles(Database database) {
    this.database = database;
  }

  /** One organisation's part in one page. */
  public record Part(String article, String organisation, @Nullable Instant reviewedAt, boolean owned) {}

  /** Every page in the guide's order; the same for whoever asks. */
  List<ArticleStanding> standings(Scope scope) {
    List<Part> parts = database.in(Scope.visitor(scope.request()), tx -> tx.query("""
            SELECT s.article, o.name AS organisation, s.reviewed_at, s.owned
            FROM guide_article_standing() s
            JOIN organisation o ON o.id = s.organisation_id
            ORDER BY o.name, o.id
            """)
        .mapTo(Part.class)
        .list());
    return Stream.of(Article.values()).map(article -> standing(article, parts.stream().filter(p -> p.article.equals(article.slug())).toList())).toList();
  }

  ArticleStanding standing(Scope scope, Article article) {
    return standings(scope).get(article.ordinal());
  }

  /** What organisations say beside the page: one box each, in the reader's language, else in Finnish, else in any. */
  List<ArticleAddition> additions(Scope scope, Article article, Language language) {
    return database.in(Scope.visitor(scope.request()), tx -> tx.query("""
            SELECT o.name AS organisation, o.municipality, a.language, a.words, a.video_title, a.video_address
            FROM organisation o
            CROSS JOIN LATERAL (
              SELECT g.language, g.words, g.video_title, g.video_address
              FROM guide_article_addition g
              WHERE g.article = :article AND g.organisation_id = o.id
              ORDER BY g.language = :language DESC, g.language = 'fi' DESC, g.language
              LIMIT 1
            ) a
            ORDER BY o.municipality, o.name, o.id
            """)
        .bind("article", article)
        .bind("language", language.tag())
        .mapTo(ArticleAddition.class)
        .list());
  }

  private static ArticleStanding standing(Article article, List<Part> parts) {
    LocalDate reviewed = parts.stream().map(Part::reviewedAt).filter(Objects::nonNull).map(Helsinki::date)
        .filter(day -> day.isAfter(Article.SHIPPED)).max(LocalDate::compareTo).orElse(Article.SHIPPED);
    return new ArticleStanding(article, reviewed, parts.stream().filter(Part::owned).map(Part::organisation).toList());
  }
}
