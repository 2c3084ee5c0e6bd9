package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is not named for a restricted person learns nothing of them from an import, and writes nothing: whatever a package says, the answer is the same. */
class RestrictedImportTest extends ExchangeWorld {
  private static final String SPELLS = "participant,project,entered,left,entry_status,disability";
  private Home home;

  @BeforeEach
  void somebodyIsRestricted() {
    home = home();
    Reply reply = bring(home, zip("projects", lines("project,name", "P1,Hanke"), "participants", lines("participant,alias,birth_date", "A,Aino,1984-07-19", "C,Cilla,1984-07-19"),
        "spells", lines(SPELLS, "A,P1,2016-01-01,2016-06-01,unemployed,yes", "C,P1,2016-01-01,,unemployed,"),
        "statuses", lines("participant,from,status", "A,2016-06-02,employed"), "qualifications", lines("participant,project,date,name", "A,P1,2016-03-01,Hygieniapassi"),
        "activities", lines("activity,project,name,kind", "G,P1,Ryhmä,group"), "sessions", lines("session,activity,starts,ends", "S1,G,2016-02-02T10:00,2016-02-02T12:00"),
        "attendance", lines("session,participant,presence,minutes", "S1,A,present,60"), "path_steps", lines("participant,project,kind,started", "A,P1,education,2016-06-02")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    change(home, "INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) SELECT '" + UUID.randomUUID() + "', :organisation, p.id, 'koe', now() FROM participant p WHERE p.organisation_id = :organisation AND p.external_id = 'A'");
  }

  /** Each pair is a guess that is right and one that is wrong, as the person's data stand. */
  @Test
  void everyGuessIsAnsweredTheSame() {
    String own = text(home, "SELECT id::text FROM participant WHERE organisation_id = :organisation AND external_id = 'A'");
    String[][] guesses = {
        {"participants", "participant,alias,birth_date", "A,Aino,1984-07-19", "A,Liisa,2017-01-01", "A,,"},
        {"spells", "participant,project,entered", "A,P1,1984-07-19", "A,P1,1984-07-18", "A,P1,2016-01-01"},
        {"spells", SPELLS, "A,P1,2016-01-01,2016-06-01,unemployed,yes", "A,P1,2016-01-01,2016-07-07,inactive,no", "A,P1,2016-01-01,2015-01-01,,"},
        {"statuses", "participant,from,status", "A,2016-06-02,employed", "A,2016-06-02,pension"},
        {"qualifications", "participant,project,date,name", "A,P1,2016-03-01,Hygieniapassi", "A,P1,2016-03-01,Trukkikortti"},
        {"attendance", "session,participant,presence,minutes", "S1,A,present,60", "S1,A,absent,", "S1,A,absent,30"},
        {"path_steps", "participant,project,kind,started", "A,P1,education,2016-06-02", "A,P1,pension,2016-06-02"}};
    String before = everything();
    for (String[] guess : guesses) {
      List<String> answers = new ArrayList<>();
      for (int i = 2; i < guess.length; i++) {
        byte[] content = zip(guess[0], lines(guess[1], guess[i]));
        answers.add(bring(home, content, "?dryRun=true").text().replace("\"dryRun\":true", "\"dryRun\":false"));
        answers.add(bring(home, content).text());
      }
      assertThat(answers).as(guess[0]).allMatch(answer -> answer.equals("{\"dryRun\":false,\"tables\":{\"" + guess[0] + "\":{\"added\":0,\"changed\":0,\"unchanged\":1}}}"));
    }
    assertThat(everything()).isEqualTo(before);
    change(home, "UPDATE participant SET external_id = NULL WHERE organisation_id = :organisation AND id = '" + own + "'");
    assertThat(bring(home, zip("statuses", lines("participant,from,status", own + ",2016-09-09,pension"))).text()).as("by Polku's own id").contains("\"unchanged\":1");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aBirthDateInTheSamePackageIsNoWayEither() {
    for (String born : new String[] {"1984-07-19", "2016-05-05"}) {
      Reply reply = bring(home, zip("participants", lines("participant,birth_date", "A," + born), "spells", lines("participant,project,entered", "A,P1,2016-03-03")));
      assertThat(reply.text()).isEqualTo("{\"dryRun\":false,\"tables\":{\"participants\":{\"added\":0,\"changed\":0,\"unchanged\":1},\"spells\":{\"added\":0,\"changed\":0,\"unchanged\":1}}}");
    }
  }

  @Test
  void whoIsNotRestrictedInTheSamePackageIsTakenIn() {
    Reply reply = bring(home, zip("statuses", lines("participant,from,status", "A,2016-09-09,pension", "C,2016-09-09,pension")));
    assertThat(reply.json().at("/tables/statuses").toString()).isEqualTo("{\"added\":1,\"changed\":0,\"unchanged\":1}");
    assertThat(text(home, "SELECT string_agg(p.external_id, ',') FROM participation_status s JOIN participant p ON p.id = s.participant_id WHERE s.organisation_id = :organisation AND s.status = 'pension'")).isEqualTo("C");
    assertThat(count(home, "SELECT count(*) FROM platform_audit a JOIN participant p ON p.id = ANY (a.subjects) WHERE a.organisation_id = :organisation AND p.external_id = 'A' AND a.count = 1")).as("nothing was done to them").isZero();
  }

  @Test
  void whoIsNamedImportsThemAsAnybody() {
    change(home, "INSERT INTO participant_restriction_staff (organisation_id, restriction_id, staff_id) SELECT r.organisation_id, r.id, s.id FROM participant_restriction r JOIN organisation_staff s ON s.organisation_id = r.organisation_id WHERE r.organisation_id = :organisation");
    assertThat(bring(home, zip("spells", lines("participant,project,entered", "A,P1,1984-07-18"))).status()).isEqualTo(422);
    assertThat(bring(home, zip("statuses", lines("participant,from,status", "A,2016-09-09,pension"))).json().at("/tables/statuses/added").asInt()).isEqualTo(1);
  }

  private String everything() {
    return text(home, """
        SELECT concat_ws(E'\n', (SELECT to_jsonb(p) - 'external_id' FROM participant p WHERE p.id = a.id),
          (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM participation_spell s WHERE s.organisation_id = a.organisation_id AND s.participant_id = a.id),
          (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM participation_status s WHERE s.organisation_id = a.organisation_id AND s.participant_id = a.id),
          (SELECT jsonb_agg(to_jsonb(q) ORDER BY q.id) FROM participation_qualification q WHERE q.organisation_id = a.organisation_id AND q.participant_id = a.id),
          (SELECT jsonb_agg(to_jsonb(m)) FROM activity_attendance m WHERE m.organisation_id = a.organisation_id AND m.participant_id = a.id),
          (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM path_step t WHERE t.organisation_id = a.organisation_id AND t.participant_id = a.id))
        FROM participant a
        WHERE a.organisation_id = :organisation AND a.alias = 'Aino'
        """);
  }
}
