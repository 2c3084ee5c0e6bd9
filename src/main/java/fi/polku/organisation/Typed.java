package fi.polku.organisation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came from a form field: never null, without the spaces around it. */
final class Typed {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;.]+");

  private Typed() {}

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static boolean email(String text) {
    return text.length() <= 254 && EMAIL.matcher(text).matches();
  }
}
