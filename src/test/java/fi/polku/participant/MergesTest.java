package fi.polku.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.polku.participant.Merge.Side;
import fi.polku.participant.Merge.Why;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.NotFound;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Decision 11 and scenario 9: two records become one, with everything, and two again, exactly. */
class MergesTest extends PolkuTest {
  @Autowired private Merges merges;
  @Autowired private Dossiers dossiers;
  private OrganisationKey organisation;
  private Samples samples;
  private Participant.Key everything;
  private Participant.Key mirja;

  @BeforeEach
  void twoRecords() {
    organisation = Samples.organisation(installation, database);
    samples = Samples.in(installation, organisation, "näyte");
    everything = new Participant.Key(samples.id("participant"));
    mirja = person("Mirja");
  }

  @Test
  void everyRowOfEveryTableFollows() throws SQLException {
    merge(mirja, everything);
    assertThat(pointing(everything)).as("what still points at the merged record: the merge itself, what the database counts by itself, and what a submitted report counted")
        .containsExactlyInAnyOrder("participant_merge.merged_id", "participant_merge.participant_id", "activity_person.participant_id", "report_row.participant_id");
    assertThat(number("SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND participant_id = :a", mirja)).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :a", mirja)).isEqualTo(1);
  }

  @Test
  void takingItBackRestoresBothToTheLetter() throws SQLException {
    TreeMap<String, String> before = rows();
    Merge.Key merge = merge(mirja, everything);
    assertThat(rows()).isNotEqualTo(before);
    merges.undo(scope(), mirja, merge);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theOtherWayRoundToo() throws SQLException {
    TreeMap<String, String> before = rows();
    Merge.Key merge = merge(everything, mirja);
    merges.undo(scope(), everything, merge);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void twoFullRecordsAreMergedAndRestored() throws SQLException {
    Samples more = Samples.in(installation, organisation, "toinen");
    Participant.Key other = new Participant.Key(more.id("participant"));
    TreeMap<String, String> before = rows();
    Merge.Key merge = merge(everything, other);
    assertThat(number("SELECT count(*) FROM path_step WHERE organisation_id = :organisation AND participant_id = :a", everything)).isEqualTo(2);
    merges.undo(scope(), everything, merge);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whereOnlyOneRowCanStayTheOneThatSaysMoreDoes() throws SQLException {
    both();
    TreeMap<String, String> before = rows();
    Merge.Key merge = merge(mirja, everything);
    assertThat(said("SELECT presence || ' ' || minutes FROM activity_attendance WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("present 90");
    assertThat(said("SELECT joined_on || ' ' || coalesce(left_on::text, '-') FROM activity_member WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("2031-05-01 -");
    assertThat(said("SELECT count(*)::text FROM participation WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("1");
    assertThat(said("SELECT entered || ' ' || coalesce(left_on::text, '-') || ' ' || coalesce(entry_status, '-') FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :a ORDER BY entered"))
        .containsExactly("2031-02-01 2031-03-01 -", "2031-05-05 2031-09-09 unemployed");
    assertThat(said("SELECT count(*)::text FROM participation_correction c JOIN participation_spell s ON s.id = c.spell_id WHERE c.organisation_id = :organisation AND s.participant_id = :a AND c.participant_id = :a")).containsExactly("1");
    merges.undo(scope(), mirja, merge);
    assertThat(rows()).isEqualTo(before);
  }

  /** As other modules number their rows: unique in the organisation, whoever the row belongs to. */
  @Test
  void aNumberThatOnlyOneMayHaveGoesAlongAndComesBack() throws SQLException {
    owner("ALTER TABLE participation ADD COLUMN number text; CREATE UNIQUE INDEX participation_numbered ON participation (organisation_id, project_id, number)");
    try {
      act("UPDATE participation SET number = 'E-1' WHERE organisation_id = :organisation AND participant_id = :a", everything);
      TreeMap<String, String> alone = rows();
      Merge.Key merge = merge(mirja, everything);
      assertThat(said("SELECT number FROM participation WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("E-1");
      merges.undo(scope(), mirja, merge);
      assertThat(rows()).isEqualTo(alone);
      both();
      TreeMap<String, String> together = rows();
      Merge.Key again = merge(mirja, everything);
      assertThat(said("SELECT number FROM participation WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("E-1");
      merges.undo(scope(), mirja, again);
      assertThat(rows()).isEqualTo(together);
    } finally {
      owner("ALTER TABLE participation DROP COLUMN number");
    }
  }

  private void owner(String sql) throws SQLException {
    try (Connection connection = Owner.owner(installation)) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void twoRestrictedAreFoundOnlyByWhoIsNamedInBoth() throws SQLException {
    List<UUID> staff = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (UUID one : staff) act("INSERT INTO organisation_staff (id, organisation_id, name, email, role) SELECT '" + one + "', p.organisation_id, 'Koe', '" + one + "@koe.example', 'coach' FROM participant p WHERE p.organisation_id = :organisation AND p.id = :a", mirja);
    act("DELETE FROM participant_restriction_staff WHERE organisation_id = :organisation AND :a IS NOT NULL", mirja);
    act("DELETE FROM participant_restriction WHERE organisation_id = :organisation AND :a IS NOT NULL", mirja);
    restrict(mirja, staff.subList(0, 2));
    TreeMap<String, String> one = rows();
    Merge.Key alone = merge(everything, mirja);
    assertThat(namedFor(everything)).containsExactlyInAnyOrderElementsOf(staff.subList(0, 2));
    merges.undo(scope(), everything, alone);
    assertThat(rows()).isEqualTo(one);
    restrict(everything, staff.subList(1, 3));
    TreeMap<String, String> before = rows();
    Merge.Key merge = merge(mirja, everything);
    assertThat(namedFor(mirja)).containsExactly(staff.get(1));
    merges.undo(scope(), mirja, merge);
    assertThat(rows()).isEqualTo(before);
  }

  private void restrict(Participant.Key person, List<UUID> staff) {
    UUID id = UUID.randomUUID();
    act("INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) VALUES ('" + id + "', :organisation, :a, 'koe', now())", person);
    for (UUID one : staff) act("INSERT INTO participant_restriction_staff (organisation_id, restriction_id, staff_id) SELECT r.organisation_id, r.id, '" + one + "' FROM participant_restriction r WHERE r.organisation_id = :organisation AND r.participant_id = :a AND r.lifted_at IS NULL", person);
  }

  private List<UUID> namedFor(Participant.Key person) {
    return database.in(scope(), tx -> tx.query("SELECT s.staff_id FROM participant_restriction r JOIN participant_restriction_staff s ON s.organisation_id = r.organisation_id AND s.restriction_id = r.id WHERE r.organisation_id = :organisation AND r.participant_id = :a AND r.lifted_at IS NULL").bind("a", person).mapTo(UUID.class).list());
  }

  @Test
  void whatHasComeSinceStaysWithTheKeptPerson() throws SQLException {
    both();
    act("DELETE FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :a", mirja);
    act("DELETE FROM participation WHERE organisation_id = :organisation AND participant_id = :a", mirja);
    Merge.Key merge = merge(mirja, everything);
    act("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered) SELECT organisation_id, participant_id, project_id, '2032-01-01' FROM participation WHERE organisation_id = :organisation AND participant_id = :a", mirja);
    act("UPDATE activity_attendance SET presence = 'absent', minutes = NULL WHERE organisation_id = :organisation AND participant_id = :a", mirja);
    act("UPDATE participant SET last_name = 'Uusi' WHERE organisation_id = :organisation AND id = :a", mirja);
    merges.undo(scope(), mirja, merge);
    assertThat(said("SELECT entered::text FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("2032-01-01");
    assertThat(number("SELECT count(*) FROM participation WHERE organisation_id = :organisation AND participant_id = :a", mirja)).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :a", everything)).isEqualTo(2);
    assertThat(said("SELECT presence FROM activity_attendance WHERE organisation_id = :organisation AND participant_id = :a")).containsExactly("absent");
  }

  @Test
  void aThirdRecordIsUndoneBeforeTheSecond() throws SQLException {
    TreeMap<String, String> before = rows();
    Merge.Key first = merge(mirja, everything);
    Participant.Key third = person("Mirkku");
    Merge.Key second = merge(mirja, third);
    assertThatThrownBy(() -> merges.undo(scope(), mirja, first)).isInstanceOf(Conflict.class);
    assertThat(merges.list(scope(), mirja)).extracting(Merge::undoable).containsExactly(true, false);
    merges.undo(scope(), mirja, second);
    merges.undo(scope(), mirja, first);
    act("DELETE FROM participant_merge WHERE organisation_id = :organisation AND merged_id = :a", third);
    act("DELETE FROM participant WHERE organisation_id = :organisation AND id = :a", third);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aMergedRecordPointsAtTheOneThatIsKeptInTheEnd() {
    Participant.Key third = person("Mirkku");
    merge(everything, third);
    Merge.Key last = merge(mirja, everything);
    assertThat(standing(third)).isEqualTo(mirja);
    merges.undo(scope(), mirja, last);
    assertThat(standing(third)).isEqualTo(everything);
  }

  @Test
  void aDoubleClickIsOneMerge() {
    MergeForm form = form(mirja, everything);
    for (int i = 0; i < 2; i++) assertThat(merges.merge(scope(), mirja, everything, form).any()).isFalse();
    assertThat(merges.list(scope(), mirja)).hasSize(1);
  }

  @Test
  void whoeverComesSecondIsTold() {
    Participant.Key third = person("Mirkku");
    List<CompletableFuture<Boolean>> both = List.of(
        CompletableFuture.supplyAsync(() -> merged(mirja, everything)), CompletableFuture.supplyAsync(() -> merged(third, everything)));
    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
    assertThatThrownBy(() -> merges.merge(scope(), mirja, mirja, MergeForm.blank())).isInstanceOf(Invalid.class);
  }

  @Test
  void whatBothSayDifferentlyIsChosenAndNothingIsPreselected() {
    act("UPDATE participant SET birth_date = '1979-12-03', phone = '+358401234567' WHERE organisation_id = :organisation AND id = :a", mirja);
    act("UPDATE participant SET birth_date = '1979-12-04', phone = NULL, email = 'm@posti.example' WHERE organisation_id = :organisation AND id = :a", everything);
    MergeFields fields = merges.pair(scope(), mirja, everything).fields();
    MergeForm unchosen = MergeForm.blank().seeing(fields.seen());
    assertThat(merges.merge(scope(), mirja, everything, unchosen).all()).extracting(p -> p.field()).contains("why", "alias", "birthDate").doesNotContain("phone", "email");
    merge(mirja, everything);
    assertThat(said("SELECT birth_date || ' ' || phone || ' ' || email || ' ' || alias FROM participant WHERE organisation_id = :organisation AND id = :a")).containsExactly("1979-12-03 +358401234567 m@posti.example Mirja");
  }

  @Test
  void aChangeMadeMeanwhileIsNotLost() {
    MergeForm form = form(mirja, everything);
    act("UPDATE participant SET email = 'uusi@posti.example' WHERE organisation_id = :organisation AND id = :a", mirja);
    assertThat(merges.merge(scope(), mirja, everything, form).all()).extracting(p -> p.key()).containsExactly("participant.merge.problem.changed");
  }

  @Test
  void whatIsErasedIsErasedFromTheMergeToo() throws SQLException {
    act("UPDATE participant SET first_name = 'kanariaetu' WHERE organisation_id = :organisation AND id = :a", everything);
    Merge.Key merge = merge(mirja, everything);
    dossiers.erase(scope(), mirja);
    assertThat(rows().toString()).doesNotContain("kanariaetu").doesNotContain("Mirja");
    assertThatThrownBy(() -> merges.undo(scope(), mirja, merge)).as("who has been erased is not there").isInstanceOf(NotFound.class);
  }

  @Test
  void anotherOrganisationMergesNothing() {
    Scope other = Scope.system("test", Samples.organisation(installation, database));
    assertThatThrownBy(() -> merges.pair(other, mirja, everything)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> merges.merge(other, mirja, everything, form(mirja, everything))).isInstanceOf(NotFound.class);
    Merge.Key merge = merge(mirja, everything);
    assertThatThrownBy(() -> merges.undo(other, mirja, merge)).isInstanceOf(NotFound.class);
  }

  /** Both at the same session, in the same group, in the same project from the same day. */
  private void both() {
    act("UPDATE activity_attendance SET presence = 'excused', minutes = NULL WHERE organisation_id = :organisation AND participant_id = :a", everything);
    act("UPDATE participation_spell SET entry_status = NULL, left_on = '2031-09-09', isced = NULL, status_since = NULL, disability = NULL, foreign_background = NULL, third_country_national = NULL, minority = NULL, homeless = 'not-asked' WHERE organisation_id = :organisation AND participant_id = :a", everything);
    act("UPDATE activity_member SET left_on = '2031-06-06' WHERE organisation_id = :organisation AND participant_id = :a", everything);
    act("INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes) SELECT organisation_id, session_id, :a, 'present', 90 FROM activity_attendance WHERE organisation_id = :organisation", mirja);
    act("INSERT INTO activity_member (organisation_id, activity_id, participant_id, joined_on) SELECT organisation_id, activity_id, :a, '2031-05-01' FROM activity_member WHERE organisation_id = :organisation", mirja);
    act("INSERT INTO participation (organisation_id, participant_id, project_id) SELECT organisation_id, :a, project_id FROM participation WHERE organisation_id = :organisation", mirja);
    act("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status, isced) SELECT organisation_id, :a, project_id, entered, '2031-08-08', 'unemployed', 3 FROM participation_spell WHERE organisation_id = :organisation", mirja);
    act("INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on) SELECT organisation_id, participant_id, project_id, '2031-02-01', '2031-03-01' FROM participation WHERE organisation_id = :organisation AND participant_id = :a", everything);
  }

  private Merge.Key merge(Participant.Key kept, Participant.Key other) {
    MergeForm form = form(kept, other);
    assertThat(merges.merge(scope(), kept, other, form).all()).isEmpty();
    return form.id();
  }

  private boolean merged(Participant.Key kept, Participant.Key other) {
    try {
      return !merges.merge(scope(), kept, other, form(kept, other)).any();
    } catch (Conflict | NotFound e) {
      return false;
    }
  }

  private MergeForm form(Participant.Key kept, Participant.Key other) {
    String seen = merges.pair(scope(), kept, other).fields().seen();
    Side side = Side.KEPT;
    return new MergeForm(new Merge.Key(UUID.randomUUID()), Why.DOUBLE, seen, side, side, side, side, side, side, side, side, side, side);
  }

  private Participant.Key person(String alias) {
    Participant.Key id = new Participant.Key(UUID.randomUUID());
    act("INSERT INTO participant (id, organisation_id, alias) VALUES (:a, :organisation, '" + alias + "')", id);
    return id;
  }

  private Participant.Key standing(Participant.Key id) {
    return database.in(scope(), tx -> tx.query("SELECT coalesce(merged_into, id) FROM participant WHERE organisation_id = :organisation AND id = :a").bind("a", id).mapTo(Participant.Key.class).one());
  }

  /** Every row of every table of the organisation, but what tells of the merge itself and what follows by itself. */
  private TreeMap<String, String> rows() throws SQLException {
    TreeMap<String, String> rows = new TreeMap<>();
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      for (String table : Samples.tables(handle)) {
        if (table.startsWith("participant_merge")) continue;
        rows.put(table, handle.createQuery("SELECT coalesce(string_agg(CAST(to_jsonb(t) AS text), chr(10) ORDER BY CAST(to_jsonb(t) AS text)), '') FROM " + table + " t WHERE organisation_id = :organisation")
            .bind("organisation", organisation.value()).mapTo(String.class).one());
      }
    }
    return rows;
  }

  /** Where a foreign key still leads to this record. */
  private List<String> pointing(Participant.Key person) throws SQLException {
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      return handle.createQuery("""
              SELECT c.conrelid::regclass || '.' || a.attname
              FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname <> 'organisation_id'
              WHERE c.contype = 'f' AND c.confrelid = 'participant'::regclass AND a.attname NOT IN ('project_id')
              """).mapTo(String.class).list().stream()
          .filter(link -> handle.createQuery("SELECT EXISTS (SELECT FROM " + link.replaceFirst("\\..*", "") + " t WHERE " + link.replaceFirst(".*\\.", "") + " = :person)").bind("person", person.value()).mapTo(Boolean.class).one())
          .toList();
    }
  }

  private List<String> said(String sql) {
    return database.in(scope(), tx -> tx.query(sql).bind("a", mirja).mapTo(String.class).list());
  }

  private int number(String sql, Participant.Key person) {
    return database.in(scope(), tx -> tx.query(sql).bind("a", person).mapTo(Integer.class).one());
  }

  private void act(String sql, Participant.Key person) {
    database.act(scope(), tx -> tx.update(sql).bind("a", person).execute());
  }

  private Scope scope() {
    return Scope.system("test", organisation);
  }
}
