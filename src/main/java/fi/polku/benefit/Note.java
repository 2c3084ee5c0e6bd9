package fi.polku.benefit;

import java.util.List;

/** Something to know beside the numbers; its words are the reader's, {@code <key>} with the arguments. */
public record Note(String key, List<Quantity> amounts, List<String> names) {
  static Note of(String key, Quantity... amounts) {
    return new Note(key, List.of(amounts), List.of());
  }

  static Note naming(String key, List<String> names) {
    return new Note(key, List.of(), names);
  }
}
