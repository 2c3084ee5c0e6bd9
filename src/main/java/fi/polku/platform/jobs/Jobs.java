package fi.polku.platform.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fi.polku.platform.db.Installation;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The night's work, planned in the database: it waits through restarts, and of several programs one does it. */
@Configuration
class Jobs {
  /**
   * Two connections of their own, which nothing else ever uses: they alone hold Polku's own key for as long as they live,
   * for db-scheduler knows nothing of scopes and sees no table of an organisation through them but by what it is given to run.
   */
  @Bean
  SmartLifecycle night(Installation installation, List<NightlyJob> jobs, Clock clock, @Value("${polku.jobs}") boolean on) {
    HikariDataSource pool = (HikariDataSource) installation.pool();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(pool.getJdbcUrl());
    config.setUsername(pool.getUsername());
    config.setPassword(pool.getPassword());
    config.setPoolName("jobs");
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    config.addDataSourceProperty("ApplicationName", "polku jobs");
    config.addDataSourceProperty("options", "-c polku.key=" + installation.keys().everything());
    return new Night(() -> {
      HikariDataSource connections = new HikariDataSource(config);
      return new Night.Shift(Night.scheduler(connections, jobs, clock), connections);
    }, on);
  }
}
