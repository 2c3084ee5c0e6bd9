package fi.polku.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.platform.db.Key;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 7: what is done to the log behind its back is found. */
class AuditChainTest extends PolkuTest {
  private static final int WRITERS = 8;
  private static final int LINES_EACH = 40;
  private static final int LINES = WRITERS * LINES_EACH;
  private OrganisationKey organisation;

  private record Person(UUID value) implements Key {}

  @BeforeEach
  void anOrganisationOfItsOwn() {
    organisation = Samples.organisation(installation, database);
  }

  @Test
  void manyWritersAndTwoSealersMakeOneChainWithoutForksOrGaps() throws Exception {
    writeAndSealAtOnce();
    List<Long> sequences = database.in(scope(), tx -> tx.query("SELECT sequence FROM platform_audit WHERE organisation_id = :organisation ORDER BY sequence").mapTo(Long.class).list());
    assertThat(sequences).hasSize(LINES).first().isEqualTo(1L);
    assertThat(sequences).last().isEqualTo((long) LINES);
    assertThat(sequences).doesNotHaveDuplicates();
    int hashes = database.in(scope(), tx -> tx.query("SELECT count(DISTINCT previous_hash) FROM platform_audit WHERE organisation_id = :organisation").mapTo(Integer.class).one());
    assertThat(hashes).isEqualTo(LINES);
    List<String> faults = database.in(scope(), tx -> tx.query("SELECT fault FROM platform_audit_verify(:organisation)").mapTo(String.class).list());
    assertThat(faults).isEmpty();
  }

  @Test
  void fiveAttacksAtRandomPlacesAreFound() throws Exception {
    writeAndSealAtOnce();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, List<String>> attacks = attacks();
    for (String attacker : List.of("polku_owner", "postgres")) {
      try (Connection connection = attacker.equals("postgres") ? Owner.superuser(installation) : Owner.owner(installation); Handle handle = Jdbi.open(connection)) {
        for (Map.Entry<String, List<String>> attack : attacks.entrySet()) {
          for (String statement : attack.getValue()) {
            for (int round = 0; round < 3; round++) {
              long place = 2 + random.nextInt(LINES - 2);
              assertThat(faultAfter(handle, statement, place)).as("%s at %d by %s (seed %d): %s", attack.getKey(), place, attacker, seed, statement).hasSize(1);
            }
          }
        }
        assertThat(faultAfter(handle, "SELECT :organisation, :place", 1)).isEmpty();
      }
    }
  }

  @Test
  void theProgramItselfCanOnlyAddLines() {
    for (String attempt : List.of(
        "UPDATE platform_audit SET action = 'x' WHERE organisation_id = :organisation",
        "DELETE FROM platform_audit WHERE organisation_id = :organisation",
        "INSERT INTO platform_audit (organisation_id, actor_kind, assurance, action, subjects, objects, count, request) VALUES (:organisation, 'STAFF', '', '', '{}', '{}', 0, '')",
        "UPDATE platform_audit_head SET sequence = 0 WHERE organisation_id = :organisation",
        "INSERT INTO platform_audit_head (organisation_id, sequence, hash) VALUES (:organisation, 9, '')",
        "DELETE FROM platform_audit_head WHERE organisation_id = :organisation")) {
      assertThatThrownBy(() -> database.act(scope(), tx -> tx.update(attempt).execute())).as(attempt).hasMessageContaining("permission denied");
    }
  }

  @Test
  void nobodyWritesIntoTheLogOfAnother() {
    OrganisationKey other = Samples.organisation(installation, database);
    assertThatThrownBy(() -> database.act(scope(), tx -> tx.query("SELECT platform_audit(:other, 'STAFF', NULL, '', 'x', '{}', '{}', 0, '')")
        .bind("other", other).mapTo(Long.class).one())).hasMessageContaining("no key for the audit log");
    assertThatThrownBy(() -> database.act(scope(), tx -> tx.query("SELECT fault FROM platform_audit_verify(:other)")
        .bind("other", other).mapTo(String.class).list())).hasMessageContaining("no key for the audit log");
  }

  @Test
  void aLineAndItsActAreKeptTogetherOrNotAtAll() {
    assertThatThrownBy(() -> database.act(scope(), tx -> {
      tx.audit(List.of(new Person(UUID.randomUUID())));
      throw new IllegalStateException("the act failed");
    })).hasMessage("the act failed");
    assertThat(lines()).isZero();
  }

