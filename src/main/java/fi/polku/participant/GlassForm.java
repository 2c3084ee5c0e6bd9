package fi.polku.participant;

import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant, and why the page must be seen now.
 *
 * @param person the id of a link, when somebody came by one
 * @param name an external id, or a whole name, for which the date of birth is asked too
 */
public record GlassForm(Glass.@Nullable Key id, Participant.@Nullable Key person, @Nullable String name, @Nullable String born, @Nullable String reason) {
  private static final int SHORTEST = 10;

  public GlassForm {
    name = name == null ? "" : name.strip().replaceAll("\\s+", " ");
    born = born == null ? "" : born.strip();
    reason = reason == null ? "" : reason.strip();
  }

  Problems problems() {
    return Problems.none()
        .addIf(person == null && name.isEmpty(), "name", "participant.glass.problem.name")
        .addIf(!born.isEmpty() && day() == null, "born", "participant.glass.problem.born")
        .addIf(reason.length() < SHORTEST, "reason", "participant.glass.problem.reason")
        .addIf(reason.length() > 1000, "reason", "participant.edit.problem.long", 1000);
  }

  @Nullable LocalDate day() {
    try {
      return born.isEmpty() ? null : LocalDate.parse(born);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
