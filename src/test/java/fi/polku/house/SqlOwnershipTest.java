package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.House.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module writes its own tables and reads those of modules it depends on; and no statement is put together from pieces. */
class SqlOwnershipTest {
  private static final String LITERAL = "\"\"\"(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"";
  private static final String BEGINNING = "(?s)\\s*(SELECT|INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|WITH|COPY|MERGE\\s+INTO|TRUNCATE|LOCK\\s+TABLE|VALUES)\\s.*";
  private static final String WRITES = "\\b(?:INSERT\\s+INTO|(?<!DO )(?<!FOR )UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|COPY|TRUNCATE)\\s+(?:ONLY\\s+)?(?:polku\\.)?([a-z_]+)";
  private static final String READS = "\\b(?:FROM|JOIN|USING)\\s+(?:ONLY\\s+|LATERAL\\s+)?(?:polku\\.)?([a-z_]+)";

  /** One statement in the sources, and where. */
  private record Statement(Source source, int from, int to, String sql) {
    String module() {
      return source.module(House.JAVA);
    }

    String before() {
      return source.text().substring(0, from).stripTrailing();
    }

    String after() {
      return source.text().substring(to).stripLeading();
    }

    String where() {
      return source.path() + ":" + source.text().substring(0, from).lines().count();
    }

    boolean made() {
      return before().endsWith("+") || after().startsWith("+") || after().matches("(?s)\\.\\s*(formatted|concat|replace\\w*|repeat)\\(.*") || before().matches("(?s).*String\\.format\\($");
    }

    /** Names temporary tables only, or none but those of a statement put in whole. */
    boolean temporary() {
      String rest = source.text().substring(from, Math.max(to, source.text().indexOf(';', to) + 1));
      String all = House.matches(LITERAL, rest).map(match -> match.group().replaceAll("^\"+|\"+$", "")).collect(Collectors.joining(" "));
      Statement whole = new Statement(source, from, to, all);
      Set<String> tables = whole.named(WRITES);
      tables.addAll(whole.named(READS));
      return tables.isEmpty() ? all.contains("FROM (") : tables.stream().allMatch(table -> table.startsWith("exchange_"));
    }

    Set<String> named(String pattern) {
      Set<String> own = House.matches("(?:WITH(?:\\s+RECURSIVE)?|,)\\s+([a-z_]+)(?:\\s*\\([^)]*\\))?\\s+AS\\s+(?:NOT\\s+MATERIALIZED\\s+|MATERIALIZED\\s+)?\\(", sql).map(match -> match.group(1)).collect(Collectors.toSet());
      return House.matches(pattern, sql).map(match -> match.group(1)).filter(table -> !own.contains(table)).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void statementsAreFound() {
    assertThat(statements().map(Statement::module)).contains("platform", "organisation", "participant", "activity");
  }

  @Test
  void aModuleWritesItsOwnTablesOnly() {
    List<String> trespasses = new ArrayList<>();
    statements().forEach(statement -> {
      for (String table : statement.named(WRITES)) {
        String owner = House.owner(table);
        if (!owner.isEmpty() && !owner.equals(statement.module())) trespasses.add(statement.where() + " writes " + table);
      }
    });
    assertThat(trespasses).isEmpty();
  }

  @Test
  void aModuleReadsItsOwnTablesAndThoseOfModulesItDependsOn() {
    List<String> trespasses = new ArrayList<>();
    statements().forEach(statement -> {
      for (String table : statement.named(READS)) {
        String owner = House.owner(table);
        if (!owner.isEmpty() && !House.reachable(statement.module()).contains(owner)) trespasses.add(statement.where() + " reads " + table);
      }
    });
    assertThat(trespasses).isEmpty();
  }

  @Test
  void columnsAreNamed() {
    assertThat(statements().filter(s -> House.matches("(?:SELECT|RETURNING|DISTINCT|,)\\s+(?:[a-z_]+\\.)?\\*", s.sql()).findAny().isPresent()).map(Statement::where)).isEmpty();
  }

  /** But for temporary tables, which live for one transaction and get their names from the program. */
  @Test
  void noStatementOnATableIsPutTogether() {
    assertThat(statements().filter(Statement::made).filter(statement -> !statement.temporary()).map(Statement::where)).isEmpty();
  }

  @Test
  void whatIsRunIsWrittenSomewhere() {
    List<String> made = new ArrayList<>();
    for (Source source : House.java()) {
      if (source.path().startsWith(House.JAVA.resolve("fi/polku/platform/db"))) continue;
      House.matches("\\b(tx|transaction|handle|database|handle\\(\\))\\s*\\.(query|update|createQuery|createUpdate|prepareBatch|createBatch|createScript|createCall|one|select|execute)\\(\\s*", source.text())
          .filter(match -> !written(source.text().substring(match.end())))
          .forEach(match -> made.add(source.path() + ":" + line(source, match) + " " + match.group()));
    }
    assertThat(made).isEmpty();
  }

  /** A literal (looked at above), or the name of one or what keeps it: nothing is made of it on the spot. */
  private static boolean written(String argument) {
    return argument.matches("(?s)(?:" + LITERAL + "|(?:\\w+(?:\\(\\))?\\.)*\\w+(?:\\(\\w*\\))?\\s*[,)]|\\)).*") && !argument.matches("(?s)[^;,]*\\.(formatted|format|concat|replace\\w*|join|toString)\\(.*?;.*");
  }

  @Test
  void theReaderOfStatementsSeesWhatItLooksFor() {
    Source source = new Source(House.JAVA.resolve("fi/polku/participant/Nosy.java"), """
        class Nosy {
          void look(Tx tx) {
            tx.query("SELECT id FROM activity_session");
            tx.update("UPDATE organisation SET name = 'x'");
            tx.query("WITH activity_own AS (SELECT id FROM participant) SELECT id FROM activity_own");
          }
        }
        """);
    assertThat(in(source).flatMap(s -> s.named(READS).stream())).containsExactly("activity_session", "participant");
    assertThat(in(source).flatMap(s -> s.named(WRITES).stream())).containsExactly("organisation");
    assertThat(source.module(House.JAVA)).isEqualTo("participant");
    assertThat(in(new Source(source.path(), "tx.query(\"SELECT id FROM \" + table);")).filter(Statement::made).filter(s -> !s.temporary())).hasSize(1);
    assertThat(in(new Source(source.path(), "tx.query(\"SELECT id FROM activity WHERE name = '\" + name + \"'\");")).filter(Statement::made).filter(s -> !s.temporary())).hasSize(1);
    assertThat(in(new Source(source.path(), "tx.query(\"SELECT id FROM exchange_\" + table);")).filter(Statement::made).filter(s -> !s.temporary())).isEmpty();
    assertThat(written("sql + where);")).isFalse();
    assertThat(written("SQL.formatted(name));")).isFalse();
    assertThat(written("ALL, query -> 1);")).isTrue();
  }

  private static Stream<Statement> statements() {
    return House.java().stream().flatMap(SqlOwnershipTest::in);
  }

  private static Stream<Statement> in(Source source) {
    return House.matches(LITERAL, source.text())
        .map(match -> new Statement(source, match.start(), match.end(), match.group().replaceAll("^\"+|\"+$", "")))
        .filter(statement -> statement.sql().matches(BEGINNING));
  }

  private static long line(Source source, MatchResult match) {
    return source.text().substring(0, match.start()).lines().count();
  }
}
