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
    merge(home, "{}");
  }

  private void merge(Home home, String chosen) {
    UUID merge = UUID.randomUUID();
    change(home, "INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at) SELECT '" + merge + "', :organisation, a.id, b.id, 'double', now() FROM participant a, participant b WHERE a.organisation_id = :organisation AND b.organisation_id = :organisation AND a.external_id = 'A' AND b.external_id = 'B'");
    text(home, "SELECT participant_merge(:organisation, m.id, m.participant_id, m.merged_id, '" + chosen + "')::text FROM participant_merge m WHERE m.organisation_id = :organisation");
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

  /** What the other record filled in and what was chosen between the two stays, however often the package of before comes. */
  @Test
  void theSamePackageTakesNothingAwayFromWhatTheMergeChose() {
    Home there = home();
    byte[] before = zip("projects", lines("project,name", "P1,Hanke"),
        "participants", lines("participant,alias,birth_date,gender,municipality", "A,Kaisa,,,", "B,Kaisu,1980-01-01,female,179"),
        "spells", lines("participant,project,entered,left,isced,entry_status", "A,P1,2026-01-01,2026-02-01,,", "B,P1,2026-01-01,2026-02-01,5,employed"),
        "statuses", lines("participant,from,to,status,contract", "A,2026-01-01,2026-02-01,employed,", "B,2026-01-01,2026-02-01,employed,permanent"),
        "path_steps", lines("participant,project,kind,started,partner", "A,P1,education,2026-01-01,", "B,P1,education,2026-01-01,Opisto"),
        "activities", lines("activity,project,name,kind", "G,P1,Ryhmä,group"), "sessions", lines("session,activity,starts,ends", "S1,G,2026-01-10T10:00,2026-01-10T12:00"),
        "attendance", lines("session,participant,presence,minutes", "S1,A,present,60", "S1,B,present,90"));
    bring(there, before);
    unchanged(there, before);
    merge(there, "{\"alias\":\"Kaisu\",\"birth_date\":\"1980-01-01\",\"gender\":\"female\",\"municipality\":\"179\"}");
    unchanged(there, before);
    unchanged(there, export(there, "").bytes());
    unchanged(there, before);
    assertThat(text(there, "SELECT concat_ws(' ', alias, birth_date, gender, municipality) FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isEqualTo("Kaisu 1980-01-01 female 179");
    text(there, "SELECT participant_unmerge(:organisation, m.id)::text FROM participant_merge m WHERE m.organisation_id = :organisation");
    change(there, "UPDATE participant_merge SET undone_at = now() WHERE organisation_id = :organisation");
    assertThat(text(there, "SELECT string_agg(concat_ws(' ', alias, birth_date), ', ' ORDER BY external_id) FROM participant WHERE organisation_id = :organisation")).isEqualTo("Kaisa, Kaisu 1980-01-01");
    unchanged(there, before);
  }

  /** What is new in a package is taken in all the same. */
  @Test
  void whatAPackageSaysAnewOfAMergedPersonIsHeard() {
    Home there = home();
    bring(there, zip("participants", lines("participant,alias,birth_date", "A,Kaisa,", "B,Kaisu,1980-01-01")));
    merge(there, "{\"birth_date\":\"1980-01-01\"}");
    assertThat(bring(there, zip("participants", lines("participant,alias,birth_date", "A,Kaisa,1980-01-02", "B,Kaisu,1980-01-01"))).text()).contains("\"changed\":1");
    assertThat(text(there, "SELECT birth_date::text FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isEqualTo("1980-01-02");
  }

  private void unchanged(Home home, byte[] content) {
    Reply reply = bring(home, content);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContainPattern("\"(added|changed)\":[1-9]");
  }

  /** Who is not named for a restricted person takes nothing of them along, and can bring back what they took. */
  @Test
  void aRestrictedPersonStaysOutOfThePackage() {
    bring(home, zip("activities", lines("activity,project,name,kind", "G,P1,Ryhmä,group"), "sessions", lines("session,activity,starts,ends", "S1,G,2026-01-10T10:00,2026-01-10T12:00"),
        "attendance", lines("session,participant,presence,minutes", "S1,A,present,60"), "statuses", lines("participant,from,status", "A,2026-01-01,employed"),
        "qualifications", lines("participant,project,date,name", "A,P1,2026-01-01,Hygieniapassi"), "path_steps", lines("participant,project,kind,started", "A,P1,education,2026-01-01"),
        "participants", lines("participant,alias", "C,Cilla")));
    change(home, "INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) SELECT '" + UUID.randomUUID() + "', :organisation, p.id, 'koe', now() FROM participant p WHERE p.organisation_id = :organisation AND p.external_id = 'A'");
    for (String query : new String[] {"", "?project=P1"}) {
      byte[] out = export(home, query).bytes();
      unzip(out).forEach((name, lines) -> assertThat(lines.lines().skip(1)).as(name).noneMatch(line -> line.matches("(.*,)?A(,.*)?")));
      unchanged(home, out);
      unchanged(home, export(home, query + (query.isEmpty() ? "?" : "&") + "format=xlsx").bytes());
    }
    assertThat(unzip(export(home, "").bytes()).get("participants.csv")).contains("C,Cilla");
    change(home, "INSERT INTO participant_restriction_staff (organisation_id, restriction_id, staff_id) SELECT r.organisation_id, r.id, s.id FROM participant_restriction r JOIN organisation_staff s ON s.organisation_id = r.organisation_id WHERE r.organisation_id = :organisation");
    var named = unzip(export(home, "").bytes());
    assertThat(named.get("participants.csv")).contains("A,Mirja");
    for (String table : new String[] {"spells", "statuses", "qualifications", "path_steps", "attendance"}) assertThat(named.get(table + ".csv").lines().skip(1)).as(table).isNotEmpty();
  }

  /** A package of before the restriction, brought in by somebody who is not named, rewrites nothing. */
  @Test
  void whatIsKnownOfARestrictedPersonIsNotWiped() {
    change(home, "UPDATE participation_spell SET disability = 'yes', other_disadvantage = 'no' WHERE organisation_id = :organisation");
    change(home, "INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) SELECT '" + UUID.randomUUID() + "', :organisation, p.id, 'koe', now() FROM participant p WHERE p.organisation_id = :organisation AND p.external_id = 'A'");
    Reply back = bring(home, zip("participants", lines("participant,alias", "A,Toinen"), "spells", lines("participant,project,entered,left,disability,other_disadvantage", "A,P1,2026-01-01,2026-02-01,,", "A,P1,2026-03-01,,,")));
    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(count(home, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND disability = 'yes' AND other_disadvantage = 'no'")).isEqualTo(2);
    assertThat(text(home, "SELECT alias FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isEqualTo("Mirja");
  }
}
