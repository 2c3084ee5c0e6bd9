package fi.polku.guide;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reading through of a page: who said when that it is right, and what they noted for their colleagues. */
public record ArticleReview(Key id, Instant reviewedAt, String by, @Nullable String note) {

  /** The identity of a review. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}
}
