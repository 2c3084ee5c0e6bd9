package fi.polku.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who answers for personal data here (GDPR art. 4(7)), and how to reach them; told by the module that knows the organisations. */
public record Responsible(String name, @Nullable String email, @Nullable String phone, @Nullable String homepage) {

  /** Lists them for the public pages. */
  public interface Source {
    List<Responsible> responsible();
  }
}
