package fi.polku;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Installation;
import fi.polku.platform.db.StartupFailure;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Polku, the program: from here everything is found by Spring, module by module. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Modulithic(systemName = "Polku")
@EnableScheduling
public class Polku {
  public static void main(String[] arguments) {
    try {
      number("POLKU_PORT", 0, 65_535);
      number("POLKU_CONNECTIONS", 2, 1_000);
      SpringApplication.run(Polku.class, arguments);
    } catch (RuntimeException failure) {
      System.err.println(lineOf(failure));
      System.exit(1);
    }
  }

  private static void number(String setting, int least, int most) {
    String written = System.getenv().getOrDefault(setting, "");
    boolean good = written.isEmpty() || written.matches("[0-9]{1,9}") && Integer.parseInt(written) >= least && Integer.parseInt(written) <= most;
    if (!good) throw new StartupFailure(setting + " is \"" + written + "\". It can be a number from " + least + " to " + most + ".");
  }

  private static String lineOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupFailure known) return known.getMessage();
      if (cause instanceof PortInUseException taken) return "Port " + taken.getPort() + " is taken. Stop what uses it, or choose another with POLKU_PORT.";
    }
    return "Polku could not start: " + failure;
  }

  @Bean(destroyMethod = "")
  Installation installation(Opening opening) {
    return opening.await();
  }

  @Bean
  Database database(Installation installation) {
    return new Database(installation.jdbi(), installation.keys());
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
