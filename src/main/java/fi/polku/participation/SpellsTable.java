package fi.polku.participation;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.whole;

import fi.polku.platform.exchange.ExchangeColumn;
import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code spells} of the exchange package: one row per stay, matched by participant, project and the day of entering. */
final class SpellsTable {
  private SpellsTable() {}

  private static final String LEFT_BEFORE = """
      SELECT i.row_number, i."left"::text AS value
      FROM exchange_spells i
      WHERE i."left" < i.entered
      """;

  /** What one is on entering has lasted since that day or an earlier one. */
  private static final String SINCE_LATER = """
      SELECT i.row_number, i.status_since::text AS value
      FROM exchange_spells i
      WHERE i.status_since > i.entered
      """;

  /** Nobody enters before being born: by the date of birth the package has, else by the one that stands. */
  private static final String BEFORE_BIRTH = """
      SELECT i.row_number, i.entered::text AS value
      FROM exchange_spells i
      LEFT JOIN exchange_participants b ON b.participant = i.participant
      LEFT JOIN exchange_participants_key k ON k.key = i.participant
      LEFT JOIN participant p ON p.organisation_id = :organisation AND p.id = k.id
      WHERE i.entered < coalesce(b.birth_date, p.birth_date)
      """;

  /** A date of birth must also go with the stays that stand and are not in the package; a merged record's row says nothing. */
  private static final String BORN_LATER = """
      SELECT i.row_number, i.birth_date::text AS value
      FROM exchange_participants i
      JOIN exchange_participants_key k ON k.key = i.participant
      JOIN participant p ON p.organisation_id = :organisation AND p.id = k.id AND coalesce(p.external_id, p.id::text) = i.participant
      WHERE i.birth_date > (
          SELECT min(s.entered)
          FROM participation_spell s
          JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
          WHERE s.organisation_id = :organisation AND s.participant_id = p.id
            AND NOT EXISTS (SELECT FROM exchange_spells b WHERE b.participant = i.participant AND b.entered = s.entered AND b.project = j.code))
      """;

  private static final String PARTICIPATIONS = """
      WITH opened AS (
        INSERT INTO participation (organisation_id, participant_id, project_id, created_at)
        SELECT DISTINCT :organisation::uuid, p.id, j.id, :now::timestamptz
        FROM exchange_spells i
        JOIN exchange_participants_key p ON p.key = i.participant
        JOIN exchange_projects_key j ON j.key = i.project
        ON CONFLICT DO NOTHING
      )
      SELECT 0 AS added, 0 AS changed
      """;

