package fi.polku.faults;

import fi.polku.platform.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polku as a process of its own on a data directory, as an association runs it; it can be killed. */
final class RunningPolku implements AutoCloseable {
  private final Path data;
  private final Process process;
  private final String url;
  private final String token;

  private RunningPolku(Path data, Process process, String url, String token) {
    this.data = data;
    this.process = process;
    this.url = url;
    this.token = token;
  }

  static RunningPolku start(Path data) throws IOException, InterruptedException {
    Path log = Files.createTempFile(data.getParent(), "polku", ".log");
    ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx400m", "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), "fi.polku.Polku").redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("POLKU_DATA", data.toString());
    builder.environment().put("POLKU_PORT", "0");
    builder.environment().put("POLKU_DEMO", "empty");
    Process process = builder.start();
    for (int i = 0; i < 900; i++) {
      Matcher said = Pattern.compile("Polku (\\S+)\n.*\nAPI token (\\S+)").matcher(Files.readString(log));
      if (said.find()) return new RunningPolku(data, process, said.group(1), said.group(2));
      if (!process.isAlive()) break;
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("Polku did not start: " + Files.readString(log));
  }

  Visitor visitor() {
    return new Visitor(url);
  }

  String token() {
    return token;
  }

  /** {@code kill -9}: nothing of the program runs on, nothing is said to the database. */
  void killProgram() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** {@code kill -9} of the database's first process, by the pid in this data directory. */
  void killDatabase() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", postmaster().getFirst().strip()).start().waitFor();
  }

  /** The database, as its superuser. */
  Connection database() throws IOException, SQLException {
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret("database"));
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/postgres?currentSchema=polku,public", "postgres", password);
  }

  byte[] secret(String name) throws IOException {
    return Base64.getDecoder().decode(Files.readString(data.resolve("keys").resolve(name)).strip());
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
