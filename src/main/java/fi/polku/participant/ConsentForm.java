package fi.polku.participant;

import fi.polku.participant.Consent.Kind;
import fi.polku.participant.Consent.Way;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it is written down: of which words, on which day, how it was said.
 *
 * @param version and {@code language} of the words that stood on the page
 */
public record ConsentForm(Consent.@Nullable Key id, @Nullable Kind kind, @Nullable String partner, int version, @Nullable Language language, @Nullable String givenOn, @Nullable Way how) {

  public ConsentForm {
    partner = partner == null || partner.isBlank() ? null : partner.strip();
  }

  Problems problems(LocalDate today) {
    LocalDate day = day();
    return Problems.none()
        .addIf(how == null, "how-" + code(), "participant.consent.problem.how")
        .addIf(day == null || day.isAfter(today) || day.isBefore(today.minusYears(20)), "givenOn-" + code(), "participant.consent.problem.day")
        .addIf(kind == Kind.SHARING && partner == null, "partner-" + code(), "participant.consent.problem.partner")
        .addIf(partner != null && partner.length() > 200, "partner-" + code(), "participant.edit.problem.long", 200);
  }

  /** Whether a page of ours could have sent it. */
  boolean whole() {
    return id != null && kind != null && language != null && version >= 1 && version <= kind.version();
  }

  @Nullable LocalDate day() {
    try {
      return givenOn == null ? null : LocalDate.parse(givenOn);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  public String code() {
    return kind == null ? "" : kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
