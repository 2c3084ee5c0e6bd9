package fi.polku.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.ScopeKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * One Polku on one machine: its data directory, its database made ready, and the pool the program works through.
 *
 * <p>Three roles: whoever the address names makes the two others; {@code polku_owner} owns the tables and migrates;
 * {@code polku_app} owns nothing and is all the running program ever is.
 */
public final class Installation implements AutoCloseable {
  private final DataDirectory data;
  private final @Nullable EmbeddedDatabase embedded;
  private final HikariDataSource pool;
  private final ScopeKeys keys;

  private Installation(DataDirectory data, @Nullable EmbeddedDatabase embedded, HikariDataSource pool, ScopeKeys keys) {
    this.data = data;
    this.embedded = embedded;
    this.pool = pool;
    this.keys = keys;
  }

  /**
   * Opens the data directory and brings the database to this program's version.
   *
   * @param databaseUrl a PostgreSQL server, or null for the embedded database
   * @throws StartupFailure with one line that says what to do
   */
  public static Installation open(Path directory, @Nullable String databaseUrl, int connections) {
    DataDirectory data = DataDirectory.open(directory);
    EmbeddedDatabase embedded = null;
    try {
      Server server;
      if (databaseUrl == null || databaseUrl.isBlank()) {
        embedded = EmbeddedDatabase.start(data);
        server = new Server(embedded.url(), "postgres", embedded.password());
      } else {
        server = Server.parse(databaseUrl);
      }
      ScopeKeys keys = new ScopeKeys(data.secret("scope"));
      String owner = password(data, "owner");
      String app = password(data, "app");
      prepare(server, owner, app, keys);
      return new Installation(data, embedded, pool(server.url(), app, connections), keys);
    } catch (RuntimeException failure) {
      if (embedded != null) embedded.close();
      data.close();
      throw failure;
    }
  }

  public Jdbi jdbi() {
    return jdbi(pool);
  }

  public static Jdbi jdbi(DataSource source) {
    return Jdbi.create(source).installPlugin(new PostgresPlugin()).installPlugin(new SqlTypes());
  }

  public ScopeKeys keys() {
    return keys;
  }

  public DataDirectory data() {
    return data;
  }

  /** The pool as role {@code polku_app}. */
  public DataSource pool() {
    return pool;
  }

