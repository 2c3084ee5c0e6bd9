package fi.polku.participant;

import fi.polku.platform.web.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a person is restricted, and who is named. */
public record RestrictionForm(Restriction.@Nullable Key id, @Nullable String reason, @Nullable List<String> staff) {

  public RestrictionForm {
    reason = reason == null ? "" : reason.strip();
    staff = staff == null ? List.of() : List.copyOf(staff);
  }

  Problems problems() {
    return Problems.none()
        .addIf(reason.isEmpty(), "reason", "participant.restriction.problem.reason")
        .addIf(reason.length() > 1000, "reason", "participant.edit.problem.long", 1000)
        .addIf(named().isEmpty(), "staff", "participant.restriction.problem.staff");
  }

  List<UUID> named() {
    return staff.stream().filter(s -> s.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")).map(UUID::fromString).toList();
  }
}
