package fi.polku.participant;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.digits;
import static fi.polku.platform.exchange.ExchangeColumn.key;
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
      """;

  private static final String MERGE = """
      WITH wanted AS (
        SELECT k.id, i.row_number, i.participant AS external_id,
          CASE WHEN :has_alias THEN i.alias ELSE p.alias END AS alias,
          CASE WHEN :has_first_name THEN i.first_name ELSE p.first_name END AS first_name,
          CASE WHEN :has_last_name THEN i.last_name ELSE p.last_name END AS last_name,
          CASE WHEN :has_birth_date THEN i.birth_date ELSE p.birth_date END AS birth_date,
          CASE WHEN :has_gender THEN i.gender ELSE p.gender END AS gender,
          CASE WHEN :has_municipality THEN i.municipality ELSE p.municipality END AS municipality,
          CASE WHEN :has_postal_code THEN i.postal_code ELSE p.postal_code END AS postal_code,
          CASE WHEN :has_language THEN i.language ELSE p.language END AS language
        FROM exchange_participants i
        JOIN exchange_participants_key k ON k.key = i.participant
        LEFT JOIN participant p ON p.organisation_id = :organisation AND p.id = k.id
        -- what another record said before it was merged into this one has been chosen from already; and who may not find a person does not rewrite them
        WHERE (p.id IS NULL OR p.external_id = i.participant OR (p.external_id IS NULL AND p.id::text = lower(i.participant))) AND k.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
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
      SELECT coalesce(p.external_id, p.id::text) AS participant, seen.alias, seen.first_name, seen.last_name, seen.birth_date, seen.gender,
        seen.municipality, seen.postal_code, seen.language
      FROM participant p
      JOIN exchange_people e ON e.id = p.id
      LEFT JOIN participant seen ON seen.organisation_id = p.organisation_id AND seen.id = p.id AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
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
          digits("municipality", 3),
          text("postal_code"),
          text("language")),
      FIND,
      List.of(new ExchangeTable.Check("alias", "platform.exchange.error.nameless", NAMELESS)),
      List.of(MERGE),
      EXPORT);
}
