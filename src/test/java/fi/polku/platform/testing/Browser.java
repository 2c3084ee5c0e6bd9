package fi.polku.platform.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of the journeys: an installed Chromium, Chrome or Edge; else Debian's Chromium, installed where that can be
 * done (root, apt); else the one Playwright fetches by itself. When there is none at all, the test fails and says so.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES = List.of(
      "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable");
  private static final List<String> PLACES = List.of(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
  private static final List<String> FLAGS = List.of(
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; one for a test class is enough, each visitor gets a {@link #context} of their own. */
  public static Browser start() {
    Optional<Path> program = installed().or(Browser::debian);
    Playwright playwright = playwright(program);
    return new Browser(playwright, playwright.chromium().launch(options(program)));
  }

  /** A browser whose memory (cookies, storage, service workers) stays in the folder when it is closed and started again. */
  public static Remembering start(Path memory) {
    Optional<Path> program = installed().or(Browser::debian);
    Playwright playwright = playwright(program);
    BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions().setArgs(FLAGS).setLocale("fi-FI").setTimezoneId("Europe/Helsinki");
    program.ifPresent(options::setExecutablePath);
    return new Remembering(playwright, playwright.chromium().launchPersistentContext(memory, options));
  }

  /** A visitor with their own cookies, in Finland. */
  public BrowserContext context() {
    return context(new com.microsoft.playwright.Browser.NewContextOptions());
  }

  public BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
    // colours on their way from one to another are nobody's contrast
    return browser.newContext(options.setLocale("fi-FI").setTimezoneId("Europe/Helsinki").setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** A browser with a memory on disk, and its one context. */
  public record Remembering(Playwright playwright, BrowserContext context) implements AutoCloseable {
    @Override
    public void close() {
      context.close();
      playwright.close();
    }
  }

  private static Playwright playwright(Optional<Path> program) {
    Map<String, String> environment = program.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    try {
      return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    } catch (RuntimeException e) {
      throw new AssertionError("No browser for the journeys: none is installed, Debian's could not be installed and Playwright could not fetch its own. Install Chromium, Chrome or Edge.", e);
    }
  }

  private static BrowserType.LaunchOptions options(Optional<Path> program) {
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
    program.ifPresent(options::setExecutablePath);
    return options;
  }

  private static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> onPath = Stream.of(path.split(java.io.File.pathSeparator)).filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, PLACES.stream().map(Path::of)).filter(Files::isExecutable).findFirst();
  }

  private static Optional<Path> debian() {
    boolean possible = "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    if (!possible) return Optional.empty();
    if (!run("apt-get", "install", "-y", "--no-install-recommends", "chromium")) {
      run("apt-get", "update");
      run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    }
    return installed();
  }

  private static boolean run(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      Process process = builder.start();
      return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
