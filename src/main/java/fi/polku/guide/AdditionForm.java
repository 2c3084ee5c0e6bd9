package fi.polku.guide;

import fi.polku.platform.web.Problems;
import org.jspecify.annotations.Nullable;

/** The form of an organisation's own words beside a page, as it was typed. */
public record AdditionForm(String words, String videoTitle, String videoAddress) {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_TITLE = 150;

  public AdditionForm(@Nullable String words, @Nullable String videoTitle, @Nullable String videoAddress) {
    this.words = typed(words);
    this.videoTitle = typed(videoTitle);
    this.videoAddress = typed(videoAddress);
  }

  static AdditionForm of(ArticleAddition said) {
    return new AdditionForm(said.words(), said.videoTitle(), said.videoAddress());
  }

  boolean empty() {
    return words.isEmpty() && videoTitle.isEmpty() && videoAddress.isEmpty();
  }

  Problems check() {
    return Problems.none()
        .addIf(words.length() > LONGEST, "words", "guide.articles.addition.tooLong", LONGEST)
        .addIf(videoTitle.isEmpty() && !videoAddress.isEmpty(), "videoTitle", "guide.articles.addition.titleMissing")
        .addIf(videoTitle.length() > LONGEST_TITLE, "videoTitle", "guide.articles.addition.tooLong", LONGEST_TITLE)
        .addIf(videoAddress.isEmpty() && !videoTitle.isEmpty(), "videoAddress", "guide.articles.addition.addressMissing")
        .addIf(!videoAddress.isEmpty() && !ArticleAddition.safe(videoAddress), "videoAddress", "guide.articles.addition.addressWrong");
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
