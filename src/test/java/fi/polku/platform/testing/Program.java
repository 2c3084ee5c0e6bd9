package fi.polku.platform.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Polku started as a program of its own, as an installer starts it. */
public final class Program implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static Program start(Path data, Map<String, String> environment) throws IOException {
    Path logs = Files.createTempDirectory("polku-program-");
    String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(p -> !p.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "fi.polku.Polku");
    builder.environment().put("CLASSPATH", classes);
    builder.environment().put("POLKU_DATA", data.toString());
    builder.environment().put("POLKU_PORT", "0");
    builder.environment().put("POLKU_DEMO", "false");
    builder.environment().remove("POLKU_DATABASE_URL");
    builder.environment().putAll(environment);
    Path out = logs.resolve("out");
    Path err = logs.resolve("err");
    return new Program(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  /** What it printed when it was ready. */
  public List<String> ready() throws IOException, InterruptedException {
    for (int i = 0; i < 1200 && process.isAlive(); i++) {
      String printed = Files.readString(out);
      if (printed.contains("Polku http") && printed.endsWith("\n")) return printed.lines().filter(l -> !l.contains(" --- ")).toList();
      Thread.sleep(100);
    }
    throw new AssertionError("not ready: " + Files.readString(out) + Files.readString(err));
  }

  public String url() throws IOException, InterruptedException {
    return ready().getFirst().substring("Polku ".length());
  }

  /** Waits for it to give up; its exit code. */
  public int ended() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) throw new AssertionError("still running");
    return process.exitValue();
  }

  public List<String> errors() throws IOException {
    return new ArrayList<>(Files.readAllLines(err));
  }

  public String output() throws IOException {
    return Files.readString(out);
  }

  /** As a power cut: no time to tidy up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
