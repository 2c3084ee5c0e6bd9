package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SchemaTest extends PolkuTest {
  @Test
  void theCatalogueKeepsTheRules() throws SQLException, IOException {
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      assertThat(faults(handle)).isEmpty();
    }
  }

  @Test
  void aCarelessMigrationIsFound() throws SQLException, IOException {
    try (Connection connection = Owner.owner(installation); Handle handle = Jdbi.open(connection)) {
      handle.begin();
      handle.execute("CREATE TABLE activity_careless (id uuid PRIMARY KEY, organisation_id uuid, participant_id uuid REFERENCES participant (id), at timestamp, CHECK (at IS NOT NULL))");
      handle.execute("CREATE TABLE weather (id uuid PRIMARY KEY)");
      handle.execute("CREATE VIEW activity_glance AS SELECT id FROM activity");
      handle.execute("CREATE FUNCTION activity_trust() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'");
      handle.execute("CREATE POLICY anybody ON activity_member TO polku_app USING (true) WITH CHECK (true)");
      handle.execute("CREATE POLICY published ON activity_card FOR SELECT TO polku_app USING (true)");
      handle.execute("GRANT EXECUTE ON FUNCTION activity_trust() TO PUBLIC");
      assertThat(faults(handle)).extracting(fault -> fault.replaceFirst(":.*", "")).contains(
          "a time without its zone",
          "a foreign key without an index that begins with it",
          "a foreign key between tables of an organisation that could point across",
          "a table that belongs to no module",
          "a table whose rows are open to whoever reads the database",
          "a secured table of an organisation without the policy own_organisation",
          "a policy for the program that is not the key's",
          "something published from a table that knows people",
          "a row that may belong to no organisation",
          "a row of an organisation that there may not be",
          "a view that reads as its owner",
          "a function with its owner's rights and a search path of the caller's",
          "a function anybody may call",
          "a check without a name that says what holds");
      handle.rollback();
    }
  }

  @Test
  void aFunctionMadeLaterIsNotForEverybody() throws SQLException {
    try (Connection connection = Owner.owner(installation); Handle handle = Jdbi.open(connection)) {
      handle.begin();
      handle.execute("CREATE FUNCTION platform_later() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
      assertThat(handle.createQuery("SELECT has_function_privilege('polku_app', 'platform_later()', 'EXECUTE')").mapTo(Boolean.class).one()).isFalse();
      handle.rollback();
    }
  }

  @Test
  void theProgramMakesNoTablesAndCallsNoInnerFunctions() {
    for (String attempt : List.of(
        "CREATE TABLE polku.mine (id uuid)",
        "CREATE TABLE public.mine (id uuid)",
        "TRUNCATE activity_member",
        "ALTER TABLE participant DISABLE ROW LEVEL SECURITY",
        "SET ROLE polku_owner",
        "SELECT platform_audit_hash(NULL, 1, '')")) {
      try (Handle handle = Jdbi.open(installation.pool())) {
        assertThatThrownBy(() -> handle.execute(attempt)).as(attempt).cause().satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
      }
    }
  }

  @Test
  void aTemporaryTableHidesNoneOfOurs() {
    try (Handle handle = Jdbi.open(installation.pool())) {
      handle.begin();
      handle.execute("CREATE TEMPORARY TABLE organisation (id integer) ON COMMIT DROP");
      assertThat(handle.createQuery("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'polku' AND table_name = 'organisation'").mapTo(Integer.class).one()).isPositive();
      assertThat(handle.createQuery("SELECT 'organisation'::regclass = 'polku.organisation'::regclass").mapTo(Boolean.class).one()).isTrue();
      handle.rollback();
    }
  }

  private static List<String> faults(Handle handle) throws IOException {
    return handle.createQuery(Files.readString(Path.of("src/test/resources/house/schema.sql")))
        .bind("modules", "{" + String.join(",", House.modules()) + "}")
        .map((row, context) -> row.getString("rule") + ": " + row.getString("thing"))
        .list();
  }
}
