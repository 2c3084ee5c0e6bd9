package fi.polku.participation;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code statuses} of the exchange package: matched by participant, first day and status. */
final class StatusesTable {
  private StatusesTable() {}

  private static final String ENDS_BEFORE = """
      SELECT i.row_number, i."to"::text AS value
      FROM exchange_statuses i
      WHERE i."to" < i."from"
      """;

  /** A row that says what its own record said before a merge says nothing new: the merge has chosen from it. */
  private static final String MERGE = """
      WITH settled AS MATERIALIZED (
        SELECT x.participant_id, x.before, x.keys
        FROM participant_settled(:organisation, 'participation_status') x
      ), wanted AS (
        SELECT DISTINCT ON (p.id, i."from", i.status) i.row_number, p.id AS participant_id, i."from" AS from_date, i.status,
          CASE WHEN :has_to THEN i."to" ELSE s.to_date END AS to_date,
          CASE WHEN :has_contract THEN i.contract ELSE s.contract END AS contract,
          CASE WHEN :has_hours THEN i.hours ELSE s.hours END AS hours,
          CASE WHEN :has_source THEN i.source ELSE s.source END AS source
        FROM exchange_statuses i
        JOIN exchange_participants_key p ON p.key = i.participant
        LEFT JOIN participation_status s
          ON s.organisation_id = :organisation AND s.participant_id = p.id AND s.from_date = i."from" AND s.status = i.status
        WHERE NOT EXISTS (
          SELECT FROM settled x
          WHERE x.participant_id = p.id AND i.participant = ANY (x.keys) AND (x.before ->> 'from_date')::date = i."from" AND x.before ->> 'status' = i.status
            AND (NOT :has_to OR i."to"::text IS NOT DISTINCT FROM x.before ->> 'to_date')
            AND (NOT :has_contract OR i."contract"::text IS NOT DISTINCT FROM x.before ->> 'contract')
            AND (NOT :has_hours OR i."hours"::text IS NOT DISTINCT FROM x.before ->> 'hours')
            AND (NOT :has_source OR i."source"::text IS NOT DISTINCT FROM x.before ->> 'source'))
        ORDER BY p.id, i."from", i.status, i.row_number DESC
      ), merged AS (
        INSERT INTO participation_status AS t (organisation_id, participant_id, from_date, to_date, status, contract, hours, source)
        SELECT :organisation::uuid, w.participant_id, w.from_date, w.to_date, w.status, w.contract, w.hours, w.source
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (organisation_id, participant_id, from_date, status) DO UPDATE
        SET to_date = excluded.to_date, contract = excluded.contract, hours = excluded.hours, source = excluded.source
        WHERE (t.to_date, t.contract, t.hours, t.source)
          IS DISTINCT FROM (excluded.to_date, excluded.contract, excluded.hours, excluded.source)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(p.external_id, p.id::text) AS participant, s.from_date, s.to_date, s.status, s.contract, s.hours, s.source
      FROM participation_status s
      JOIN exchange_people e ON e.id = s.participant_id
      JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
      WHERE s.organisation_id = :organisation
      ORDER BY coalesce(p.external_id, p.id::text) COLLATE "C", s.from_date, s.status COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("statuses", false,
      List.of(
          reference("participant", "participants").naming().needed(),
          date("from").naming().needed(),
          date("to"),
          choice("status", "unemployed-job-seeker", "inactive", "in-education", "employed", "self-employed", "wage-subsidised", "apprenticeship",
              "work-trial", "rehabilitative-work", "pension").naming().needed(),
          choice("contract", "permanent", "temporary"),
          choice("hours", "full", "part"),
          text("source")),
      null,
      List.of(new ExchangeTable.Check("to", "platform.exchange.error.toBeforeFrom", ENDS_BEFORE)),
      List.of(MERGE),
      EXPORT);
}
