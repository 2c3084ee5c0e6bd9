package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** After a merge the packages of before change nothing, and what is said anew of the kept record is heard: also what the other record once said. */
class SettledImportTest extends ExchangeWorld {
  private static final String SPELLS = "participant,project,entered,left,isced";
  private static final String STATUSES = "participant,from,to,status";
  private static final byte[] BEFORE = zip("projects", lines("project,name", "P1,Hanke"), "participants", lines("participant,alias", "A,Kaisa", "B,Kaisu", "C,Kajsa"),
      "spells", lines(SPELLS, "A,P1,2016-01-01,2016-06-01,3", "B,P1,2016-01-01,2016-06-10,3"),
      "statuses", lines(STATUSES, "A,2016-06-02,2016-08-01,employed", "B,2016-06-02,2016-09-01,employed", "C,2016-06-02,2016-10-01,employed"),
      "qualifications", lines("participant,project,date,name", "A,P1,2016-03-01,Hygieniapassi", "B,P1,2016-03-01,Hygieniapassi"),
      "path_steps", lines("participant,project,kind,started,ended", "A,P1,education,2016-06-02,2016-07-01", "B,P1,education,2016-06-02,2016-08-01"),
      "activities", lines("activity,project,name,kind", "G,P1,Ryhmä,group"), "sessions", lines("session,activity,starts,ends", "S1,G,2016-02-02T10:00,2016-02-02T12:00"),
      "attendance", lines("session,participant,presence,minutes", "S1,A,present,60", "S1,B,present,45"));

  @Test
  void aCorrectionOfTheKeptRecordIsHeardThoughTheOtherSaidTheSameOnce() {
    Home home = merged();
    unchanged(home, BEFORE);
    changed(home, "statuses", lines(STATUSES, "A,2016-06-02,2016-09-01,employed"), "SELECT to_date::text FROM participation_status WHERE organisation_id = :organisation AND participant_id = (SELECT id FROM participant WHERE organisation_id = :organisation AND external_id = 'A')", "2016-09-01");
    changed(home, "path_steps", lines("participant,project,kind,started,ended", "A,P1,education,2016-06-02,2016-08-01"), "SELECT ended::text FROM path_step WHERE organisation_id = :organisation", "2016-08-01");
    changed(home, "attendance", lines("session,participant,presence,minutes", "S1,A,present,45"), "SELECT minutes::text FROM activity_attendance WHERE organisation_id = :organisation", "45");
    changed(home, "spells", lines(SPELLS, "A,P1,2016-01-01,2016-07-01,3"), "SELECT left_on::text FROM participation_spell WHERE organisation_id = :organisation", "2016-07-01");
    changed(home, "statuses", lines(STATUSES, "A,2016-06-02,2016-12-31,employed"), "SELECT to_date::text FROM participation_status WHERE organisation_id = :organisation AND to_date > '2016-11-01'", "2016-12-31");
  }

  @Test
  void whatTheOtherRecordSaidOnceIsNoNewsUnderItsOwnId() {
    Home home = merged();
    changed(home, "statuses", lines(STATUSES, "A,2016-06-02,2016-12-31,employed"), "SELECT max(to_date)::text FROM participation_status WHERE organisation_id = :organisation", "2016-12-31");
    unchanged(home, zip("statuses", lines(STATUSES, "B,2016-06-02,2016-09-01,employed"), "attendance", lines("session,participant,presence,minutes", "S1,B,present,45")));
    changed(home, "statuses", lines(STATUSES, "B,2016-06-02,2017-01-31,employed"), "SELECT max(to_date)::text FROM participation_status WHERE organisation_id = :organisation", "2017-01-31");
  }

  /** The package of before knows a row by the record it was of at first, however many merges it has gone through. */
  @Test
  void aRowMergedTwiceIsKnownByItsFirstRecord() {
    Home home = home();
    bring(home, BEFORE);
    change(home, "DELETE FROM participation_status WHERE organisation_id = :organisation AND participant_id = (SELECT id FROM participant WHERE organisation_id = :organisation AND external_id = 'B')");
    merge(home, "B", "C");
    merge(home, "A", "B");
    unchanged(home, zip("statuses", lines(STATUSES, "A,2016-06-02,2016-08-01,employed", "C,2016-06-02,2016-10-01,employed")));
    changed(home, "statuses", lines(STATUSES, "A,2016-06-02,2016-10-01,employed"), "SELECT to_date::text FROM participation_status WHERE organisation_id = :organisation", "2016-10-01");
  }

  /** A stay that has become part of a longer one: its own record's word about its end goes on being asked, and no other's. */
  @Test
  void theEndOfAUnitedStayFollowsWhoSaidIt() {
    Home home = home();
    bring(home, zip("projects", lines("project,name", "P1,Hanke"), "participants", lines("participant,alias", "A,Kaisa", "B,Kaisu"),
        "spells", lines(SPELLS, "A,P1,2016-01-01,2016-06-10,3", "B,P1,2016-02-01,2016-05-01,3")));
    merge(home, "A", "B");
    String left = "SELECT string_agg(entered || ' ' || left_on, ', ' ORDER BY entered) FROM participation_spell WHERE organisation_id = :organisation";
    unchanged(home, zip("spells", lines(SPELLS, "B,P1,2016-02-01,2016-05-01,3")));
    changed(home, "spells", lines(SPELLS, "A,P1,2016-01-01,2016-06-05,3"), left, "2016-01-01 2016-06-05");
    changed(home, "spells", lines(SPELLS, "A,P1,2016-01-01,2016-04-01,3"), left, "2016-01-01 2016-05-01");
    unchanged(home, export(home, "").bytes());
    changed(home, "spells", lines(SPELLS, "A,P1,2016-01-01,2016-04-01,3", "B,P1,2016-02-01,2016-05-20,3"), left, "2016-01-01 2016-05-20");
  }

  private Home merged() {
    Home home = home();
    bring(home, BEFORE);
    merge(home, "A", "B");
    return home;
  }

  private void merge(Home home, String kept, String merged) {
    UUID merge = UUID.randomUUID();
    change(home, "INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at) SELECT '" + merge + "', :organisation, a.id, b.id, 'double', clock_timestamp() FROM participant a, participant b WHERE a.organisation_id = :organisation AND b.organisation_id = :organisation AND a.external_id = '" + kept + "' AND b.external_id = '" + merged + "'");
    text(home, "SELECT participant_merge(:organisation, m.id, m.participant_id, m.merged_id, '{}')::text FROM participant_merge m WHERE m.organisation_id = :organisation AND m.id = '" + merge + "'");
  }

  private void changed(Home home, String table, String content, String what, String now) {
    Reply reply = bring(home, zip(table, content));
    assertThat(reply.json().at("/tables/" + table + "/changed").asInt()).as(reply.text()).isEqualTo(1);
    assertThat(text(home, what)).isEqualTo(now);
    unchanged(home, zip(table, content));
  }

  private void unchanged(Home home, byte[] content) {
    Reply reply = bring(home, content);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContainPattern("\"(added|changed)\":[1-9]");
  }
}
