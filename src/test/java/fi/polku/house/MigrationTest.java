package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.House.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Promise 20: an upgrade in office hours holds nobody up for long, and loses nothing. */
class MigrationTest {
  private static final Map<String, String> DANGERS = new TreeMap<>(Map.of(
      "rewrites the table, and locks it meanwhile", "(?is)ALTER\\s+TABLE[^;]*\\bALTER\\s+(COLUMN\\s+)?\\S+\\s+(SET\\s+DATA\\s+)?TYPE\\b",
      "rewrites the table: a default that differs from row to row", "(?is)ADD\\s+(COLUMN\\s+)?[^;,]*DEFAULT\\s+(gen_random_uuid|uuidv7|clock_timestamp|random)\\b",
      "breaks the program that still runs: a name goes away", "(?is)ALTER\\s+TABLE[^;]*\\bRENAME\\b",
      "breaks the program that still runs: a column goes away", "(?is)ALTER\\s+TABLE[^;]*\\bDROP\\s+COLUMN\\b",
      "loses what people have written", "(?is)\\b(DROP\\s+TABLE|TRUNCATE)\\b",
      "moves a whole table", "(?is)\\b(VACUUM\\s+FULL|CLUSTER|SET\\s+TABLESPACE)\\b",
      "lets a lock wait longer than five seconds", "(?is)\\bSET\\s+(LOCAL\\s+)?lock_timeout\\s*(=|TO)\\s*+(?!'[1-5]s')"));

  @Test
  void migrationsAreOneLineNamedByModule() {
    List<String> versions = new ArrayList<>();
    for (Source migration : migrations()) {
      assertThat(migration.name()).matches("V\\d{4}__(" + String.join("|", House.modules()) + ")(_[a-z]+)*\\.sql");
      versions.add(migration.name().substring(1, 5));
    }
    assertThat(versions).isNotEmpty().doesNotHaveDuplicates().isSorted().first().isEqualTo("0001");
  }

  @Test
  void noMigrationIsDangerousWhileSomebodyWorks() {
    List<String> dangers = new ArrayList<>();
    for (Source migration : migrations()) {
      String statements = migration.text().replaceAll("--[^\n]*", "");
      DANGERS.forEach((why, pattern) -> House.matches(pattern, statements)
          .filter(match -> !keepsItsOldName(match.group(), statements))
          .forEach(match -> dangers.add(migration.name() + " " + why + ": " + match.group())));
    }
    assertThat(dangers).isEmpty();
  }

  @Test
  void aDangerIsSeen() {
    for (String sql : List.of(
        "ALTER TABLE activity ALTER COLUMN name TYPE varchar(20)",
        "ALTER TABLE activity\n  ALTER name SET DATA TYPE text",
        "ALTER TABLE activity ADD COLUMN key uuid DEFAULT gen_random_uuid()",
        "ALTER TABLE activity RENAME COLUMN name TO title",
        "DROP TABLE activity")) {
      assertThat(DANGERS.values()).as(sql).anyMatch(pattern -> House.matches(pattern, sql).findAny().isPresent());
    }
  }

  @Test
  void aRenamedTableIsFoundUnderItsOldNameToo() {
    String renamed = "ALTER TABLE activity_card RENAME TO door_card;";
    assertThat(keepsItsOldName("ALTER TABLE activity_card RENAME", renamed)).isFalse();
    assertThat(keepsItsOldName("ALTER TABLE activity_card RENAME", renamed + "CREATE VIEW activity_card AS SELECT id FROM door_card;")).isFalse();
    assertThat(keepsItsOldName("ALTER TABLE activity_card RENAME", renamed + "CREATE VIEW activity_card WITH (security_invoker = true) AS SELECT id FROM door_card;")).isTrue();
    assertThat(keepsItsOldName("ALTER TABLE activity RENAME COLUMN name TO title", renamed)).isFalse();
  }

  @Test
  void whoeverMigratesWaitsForNoLockLongerThanFiveSeconds() {
    Source installation = House.java().stream().filter(source -> source.name().equals("Installation.java")).findFirst().orElseThrow();
    assertThat(installation.text()).contains(".initSql(\"SET lock_timeout = '5s'\")");
  }

  /** A table that gets another name, and a view by the old one that obeys the same policies. */
  private static boolean keepsItsOldName(String danger, String statements) {
    return House.matches("(?is)^ALTER\\s+TABLE\\s+(\\w+)\\s+RENAME$", danger)
        .anyMatch(renaming -> statements.contains("CREATE VIEW " + renaming.group(1) + " WITH (security_invoker = true)"));
  }

  private static List<Source> migrations() {
    return House.files(House.MIGRATIONS, ".sql");
  }
}
