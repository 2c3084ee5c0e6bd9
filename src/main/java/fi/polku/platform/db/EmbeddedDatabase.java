package fi.polku.platform.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL run by Polku itself, in its own data directory, reachable from this machine only and with a password. */
final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private final Path home;
  private final String password;
  private final int port;
  private EmbeddedPostgres postgres;
  private boolean closed;

  private EmbeddedDatabase(Path home, EmbeddedPostgres postgres, String password) {
    this.home = home;
    this.postgres = postgres;
    this.password = password;
    this.port = postgres.getPort();
  }

  static EmbeddedDatabase start(DataDirectory data) {
    Path home = data.folder("postgres");
    Path cluster = home.resolve("cluster");
    stopOrphan(cluster);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(data.secret("database"));
    try {
      boolean locked = Files.exists(cluster.resolve("polku.locked"));
      EmbeddedDatabase database = new EmbeddedDatabase(home, builder(home, password).start(), password);
      if (!locked) database.requirePassword(cluster);
      database.watch();
      return database;
    } catch (IOException | IllegalStateException | SQLException e) {
      throw new StartupFailure("The embedded database did not start. Its log is " + home.resolve("log") + " (" + e.getMessage() + ").");
    }
  }

  private static EmbeddedPostgres.Builder builder(Path home, String password) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.resolve("cluster"))
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(home.resolve("program").toFile())
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .setPGStartupWait(Duration.ofSeconds(60))
        .setConnectConfig("password", password)
        .setLocaleConfig("locale", "C.UTF-8")
        // the library starts PostgreSQL for tests, without durability; people's visits are not tests
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("jit", "off");
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String password() {
    return password;
  }

  /** The cluster is made with open local access; from here on everyone needs a password. */
  private void requirePassword(Path cluster) throws SQLException, IOException {
    try (Connection c = DriverManager.getConnection(url(), "postgres", password); Statement s = c.createStatement()) {
      s.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      s.execute("SELECT pg_reload_conf()");
    }
    Files.createFile(cluster.resolve("polku.locked"));
  }

  /** A database that dies under a running Polku is started again at the same port; requests meanwhile are asked to wait. */
  private void watch() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(home.resolve("cluster").resolve("postmaster.pid")).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(postmaster -> postmaster.onExit().thenRun(this::restart));
  }

  private synchronized void restart() {
    if (closed) return;
    LOG.error("The embedded database has stopped unexpectedly; starting it again. Its log is {}", home.resolve("log"));
    try {
      awaitLastBackend();
      postgres.close();
      stopOrphan(home.resolve("cluster"));
      postgres = builder(home, password).setPort(port).start();
      watch();
    } catch (IOException | IllegalStateException | StartupFailure e) {
      LOG.error("The embedded database does not start again. Stop Polku, look into {} and start it anew.", home.resolve("log"), e);
    }
  }

  /** Processes of a killed postmaster notice within moments that it is gone; a new one must not start before they end. */
  private static void awaitLastBackend() {
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
  }

  /** A postmaster outlives a killed Polku and keeps its lock: stop exactly that one, by the pid in our own directory. */
  private static void stopOrphan(Path cluster) {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) return;
    try {
      List<String> lines = Files.readAllLines(pidFile);
      long pid = Long.parseLong(lines.getFirst().strip());
      ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).ifPresent(EmbeddedDatabase::stop);
      Files.deleteIfExists(pidFile);
    } catch (IOException | NumberFormatException e) {
      throw new StartupFailure("Polku cannot read " + pidFile + ". If no database runs there, delete the file and start again.");
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.contains("postgres")).orElse(false);
  }

  private static void stop(ProcessHandle postmaster) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
      postmaster.onExit().get(30, TimeUnit.SECONDS);
    } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new StartupFailure("A database of an earlier Polku (process " + postmaster.pid() + ") does not stop. Stop it and start again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      postgres.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
