package fi.polku.participation;

import fi.polku.participant.DemoNames;
import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** The demo's people in its projects: those who have come to a project's groups, from the day they first came. */
@Component
@ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
class ParticipationDemo implements DemoPart {
  private final Database database;
  private final Participants participants;
  private final Dues dues;
  private final Clock clock;

  ParticipationDemo(Database database, Participants participants, Dues dues, Clock clock) {
    this.database = database;
    this.participants = participants;
    this.dues = dues;
    this.clock = clock;
  }

  private record Comer(UUID person, UUID project, boolean plus, int place, LocalDate seen, String alias) {}

  @Override
  public int getOrder() {
    return 40;
  }

  @Override
  public void build(Scope scope) {
    LocalDate today = Helsinki.today(clock);
    boolean begun = database.in(scope, tx -> {
      if (tx.query("SELECT EXISTS (SELECT FROM participation WHERE organisation_id = :organisation)").mapTo(Boolean.class).one()) return true;
      List<DemoStay> stays = comers(tx).stream().map(c -> new DemoStay(c.person, c.project, c.plus, c.place, c.seen, today, DemoNames.man(c.alias))).toList();
      people(tx, stays);
      stays(tx, stays);
      statuses(tx, stays);
      forms(tx, stays);
      eura(tx, stays);
      return false;
    });
    if (!begun) dues.renew(scope, today);
  }

  /** The first to have come to each project's groups, up to twenty-four a project, each in one project. */
  private static List<Comer> comers(Tx tx) {
    return tx.query("""
            WITH came AS (
              SELECT DISTINCT ON (t.participant_id) t.participant_id AS person, h.project_id AS project, j.indicator_set = 'esf-plus-2021-2027' AS plus,
                (min(s.starts) OVER (PARTITION BY t.participant_id, h.project_id) AT TIME ZONE 'Europe/Helsinki')::date AS seen
              FROM activity_attendance t
              JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id
              JOIN activity_project_share h ON h.organisation_id = s.organisation_id AND h.activity_id = s.activity_id
              JOIN organisation_project j ON j.organisation_id = h.organisation_id AND j.id = h.project_id
              WHERE t.organisation_id = :organisation AND t.presence IN ('present', 'partly')
                AND (s.starts AT TIME ZONE 'Europe/Helsinki')::date BETWEEN coalesce(j.starts, '-infinity') AND coalesce(j.ends, 'infinity')
              ORDER BY t.participant_id, plus DESC, h.project_id
            ), placed AS (
              SELECT person, project, plus, (row_number() OVER (PARTITION BY project ORDER BY seen, person) - 1)::integer AS place, seen
              FROM came
            )
            SELECT c.person, c.project, c.plus, c.place, c.seen, p.shown_name AS alias
            FROM placed c
            JOIN participant p ON p.organisation_id = :organisation AND p.id = c.person
            WHERE c.place < 24
            ORDER BY c.project, c.place
            """)
        .mapTo(Comer.class)
        .list();
  }

  private void people(Tx tx, List<DemoStay> stays) {
    for (DemoStay stay : stays) {
      if (stay.filled()) participants.answered(tx, new Participant.Key(stay.person()), stay.born(), Typed.code(Participant.Gender.class, stay.gender()).orElseThrow(), stay.place() % 4 == 1 ? "079" : "609");
    }
  }

