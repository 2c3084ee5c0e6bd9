package fi.polku.platform.testing;

import com.zaxxer.hikari.HikariDataSource;
import fi.polku.platform.db.Installation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;

/** Connections past the locks, for tests that set up, attack or look behind them; the running program has none of these. */
public final class Owner {
  private Owner() {}

  /** As the role that owns the tables; row-level security holds it too. */
  public static Connection owner(Installation installation) {
    return connect(installation, "polku_owner", "owner");
  }

  /** As the database's superuser, whom nothing holds. */
  public static Connection superuser(Installation installation) {
    return connect(installation, "postgres", "database");
  }

  private static Connection connect(Installation installation, String role, String secret) {
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(installation.data().secret(secret));
    try {
      Connection connection = DriverManager.getConnection(((HikariDataSource) installation.pool()).getJdbcUrl(), role, password);
      connection.createStatement().execute("SET search_path = polku, public");
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
