package fi.polku.participant;

import fi.polku.participant.Merge.Side;
import fi.polku.participant.Merge.Why;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen of a merge: why, and whose word of each field where both say something else.
 *
 * @param seen the versions of both persons that the choice was made from
 */
public record MergeForm(
    Merge.@Nullable Key id,
    @Nullable Why why,
    @Nullable String seen,
    @Nullable Side alias,
    @Nullable Side firstName,
    @Nullable Side lastName,
    @Nullable Side birthDate,
    @Nullable Side gender,
    @Nullable Side municipality,
    @Nullable Side postalCode,
    @Nullable Side language,
    @Nullable Side phone,
    @Nullable Side email) {

  static MergeForm blank() {
    return new MergeForm(new Merge.Key(java.util.UUID.randomUUID()), null, null, null, null, null, null, null, null, null, null, null, null);
  }

  MergeForm seeing(String versions) {
    return new MergeForm(id, why, versions, alias, firstName, lastName, birthDate, gender, municipality, postalCode, language, phone, email);
  }

  /** The choice of each field, by its name in the form. */
  public Map<String, @Nullable Side> sides() {
    Map<String, @Nullable Side> sides = new LinkedHashMap<>();
    sides.put("alias", alias);
    sides.put("firstName", firstName);
    sides.put("lastName", lastName);
    sides.put("birthDate", birthDate);
    sides.put("gender", gender);
    sides.put("municipality", municipality);
    sides.put("postalCode", postalCode);
    sides.put("language", language);
    sides.put("phone", phone);
    sides.put("email", email);
    return sides;
  }
}
