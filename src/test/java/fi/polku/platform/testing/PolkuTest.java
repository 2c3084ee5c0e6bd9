package fi.polku.platform.testing;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test on the one running Polku of this test run: real PostgreSQL, real HTTP, an empty demo. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"polku.demo=empty", "polku.connections=8", "polku.jobs=false"})
@Import(PolkuTest.Setup.class)
public abstract class PolkuTest {
  @Autowired protected Database database;
  @Autowired protected Installation installation;
  @Autowired protected MovableClock clock;
  @LocalServerPort protected int port;

  @TestConfiguration
  static class Setup {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry properties) {
    properties.add("polku.data", () -> fresh().toString());
  }

  @BeforeEach
  void itIsSundayMorning() {
    clock.set(MovableClock.NOON);
  }

  /** A browser without JavaScript, with its own cookies. */
  protected Visitor visitor() {
    return new Visitor("http://localhost:" + port);
  }

  private static Path fresh() {
    try {
      Files.createDirectories(Path.of("target"));
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "test-data-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
