package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonFormTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void oneNameIsEnough() {
    assertThat(problems(form("Aino", null, null, null))).isEmpty();
    assertThat(problems(form("  ", null, null, null))).containsExactly("alias participant.edit.problem.name");
  }

  @Test
  void aDateIsWrittenAsPeopleDo() {
    assertThat(form("A", "3.12.1979", null, null).born()).isEqualTo(LocalDate.of(1979, 12, 3));
    assertThat(form("A", "1979-12-03", null, null).born()).isEqualTo(LocalDate.of(1979, 12, 3));
    assertThat(problems(form("A", "31.2.1979", null, null))).containsExactly("birthDate platform.problem.noSuchDay");
    assertThat(problems(form("A", "helmikuussa", null, null))).containsExactly("birthDate participant.edit.problem.date");
    assertThat(problems(form("A", "3.12.2079", null, null))).containsExactly("birthDate participant.edit.problem.lifetime");
    assertThat(problems(form("A", "3.12.1779", null, null))).containsExactly("birthDate participant.edit.problem.lifetime");
  }

  @Test
  void aTelephoneNumberIsKeptInItsInternationalForm() {
    assertThat(form("A", null, "040 123 4567", null).international()).isEqualTo("+358401234567");
    assertThat(form("A", null, "+46 70 123 45 67", null).international()).isEqualTo("+46701234567");
    assertThat(problems(form("A", null, "12", null))).containsExactly("phone participant.edit.problem.phone");
    assertThat(Phone.shown("+358401234567")).isEqualTo("040 123 4567");
  }

  @Test
  void aTelephoneNumberIsShownAsPeopleWriteIt() {
    assertThat(Phone.shown("+358405550177")).isEqualTo("040 555 0177");
    assertThat(Phone.shown("+35840123456")).isEqualTo("040 123 456");
    assertThat(Phone.shown("+35891234567")).isEqualTo("09 123 4567");
    assertThat(Phone.shown("+46701234567")).isEqualTo("+46 70 123 45 67");
  }

  @Test
  void everyLanguageHasAName() {
    for (fi.polku.platform.i18n.Language reader : fi.polku.platform.i18n.Language.values()) {
      assertThat(Tongue.list(reader)).allSatisfy(tongue -> assertThat(tongue.name()).as(reader + " " + tongue.code()).isNotEqualTo(tongue.code()).hasSizeGreaterThan(3));
    }
    assertThat(Tongue.name("fse", fi.polku.platform.i18n.Language.SIMPLE)).isEqualTo("suomalainen viittomakieli");
  }

  @Test
  void anAddressHasItsParts() {
    assertThat(problems(form("A", null, null, "aino@posti"))).containsExactly("email participant.edit.problem.email");
    assertThat(problems(form("A", null, null, "aino@posti.fi"))).isEmpty();
  }

  @Test
  void codesAreKnownOnes() {
    PersonForm form = new PersonForm("A", null, null, null, null, "000", "2810", "xx", null, null, "");
    assertThat(problems(form)).containsExactly("municipality participant.edit.problem.municipality", "postalCode participant.edit.problem.postalCode", "language participant.edit.problem.language");
  }

  private static PersonForm form(String alias, @Nullable String birthDate, @Nullable String phone, @Nullable String email) {
    return new PersonForm(alias, null, null, birthDate, null, null, null, null, phone, email, "");
  }

  private static List<String> problems(PersonForm form) {
    return form.problems(TODAY).all().stream().map(p -> p.field() + " " + p.key()).toList();
  }
}
