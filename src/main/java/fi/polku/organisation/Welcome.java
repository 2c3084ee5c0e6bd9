package fi.polku.organisation;

import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What Polku says when it is ready: where it is, and how to get in. */
@Component
class Welcome {
  private static final PrintStream OUT = System.out;
  private final Optional<Demo> demo;

  Welcome(Optional<Demo> demo) {
    this.demo = demo;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) return;
    String url = "http://localhost:" + web.getWebServer().getPort();
    String token = demo.map(d -> d.build().text()).orElse("");
    OUT.println("Polku " + url);
    if (demo.isPresent()) {
      OUT.println("Demo log in " + url + "/demo");
      OUT.println("API token " + token);
    }
    OUT.flush();
  }
}