  private static void stays(Tx tx, List<DemoStay> stays) {
    tx.update("""
            INSERT INTO participation (organisation_id, participant_id, project_id, responsible_id, eura_number)
            SELECT :organisation, n.person, n.project, s.id, n.number
            FROM unnest(:people::uuid[], :projects::uuid[], :looked::text[]::boolean[], :numbers::text[]) AS n (person, project, looked, number)
            LEFT JOIN LATERAL (
              SELECT s.id
              FROM organisation_staff s
              WHERE n.looked AND s.organisation_id = :organisation AND s.role IN ('coach', 'manager')
              ORDER BY s.role
              LIMIT 1) s ON true
            """)
        .bind("people", ids(stays, DemoStay::person)).bind("projects", ids(stays, DemoStay::project))
        .bind("looked", texts(stays, DemoStay::looked)).bind("numbers", texts(stays, DemoStay::euraNumber))
        .execute();
    tx.update("""
            INSERT INTO participation_spell (id, organisation_id, participant_id, project_id, entered, left_on, entry_status, status_since, isced, disability,
              foreign_background, third_country_national, minority, homeless, other_disadvantage)
            SELECT n.id, :organisation, n.person, n.project, n.entered, n.left_on, n.status, n.since, n.isced, n.disability, n.foreign_background, n.third, n.minority, n.homeless, n.other
            FROM unnest(:ids::uuid[], :people::uuid[], :projects::uuid[], :entered::text[]::date[], :left::text[]::date[], :statuses::text[], :since::text[]::date[], :isced::text[]::smallint[], :disability::text[],
              :foreign::text[], :third::text[], :minority::text[], :homeless::text[], :other::text[])
              AS n (id, person, project, entered, left_on, status, since, isced, disability, foreign_background, third, minority, homeless, other)
            """)
        .bind("ids", ids(stays, DemoStay::id)).bind("people", ids(stays, DemoStay::person)).bind("projects", ids(stays, DemoStay::project))
        .bind("entered", texts(stays, DemoStay::entered)).bind("left", texts(stays, DemoStay::left)).bind("statuses", texts(stays, DemoStay::entryStatus))
        .bind("since", texts(stays, DemoStay::statusSince)).bind("isced", texts(stays, DemoStay::isced)).bind("disability", texts(stays, s -> s.answer(1)))
        .bind("foreign", texts(stays, s -> s.answer(2))).bind("third", texts(stays, s -> s.plus() ? s.answer(3) : null)).bind("minority", texts(stays, s -> s.answer(4)))
        .bind("homeless", texts(stays, s -> s.answer(5))).bind("other", texts(stays, s -> s.plus() ? null : s.answer(6)))
        .execute();
  }

  private static void statuses(Tx tx, List<DemoStay> stays) {
    tx.update("""
            INSERT INTO participation_status (organisation_id, participant_id, from_date, to_date, status, contract, hours, source)
            SELECT :organisation, n.person, coalesce(n.since, n.entered), CASE WHEN n.after IS NOT NULL THEN n.left_on - 1 END,
              CASE n.status WHEN 'unemployed' THEN 'unemployed-job-seeker' WHEN 'inactive-in-education' THEN 'in-education' ELSE n.status END,
              CASE n.status WHEN 'employed' THEN 'temporary' END, CASE n.status WHEN 'employed' THEN 'part' END, 'start-form'
            FROM unnest(:people::uuid[], :entered::text[]::date[], :since::text[]::date[], :left::text[]::date[], :statuses::text[], :after::text[]) AS n (person, entered, since, left_on, status, after)
            WHERE n.status IS NOT NULL
            UNION ALL
            SELECT :organisation, n.person, n.left_on, NULL, n.after, CASE n.after WHEN 'employed' THEN 'temporary' END, CASE n.after WHEN 'employed' THEN 'full' END, 'end-form'
            FROM unnest(:people::uuid[], :left::text[]::date[], :after::text[]) AS n (person, left_on, after)
            WHERE n.after IS NOT NULL
            ON CONFLICT DO NOTHING
            """)
        .bind("people", ids(stays, DemoStay::person)).bind("entered", texts(stays, DemoStay::entered)).bind("since", texts(stays, DemoStay::statusSince))
        .bind("left", texts(stays, DemoStay::left)).bind("statuses", texts(stays, DemoStay::entryStatus)).bind("after", texts(stays, DemoStay::after))
        .execute();
    tx.update("""
            INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name)
            SELECT :organisation, n.person, n.project, n.left_on, CASE WHEN n.place % 4 = 0 THEN 'Hygieniapassi' ELSE 'Työturvallisuuskortti' END
            FROM unnest(:people::uuid[], :projects::uuid[], :left::text[]::date[], :places::text[]::integer[]) AS n (person, project, left_on, place)
            WHERE n.left_on IS NOT NULL AND n.place % 5 < 2
            """)
        .bind("people", ids(stays, DemoStay::person)).bind("projects", ids(stays, DemoStay::project)).bind("left", texts(stays, DemoStay::left)).bind("places", texts(stays, DemoStay::place))
        .execute();
  }

