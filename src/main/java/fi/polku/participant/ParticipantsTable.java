package fi.polku.participant;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.key;
import static fi.polku.platform.exchange.ExchangeColumn.municipality;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code participants} of the exchange package: matched by the external id, or by Polku's own for those made here. */
final class ParticipantsTable {
  private ParticipantsTable() {}

  private static final String FIND = """
      SELECT m.key, coalesce(brought.merged_into, brought.id, own.merged_into, own.id) AS id
      FROM exchange_mentioned m
      LEFT JOIN participant brought ON brought.organisation_id = :organisation AND brought.external_id = m.key
      LEFT JOIN participant own ON own.organisation_id = :organisation AND own.id = m.uuid AND own.external_id IS NULL
      """;

  private static final String NAMELESS = """
      SELECT i.row_number, NULL AS value
      FROM exchange_participants i
      JOIN exchange_participants_key k ON k.key = i.participant
      JOIN participant p ON p.organisation_id = :organisation AND p.id = k.id AND p.external_id IS NULL
      WHERE btrim(coalesce(CASE WHEN :has_alias THEN i.alias ELSE p.alias END, '')
        || coalesce(CASE WHEN :has_first_name THEN i.first_name ELSE p.first_name END, '')
        || coalesce(CASE WHEN :has_last_name THEN i.last_name ELSE p.last_name END, '')) = ''
        AND NOT EXISTS (SELECT FROM participant o WHERE o.organisation_id = :organisation AND o.merged_into = p.id)
      """;

  private static final String NOT_BORN_YET = """
      SELECT i.row_number, i.birth_date::text AS value
      FROM exchange_participants i
      WHERE i.birth_date > (:now::timestamptz AT TIME ZONE 'Europe/Helsinki')::date
      """;

  private static final String MERGE = """
      WITH wanted AS (
        SELECT k.id, i.row_number, i.participant AS external_id,
          CASE WHEN NOT :has_alias OR (m.merged AND (i.alias IS NULL OR i.alias = m.before ->> 'alias')) THEN p.alias ELSE i.alias END AS alias,
          CASE WHEN NOT :has_first_name OR (m.merged AND (i.first_name IS NULL OR i.first_name = m.before ->> 'first_name')) THEN p.first_name ELSE i.first_name END AS first_name,
          CASE WHEN NOT :has_last_name OR (m.merged AND (i.last_name IS NULL OR i.last_name = m.before ->> 'last_name')) THEN p.last_name ELSE i.last_name END AS last_name,
          CASE WHEN NOT :has_birth_date OR (m.merged AND (i.birth_date IS NULL OR i.birth_date::text = m.before ->> 'birth_date')) THEN p.birth_date ELSE i.birth_date END AS birth_date,
          CASE WHEN NOT :has_gender OR (m.merged AND (i.gender IS NULL OR i.gender = m.before ->> 'gender')) THEN p.gender ELSE i.gender END AS gender,
          CASE WHEN NOT :has_municipality OR (m.merged AND (i.municipality IS NULL OR i.municipality = m.before ->> 'municipality')) THEN p.municipality ELSE i.municipality END AS municipality,
          CASE WHEN NOT :has_postal_code OR (m.merged AND (i.postal_code IS NULL OR i.postal_code = m.before ->> 'postal_code')) THEN p.postal_code ELSE i.postal_code END AS postal_code,
          CASE WHEN NOT :has_language OR (m.merged AND (i.language IS NULL OR i.language = m.before ->> 'language')) THEN p.language ELSE i.language END AS language
        FROM exchange_participants i
        JOIN exchange_participants_key k ON k.key = i.participant
        LEFT JOIN participant p ON p.organisation_id = :organisation AND p.id = k.id
        -- of a person others have been merged into a package says something only where it says something else than before the first merge
        LEFT JOIN LATERAL (
          SELECT true AS merged, (
            SELECT r.before
            FROM participant_merge g
            JOIN participant_merge_row r ON r.organisation_id = g.organisation_id AND r.merge_id = g.id AND r.table_name = 'participant' AND r.deed = 'filled'
            WHERE g.organisation_id = :organisation AND g.participant_id = p.id AND g.undone_at IS NULL
            ORDER BY r.id
            LIMIT 1) AS before
          WHERE EXISTS (SELECT FROM participant o WHERE o.organisation_id = :organisation AND o.merged_into = p.id)) m ON true
        -- what another record said before it was merged into this one has been chosen from already
        WHERE p.id IS NULL OR p.external_id = i.participant OR (p.external_id IS NULL AND p.id::text = lower(i.participant))
      ), merged AS (
        INSERT INTO participant AS t (id, organisation_id, external_id, alias, first_name, last_name, birth_date, gender, municipality,
          postal_code, language, created_at, created_by)
        SELECT w.id, :organisation::uuid, w.external_id, w.alias, w.first_name, w.last_name, w.birth_date, w.gender, w.municipality,
          w.postal_code, w.language, :now::timestamptz, :actor::uuid
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (id) DO UPDATE
        SET alias = excluded.alias, first_name = excluded.first_name, last_name = excluded.last_name, birth_date = excluded.birth_date,
          gender = excluded.gender, municipality = excluded.municipality, postal_code = excluded.postal_code, language = excluded.language
        WHERE (t.alias, t.first_name, t.last_name, t.birth_date, t.gender, t.municipality, t.postal_code, t.language)
          IS DISTINCT FROM (excluded.alias, excluded.first_name, excluded.last_name, excluded.birth_date, excluded.gender,
            excluded.municipality, excluded.postal_code, excluded.language)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(p.external_id, p.id::text) AS participant, p.alias, p.first_name, p.last_name, p.birth_date, p.gender,
        p.municipality, p.postal_code, p.language
      FROM participant p
      JOIN exchange_people e ON e.id = p.id
      WHERE p.organisation_id = :organisation AND p.merged_into IS NULL
      ORDER BY coalesce(p.external_id, p.id::text) COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("participants", true,
      List.of(
          key("participant"),
          text("alias"),
          text("first_name"),
          text("last_name"),
          date("birth_date"),
          choice("gender", "female", "male", "non-binary", "refused", "not-asked"),
          municipality("municipality"),
          text("postal_code"),
          text("language")),
      FIND,
      List.of(new ExchangeTable.Check("alias", "platform.exchange.error.nameless", NAMELESS),
          new ExchangeTable.Check("birth_date", "platform.exchange.error.notBornYet", NOT_BORN_YET)),
      List.of(MERGE),
      EXPORT);
}
