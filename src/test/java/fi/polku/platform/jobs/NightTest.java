package fi.polku.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The night's work: planned in the database, done by one of several programs, still planned after all of them have stopped. */
class NightTest extends PolkuTest {
  private final AtomicInteger done = new AtomicInteger();
  private final String name = "test-" + UUID.randomUUID();
  private HikariDataSource connections;

  @BeforeEach
  void theJobsHaveConnectionsOfTheirOwn() {
    HikariDataSource pool = (HikariDataSource) installation.pool();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(pool.getJdbcUrl());
    config.setUsername(pool.getUsername());
    config.setPassword(pool.getPassword());
    config.setMaximumPoolSize(4);
    config.addDataSourceProperty("options", "-c polku.key=" + installation.keys().everything());
    connections = new HikariDataSource(config);
  }

  @AfterEach
  void theyAreGivenBack() {
    connections.close();
  }

  private final NightlyJob job = new NightlyJob() {
    @Override
    public String name() {
      return name;
    }

    @Override
    public LocalTime at() {
      return LocalTime.of(3, 15);
    }

    @Override
    public void run() {
      done.incrementAndGet();
    }
  };

  @Test
  void twoProgramsDoTheNightsWorkOnceAndARestartForgetsNothing() {
    Scheduler one = Night.scheduler(connections, List.of(job), clock);
    Scheduler other = Night.scheduler(connections, List.of(job), clock);
    one.start();
    other.start();
    assertThat(planned()).isEqualTo("2026-11-23 03:15");
    one.stop();
    other.stop();

    assertThat(planned()).as("it waits in the database while nobody runs").isEqualTo("2026-11-23 03:15");
    clock.set(Instant.parse("2026-11-23T02:00:00Z"));
    Scheduler again = Night.scheduler(connections, List.of(job), clock);
    Scheduler too = Night.scheduler(connections, List.of(job), clock);
    again.start();
    too.start();
    awaitPlanned("2026-11-24 03:15");
    again.stop();
    too.stop();
    assertThat(done).hasValue(1);
  }

  @Test
  void nobodySeesThePlanWithoutPolkusOwnKey() {
    Scheduler one = Night.scheduler(connections, List.of(job), clock);
    one.start();
    one.stop();
    assertThat(seen(Scope.system("test"))).isPositive();
    assertThat(seen(Scope.visitor("test"))).isZero();
  }

  private int seen(Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT count(*) FROM platform_job").mapTo(Integer.class).one());
  }

  private void awaitPlanned(String when) {
    for (int i = 0; i < 600 && !planned().equals(when); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    assertThat(planned()).isEqualTo(when);
  }

  private String planned() {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT to_char(execution_time AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD HH24:MI') FROM platform_job WHERE task_name = :name").bind("name", name).mapTo(String.class).findOne().orElse(""));
  }
}
