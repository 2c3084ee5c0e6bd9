package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.participant.PersonalData;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promises 10 and 11: no table and no column of a person is forgotten when they take their data along or have it erased. */
class PersonalDataTest extends PolkuTest {
  @Autowired private List<PersonalData> parts;

  @Test
  void everyTableThatKnowsAPersonIsSomeModulesCare() {
    List<String> declared = parts.stream().flatMap(part -> part.tables().stream()).sorted().toList();
    assertThat(declared).doesNotHaveDuplicates().containsExactlyElementsOf(personalTables());
  }

  @Test
  void aModuleCaresForItsOwnTables() {
    List<String> foreign = new ArrayList<>();
    for (PersonalData part : parts) {
      String module = part.getClass().getPackageName().replaceFirst(".*\\.", "");
      for (String table : part.tables()) if (!House.owner(table).equals(module)) foreign.add(part.getClass().getSimpleName() + " " + table);
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void everyColumnOfAPersonIsInTheExport() {
    OrganisationKey organisation = Samples.organisation(installation, database);
    Samples samples = Samples.in(installation, organisation, "vienti");
    Participant.Key person = new Participant.Key(samples.id("participant"));
    Set<String> missing = new TreeSet<>();
    for (PersonalData part : parts) {
      Map<String, List<Map<String, Object>>> export = database.in(Scope.system("test", organisation), tx -> part.export(tx, person));
      for (String table : part.tables()) {
        assertThat(export.get(table)).as("rows of " + table).hasSize(1);
        for (String column : columns(table)) if (!export.get(table).getFirst().containsKey(column)) missing.add(table + "." + column);
      }
    }
    assertThat(missing).isEmpty();
  }

  /** All with participant_id or a foreign key to the person, and those named after the person. */
  private List<String> personalTables() {
    return catalogue("""
        SELECT DISTINCT c.relname
        FROM pg_class c
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname ~ '(^|_)participant_ids?$' AND NOT a.attisdropped
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'participant'::regclass
        WHERE c.relnamespace = 'polku'::regnamespace AND c.relkind IN ('r', 'p')
          AND (a.attname IS NOT NULL OR k.oid IS NOT NULL OR c.relname = 'participant' OR c.relname LIKE 'participant\\_%')
        ORDER BY c.relname
        """, "");
  }

  /** What a person is told: not whose they are (they know), not what is made of other columns, not hashes of secrets. */
  private List<String> columns(String table) {
    return catalogue("""
        SELECT a.attname
        FROM pg_attribute a
        WHERE a.attrelid = CAST(:table AS regclass) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          AND a.attname NOT IN ('organisation_id', 'participant_id') AND a.attname NOT LIKE '%\\_hash'
        ORDER BY a.attnum
        """, table);
  }

  private List<String> catalogue(String sql, String table) {
    return database.in(Scope.system("test"), tx -> tx.query(sql).bind("table", table).mapTo(String.class).list());
  }
}
