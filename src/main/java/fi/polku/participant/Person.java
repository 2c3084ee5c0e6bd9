package fi.polku.participant;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that this module knows of one participant.
 *
 * @param language a BCP 47 tag
 * @param phone in international form, "+358401234567"
 * @param contactableAt since when there has been a way to reach them
 * @param version changes when anything of the person does
 */
public record Person(
    Participant.Key id,
    String shownName,
    @Nullable String alias,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable LocalDate birthDate,
    Participant.@Nullable Gender gender,
    @Nullable String municipality,
    @Nullable String postalCode,
    @Nullable String language,
    @Nullable String phone,
    @Nullable String email,
    Instant createdAt,
    @Nullable Instant contactableAt,
    String version) {

  /** First and last name when they say more than the shown name, else empty. */
  public String fullName() {
    String full = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
    return full.equals(shownName) ? "" : full;
  }
}
