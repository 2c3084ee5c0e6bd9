package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.participation.Due;
import fi.polku.participation.LeavingClocks;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** Where the demo's people have gone on to, and what they have told since; the same on every machine on the same day. */
@Component
@ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
class PathDemo implements DemoPart {
  private static final String[] KINDS = {"education", "activated-job-seeker", "work-trial", "rehabilitative-work", "open-labour-market", "activated-job-seeker", "wage-subsidised-work",
      "short-course", "pension", "apprenticeship", "volunteering", "vocational-rehabilitation"};
  private static final String[] PARTNERS = {"aikuiskoulutuskeskus", "", "asukastuvan keittiö", "kaupungin työpaja", "kahvila", "", "kierrätyskeskus", "hygieniapassi", "", "remonttiliike", "ruoka-apu", "kuntoutuslaitos"};
  private static final String[] SITUATIONS = {"in-education", "unemployed-job-seeker", "work-trial", "rehabilitative-work", "employed", "unemployed-job-seeker", "wage-subsidised",
      "unemployed-job-seeker", "pension", "apprenticeship", "unemployed-job-seeker", "inactive"};
  private static final String[] HEARD = {"Arki rullaa, aamut ovat helpottuneet.", "Hyvin menee, kiitti kun soitit.", "Vähän väsyttää, mutta porukka on mukava.", "Kaipaa ryhmää, tulee käymään ensi viikolla.", "Työ tuntuu omalta."};
  private final Database database;
  private final LeavingClocks clocks;
  private final Clock clock;