  /** Edit, delete, insert, reorder, cut off; each as plainly and as cleverly as one can without remaking the chain to its end. */
  private static Map<String, List<String>> attacks() {
    Map<String, List<String>> attacks = new LinkedHashMap<>();
    String at = " WHERE organisation_id = :organisation AND sequence = :place";
    attacks.put("edit", List.of(
        "UPDATE platform_audit SET actor_id = gen_random_uuid()" + at,
        "UPDATE platform_audit SET action = action || ' '" + at,
        "UPDATE platform_audit SET subjects = '{}'" + at,
        "UPDATE platform_audit SET subjects = array_append(subjects, NULL)" + at,
        "UPDATE platform_audit SET subjects = objects, objects = subjects" + at,
        "UPDATE platform_audit SET at = at + interval '1 microsecond'" + at,
        "UPDATE platform_audit SET at = 'infinity'" + at,
        "UPDATE platform_audit SET count = count + 1" + at,
        "UPDATE platform_audit a SET action = 'x', hash = platform_audit_hash(jsonb_populate_record(a, '{\"action\": \"x\"}'), a.sequence, a.previous_hash)" + at));
    attacks.put("delete", List.of(
        "DELETE FROM platform_audit" + at,
        "UPDATE platform_audit SET sequence = NULL, previous_hash = NULL, hash = NULL" + at,
        "UPDATE platform_audit SET organisation_id = gen_random_uuid()" + at));
    attacks.put("insert", List.of("""
        WITH moved AS (
          UPDATE platform_audit
          SET sequence = sequence + 100000
          WHERE organisation_id = :organisation AND sequence >= :place
          RETURNING sequence, previous_hash)
        INSERT INTO platform_audit (organisation_id, actor_kind, assurance, action, subjects, objects, count, request, sequence, previous_hash, hash)
        SELECT :organisation, 'STAFF', 'PASSKEY', 'activity.read-roster', '{}', '{}', 0, '', :place, m.previous_hash, sha256('new')
        FROM moved m
        WHERE m.sequence = :place + 100000
        """));
    attacks.put("reorder", List.of("""
        WITH pair AS (
          SELECT a.id, a.sequence, b.id AS other, b.action AS action
          FROM platform_audit a
          JOIN platform_audit b ON b.organisation_id = a.organisation_id AND b.sequence = a.sequence - 1
          WHERE a.organisation_id = :organisation AND a.sequence = :place)
        UPDATE platform_audit t
        SET subjects = o.subjects, at = o.at, actor_id = o.actor_id
        FROM pair, platform_audit o
        WHERE (t.id = pair.id AND o.id = pair.other) OR (t.id = pair.other AND o.id = pair.id)
        """));
    attacks.put("cut off", List.of(
        "DELETE FROM platform_audit WHERE organisation_id = :organisation AND sequence >= :place",
        "UPDATE platform_audit_head SET sequence = :place - 1 WHERE organisation_id = :organisation",
        "WITH gone AS (DELETE FROM platform_audit_head WHERE organisation_id = :organisation) SELECT CAST(:place AS bigint)"));
    return attacks;
  }

  private List<String> faultAfter(Handle handle, String attack, long place) {
    handle.begin();
    try {
      handle.execute("SELECT set_config('polku.key', ?, true)", installation.keys().key(organisation));
      handle.createUpdate(attack).bind("organisation", organisation.value()).bind("place", place).execute();
      return handle.createQuery("SELECT fault FROM platform_audit_verify(:organisation)").bind("organisation", organisation.value()).mapTo(String.class).list();
    } finally {
      handle.rollback();
    }
  }

  private void writeAndSealAtOnce() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> sealers = List.of(threads.submit(() -> seal(writing)), threads.submit(() -> seal(writing)));
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) writers.add(this::write);
      for (Future<Boolean> writer : threads.invokeAll(writers)) writer.get();
      writing.set(false);
      for (Future<Boolean> sealer : sealers) sealer.get();
    }
    assertThat(lines()).isEqualTo(LINES);
  }

  private boolean write() {
    for (int i = 0; i < LINES_EACH; i++) {
      database.act(scope(), tx -> {
        tx.audit(List.of(new Person(UUID.randomUUID()), new Person(UUID.randomUUID())), organisation);
        Thread.yield();
      });
    }
    return true;
  }

  private boolean seal(AtomicBoolean writing) {
    boolean last = false;
    while (!last) {
      last = !writing.get();
      database.in(Scope.system("seal"), tx -> tx.query("SELECT platform_audit_seal()").mapTo(Integer.class).one());
    }
    return true;
  }

  private int lines() {
    return database.in(scope(), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation").mapTo(Integer.class).one());
  }

  private Scope scope() {
    return Scope.system("test", organisation);
  }
}
