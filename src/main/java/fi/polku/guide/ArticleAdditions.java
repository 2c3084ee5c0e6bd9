package fi.polku.guide;

import fi.polku.platform.db.Database;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Scope;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an organisation itself says beside the guide's pages. */
@Component
class ArticleAdditions {
  private final Database database;
  private final Clock clock;

  ArticleAdditions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** This organisation's own words beside the page, in every language that has some. */
  List<ArticleAddition> list(Scope scope, Article article) {
    return database.in(scope, tx -> tx.query("""
            SELECT o.name AS organisation, o.municipality, a.language, a.words, a.video_title, a.video_address
            FROM guide_article_addition a
            JOIN organisation o ON o.id = a.organisation_id
            WHERE a.organisation_id = :organisation AND a.article = :article
            ORDER BY a.language
            """)
        .bind("article", article)
        .mapTo(ArticleAddition.class)
        .list());
  }

  /** Puts these words and this video in the place of the earlier ones in the language; nothing at all takes them away. */
  void say(Scope scope, Article article, Language language, AdditionForm said) {
    database.act(scope, tx -> {
      if (said.empty()) {
        tx.update("DELETE FROM guide_article_addition WHERE organisation_id = :organisation AND article = :article AND language = :language")
            .bind("article", article)
            .bind("language", language.tag())
            .execute();
      } else {
        tx.update("""
                INSERT INTO guide_article_addition (organisation_id, article, language, words, video_title, video_address, changed_at)
                VALUES (:organisation, :article, :language, :words, nullif(:title, ''), nullif(:address, ''), :now)
                ON CONFLICT (organisation_id, article, language) DO UPDATE
                SET words = excluded.words, video_title = excluded.video_title, video_address = excluded.video_address, changed_at = excluded.changed_at
                """)
            .bind("article", article)
            .bind("language", language.tag())
            .bind("words", said.words())
            .bind("title", said.videoTitle())
            .bind("address", said.videoAddress())
            .bind("now", clock.instant())
            .execute();
      }
      tx.audit("guide.article-added-to", List.of(), List.of(), 1);
    });
  }
}
