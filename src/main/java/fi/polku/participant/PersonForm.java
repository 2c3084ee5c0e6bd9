package fi.polku.participant;

import fi.polku.participant.Participant.Gender;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed of a person, as it was typed; everything may stay empty but one name. */
public record PersonForm(
    @Nullable String alias,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String birthDate,
    @Nullable Gender gender,
    @Nullable String municipality,
    @Nullable String postalCode,
    @Nullable String language,
    @Nullable String phone,
    @Nullable String email,
    String version) {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
  private static final int LONGEST = 200;

  /** One field of text: its name in the form, what was typed, and the input's type. */
  public record Field(String name, String value, String type) {
    static Field of(String name, @Nullable String value, String type) {
      return new Field(name, value == null ? "" : value, type);
    }
  }

  public PersonForm {
    alias = typed(alias);
    firstName = typed(firstName);
    lastName = typed(lastName);
    birthDate = typed(birthDate);
    municipality = typed(municipality);
    postalCode = typed(postalCode);
    language = typed(language);
    phone = typed(phone);
    email = typed(email);
    version = version == null ? "" : version;
  }

  static PersonForm of(Person person) {
    LocalDate born = person.birthDate();
    String date = born == null ? null : born.getDayOfMonth() + "." + born.getMonthValue() + "." + born.getYear();
    return new PersonForm(person.alias(), person.firstName(), person.lastName(), date, person.gender(), person.municipality(), person.postalCode(),
        person.language(), person.phone() == null ? null : Phone.shown(person.phone()), person.email(), person.version());
  }

  PersonForm withVersion(String current) {
    return new PersonForm(alias, firstName, lastName, birthDate, gender, municipality, postalCode, language, phone, email, current);
  }

  Problems problems(LocalDate today) {
    Problems problems = Problems.none();
    problems.addIf(alias == null && firstName == null && lastName == null, "alias", "participant.edit.problem.name");
    problems.addIf(tooLong(alias), "alias", "participant.edit.problem.long", LONGEST);
    problems.addIf(tooLong(firstName), "firstName", "participant.edit.problem.long", LONGEST);
    problems.addIf(tooLong(lastName), "lastName", "participant.edit.problem.long", LONGEST);
    problems.addIf(birthDate != null && born() == null, "birthDate", birthDate != null && Helsinki.isNoDay(day(birthDate)) ? "platform.problem.noSuchDay" : "participant.edit.problem.date");
    problems.addIf(born() != null && (born().isAfter(today) || born().isBefore(today.minusYears(120))), "birthDate", "participant.edit.problem.lifetime");
    problems.addIf(municipality != null && !Municipalities.exists(municipality), "municipality", "participant.edit.problem.municipality");
    problems.addIf(postalCode != null && !postalCode.matches("[0-9]{5}"), "postalCode", "participant.edit.problem.postalCode");
    problems.addIf(language != null && !Tongue.CODES.contains(language), "language", "participant.edit.problem.language");
    problems.addIf(phone != null && international() == null, "phone", "participant.edit.problem.phone");
    problems.addIf(email != null && (!EMAIL.matcher(email).matches() || tooLong(email)), "email", "participant.edit.problem.email");
    return problems;
  }

  /** The date of birth as typed, "3.12.1979" or "1979-12-03"; null when it is none. */
  public @Nullable LocalDate born() {
    if (birthDate == null) return null;
    return Helsinki.day(day(birthDate)).orElse(null);
  }

  private static String day(String typed) {
    return typed.replaceAll(" ?\\. ?", ".");
  }

  /** Nobody is here before being born. */
  boolean bornAfter(LocalDate day) {
    LocalDate born = born();
    return born != null && born.isAfter(day);
  }

  public List<Field> names() {
    return List.of(Field.of("alias", alias, "text"), Field.of("firstName", firstName, "text"), Field.of("lastName", lastName, "text"));
  }

  public List<Field> contact() {
    return List.of(Field.of("phone", phone, "tel"), Field.of("email", email, "email"));
  }

  public List<Field> background() {
    return List.of(Field.of("birthDate", birthDate, "text"), Field.of("postalCode", postalCode, "text"));
  }

  @Nullable String international() {
    return Optional.ofNullable(phone).flatMap(Phone::international).orElse(null);
  }

  /** True when this would write what already stands. */
  boolean says(Person p) {
    return Objects.equals(alias, p.alias()) && Objects.equals(firstName, p.firstName()) && Objects.equals(lastName, p.lastName()) && Objects.equals(born(), p.birthDate())
        && gender == p.gender() && Objects.equals(municipality, p.municipality()) && Objects.equals(postalCode, p.postalCode())
        && Objects.equals(language, p.language()) && Objects.equals(international(), p.phone()) && Objects.equals(email, p.email());
  }

  private static boolean tooLong(@Nullable String text) {
    return text != null && text.length() > LONGEST;
  }

  private static @Nullable String typed(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip().replaceAll("\\s+", " ");
  }
}
