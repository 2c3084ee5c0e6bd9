package fi.polku.organisation;

import static fi.polku.platform.exchange.ExchangeColumn.amount;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code targets} of the exchange package: matched by project and target. */
final class TargetsTable {
  private TargetsTable() {}

  private static final String MERGE = """
      WITH wanted AS (
        SELECT i.row_number, k.id AS project_id, i.target, i.value, i.unit,
          CASE WHEN :has_denominator THEN i.denominator ELSE t.denominator END AS denominator
        FROM exchange_targets i
        JOIN exchange_projects_key k ON k.key = i.project
        LEFT JOIN organisation_target t ON t.organisation_id = :organisation AND t.project_id = k.id AND t.target = i.target
      ), merged AS (
        INSERT INTO organisation_target AS t (id, organisation_id, project_id, target, value, unit, denominator)
        SELECT uuidv7(), :organisation::uuid, w.project_id, w.target, w.value, w.unit, w.denominator
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (organisation_id, project_id, target) DO UPDATE
        SET value = excluded.value, unit = excluded.unit, denominator = excluded.denominator
        WHERE (t.value, t.unit, t.denominator) IS DISTINCT FROM (excluded.value, excluded.unit, excluded.denominator)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT p.code AS project, t.target, t.value, t.unit, t.denominator
      FROM organisation_target t
      JOIN organisation_project p ON p.organisation_id = t.organisation_id AND p.id = t.project_id
      WHERE t.organisation_id = :organisation AND (:project::uuid IS NULL OR t.project_id = :project)
      ORDER BY p.code COLLATE "C", t.target COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("targets", false,
      List.of(
          reference("project", "projects").naming().needed(),
          text("target").naming().needed(),
          amount("value").needed(),
          text("unit").needed(),
          text("denominator")),
      null,
      List.of(),
      List.of(MERGE),
      EXPORT).withChangesTold();
}
