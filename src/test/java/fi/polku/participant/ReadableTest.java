package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import fi.polku.platform.web.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person takes along is said in words for a person: every table, every column, every code. */
class ReadableTest extends PolkuTest {
  private static final Words WORDS = new Words();
  @Autowired private List<PersonalData> parts;
  @Autowired private Dossiers dossiers;
  private Dossier dossier;

  @BeforeEach
  void somebodyOfWhomThereIsARowInEveryTable() {
    OrganisationKey organisation = Samples.organisation(installation, database);
    Samples samples = Samples.in(installation, organisation, "luettava");
    dossier = dossiers.export(Scope.system("test", organisation), new Participant.Key(samples.id("participant")));
  }

  @Test
  void everyTableHasItsWords() {
    Set<String> silent = new TreeSet<>();
    for (PersonalData part : parts) for (String table : part.tables()) if (!Readable.MACHINE_TABLES.contains(table) && !WORDS.has(Readable.tableKey(table))) silent.add(table);
    assertThat(silent).isEmpty();
    assertThat(dossier.tables().keySet()).as("a sample of each").containsAll(parts.stream().flatMap(part -> part.tables().stream()).toList());
  }

  @Test
  void everyColumnHasItsWordsOrIsForMachinesOnly() {
    Set<String> silent = new TreeSet<>();
    columns().forEach((table, columns) -> columns.stream().filter(column -> !WORDS.has(Readable.columnKey(table, column, WORDS::has))).forEach(column -> silent.add(table + "." + column)));
    assertThat(silent).isEmpty();
  }

  @Test
  void everyCodeThatATableAllowsIsSaidInWords() {
    Set<String> codes = new TreeSet<>();
    columns().forEach((table, columns) -> columns.forEach(column -> allowed(table, column).forEach(code -> {
      if (said(table, column, code).equals(List.of(code))) codes.add(table + "." + column + ": " + code);
    })));
    assertThat(codes).isEmpty();
    assertThat(allowed("path_follow_up", "situation")).as("the codes are found").contains("work-trial", "pension");
  }

  @Test
  void noNameOfAColumnOrOfATableIsShown() {
    String shown = new Readable(frame(), dossier).parts().toString();
    assertThat(shown).contains("Kuulumisten kysyminen", "Lomakkeet", "Raportit, joissa sinut on laskettu").doesNotContain("participant.", "_at", "_by", "revision", "mask", "=null", "[null", "{}");
    assertThat(shown).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void answersAreLinesOfQuestionAndAnswer() {
    assertThat(said("participation_form", "answers", "{\"minority-missing\": \"refused\", \"homeless\": \"no\", \"situation\": \"employed,pension\", \"municipality\": \"091\"}"))
        .containsExactlyInAnyOrder("Kuuluu vähemmistöön: Ei halua kertoa", "Asunnoton tai asuminen uhattuna: Ei", "Tilanne: Töissä, Eläkkeellä", "Kotikunta: Helsinki");
    assertThat(said("participation_form", "answers", "{}")).isEmpty();
  }

  @Test
  void correctionsAreSaidAsThePagesSayThem() {
    assertThat(said("participation_status_correction", "before", "employed 2026-03-01/2026-04-02 permanent part")).containsExactly("Töissä 1.3.2026–2.4.2026 vakituinen osa-aikainen");
    Map<String, @Nullable Object> row = new LinkedHashMap<>(Map.of("field", "isced", "before", "(not-asked)", "after", "3"));
    Meaning meaning = new Meaning(frame(), Map.of());
    assertThat(meaning.of("participation_correction", "field", row)).containsExactly("Korkein koulutus");
    assertThat(meaning.of("participation_correction", "before", row)).containsExactly("Ei ole kysytty");
    assertThat(meaning.of("participation_correction", "after", row)).containsExactly("3 Lukio tai ammattikoulu");
    assertThat(said("participation_missing", "field", "four-weeks-situation")).containsExactly("Tilanne neljän viikon päästä");
  }

  @Test
  void whatSomebodyWroteIsNeverTakenForACode() {
    assertThat(said("participant", "alias", "door")).containsExactly("door");
    assertThat(said("path_follow_up", "heard", "{hymyili}")).containsExactly("{hymyili}");
  }

  private static List<String> said(String table, String column, String kept) {
    return new Meaning(frame(), Map.of()).of(table, column, new LinkedHashMap<>(Map.of(column, kept)));
  }

  private static Frame frame() {
    return new Frame(WORDS, Language.FI, null, "/", false, () -> "", java.time.Clock.systemUTC(), "test", null);
  }

  /** What the beans export of the samples, without what only machines need. */
  private Map<String, Set<String>> columns() {
    Map<String, Set<String>> columns = new TreeMap<>();
    dossier.tables().forEach((table, rows) -> {
      if (Readable.MACHINE_TABLES.contains(table)) return;
      assertThat(rows).as("a sample of " + table).isNotEmpty();
      Set<String> names = new TreeSet<>(rows.getFirst().keySet());
      names.removeAll(Readable.MACHINE_COLUMNS);
      columns.put(table, names);
    });
    return columns;
  }

  private List<String> allowed(String table, String column) {
    List<String> checks = database.in(Scope.system("test"), tx -> tx.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = CAST(:table AS regclass) AND contype = 'c'")
        .bind("table", table).mapTo(String.class).list());
    Pattern among = Pattern.compile("\\b" + column + " = ANY \\(ARRAY\\[([^]]*)]");
    return checks.stream().flatMap(check -> among.matcher(check).results()).flatMap(found -> Pattern.compile("'([^']+)'").matcher(found.group(1)).results()).map((MatchResult code) -> code.group(1)).distinct().toList();
  }
}
