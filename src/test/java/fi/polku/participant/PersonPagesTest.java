package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.MovableClock;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonPagesTest extends PolkuTest {
  private Visitor coach;
  private String path;

  @BeforeEach
  void somebodyIsKnown() {
    coach = visitor().as("coach");
    path = coach.post("/participants", "id", UUID.randomUUID().toString(), "alias", "Olena " + UUID.randomUUID(), "seen", "true").location();
  }

  @Test
  void whatIsToldIsKeptAndShown() {
    Visitor.Answer saved = coach.submit(coach.get(path + "/edit").page(), "form[action=" + path + "]", "alias", "Olena", "firstName", "Olena", "lastName", "Kovalenko",
        "birthDate", "3.12.1979", "gender", "refused", "municipality", "609", "postalCode", "28100", "language", "uk", "phone", "040 123 4567", "email", "olena@posti.example");
    assertThat(saved.status()).isEqualTo(303);
    String text = coach.get(path).text();
    assertThat(text).contains("Olena Kovalenko", "3.12.1979", "Ei halua kertoa", "Pori", "28100", "ukraina", "040 123 4567", "olena@posti.example");
    Document again = coach.get(path + "/edit").page();
    assertThat(again.selectFirst("#birthDate").val()).isEqualTo("3.12.1979");
    assertThat(again.selectFirst("#municipality option[selected]").val()).isEqualTo("609");
    assertThat(coach.get("/participants?q=040%201234567").page().select(".list-row").eachAttr("href")).contains(path);
  }

  /** Only municipalities there are today, and the person's own. */
  @Test
  void endedMunicipalitiesAreNotOffered() {
    assertThat(coach.get(path + "/edit").page().select("#municipality option[value=609]")).hasSize(1);
    assertThat(coach.get(path + "/edit").page().select("#municipality").first().select("option[value=911], option[value=413], option[value=200]")).isEmpty();
    coach.submit(coach.get(path + "/edit").page(), "form[action=" + path + "]", "municipality", "911");
    assertThat(coach.get(path + "/edit").page().select("#municipality option[selected]").eachText()).containsExactly("Valtimo");
    assertThat(coach.get(path + "/edit").page().select("#municipality option[value=413]")).isEmpty();
  }

  /** One page may read somebody in several places: one line, with how many times. */
  @Test
  void equalReadsOfOneMinuteAreOneLine() {
    visitor().as("manager").get(path);
    assertThat(coach.get(path + "/reads").page().select(".lines li").eachText().stream().filter(line -> line.contains("Maarit Manageri katsoi tietoja")).toList())
        .singleElement().asString().containsPattern("katsoi tietoja \\d+ kertaa");
    UUID one = UUID.randomUUID();
    UUID another = UUID.randomUUID();
    assertThat(PersonPages.Read.joined(List.of(read(119, one, "a"), read(118, one, "b"), read(118, another, "a"), read(61, one, "a"), read(59, one, "a"), read(0, one, "a"))))
        .containsExactly(new PersonPages.Read(at(119), "STAFF", one, "N", "a", 2), read(118, one, "b"), read(118, another, "a"), new PersonPages.Read(at(59), "STAFF", one, "N", "a", 2));
  }

  private static PersonPages.Read read(int seconds, UUID who, String action) {
    return new PersonPages.Read(at(seconds), "STAFF", who, "N", action, 1);
  }

  private static Instant at(int seconds) {
    return MovableClock.NOON.plusSeconds(seconds);
  }

  @Test
  void takingEverythingOutIsToldInWords() {
    visitor().as("manager").get("/settings/imports/export?format=zip");
    assertThat(coach.get(path + "/reads").text()).contains("Maarit Manageri vei tiedot siirtotiedostoon").doesNotContain("käsitteli tietoja");
  }

  @Test
  void thatTheGenderIsNotKnownIsOneChoice() {
    Document form = coach.get(path + "/edit").page();
    assertThat(form.select("#gender option").eachText()).containsExactly("Nainen", "Mies", "Muu", "Ei halua kertoa", "Ei ole kysytty");
    assertThat(form.selectFirst("#gender option[selected]").text()).isEqualTo("Ei ole kysytty");
    assertThat(coach.submit(form, "form[action=" + path + "]", "gender", "male").status()).isEqualTo(303);
    Document told = coach.get(path + "/edit").page();
    assertThat(coach.submit(told, "form[action=" + path + "]", "gender", told.select("#gender option").last().val()).status()).isEqualTo(303);
    assertThat(coach.get(path + "/edit").page().selectFirst("#gender option[selected]").text()).isEqualTo("Ei ole kysytty");
  }

  @Test
  void everyFieldSaysWhyItIsAsked() {
    Document form = coach.get(path + "/edit").page();
    assertThat(form.select("form.narrow input:not([type=hidden]), form.narrow select")).hasSize(10).allSatisfy(field -> {
      String hint = field.attr("aria-describedby").strip();
      assertThat(form.getElementById(hint).text()).isNotBlank().doesNotStartWith("participant.");
    });
  }

  @Test
  void whatIsWrongComesBackWithAllThatWasTyped() {
    Visitor.Answer answer = coach.submit(coach.get(path + "/edit").page(), "form[action=" + path + "]", "lastName", "Kovalenko", "phone", "soita", "birthDate", "joskus");
    assertThat(answer.status()).isEqualTo(422);
    Document page = answer.page();
    assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#birthDate", "#phone");
    assertThat(page.selectFirst("#phone").val()).isEqualTo("soita");
    assertThat(page.selectFirst("#birthDate").val()).isEqualTo("joskus");
    assertThat(page.selectFirst("#lastName").val()).isEqualTo("Kovalenko");
    assertThat(coach.get(path).text()).doesNotContain("Kovalenko");
  }

  @Test
  void aChangeMadeMeanwhileIsNotOverwrittenUnseen() {
    Document form = coach.get(path + "/edit").page();
    Visitor manager = visitor().as("manager");
    assertThat(manager.submit(manager.get(path + "/edit").page(), "form[action=" + path + "]", "postalCode", "28100").status()).isEqualTo(303);
    Visitor.Answer late = coach.submit(form, "form[action=" + path + "]", "postalCode", "28200");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("Joku muu muutti");
    assertThat(late.page().selectFirst("#postalCode").val()).isEqualTo("28200");
    assertThat(coach.get(path).text()).contains("28100");
    assertThat(coach.submit(late.page(), "form[action=" + path + "]").status()).isEqualTo(303);
    assertThat(coach.get(path).text()).contains("28200");
  }

  @Test
  void aDoubleClickSavesOnce() {
    Document form = coach.get(path + "/edit").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form[action=" + path + "]", "postalCode", "28100").status()).isEqualTo(303);
  }

  @Test
  void whoHasLookedIsToldInPlainWords() {
    visitor().as("manager").get(path);
    String text = coach.get(path + "/reads").text();
    assertThat(text).contains("Maarit Manageri katsoi tietoja").contains("Leena Valmentaja avasi tiedot muuttamista varten tai muutti niitä").containsPattern("\\d+\\.\\d+\\.20\\d\\d klo \\d+\\.\\d\\d");
  }

  @Test
  void visitsAreATabOfTheirOwn() {
    assertThat(coach.get(path).page().select(".tabs a").eachText()).startsWith("Tiedot").contains("Käynnit", "Kuka on katsonut");
    Visitor.Answer visits = coach.get(path + "/visits");
    assertThat(visits.text()).contains("Ei vielä käyntejä");
    assertThat(visits.page().select(".tabs a[aria-current=page]").text()).isEqualTo("Käynnit");
    assertThat(coach.get(path + "/secrets").status()).isEqualTo(404);
  }
}
