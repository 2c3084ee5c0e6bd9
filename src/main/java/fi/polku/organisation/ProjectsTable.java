package fi.polku.organisation;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.key;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code projects} of the exchange package: matched by the code. */
final class ProjectsTable {
  private ProjectsTable() {}

  private static final String FIND = """
      SELECT m.key, p.id
      FROM exchange_mentioned m
      LEFT JOIN organisation_project p ON p.organisation_id = :organisation AND p.code = m.key
      """;

  private static final String ENDS_BEFORE = """
      SELECT i.row_number, i.ends::text AS value
      FROM exchange_projects i
      WHERE i.ends < i.starts
      """;

  private static final String MERGE = """
      WITH wanted AS (
        SELECT k.id, i.row_number, i.project AS code, i.name,
          CASE WHEN :has_starts THEN i.starts ELSE p.starts END AS starts,
          CASE WHEN :has_ends THEN i.ends ELSE p.ends END AS ends,
          CASE WHEN :has_indicator_set THEN i.indicator_set ELSE p.indicator_set END AS indicator_set,
          CASE WHEN :has_specific_objective THEN i.specific_objective ELSE p.specific_objective END AS specific_objective
        FROM exchange_projects i
        JOIN exchange_projects_key k ON k.key = i.project
        LEFT JOIN organisation_project p ON p.organisation_id = :organisation AND p.id = k.id
      ), merged AS (
        INSERT INTO organisation_project AS t (id, organisation_id, code, name, starts, ends, indicator_set, specific_objective, created_at)
        SELECT w.id, :organisation::uuid, w.code, w.name, w.starts, w.ends, w.indicator_set, w.specific_objective, :now::timestamptz
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, starts = excluded.starts, ends = excluded.ends, indicator_set = excluded.indicator_set,
          specific_objective = excluded.specific_objective
        WHERE (t.name, t.starts, t.ends, t.indicator_set, t.specific_objective)
          IS DISTINCT FROM (excluded.name, excluded.starts, excluded.ends, excluded.indicator_set, excluded.specific_objective)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT p.code AS project, p.name, p.starts, p.ends, p.indicator_set, p.specific_objective
      FROM organisation_project p
      WHERE p.organisation_id = :organisation AND (:project::uuid IS NULL OR p.id = :project)
      ORDER BY p.code COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("projects", false,
      List.of(
          key("project"),
          text("name").needed(),
          date("starts"),
          date("ends"),
          choice("indicator_set", "esf-2014-2020", "esf-plus-2021-2027", "own"),
          text("specific_objective")),
      FIND,
      List.of(new ExchangeTable.Check("ends", "platform.exchange.error.endsBeforeStarts", ENDS_BEFORE)),
      List.of(MERGE),
      EXPORT).withChangesTold();
}