  /**
   * A stay that a merge has united with another one stays united, and goes on as long as any of them: those a package does not tell of
   * as it stands, or, when their record's own word has changed, as they were told last.
   */
  private static final String MERGE = """
      WITH settled AS MATERIALIZED (
        SELECT x.participant_id, (x.before ->> 'project_id')::uuid AS project_id, (x.before ->> 'entered')::date AS entered, x.deed, x.before, x.keys
        FROM participant_settled(:organisation, 'participation_spell') x
      ), brought AS (
        SELECT i.participant AS key, p.id AS participant_id, j.id AS project_id, i.entered, coalesce(i."left", 'infinity') AS ends
        FROM exchange_spells i
        JOIN exchange_participants_key p ON p.key = i.participant
        JOIN exchange_projects_key j ON j.key = i.project
        WHERE :has_left
      ), united AS MATERIALIZED (
        SELECT x.participant_id, x.project_id, x.entered, x.keys, coalesce((x.before ->> 'left_on')::date, 'infinity') AS ended, (
          SELECT max(b.ends)
          FROM brought b
          WHERE b.participant_id = x.participant_id AND b.project_id = x.project_id AND b.entered = x.entered AND b.key = ANY (x.keys)) AS ends
        FROM settled x
        WHERE x.deed = 'dropped'
      ), wanted AS (
        SELECT DISTINCT ON (p.id, j.id, i.entered) i.row_number, p.id AS participant_id, j.id AS project_id, i.entered,
          CASE WHEN :has_left THEN nullif(greatest(coalesce(i."left", 'infinity'), (
            SELECT max(coalesce(u.ends, CASE WHEN n.said_anew THEN u.ended ELSE s.left_on END, 'infinity'))
            FROM united u
            WHERE u.participant_id = p.id AND u.project_id = j.id AND u.entered BETWEEN s.entered AND coalesce(s.left_on, 'infinity'))), 'infinity') ELSE s.left_on END AS left_on,
          CASE WHEN :has_entry_status THEN i.entry_status ELSE s.entry_status END AS entry_status,
          CASE WHEN :has_status_since THEN i.status_since ELSE s.status_since END AS status_since,
          CASE WHEN :has_isced THEN i.isced ELSE s.isced END AS isced,
          CASE WHEN :has_disability THEN i.disability ELSE s.disability END AS disability,
          CASE WHEN :has_foreign_background THEN i.foreign_background ELSE s.foreign_background END AS foreign_background,
          CASE WHEN :has_third_country_national THEN i.third_country_national ELSE s.third_country_national END AS third_country_national,
          CASE WHEN :has_minority THEN i.minority ELSE s.minority END AS minority,
          CASE WHEN :has_homeless THEN i.homeless ELSE s.homeless END AS homeless,
          CASE WHEN :has_other_disadvantage THEN i.other_disadvantage ELSE s.other_disadvantage END AS other_disadvantage
        FROM exchange_spells i
        JOIN exchange_participants_key p ON p.key = i.participant
        JOIN exchange_projects_key j ON j.key = i.project
        LEFT JOIN participation_spell s
          ON s.organisation_id = :organisation AND s.participant_id = p.id AND s.project_id = j.id AND s.entered = i.entered
        CROSS JOIN LATERAL (
          SELECT i."left" IS DISTINCT FROM s.left_on AND NOT EXISTS (
            SELECT FROM settled x
            WHERE x.participant_id = p.id AND x.project_id = j.id AND x.entered = i.entered AND i.participant = ANY (x.keys)
              AND (x.before ->> 'left_on')::date IS NOT DISTINCT FROM i."left") AS said_anew) n
        WHERE (s.id IS NOT NULL OR NOT EXISTS (
            SELECT FROM united u WHERE u.participant_id = p.id AND u.project_id = j.id AND u.entered = i.entered AND i.participant = ANY (u.keys)))
          -- of two stays begun on one day a merge has made one: what its own record said before is no news, the merge has chosen from it
          AND (NOT EXISTS (SELECT FROM united u WHERE u.participant_id = p.id AND u.project_id = j.id AND u.entered = i.entered) OR NOT EXISTS (
            SELECT FROM settled x
            WHERE x.participant_id = p.id AND x.project_id = j.id AND x.entered = i.entered AND i.participant = ANY (x.keys)
              AND (NOT :has_left OR i."left"::text IS NOT DISTINCT FROM x.before ->> 'left_on')
              AND (NOT :has_entry_status OR i."entry_status"::text IS NOT DISTINCT FROM x.before ->> 'entry_status')
              AND (NOT :has_status_since OR i."status_since"::text IS NOT DISTINCT FROM x.before ->> 'status_since')
              AND (NOT :has_isced OR i."isced"::text IS NOT DISTINCT FROM x.before ->> 'isced')
              AND (NOT :has_disability OR i."disability"::text IS NOT DISTINCT FROM x.before ->> 'disability')
              AND (NOT :has_foreign_background OR i."foreign_background"::text IS NOT DISTINCT FROM x.before ->> 'foreign_background')
              AND (NOT :has_third_country_national OR i."third_country_national"::text IS NOT DISTINCT FROM x.before ->> 'third_country_national')
              AND (NOT :has_minority OR i."minority"::text IS NOT DISTINCT FROM x.before ->> 'minority')
              AND (NOT :has_homeless OR i."homeless"::text IS NOT DISTINCT FROM x.before ->> 'homeless')
              AND (NOT :has_other_disadvantage OR i."other_disadvantage"::text IS NOT DISTINCT FROM x.before ->> 'other_disadvantage')))
        ORDER BY p.id, j.id, i.entered, i.row_number DESC
      ), merged AS (
        INSERT INTO participation_spell AS t (organisation_id, participant_id, project_id, entered, left_on, entry_status, status_since, isced,
          disability, foreign_background, third_country_national, minority, homeless, other_disadvantage)
        SELECT :organisation::uuid, w.participant_id, w.project_id, w.entered, w.left_on, w.entry_status, w.status_since, w.isced,
          w.disability, w.foreign_background, w.third_country_national, w.minority, w.homeless, w.other_disadvantage
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (organisation_id, participant_id, project_id, entered) DO UPDATE
        SET left_on = excluded.left_on, entry_status = excluded.entry_status, status_since = excluded.status_since, isced = excluded.isced,
          disability = excluded.disability, foreign_background = excluded.foreign_background,
          third_country_national = excluded.third_country_national, minority = excluded.minority, homeless = excluded.homeless,
          other_disadvantage = excluded.other_disadvantage
        WHERE (t.left_on, t.entry_status, t.status_since, t.isced, t.disability, t.foreign_background, t.third_country_national, t.minority,
            t.homeless, t.other_disadvantage)
          IS DISTINCT FROM (excluded.left_on, excluded.entry_status, excluded.status_since, excluded.isced, excluded.disability,
            excluded.foreign_background, excluded.third_country_national, excluded.minority, excluded.homeless, excluded.other_disadvantage)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(p.external_id, p.id::text) AS participant, j.code AS project, s.entered, s.left_on, s.entry_status, s.status_since, s.isced,
        s.disability, s.foreign_background, s.third_country_national, s.minority, s.homeless, s.other_disadvantage
      FROM participation_spell s
      JOIN exchange_people e ON e.id = s.participant_id
      JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
      JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
      WHERE s.organisation_id = :organisation AND (:project::uuid IS NULL OR s.project_id = :project)
      ORDER BY coalesce(p.external_id, p.id::text) COLLATE "C", j.code COLLATE "C", s.entered
      """;

  static final ExchangeTable TABLE = new ExchangeTable("spells", false,
      List.of(
          reference("participant", "participants").naming().needed(),
          reference("project", "projects").naming().needed(),
          date("entered").naming().needed(),
          date("left"),
          choice("entry_status", "unemployed", "inactive", "inactive-in-education", "employed"),
          date("status_since"),
          whole("isced", 0, 8),
          answer("disability"),
          answer("foreign_background"),
          answer("third_country_national"),
          answer("minority"),
          answer("homeless"),
          answer("other_disadvantage")),
      null,
      List.of(new ExchangeTable.Check("left", "platform.exchange.error.leftBeforeEntered", LEFT_BEFORE),
          new ExchangeTable.Check("status_since", "platform.exchange.error.sinceAfterEntered", SINCE_LATER),
          new ExchangeTable.Check("entered", "platform.exchange.error.enteredBeforeBirth", BEFORE_BIRTH),
          new ExchangeTable.Check("participants", "birth_date", "platform.exchange.error.bornAfterEntering", BORN_LATER)),
      List.of(PARTICIPATIONS, MERGE),
      EXPORT);

  private static ExchangeColumn answer(String name) {
    return choice(name, "yes", "no", "refused", "not-asked");
  }
}
