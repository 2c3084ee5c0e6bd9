package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import org.junit.jupiter.api.Test;

class DemoPagesTest extends PolkuTest {
  @Test
  void oneClickLogsIn() {
    Visitor visitor = visitor();
    Visitor.Answer demo = visitor.get("/demo");
    assertThat(demo.page().select("button[name=who]")).hasSize(5);
    Visitor.Answer answer = visitor.post("/demo/login", "who", "manager");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).endsWith("/today");
  }

  /** Here is nobody but the staff. */
  @Test
  void anEmptyDemoPromisesNoWorld() {
    for (String language : new String[] {"fi", "sv", "en"}) {
      assertThat(visitor().get("/demo", "Accept-Language", language).text()).doesNotContain("keksitty maailma", "varmuuskopio", "säkerhetskopi", "backup");
    }
    assertThat(visitor().get("/demo").text()).contains("tyhjältä pöydältä").contains("Älä tuo tänne oikeiden ihmisten tietoja");
  }

  @Test
  void nobodyElseCanBeChosen() {
    assertThat(visitor().post("/demo/login", "who", "god").status()).isEqualTo(404);
  }
}
