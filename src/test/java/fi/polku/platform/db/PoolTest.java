package fi.polku.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 4: no context survives a transaction, whatever happens in it and whoever had the connection before. */
class PoolTest extends PolkuTest {
  private static final int THREADS = 50;
  private static final int REQUESTS_EACH = 800;
  private static final int ORGANISATIONS = 20;
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger foreign = new AtomicInteger();

  /** Something goes wrong in the middle of a transaction. */
  private static final class Mishap extends RuntimeException {}

  @Test
  void fiftyUsersOfFiveConnectionsNeverSeeEachOther() throws Exception {
    List<OrganisationKey> organisations = new ArrayList<>();
    for (int i = 0; i < ORGANISATIONS; i++) organisations.add(withOneMember());
    try (HikariDataSource five = five(); ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Database narrow = new Database(Installation.jdbi(five), installation.keys());
      List<Callable<Boolean>> users = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        users.add(() -> {
          for (int request = 0; request < REQUESTS_EACH; request++) request(narrow, organisations, random);
          return true;
        });
      }
      for (Future<Boolean> user : threads.invokeAll(users)) user.get();
    }
    assertThat(foreign).hasValue(0);
    assertThat(read.get() + failed.get()).isEqualTo(THREADS * REQUESTS_EACH);
    assertThat(failed.get()).isBetween(THREADS * REQUESTS_EACH / 10, THREADS * REQUESTS_EACH / 2);
  }

  private void request(Database narrow, List<OrganisationKey> organisations, Random random) {
    OrganisationKey organisation = organisations.get(random.nextInt(ORGANISATIONS));
    boolean visitor = random.nextInt(8) == 0;
    Scope scope = visitor ? Scope.visitor("pool") : Scope.system("pool", organisation);
    try {
      narrow.act(scope, tx -> {
        if (random.nextInt(10) == 0) throw new Mishap();
        // the first lock is forgotten on purpose
        List<OrganisationKey> seen = tx.query("SELECT organisation_id FROM organisation_staff").mapTo(OrganisationKey.class).list();
        List<OrganisationKey> own = visitor ? List.of() : List.of(organisation);
        if (!seen.equals(own)) foreign.incrementAndGet();
        if (random.nextInt(10) == 0) tx.query("SELECT 1 / 0").mapTo(Integer.class).one();
        if (random.nextInt(10) == 0) throw new Mishap();
      });
      read.incrementAndGet();
    } catch (Mishap | org.jdbi.v3.core.JdbiException mishap) {
      failed.incrementAndGet();
    }
    if (random.nextInt(4) == 0 && !leftBehind(narrow).isEmpty()) foreign.incrementAndGet();
  }

  /** What a statement without a transaction of ours sees on whichever connection it gets: nothing, whoever had it before. */
  private static List<OrganisationKey> leftBehind(Database narrow) {
    return narrow.one("SELECT organisation_id FROM organisation_staff", query -> query.mapTo(OrganisationKey.class).list());
  }

  private OrganisationKey withOneMember() {
    OrganisationKey organisation = Samples.organisation(installation, database);
    database.act(Scope.system("test", organisation), tx -> tx.update("""
            INSERT INTO organisation_staff (id, organisation_id, name, email, role)
            VALUES (gen_random_uuid(), :organisation, 'Pirkko Pooli', 'pirkko@pooli.example', 'coach')
            """)
        .execute());
    return organisation;
  }

  private HikariDataSource five() {
    HikariConfig config = new HikariConfig();
    ((HikariDataSource) installation.pool()).copyStateTo(config);
    config.setMaximumPoolSize(5);
    config.setMinimumIdle(5);
    config.setConnectionTimeout(60_000);
    config.setPoolName("five");
    return new HikariDataSource(config);
  }
}
