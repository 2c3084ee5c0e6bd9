package fi.polku.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.platform.security.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polku on a PostgreSQL server of somebody else's. */
class InstallationTest {
  private static EmbeddedPostgres server;
  private static int databases;
  @TempDir Path data;

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  void worksOnAServerThatIsThereAlreadyAndKeepsWhatIsInIt() throws SQLException {
    String url = database("postgres");
    try (Installation installation = Installation.open(data, url, 2)) {
      Database database = new Database(installation.jdbi(), installation.keys());
      database.act(Scope.system("test"), tx -> tx.update("INSERT INTO organisation_ceremony (token_hash, kind, challenge, staff_ids, expires_at) VALUES (sha256('x'), 'code', '', '{}', now())").execute());
    }
    try (Installation again = Installation.open(data, url, 2)) {
      Database database = new Database(again.jdbi(), again.keys());
      assertThat(rows(database, Scope.system("test"))).isEqualTo(1);
      assertThat(rows(database, Scope.visitor(""))).as("only with the key").isZero();
    }
  }

  @Test
  void needsNoSuperuserOnTheServer() throws SQLException, IOException {
    try (EmbeddedPostgres own = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
        Connection c = own.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'word'");
      s.execute("CREATE DATABASE kept OWNER keeper");
      String url = "postgresql://keeper:word@127.0.0.1:" + own.getPort() + "/kept";
      Installation.open(data, url, 2).close();
      try (Installation again = Installation.open(data, url, 2); Connection app = again.pool().getConnection()) {
        assertThat(app.getMetaData().getUserName()).isEqualTo("polku_app");
      }
      s.execute("ALTER ROLE polku_app BYPASSRLS");
      assertThatThrownBy(() -> Installation.open(data, url, 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("polku_app");
    }
  }

  @Test
  void aDatabaseFromANewerProgramIsLeftAlone() throws SQLException {
    String url = database("postgres");
    Installation.open(data, url, 2).close();
    Installation.open(data, url, 2).close();
    sql(url, "INSERT INTO polku.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success) VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__future.sql', 'x', 1, true)");
    assertThatThrownBy(() -> Installation.open(data, url, 2))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("newer Polku")
        .hasMessageContaining("9999");
    sql(url, "DELETE FROM polku.flyway_schema_history WHERE version = '9999'");
    Installation.open(data, url, 2).close();
  }

  @Test
  void aServerThatMayForgetIsRefused() throws SQLException {
    String url = database("postgres");
    String name = url.substring(url.lastIndexOf('/') + 1);
    sql(url, "ALTER DATABASE " + name + " SET synchronous_commit = off");
    assertThatThrownBy(() -> Installation.open(data, url, 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("synchronous_commit = off");
  }

  @Test
  void whatIsNoAddressIsSaidSo() {
    assertThatThrownBy(() -> Installation.open(data, "banana", 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("POLKU_DATABASE_URL");
    assertThatThrownBy(() -> Installation.open(data, "mysql://there/x", 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("POLKU_DATABASE_URL");
    assertThatThrownBy(() -> Installation.open(data, "postgresql://a:b@127.0.0.1:1/c", 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("does not answer").hasMessageNotContaining("a:b");
  }

  @Test
  void aFolderIsHeldByOne() throws SQLException {
    String url = database("postgres");
    try (Installation first = Installation.open(data, url, 2)) {
      assertThat(first.data()).isNotNull();
      assertThatThrownBy(() -> Installation.open(data, url, 2)).isInstanceOf(StartupFailure.class).hasMessageContaining("already running");
    }
  }

  @Test
  void keysAreMadeOnceAndReadAgain() {
    try (DataDirectory directory = DataDirectory.open(data)) {
      String made = Base64.getEncoder().encodeToString(directory.secret("test"));
      assertThat(Base64.getEncoder().encodeToString(directory.secret("test"))).isEqualTo(made);
    }
  }

  private static int rows(Database database, Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT count(*) FROM organisation_ceremony").mapTo(Integer.class).one());
  }

  private static String database(String owner) throws SQLException {
    String name = "polku_test_" + ++databases;
    try (Connection c = admin("postgres"); Statement s = c.createStatement()) {
      s.execute("CREATE DATABASE " + name + " OWNER " + owner);
    }
    return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/" + name;
  }

  private static void sql(String url, String sql) throws SQLException {
    try (Connection c = admin(url.substring(url.lastIndexOf('/') + 1)); Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  private static Connection admin(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database, "postgres", "postgres");
  }
}
