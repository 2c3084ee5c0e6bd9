package fi.polku.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import org.junit.jupiter.api.Test;

/** A handler looked for by its first word is the same that trying them all would find. */
class RouteFinderTest extends PolkuTest {
  @Test
  void anAddressIsFoundHoweverItIsWritten() {
    Visitor manager = visitor().as("manager");
    for (String path : new String[] {"/", "/calendar", "/%63alendar", "/figures?by=kind", "/work/worklist"}) assertThat(manager.get(path).status()).as(path).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path : new String[] {"/calendars", "/calendar/x", "/nothing", "/%2e%2e"}) assertThat(visitor().get(path).status()).as(path).isIn(400, 404);
  }
}
