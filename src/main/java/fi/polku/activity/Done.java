package fi.polku.activity;

import fi.polku.platform.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What has just been done, told once at the top of the next page.
 *
 * @param word the end of a message key {@code activity.done.*}; any other word says nothing
 */
public record Done(String word, int count) {
  static Done of(MultiValueMap<String, String> query) {
    return new Done(text(query.getFirst("done")), number(text(query.getFirst("count")), 1));
  }

  public Optional<String> sentence(Frame frame) {
    String key = "activity.done." + word;
    return !word.isEmpty() && frame.has(key) ? Optional.of(frame.text(key, count)) : Optional.empty();
  }

  /** The address with what was done. */
  static String at(String path, String word) {
    return path + "?done=" + word;
  }

  static String at(String path, String word, int count) {
    return at(path, word) + "&count=" + count;
  }

  /** A whole number, or the fallback when it is none. */
  static int number(String text, int fallback) {
    return text.matches("-?[0-9]{1,6}") ? Integer.parseInt(text) : fallback;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