  PathDemo(Database database, LeavingClocks clocks, Clock clock) {
    this.database = database;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** After the participations it leans on. */
  @Override
  public int getOrder() {
    return 60;
  }

  @Override
  public void build(Scope scope) {
    LocalDate today = Helsinki.today(clock);
    database.act(scope, tx -> {
      boolean begun = tx.query("SELECT EXISTS (SELECT FROM path_step WHERE organisation_id = :organisation)").mapTo(Boolean.class).one();
      if (begun) return;
      gone(tx, today);
      ahead(tx, today);
      asked(tx, today).forEach(a -> clocks.tell(tx, new LeavingClocks.Asking(a.person, a.project, Due.Kind.FOUR_WEEKS, a.left), a.asker, a.outcome));
      agreed(tx, today);
    });
  }

  /** Three of four who have left went on to something; short things have ended since. */
  private static void gone(Tx tx, LocalDate today) {
    tx.update("""
            INSERT INTO path_step (organisation_id, participant_id, project_id, kind, planned, started, ended, end_reason, partner, evidence)
            SELECT :organisation, w.participant_id, w.project_id, k.kind, w.left_on - 10, w.left_on,
              CASE WHEN k.kind IN ('work-trial', 'short-course') AND w.left_on + 60 <= :today THEN w.left_on + 60 END,
              CASE WHEN k.kind IN ('work-trial', 'short-course') AND w.left_on + 60 <= :today THEN (ARRAY['as-planned', 'something-better', 'interrupted'])[1 + w.n % 3] END,
              nullif(k.partner, ''), CASE WHEN w.n % 3 = 0 THEN 'valmentaja' ELSE 'oma kertomus' END
            FROM (
              SELECT DISTINCT ON (s.participant_id, s.project_id) s.participant_id, s.project_id, s.left_on,
                abs(hashtext(s.participant_id::text)) % 1000 AS n
              FROM participation_spell s
              WHERE s.organisation_id = :organisation
              ORDER BY s.participant_id, s.project_id, s.entered DESC) w
            JOIN unnest(:kinds::text[], :partners::text[]) WITH ORDINALITY AS k (kind, partner, place) ON k.place = 1 + w.n % cardinality(:kinds::text[])
            WHERE w.left_on <= :today AND w.n % 4 <> 0
            """)
        .bind("today", today).bind("kinds", KINDS).bind("partners", PARTNERS).execute();
  }

  /** One of six who are still here has a step ahead. */
  private static void ahead(Tx tx, LocalDate today) {
    tx.update("""
            INSERT INTO path_step (organisation_id, participant_id, project_id, kind, planned, evidence)
            SELECT :organisation, w.participant_id, w.project_id, k.kind, :today::date + 3 + w.n % 40, 'oma kertomus'
            FROM (
              SELECT s.participant_id, s.project_id, abs(hashtext(s.participant_id::text)) % 1000 AS n, row_number() OVER (ORDER BY hashtext(s.participant_id::text)) AS nth
              FROM participation_spell s
              WHERE s.organisation_id = :organisation AND (s.left_on IS NULL OR s.left_on > :today)) w
            JOIN unnest(:kinds::text[]) WITH ORDINALITY AS k (kind, place) ON k.place = 1 + w.n % cardinality(:kinds::text[])
            WHERE w.nth % 6 = 1
            ON CONFLICT DO NOTHING
            """)
        .bind("today", today).bind("kinds", KINDS).execute();
  }

  private record Asked(Participant.Key person, Project.Key project, LocalDate left, Staff.Key asker, Due.Outcome outcome) {}

  /** Most of those whose four weeks are over have been asked. */
  private static List<Asked> asked(Tx tx, LocalDate today) {
    return tx.query("""
            INSERT INTO path_follow_up (id, organisation_id, participant_id, project_id, kind, counted_from, due, responsible_id, outcome, asked_on, asked_by, heard, situation)
            SELECT gen_random_uuid(), :organisation, w.participant_id, w.project_id, 'four-weeks', w.left_on, w.left_on + 28, c.id,
              CASE WHEN w.n % 5 = 1 THEN 'not-reached' ELSE 'reached' END, w.left_on + 28 + w.n % 4, c.id,
              CASE WHEN w.n % 5 <> 1 THEN (:heard::text[])[1 + w.n % cardinality(:heard::text[])] END,
              CASE WHEN w.n % 5 <> 1 THEN (:situations::text[])[1 + w.n % cardinality(:situations::text[])] END
            FROM (
              SELECT DISTINCT ON (s.participant_id, s.project_id) s.participant_id, s.project_id, s.left_on, abs(hashtext(s.participant_id::text)) % 1000 AS n
              FROM participation_spell s
              WHERE s.organisation_id = :organisation
              ORDER BY s.participant_id, s.project_id, s.entered DESC) w
            CROSS JOIN (SELECT id FROM organisation_staff WHERE organisation_id = :organisation ORDER BY role <> 'coach', name LIMIT 1) c
            WHERE w.left_on + 32 <= :today AND w.n % 3 <> 0
            ON CONFLICT DO NOTHING
            RETURNING participant_id AS person, project_id AS project, counted_from AS "left", responsible_id AS asker, outcome
            """)
        .bind("today", today).bind("heard", HEARD).bind("situations", SITUATIONS).mapTo(Asked.class).list();
  }

  /** A few have asked to be called about what lies ahead. */
  private static void agreed(Tx tx, LocalDate today) {
    tx.update("""
            INSERT INTO path_follow_up (id, organisation_id, participant_id, project_id, kind, due, responsible_id)
            SELECT gen_random_uuid(), :organisation, w.participant_id, w.project_id, 'agreed', :today::date - 4 + (w.place * 3)::integer, CASE WHEN w.place % 3 <> 0 THEN c.id END
            FROM (
              SELECT s.participant_id, s.project_id, row_number() OVER (ORDER BY hashtext(s.participant_id::text)) AS place
              FROM path_step s
              WHERE s.organisation_id = :organisation AND s.started IS NULL AND s.ended IS NULL) w
            CROSS JOIN (SELECT id FROM organisation_staff WHERE organisation_id = :organisation ORDER BY role <> 'coach', name LIMIT 1) c
            WHERE w.place <= 6
            """)
        .bind("today", today).execute();
  }
}