  private static void prepare(Server server, String ownerPassword, String appPassword, ScopeKeys keys) {
    try (Connection admin = server.connect()) {
      requireDurable(admin);
      role(admin, "polku_owner", ownerPassword);
      role(admin, "polku_app", appPassword);
      execute(admin, "GRANT polku_owner TO CURRENT_USER");
      execute(admin, "CREATE SCHEMA IF NOT EXISTS polku AUTHORIZATION polku_owner");
      execute(admin, "GRANT USAGE ON SCHEMA polku TO polku_app");
      execute(admin, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
      execute(admin, "CREATE EXTENSION IF NOT EXISTS btree_gist");
      execute(admin, "CREATE EXTENSION IF NOT EXISTS btree_gin");
    } catch (SQLException e) {
      throw new StartupFailure("Polku could not prepare the database at " + server.shown() + ": " + firstLine(e)
          + ". Check POLKU_DATABASE_URL; its user must be able to create roles and extensions.");
    }
    migrate(server.url(), ownerPassword);
    openKeys(server.url(), ownerPassword, keys);
  }

  /** A visit that has been acknowledged must survive a power cut: a server that says "kept" too early is refused. */
  private static void requireDurable(Connection admin) throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      String value = text(admin, "SHOW " + setting);
      if ("off".equals(value)) {
        throw new StartupFailure("The database has " + setting + " = off, so it could lose visits already acknowledged. Set "
            + setting + " = on and start again.");
      }
    }
  }

  private static void role(Connection admin, String role, String password) throws SQLException {
    // a keeper who is no superuser may not even say NOSUPERUSER of a role that is there
    execute(admin, roles(admin).containsKey(role)
        ? "ALTER ROLE " + role + " LOGIN PASSWORD '" + password + "'"
        : "CREATE ROLE " + role + " LOGIN NOINHERIT PASSWORD '" + password + "'");
    // pg_temp last: a temporary table never hides one of ours from the next user of the connection
    execute(admin, "ALTER ROLE " + role + " SET search_path = polku, public, pg_temp");
    if (roles(admin).get(role)) {
      throw new StartupFailure("The database role " + role + " may read around the locks. Take SUPERUSER and BYPASSRLS from it and start again.");
    }
  }

  /** The roles of the server, and whether each may read around row-level security. */
  private static Map<String, Boolean> roles(Connection admin) throws SQLException {
    Map<String, Boolean> roles = new HashMap<>();
    try (Statement s = admin.createStatement(); ResultSet rows = s.executeQuery("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles")) {
      while (rows.next()) roles.put(rows.getString(1), rows.getBoolean(2));
    }
    return roles;
  }

  private static void migrate(String url, String ownerPassword) {
    Flyway flyway = Flyway.configure()
        .dataSource(url, "polku_owner", ownerPassword)
        .schemas("polku")
        .createSchemas(false)
        .validateMigrationNaming(true)
        .initSql("SET lock_timeout = '5s'")
        .load();
    try {
      refuseNewer(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StartupFailure("The database could not be brought to this version of Polku: " + firstLine(e)
          + ". Nothing was lost; restore the version that made it, or send this line to whoever keeps your Polku.");
    }
  }

  /** Tables from a newer program are left alone: Flyway knows them as applied, but not from any file of this program. */
  private static void refuseNewer(Flyway flyway) {
    for (MigrationInfo info : flyway.info().applied()) {
      if (info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED) {
        throw new StartupFailure("The database is from a newer Polku (its tables are at " + info.getVersion()
            + "; this program does not know them). Start the newer program on it.");
      }
    }
  }

  /** The database knows the keys by their hashes only; told anew at each start, so that a restored database works with these keys. */
  private static void openKeys(String url, String ownerPassword, ScopeKeys keys) {
    try (Connection owner = connect(url, "polku_owner", ownerPassword)) {
      List<UUID> organisations = new ArrayList<>();
      try (Statement s = owner.createStatement(); ResultSet rows = s.executeQuery("SELECT organisation_id FROM platform_scope_key WHERE organisation_id IS NOT NULL")) {
        while (rows.next()) organisations.add(rows.getObject(1, UUID.class));
      }
      try (var upsert = owner.prepareStatement("""
          INSERT INTO platform_scope_key (organisation_id, key_hash)
          VALUES (?, ?)
          ON CONFLICT (organisation_id) DO UPDATE
          SET key_hash = excluded.key_hash
          WHERE platform_scope_key.key_hash <> excluded.key_hash
          """)) {
        upsert.setNull(1, java.sql.Types.OTHER);
        upsert.setBytes(2, ScopeKeys.hash(keys.everything()));
        upsert.executeUpdate();
        for (UUID organisation : organisations) {
          upsert.setObject(1, organisation);
          upsert.setBytes(2, ScopeKeys.hash(keys.key(new OrganisationKey(organisation))));
          upsert.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new StartupFailure("Polku could not open its database: " + firstLine(e) + ".");
    }
  }

  private static HikariDataSource pool(String url, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("polku_app");
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    config.setPoolName("polku");
    config.addDataSourceProperty("ApplicationName", "polku");
    config.addDataSourceProperty("prepareThreshold", "3");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  private static String password(DataDirectory data, String name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(data.secret(name));
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  private static String text(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement(); ResultSet row = s.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().strip();
    return message.lines().findFirst().orElse(message).replaceFirst("\\.$", "");
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) embedded.close();
    data.close();
  }

  /** Where the database is and who may prepare it. */
  private record Server(String url, String user, String password) {
    /** Read by hand: a host with an underscore, common where containers are named, is no host to {@link java.net.URI}. */
    private static final Pattern ADDRESS = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::([^@/?]*))?@)?(\\[[0-9a-fA-F:]+]|[^:/?@\\[\\]\\s]+)(?::(\\d{1,5}))?(?:/([^?]*))?(?:\\?(.*))?");

    static Server parse(String address) {
      Matcher parts = ADDRESS.matcher(address.strip());
      try {
        if (!parts.matches()) throw new IllegalArgumentException();
        String user = parts.group(1) == null ? "" : decoded(parts.group(1));
        String password = parts.group(2) == null ? "" : decoded(parts.group(2));
        List<String> rest = new ArrayList<>();
        for (String pair : parts.group(6) == null ? new String[0] : parts.group(6).split("&")) {
          if (pair.startsWith("user=")) user = decoded(pair.substring(5));
          else if (pair.startsWith("password=")) password = decoded(pair.substring(9));
          else rest.add(pair);
        }
        String database = parts.group(5) == null || parts.group(5).isBlank() ? "postgres" : parts.group(5);
        return new Server("jdbc:postgresql://" + parts.group(3) + ":" + (parts.group(4) == null ? "5432" : parts.group(4)) + "/" + database
            + (rest.isEmpty() ? "" : "?" + String.join("&", rest)), user, password);
      } catch (IllegalArgumentException e) {
        throw new StartupFailure("POLKU_DATABASE_URL is not a PostgreSQL address. It looks like postgresql://user:password@host:5432/database.");
      }
    }

    private static String decoded(String text) {
      return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Connection connect() {
      try {
        return Installation.connect(url, user, password);
      } catch (SQLException e) {
        throw new StartupFailure("The database at " + shown() + " does not answer: " + firstLine(e)
            + ". Check that it runs and that POLKU_DATABASE_URL is right.");
      }
    }

    String shown() {
      return url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }
  }
}
