package fi.polku.organisation;

import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What Polku says when it is ready: where it is, and how to get in. */
@Component
class Welcome {
  private static final PrintStream OUT = System.out;
  private final Optional<Demo> demo;
  private final Setups setups;

  Welcome(Optional<Demo> demo, Setups setups) {
    this.demo = demo;
    this.setups = setups;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) return;
    String url = "http://localhost:" + web.getWebServer().getPort();
    StringBuilder lines = new StringBuilder("Polku " + url + "\n");
    if (demo.isPresent()) {
      String token = demo.get().build().text();
      lines.append("Demo log in ").append(url).append("/demo\nAPI token ").append(token).append('\n');
    } else {
      Secret word = Secret.random();
      if (setups.offer(Scope.system("set up"), word)) lines.append("Set up ").append(url).append("/setup/").append(word.text()).append('\n');
    }
    OUT.print(lines);
    OUT.flush();
  }
}
