package fi.polku.activity;

import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;
import static fi.polku.platform.exchange.ExchangeColumn.time;
import static fi.polku.platform.exchange.ExchangeColumn.whole;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code headcounts} of the exchange package: matched by session, door and moment. */
final class HeadcountsTable {
  private HeadcountsTable() {}

  private static final String MERGE = """
      WITH merged AS (
        INSERT INTO activity_headcount AS t (organisation_id, session_id, door, heads, counted_at)
        SELECT :organisation::uuid, s.id, coalesce(i.door, ''), i.heads, i.counted_at
        FROM exchange_headcounts i
        JOIN exchange_sessions_key s ON s.key = i.session
        ORDER BY i.row_number
        ON CONFLICT (organisation_id, session_id, door, counted_at) DO UPDATE
        SET heads = excluded.heads
        WHERE t.heads <> excluded.heads
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(s.external_id, s.id::text) AS session, c.heads, c.counted_at, nullif(c.door, '') AS door
      FROM activity_headcount c
      JOIN activity_session s ON s.organisation_id = c.organisation_id AND s.id = c.session_id
      WHERE c.organisation_id = :organisation AND (:project::uuid IS NULL OR EXISTS (
        SELECT
        FROM activity_project_share h
        WHERE h.organisation_id = s.organisation_id AND h.activity_id = s.activity_id AND h.project_id = :project))
      ORDER BY coalesce(s.external_id, s.id::text) COLLATE "C", c.counted_at, c.door COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("headcounts", false,
      List.of(
          reference("session", "sessions").naming().needed(),
          whole("heads", 0, 1_000_000).needed(),
          time("counted_at").naming().needed(),
          text("door").naming()),
      null,
      List.of(),
      List.of(MERGE),
      EXPORT);
}
