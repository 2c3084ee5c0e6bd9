package fi.polku.activity;

import static fi.polku.platform.exchange.ExchangeColumn.key;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;
import static fi.polku.platform.exchange.ExchangeColumn.time;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code sessions} of the exchange package: a session that is not in a package stays as it is. */
final class SessionsTable {
  private SessionsTable() {}

  private static final String FIND = """
      SELECT m.key, coalesce(brought.id, own.id) AS id
      FROM exchange_mentioned m
      LEFT JOIN activity_session brought ON brought.organisation_id = :organisation AND brought.external_id = m.key
      LEFT JOIN activity_session own ON own.organisation_id = :organisation AND own.id = m.uuid AND own.external_id IS NULL
      """;

  private static final String ENDS_BEFORE = """
      SELECT i.row_number, to_char(i.ends AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD"T"HH24:MI') AS value
      FROM exchange_sessions i
      WHERE i.ends <= i.starts
      """;

  private static final String MERGE = """
      WITH wanted AS (
        SELECT k.id, i.row_number, i.session AS external_id, v.id AS activity_id, i.starts, i.ends,
          CASE WHEN :has_title THEN i.title ELSE s.title END AS title
        FROM exchange_sessions i
        JOIN exchange_sessions_key k ON k.key = i.session
        JOIN exchange_activities_key v ON v.key = i.activity
        LEFT JOIN activity_session s ON s.organisation_id = :organisation AND s.id = k.id
      ), merged AS (
        INSERT INTO activity_session AS t (id, organisation_id, external_id, activity_id, starts, ends, title)
        SELECT w.id, :organisation::uuid, w.external_id, w.activity_id, w.starts, w.ends, w.title
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (id) DO UPDATE
        SET activity_id = excluded.activity_id, starts = excluded.starts, ends = excluded.ends, title = excluded.title
        WHERE (t.activity_id, t.starts, t.ends, t.title) IS DISTINCT FROM (excluded.activity_id, excluded.starts, excluded.ends, excluded.title)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(s.external_id, s.id::text) AS session, coalesce(a.external_id, a.id::text) AS activity, s.starts, s.ends, s.title
      FROM activity_session s
      JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
      WHERE s.organisation_id = :organisation AND (:project::uuid IS NULL OR EXISTS (
        SELECT
        FROM activity_project_share h
        WHERE h.organisation_id = s.organisation_id AND h.activity_id = s.activity_id AND h.project_id = :project))
      ORDER BY coalesce(s.external_id, s.id::text) COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("sessions", false,
      List.of(
          key("session"),
          reference("activity", "activities").needed(),
          time("starts").needed(),
          time("ends").needed(),
          text("title")),
      FIND,
      List.of(new ExchangeTable.Check("ends", "platform.exchange.error.sessionEndsBefore", ENDS_BEFORE)),
      List.of(MERGE),
      EXPORT);
}