  /** Start forms came on paper or were filled together; the older follow-ups have been asked. */
  private static void forms(Tx tx, List<DemoStay> stays) {
    tx.update("""
            INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, paper_date, signed_by, made_at, expires_at, submitted_at)
            SELECT gen_random_uuid(), :organisation, n.person, n.id, 'start', CASE WHEN n.place % 3 = 0 THEN 'paper' ELSE 'screen' END,
              CASE WHEN n.place % 3 = 0 THEN n.entered END, CASE WHEN n.place % 3 = 0 THEN 'both' END, n.entered + time '12:00', n.entered + time '12:00', n.entered + time '12:00'
            FROM unnest(:people::uuid[], :ids::uuid[], :entered::text[]::date[], :places::text[]::integer[], :statuses::text[]) AS n (person, id, entered, place, status)
            WHERE n.status IS NOT NULL
            UNION ALL
            SELECT gen_random_uuid(), :organisation, n.person, n.id, k.kind, 'screen', NULL, NULL, n.left_on + k.later + time '12:00', n.left_on + k.later + time '12:00', n.left_on + k.later + time '12:00'
            FROM unnest(:people::uuid[], :ids::uuid[], :left::text[]::date[], :places::text[]::integer[], :after::text[]) AS n (person, id, left_on, place, after)
            CROSS JOIN (VALUES ('end', 0), ('four-weeks', 28)) AS k (kind, later)
            WHERE n.after IS NOT NULL AND (k.later = 0 OR n.place % 4 <> 0) AND n.left_on + k.later < :today
            """)
        .bind("people", ids(stays, DemoStay::person)).bind("ids", ids(stays, DemoStay::id)).bind("entered", texts(stays, DemoStay::entered)).bind("left", texts(stays, DemoStay::left))
        .bind("places", texts(stays, DemoStay::place)).bind("statuses", texts(stays, DemoStay::entryStatus)).bind("after", texts(stays, DemoStay::after))
        .bind("today", stays.isEmpty() ? LocalDate.EPOCH : stays.getFirst().today())
        .execute();
  }

  private static void eura(Tx tx, List<DemoStay> stays) {
    tx.update("""
            INSERT INTO participation_eura (organisation_id, participant_id, project_id, state, happened_on)
            SELECT :organisation, n.person, n.project, k.state, least(n.today, CASE k.state WHEN 'invited' THEN n.entered WHEN 'end-submitted' THEN n.left_on + 5 ELSE n.entered + k.later END)
            FROM unnest(:people::uuid[], :projects::uuid[], :entered::text[]::date[], :left::text[]::date[], :states::text[], :todays::text[]::date[]) AS n (person, project, entered, left_on, state, today)
            CROSS JOIN (VALUES ('invited', 0, 1), ('start-submitted', 4, 2), ('start-accepted', 11, 3), ('end-submitted', 0, 4)) AS k (state, later, step)
            WHERE k.step <= CASE n.state WHEN 'invited' THEN 1 WHEN 'start-submitted' THEN 2 WHEN 'start-accepted' THEN 3 WHEN 'end-submitted' THEN 4 END
            ON CONFLICT DO NOTHING
            """)
        .bind("people", ids(stays, DemoStay::person)).bind("projects", ids(stays, DemoStay::project)).bind("entered", texts(stays, DemoStay::entered)).bind("left", texts(stays, DemoStay::left))
        .bind("states", texts(stays, DemoStay::eura)).bind("todays", texts(stays, DemoStay::today))
        .execute();
  }

  private static UUID[] ids(List<DemoStay> stays, Function<DemoStay, UUID> part) {
    return stays.stream().map(part).toArray(UUID[]::new);
  }

  private static @Nullable String[] texts(List<DemoStay> stays, Function<DemoStay, @Nullable Object> part) {
    return stays.stream().map(s -> text(part.apply(s))).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
