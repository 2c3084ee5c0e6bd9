package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consents are dated, in known words, and taken back as easily as they are given; take along and erase are one act each. */
class ConsentPagesTest extends PolkuTest {
  private final String alias = "Lupa" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  private Visitor manager;
  private String path;

  @BeforeEach
  void somebody() {
    manager = visitor().as("manager");
    path = manager.post("/participants", "id", UUID.randomUUID().toString(), "alias", alias, "seen", "true").location();
  }

  @Test
  void whatIsGivenIsTakenBackInTheSamePlaceAndBothStayWritten() {
    Visitor.Answer given = manager.submit(manager.get(path + "/consents").page(), "section:has(#consent-photo) form", "how", "paper", "givenOn", "2026-11-20");
    assertThat(given.status()).isEqualTo(303);
    String card = manager.get(path + "/consents").page().selectFirst("section:has(#consent-photo)").text();
    assertThat(card).contains("Voimassa", "20.11.2026", "paperilla", "tekstin 1. versio, suomeksi", "Peru lupa");
    for (int i = 0; i < 2; i++) assertThat(manager.submit(manager.get(path + "/consents").page(), "section:has(#consent-photo) form", "how", "screen").status()).isEqualTo(303);
    assertThat(manager.get(path + "/consents").page().selectFirst("section:has(#consent-photo)").text()).contains("Annettu 20.11.2026, peruttu 22.11.2026", "Voimassa", "22.11.2026");
    assertThat(manager.get(path).text()).contains("Antoi luvan", "Kuvaaminen", "Perui luvan");
  }

  @Test
  void theWordsAreKeptInTheLanguageTheyWereShownIn() {
    Visitor swedish = visitor().speaking("sv").as("manager");
    swedish.submit(swedish.get(path + "/consents").page(), "section:has(#consent-contact) form", "how", "spoken");
    assertThat(manager.get(path + "/consents").page().selectFirst("section:has(#consent-contact)").text()).contains("tekstin 1. versio, ruotsiksi");
  }

  @Test
  void aDoubleClickIsOneConsent() {
    var page = manager.get(path + "/consents").page();
    for (int i = 0; i < 2; i++) manager.submit(page, "section:has(#consent-newsletter) form", "how", "spoken");
    assertThat(manager.get(path + "/consents").page().select("section:has(#consent-newsletter) .consent-stands")).hasSize(1);
  }

  @Test
  void sharingNamesWithWhomAndTheDayIsNotAhead() {
    Visitor.Answer answer = manager.submit(manager.get(path + "/consents").page(), "section:has(#consent-sharing) form", "givenOn", "2026-12-24");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#how-sharing", "#givenOn-sharing", "#partner-sharing");
    assertThat(manager.submit(answer.page(), "section:has(#consent-sharing) form", "givenOn", "2026-11-22", "how", "spoken", "partner", "Porin TE").status()).isEqualTo(303);
    assertThat(manager.get(path + "/consents").text()).contains("Porin TE");
  }

  @Test
  void aNoticeIsToldAndCannotBeUntold() {
    manager.submit(manager.get(path + "/consents").page(), "section:has(#consent-privacy-notice) form", "how", "screen");
    var card = manager.get(path + "/consents").page().selectFirst("section:has(#consent-privacy-notice)");
    assertThat(card.text()).contains("Kerrottu");
    assertThat(card.select("form[action$=/withdrawal]")).isEmpty();
  }

  @Test
  void everythingIsTakenAlongToReadAndAsAFile() {
    manager.submit(manager.get(path + "/consents").page(), "section:has(#consent-photo) form", "how", "paper");
    Visitor.Answer print = manager.get(path + "/dossier/print");
    assertThat(print.text()).contains(alias, "Nimimerkki", "Luvat ja tiedotteet", "Kuvaaminen", "paperilla", "Maarit Manageri").doesNotContain(path.substring(14));
    Visitor.Answer file = manager.get(path + "/dossier/file");
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(file.body()).contains("\"alias\" : \"" + alias + "\"", "participant_consent");
  }

  @Test
  void erasingAsksWhoWishesItAndTheNameTyped() {
    Visitor.Answer unsure = manager.post(path + "/erasure", "typed", "joku");
    assertThat(unsure.status()).isEqualTo(422);
    assertThat(unsure.page().select(".error-summary a").eachAttr("href")).containsExactly("#typed", "#wish");
    assertThat(manager.get(path).status()).isEqualTo(200);
    assertThat(manager.post(path + "/erasure", "typed", alias, "wish", "themselves").status()).isEqualTo(303);
    assertThat(manager.get(path).status()).isEqualTo(404);
    assertThat(manager.get("/participants?q=" + alias).page().select(".list-row")).isEmpty();
  }

  @Test
  void othersFindNothing() {
    Visitor other = visitor().as("other-manager");
    for (String page : new String[] {"/consents", "/dossier", "/dossier/print", "/dossier/file", "/erasure"}) assertThat(other.get(path + page).status()).isEqualTo(404);
    assertThat(other.post(path + "/erasure", "typed", alias, "wish", "themselves").status()).isEqualTo(404);
    assertThat(other.post(path + "/consents", "id", UUID.randomUUID().toString(), "kind", "photo", "version", "1", "language", "fi", "givenOn", "2026-11-22", "how", "paper").status()).isEqualTo(404);
    assertThat(visitor().as("coach").get(path + "/erasure").status()).as("a coach does not erase").isEqualTo(404);
    assertThat(visitor().as("leader").get(path + "/consents").status()).isEqualTo(404);
  }
}
