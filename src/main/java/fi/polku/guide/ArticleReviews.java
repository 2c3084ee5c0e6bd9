package fi.polku.guide;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who in an organisation looks after which page, and what they have found. */
@Component
class ArticleReviews {
  private final Database database;
  private final Clock clock;

  ArticleReviews(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The member of staff who looks after a page. */
  public record ArticleOwner(String article, UUID staff, String name) {}

  /** The owners in this organisation by the page's name; who has left, or may no longer review, owns nothing. */
  Map<String, ArticleOwner> owners(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT o.article, s.id AS staff, s.name
            FROM guide_article_owner o
            JOIN organisation_staff s ON s.organisation_id = o.organisation_id AND s.id = o.owner_id
            WHERE o.organisation_id = :organisation AND s.disabled_at IS NULL AND s.role IN ('admin', 'manager')
            """)
        .mapTo(ArticleOwner.class)
        .list()).stream().collect(Collectors.toMap(ArticleOwner::article, owner -> owner));
  }

  /** From now on the one who asks looks after this page; whoever did so before no longer does. */
  void take(Scope scope, Article article) {
    database.act(scope, tx -> {
      tx.update("""
              INSERT INTO guide_article_owner (organisation_id, article, owner_id, taken_at)
              VALUES (:organisation, :article, :actor, :now)
              ON CONFLICT (organisation_id, article) DO UPDATE
              SET owner_id = :actor, taken_at = :now
              WHERE guide_article_owner.owner_id <> :actor
              """)
          .bind("article", article)
          .bind("now", clock.instant())
          .execute();
      tx.audit("guide.article-taken", List.of(), List.of(), 1);
    });
  }

  /** Lets go of a page that is one's own; a colleague's stays. */
  void leave(Scope scope, Article article) {
    database.act(scope, tx -> {
      tx.update("""
              DELETE FROM guide_article_owner
              WHERE organisation_id = :organisation AND article = :article AND owner_id = :actor
              """)
          .bind("article", article)
          .execute();
      tx.audit("guide.article-left", List.of(), List.of(), 1);
    });
  }

  /** "I have read it, it is right": the page is fresh again for everybody. The same one twice is one. */
  void review(Scope scope, ArticleReview.Key id, Article article, @Nullable String note) {
    database.act(scope, tx -> {
      int written = tx.update("""
              INSERT INTO guide_article_review (id, organisation_id, article, reviewed_at, reviewed_by, note)
              VALUES (:id, :organisation, :article, :now, :actor, :note)
              ON CONFLICT DO NOTHING
              """)
          .bind("id", id)
          .bind("article", article)
          .bind("now", clock.instant())
          .bind("note", note)
          .execute();
      if (written > 0) tx.audit("guide.article-reviewed", List.of(), List.of(id), 1);
    });
  }

  /** This organisation's reviews of the page, the newest first. */
  List<ArticleReview> list(Scope scope, Article article) {
    return database.in(scope, tx -> tx.query("""
            SELECT r.id, r.reviewed_at, s.name AS by, r.note
            FROM guide_article_review r
            JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.reviewed_by
            WHERE r.organisation_id = :organisation AND r.article = :article
            ORDER BY r.reviewed_at DESC, r.id
            """)
        .bind("article", article)
        .mapTo(ArticleReview.class)
        .list());
  }
}
