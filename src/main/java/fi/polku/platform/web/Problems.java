package fi.polku.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong in a form, field by field, in the order a reader meets it. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  /** @param field the id of the field in the page; @param key the sentence that says what to do */
  public record Problem(String field, String key, List<Object> arguments) {}

  public static Problems none() {
    return new Problems();
  }

  public Problems add(String field, String key, Object... arguments) {
    problems.add(new Problem(field, key, List.of(arguments)));
    return this;
  }

  public Problems addIf(boolean wrong, String field, String key, Object... arguments) {
    return wrong ? add(field, key, arguments) : this;
  }

  public boolean any() {
    return !problems.isEmpty();
  }

  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /** Where there is no form to say it in. @throws Invalid with the first of them, if there is any */
  public void refuse() {
    if (any()) throw new Invalid(problems.getFirst().key(), problems.getFirst().arguments().toArray());
  }

  public Optional<Problem> of(String field) {
    return problems.stream().filter(p -> p.field().equals(field)).findFirst();
  }
}
