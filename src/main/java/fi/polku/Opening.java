package fi.polku;

import fi.polku.platform.db.Installation;
import fi.polku.platform.demo.DemoMode;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The database starts while the rest of the program gets ready: a second less to wait for both. */
final class Opening implements ApplicationContextInitializer<ConfigurableApplicationContext>, DisposableBean {
  private CompletableFuture<Installation> opened = CompletableFuture.failedFuture(new IllegalStateException("not begun"));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    DemoMode.of(settings.getRequiredProperty("polku.demo"));
    Path data = Path.of(settings.getRequiredProperty("polku.data"));
    String url = settings.getRequiredProperty("polku.database-url");
    int connections = settings.getRequiredProperty("polku.connections", Integer.class);
    opened = CompletableFuture.supplyAsync(() -> Installation.open(data, url, connections), work -> new Thread(work, "opening").start());
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("opening", this);
    // also when something else fails before anybody has asked for the database
    beans.registerDisposableBean("opening", this);
  }

  /** The open installation, or the very failure to open it. */
  Installation await() {
    try {
      return opened.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      throw failure;
    }
  }

  @Override
  public void destroy() {
    opened.handle((installation, failure) -> {
      if (installation != null) installation.close();
      return true;
    }).join();
  }
}
