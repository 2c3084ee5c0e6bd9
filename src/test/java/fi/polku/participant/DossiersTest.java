package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import fi.polku.platform.web.NotFound;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DossiersTest extends PolkuTest {
  private static final String COUNTS = """
      SELECT (SELECT count(*) FROM participant WHERE organisation_id = :organisation) || ' persons, '
        || (SELECT count(*) || ' marks of ' || count(DISTINCT participant_id) || ', ' || sum(minutes) FROM activity_attendance WHERE organisation_id = :organisation AND presence = 'present') || ' minutes, '
        || (SELECT count(*) FROM activity_attendance_past WHERE organisation_id = :organisation) || ' corrections, '
        || (SELECT count(*) FROM activity_member WHERE organisation_id = :organisation) || ' members, '
        || (SELECT count(*) FROM activity_door_act WHERE organisation_id = :organisation) || ' taps, '
        || (SELECT count(*) || ' ' || min(entered) || ' ' || min(entry_status) FROM participation_spell WHERE organisation_id = :organisation) || ' spells, '
        || (SELECT count(*) || ' ' || min(status) FROM participation_status WHERE organisation_id = :organisation) || ' statuses, '
        || (SELECT count(*) || ' ' || min(gained_on) FROM participation_qualification WHERE organisation_id = :organisation) || ' qualifications, '
        || (SELECT count(*) || ' ' || min(kind) FROM path_step WHERE organisation_id = :organisation) || ' steps'
      """;
  private static final List<String> CANARIES = List.of("kanariaalias", "kanariaetu", "kanariasuku", "kanariatunnus", "kanariapostia", "kanariakieli",
      "kanaria@posti.example", "+358409990001", "1931-01-31", "kanarialahde", "kanariatutkinto", "kanariakumppani", "kanarianaytto", "kanariasymboli");

  @Autowired private Dossiers dossiers;
  private OrganisationKey organisation;
  private Participant.Key person;

  @BeforeEach
  void somebodyOfWhomEverythingIsKnown() {
    organisation = Samples.organisation(installation, database);
    Samples samples = Samples.in(installation, organisation, "tavallinen");
    person = new Participant.Key(samples.id("participant"));
    act("""
        UPDATE participant
        SET alias = 'kanariaalias', first_name = 'kanariaetu', last_name = 'kanariasuku', external_id = 'kanariatunnus', postal_code = 'kanariapostia',
          language = 'kanariakieli', email = 'kanaria@posti.example', phone = '+358409990001', birth_date = '1931-01-31'
        WHERE organisation_id = :organisation AND id = :person
        """);
    act("UPDATE participation_spell SET entry_status = 'unemployed', disability = 'yes', homeless = 'yes' WHERE organisation_id = :organisation AND participant_id = :person");
    act("UPDATE participation_status SET source = 'kanarialahde' WHERE organisation_id = :organisation AND participant_id = :person");
    act("UPDATE participation_qualification SET name = 'kanariatutkinto' WHERE organisation_id = :organisation AND participant_id = :person");
    act("UPDATE path_step SET partner = 'kanariakumppani', evidence = 'kanarianaytto' WHERE organisation_id = :organisation AND participant_id = :person");
    act("UPDATE activity_door_tile SET shown_as = 'symbol', symbol = 'kanariasymboli' WHERE organisation_id = :organisation AND participant_id = :person");
    act("UPDATE activity_attendance SET presence = 'present', minutes = 90 WHERE organisation_id = :organisation AND participant_id = :person");
  }

  @Test
  void aPersonTakesEverythingAlong() {
    Dossier dossier = dossiers.export(scope(), person);
    assertThat(dossier.tables().toString()).contains(CANARIES);
    assertThat(dossier.tables()).containsKeys("participant", "participation_spell", "activity_attendance", "activity_door_tile");
    assertThat(dossier.tables().get("activity_attendance").getFirst()).containsEntry("minutes", 90).containsEntry("presence", "present");
    assertThat(dossier.tables().get("participant").getFirst().get("created_at")).asString().endsWith("Z");
    assertThat(audited("participant.export")).isEqualTo(1);
  }

  @Test
  void nothingIsLeftOfAnErasedPersonAnywhere() throws SQLException {
    dossiers.export(scope(), person);
    assertThat(found()).isNotEmpty();
    dossiers.erase(scope(), person);
    assertThat(found()).isEmpty();
    assertThat(audited("participant.erase")).isEqualTo(1);
  }

  @Test
  void whatHasBeenCountedStillCounts() {
    String before = counts();
    dossiers.erase(scope(), person);
    assertThat(counts()).isEqualTo(before).contains("1 marks of 1, 90 minutes");
  }

  @Test
  void answersOfHealthAndHardshipGoToo() {
    dossiers.erase(scope(), person);
    Map<String, Object> spell = dossiers.export(scope(), person).tables().get("participation_spell").getFirst();
    assertThat(spell).containsEntry("disability", null).containsEntry("homeless", null).containsEntry("entry_status", "unemployed");
  }

  @Test
  void theirCardOpensNothingAnyMore() {
    dossiers.erase(scope(), person);
    assertThat(number("SELECT count(*) FROM activity_card WHERE organisation_id = :organisation")).isZero();
    assertThat(number("SELECT count(*) FROM activity_door_act WHERE organisation_id = :organisation AND participant_id IS NOT NULL")).isZero();
  }

  @Test
  void twoQualificationsOfOneDayAreStillTwo() {
    act("""
        INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name)
        SELECT organisation_id, participant_id, project_id, gained_on, 'kanariatoinen'
        FROM participation_qualification
        WHERE organisation_id = :organisation AND participant_id = :person
        """);
    dossiers.erase(scope(), person);
    assertThat(number("SELECT count(*) FROM participation_qualification WHERE organisation_id = :organisation")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM participation_qualification WHERE organisation_id = :organisation AND name LIKE 'kanaria%'")).isZero();
  }

  @Test
  void erasedTwiceIsErasedOnce() {
    dossiers.erase(scope(), person);
    dossiers.erase(scope(), person);
    assertThat(audited("participant.erase")).isEqualTo(1);
  }

  @Test
  void anErasedPersonIsNotFoundBySearching() {
    assertThat(number("SELECT count(*) FROM participant_search(:organisation, ARRAY['%'], 0, 10)")).isEqualTo(1);
    dossiers.erase(scope(), person);
    assertThat(number("SELECT count(*) FROM participant_search(:organisation, ARRAY['%'], 0, 10)")).isZero();
  }

  @Test
  void anErasedPersonGetsNoNewName() {
    dossiers.erase(scope(), person);
    assertThatThrownBy(() -> act("UPDATE participant SET alias = 'takaisin' WHERE organisation_id = :organisation AND id = :person"))
        .hasMessageContaining("check$nothing_is_left_of_an_erased_person");
  }

  @Test
  void anotherOrganisationNeitherReadsNorErases() {
    Scope other = Scope.system("test", Samples.organisation(installation, database));
    assertThatThrownBy(() -> dossiers.export(other, person)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> dossiers.erase(other, person)).isInstanceOf(NotFound.class);
    assertThat(dossiers.export(scope(), person).tables().toString()).contains("kanariaalias");
  }

  /** Where a canary sings: every row of every table, read past the locks. */
  private List<String> found() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      for (String table : handle.createQuery("SELECT relname FROM pg_class WHERE relnamespace = 'polku'::regnamespace AND relkind IN ('r', 'p')").mapTo(String.class).list()) {
        List<String> rows = handle.createQuery("SELECT t::text FROM " + table + " t WHERE t::text ~* :canaries AND t::text LIKE :organisation")
            .bind("canaries", String.join("|", CANARIES).replace("+", "[+]")).bind("organisation", "%" + organisation.value() + "%").mapTo(String.class).list();
        rows.forEach(row -> found.add(table + ": " + row));
      }
    }
    return found;
  }

  private String counts() {
    return database.in(scope(), tx -> tx.query(COUNTS).mapTo(String.class).one());
  }

  private int number(String sql) {
    return database.in(scope(), tx -> tx.query(sql).mapTo(Integer.class).one());
  }

  private int audited(String action) {
    return database.in(scope(), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND action = :action AND :person = ANY (subjects)")
        .bind("action", action).bind("person", person).mapTo(Integer.class).one());
  }

  private void act(String sql) {
    database.act(scope(), tx -> tx.update(sql).bind("person", person).execute());
  }

  private Scope scope() {
    return Scope.system("test", organisation);
  }
}
