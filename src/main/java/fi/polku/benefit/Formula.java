package fi.polku.benefit;

import java.util.List;
import java.util.function.Function;

/** An arithmetic in signs, {@code {0} × {1} = {2}}, and the numbers in it: words and decimal marks are the reader's. */
public record Formula(String pattern, List<Quantity> quantities) {
  static Formula of(String pattern, Quantity... quantities) {
    return new Formula(pattern, List.of(quantities));
  }

  /** The formula with its numbers filled in. */
  public String text(Function<Quantity, String> write) {
    String text = pattern;
    for (int i = 0; i < quantities.size(); i++) text = text.replace("{" + i + "}", write.apply(quantities.get(i)));
    return text;
  }
}
