package fi.polku.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 3: where a statement forgets its WHERE, the database still refuses. */
class IsolationTest extends PolkuTest {
  private static @Nullable OrganisationKey ours;
  private static @Nullable OrganisationKey theirs;
  private static @Nullable List<String> tables;

  @BeforeEach
  void twoOrganisationsWithARowInEveryTable() {
    if (ours != null) return;
    ours = Samples.organisation(installation, database);
    theirs = Samples.organisation(installation, database);
    Samples.in(installation, ours, "meidan");
    Samples.in(installation, theirs, "heidan");
    try (Handle handle = Jdbi.open(installation.pool())) {
      tables = Samples.tables(handle);
    }
  }

  @Test
  void itsOwnKeyOpensEveryTableOfAnOrganisation() {
    withKey(key(ours), handle -> {
      for (String table : tables) assertThat(rows(handle, table, ours, "true")).as(table).isPositive();
    });
  }

  @Test
  void noOtherKeyReadsAnyRowThatIsNotPublished() {
    Map<String, List<String>> leaks = new LinkedHashMap<>();
    wrongKeys().forEach((what, key) -> withKey(key, handle -> {
      for (String table : tables) {
        if (rows(handle, table, ours, notPublished(handle, table)) > 0) leaks.computeIfAbsent(what, w -> new ArrayList<>()).add(table);
      }
    }));
    assertThat(leaks).isEmpty();
  }

  @Test
  void noOtherKeyChangesARow() {
    Map<String, List<String>> changed = new LinkedHashMap<>();
    wrongKeys().forEach((what, key) -> withKey(key, handle -> {
      for (String table : tables) {
        int updated = may(handle, "UPDATE", table) ? handle.execute("UPDATE " + table + " SET organisation_id = organisation_id WHERE organisation_id = ?", ours.value()) : 0;
        int deleted = may(handle, "DELETE", table) ? handle.execute("DELETE FROM " + table + " WHERE organisation_id = ?", ours.value()) : 0;
        if (updated + deleted > 0) changed.computeIfAbsent(what, w -> new ArrayList<>()).add(table);
      }
    }));
    assertThat(changed).isEmpty();
  }

  /** What the program may not do to its own rows either, such as changing a submitted report, needs no other key. */
  private static boolean may(Handle handle, String right, String table) {
    return handle.createQuery("SELECT has_table_privilege('polku_app', :table, :right)").bind("table", table).bind("right", right).mapTo(Boolean.class).one();
  }

  @Test
  void noRowIsWrittenIntoAnotherOrganisation() {
    for (String table : tables) {
      String columns = columns(table);
      assertThat(columns).as(table).contains("organisation_id");
      withKey(key(theirs), handle -> assertThatThrownBy(() -> handle.execute(
              "INSERT INTO " + table + " (" + columns + ") SELECT " + columns.replace("organisation_id", "CAST('" + ours.value() + "' AS uuid)") + " FROM " + table
                  + " WHERE organisation_id = CAST('" + theirs.value() + "' AS uuid)"))
          .as("insert into " + table)
          .isInstanceOf(UnableToExecuteStatementException.class)
          .satisfies(e -> assertThat(state(e)).isEqualTo("42501")));
      withKey(key(theirs), handle -> assertThatThrownBy(() -> handle.execute(
              "UPDATE " + table + " SET organisation_id = ? WHERE organisation_id = ?", ours.value(), theirs.value()))
          .as("move a row of " + table)
          .satisfies(e -> assertThat(state(e)).isEqualTo("42501")));
    }
  }

  @Test
  void theKeysCanNeitherBeReadNorWritten() {
    for (String attempt : List.of(
        "SELECT key_hash FROM platform_scope_key",
        "INSERT INTO platform_scope_key (organisation_id, key_hash) VALUES (NULL, sha256('mine'))",
        "UPDATE platform_scope_key SET key_hash = sha256('mine')",
        "DELETE FROM platform_scope_key")) {
      withKey("", handle -> assertThatThrownBy(() -> handle.execute(attempt)).as(attempt).satisfies(e -> assertThat(state(e)).isEqualTo("42501")));
    }
  }

  @Test
  void aKeyOnceToldCannotBeReplacedAndNobodyTellsTheKeyOfEverything() {
    withKey("", handle -> {
      handle.execute("SELECT platform_open_organisation(?, sha256('mine'))", ours.value());
      handle.execute("SELECT platform_open_organisation(NULL, sha256('mine'))");
      handle.execute("SELECT set_config('polku.key', 'mine', true)");
      assertThat(opened(handle)).isEmpty();
    });
  }

  @Test
  void aKeyEndsWithItsTransaction() {
    try (Handle handle = Jdbi.open(installation.pool())) {
      handle.useTransaction(tx -> {
        tx.execute("SELECT set_config('polku.key', ?, true)", key(ours));
        assertThat(opened(tx)).containsExactly(ours.value());
      });
      assertThat(opened(handle)).isEmpty();
    }
  }

  private Map<String, String> wrongKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("no key", "");
    keys.put("the key of another organisation", key(theirs));
    keys.put("the organisation's id", ours.value().toString());
    keys.put("the hash of its key", HexFormat.of().formatHex(database.keyHash(ours)));
    keys.put("a forged key", fi.polku.platform.security.Secret.random().text());
    keys.put("two keys at once", key(theirs) + "," + key(ours));
    keys.put("the key and a blank", key(ours) + " ");
    keys.put("the words of the key of everything", "everything");
    keys.put("SQL", "' OR organisation_id IS NULL OR 'x' = '");
    keys.put("a pattern", "%");
    keys.put("null", "NULL");
    return keys;
  }

  /** What a table has published is open to all by its policy of that name; the rest is not. */
  private static String notPublished(Handle handle, String table) {
    return handle.createQuery("SELECT 'NOT (' || pg_get_expr(polqual, polrelid) || ')' FROM pg_policy WHERE polrelid = CAST(:table AS regclass) AND polname = 'published' AND polcmd = 'r'")
        .bind("table", table).mapTo(String.class).findOne().orElse("true");
  }

  private static int rows(Handle handle, String table, OrganisationKey organisation, String condition) {
    return handle.createQuery("SELECT count(*) FROM " + table + " WHERE organisation_id = :organisation AND " + condition)
        .bind("organisation", organisation.value()).mapTo(Integer.class).one();
  }

  private static List<UUID> opened(Handle handle) {
    return handle.createQuery("SELECT platform_organisations()").mapTo(UUID.class).list();
  }

  private String columns(String table) {
    try (Handle handle = Jdbi.open(installation.pool())) {
      return String.join(", ", handle.createQuery("""
              SELECT attname
              FROM pg_attribute
              WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
              """)
          .bind("table", table).mapTo(String.class).list());
    }
  }

  private String key(OrganisationKey organisation) {
    return installation.keys().key(organisation);
  }

  private static String state(Throwable e) {
    return ((SQLException) e.getCause()).getSQLState();
  }

  /** One transaction as the running program, with this key; whatever it did is undone. */
  private void withKey(String key, java.util.function.Consumer<Handle> work) {
    try (Handle handle = Jdbi.open(installation.pool())) {
      handle.begin();
      handle.execute("SELECT set_config('polku.key', ?, true)", key);
      work.accept(handle);
      handle.rollback();
    }
  }
}
