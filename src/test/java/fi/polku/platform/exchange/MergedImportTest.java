package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A package that still knows a merged record by its own external id finds the kept person, and rewrites nothing that was chosen. */
class MergedImportTest extends ExchangeWorld {
  private static final String PEOPLE = lines("participant,alias", "A,Mirja", "B,Mirkku");
  private Home home;

  @BeforeEach
  void twoAreOne() {
    home = home();
    bring(home, zip("projects", lines("project,name", "P1,Hanke"), "participants", PEOPLE, "spells", lines("participant,project,entered,left", "A,P1,2026-01-01,2026-02-01", "B,P1,2026-03-01,")));
    merge(home);
  }

  private void merge(Home home) {
    UUID merge = UUID.randomUUID();
    change(home, "INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at) SELECT '" + merge + "', :organisation, a.id, b.id, 'double', now() FROM participant a, participant b WHERE a.organisation_id = :organisation AND b.organisation_id = :organisation AND a.external_id = 'A' AND b.external_id = 'B'");
    text(home, "SELECT participant_merge(:organisation, m.id, m.participant_id, m.merged_id, '{}')::text FROM participant_merge m WHERE m.organisation_id = :organisation");
  }

  @Test
  void theOldIdFindsTheKeptPerson() {
    Reply reply = bring(home, zip("participants", PEOPLE, "spells", lines("participant,project,entered,left", "B,P1,2026-03-01,2026-04-01")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(count(home, "SELECT count(*) FROM participant WHERE organisation_id = :organisation")).isEqualTo(2);
    assertThat(text(home, "SELECT alias FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isEqualTo("Mirja");
    assertThat(text(home, "SELECT string_agg(p.external_id || ' ' || s.entered || ' ' || s.left_on, ', ' ORDER BY s.entered) FROM participation_spell s JOIN participant p ON p.id = s.participant_id WHERE s.organisation_id = :organisation"))
        .isEqualTo("A 2026-01-01 2026-02-01, A 2026-03-01 2026-04-01");
  }

  /** What a merge has made one stay of stays one, when the packages of before come again. */
  @Test
  void unitedStaysStayUnited() {
    Home there = home();
    String before = lines("participant,project,entered,left,isced", "A,P1,2026-01-01,2026-02-01,3", "B,P1,2026-01-20,,5");
    bring(there, zip("projects", lines("project,name", "P1,Hanke"), "participants", PEOPLE, "spells", before));
    merge(there);
    String one = "2026-01-01 - 3";
    assertThat(stays(there)).isEqualTo(one);
    assertThat(bring(there, zip("participants", PEOPLE, "spells", before)).text()).contains("\"added\":0,\"changed\":0,\"unchanged\":2");
    assertThat(stays(there)).isEqualTo(one);
    bring(there, zip("participants", PEOPLE, "spells", lines("participant,project,entered,left", "A,P1,2026-01-01,2026-02-01", "B,P1,2026-01-20,2026-03-01")));
    assertThat(stays(there)).as("the other has left since").isEqualTo("2026-01-01 2026-03-01 3");
    assertThat(bring(there, export(there, "").bytes()).text()).contains("\"spells\":{\"added\":0,\"changed\":0,\"unchanged\":1}");
  }

  private String stays(Home home) {
    return text(home, "SELECT string_agg(s.entered || ' ' || coalesce(s.left_on::text, '-') || ' ' || s.isced, ', ' ORDER BY s.entered) FROM participation_spell s WHERE s.organisation_id = :organisation");
  }

  @Test
  void bothIdsInOnePackageAreOnePersonsRows() {
    Reply reply = bring(home, zip("participants", PEOPLE, "spells", lines("participant,project,entered,left", "A,P1,2026-05-01,", "B,P1,2026-05-01,2026-06-01"),
        "statuses", lines("participant,from,status", "A,2026-05-01,employed", "B,2026-05-01,employed"),
        "path_steps", lines("participant,project,kind,started", "A,P1,education,2026-05-01", "B,P1,education,2026-05-01")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(count(home, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation")).isEqualTo(3);
  }

  @Test
  void anExportKnowsOnePerson() {
    var tables = unzip(export(home, "").bytes());
    String people = tables.get("participants.csv");
    assertThat(people.lines()).hasSize(2);
    assertThat(people).contains("A,Mirja").doesNotContain("Mirkku");
    assertThat(tables.get("spells.csv").lines().skip(1)).hasSize(2).allMatch(line -> line.startsWith("A,"));
  }

  @Test
  void whatIsSensitiveOfARestrictedPersonStaysHereAndIsNotWiped() {
    change(home, "UPDATE participation_spell SET disability = 'yes', other_disadvantage = 'no' WHERE organisation_id = :organisation");
    assertThat(unzip(export(home, "").bytes()).get("spells.csv")).contains("yes");
    change(home, "INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) SELECT '" + UUID.randomUUID() + "', :organisation, p.id, 'koe', now() FROM participant p WHERE p.organisation_id = :organisation AND p.external_id = 'A'");
    byte[] out = export(home, "").bytes();
    assertThat(unzip(out).get("spells.csv").lines().skip(1)).hasSize(2).noneMatch(line -> line.contains("yes") || line.contains(",no"));
    Reply back = bring(home, out);
    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(count(home, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND disability = 'yes' AND other_disadvantage = 'no'")).isEqualTo(2);
  }

  @Test
  void aRestrictedPersonLeavesWithoutANameAndComesBackWithIt() {
    change(home, "INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) SELECT '" + UUID.randomUUID() + "', :organisation, p.id, 'koe', now() FROM participant p WHERE p.organisation_id = :organisation AND p.external_id = 'A'");
    byte[] out = export(home, "").bytes();
    assertThat(unzip(out).get("participants.csv")).contains("A,").doesNotContain("Mirja");
    Reply back = bring(home, out);
    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(text(home, "SELECT alias FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isEqualTo("Mirja");
  }
}
