package fi.polku.path;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code path_steps} of the exchange package: matched by participant, project, kind, and when it was planned and started. */
final class PathStepsTable {
  private PathStepsTable() {}

  private static final String ENDS_BEFORE = """
      SELECT i.row_number, i.ended::text AS value
      FROM exchange_path_steps i
      WHERE i.ended < i.started
      """;

  /** A row that says what its own record said before a merge says nothing new: the merge has chosen from it. */
  private static final String MERGE = """
      WITH settled AS MATERIALIZED (
        SELECT x.participant_id, x.before, x.keys
        FROM participant_settled(:organisation, 'path_step') x
      ), wanted AS (
        SELECT DISTINCT ON (p.id, j.id, i.kind, i.planned, i.started) i.row_number, p.id AS participant_id, j.id AS project_id, i.kind, i.planned, i.started,
          CASE WHEN :has_ended THEN i.ended ELSE s.ended END AS ended,
          CASE WHEN :has_partner THEN i.partner ELSE s.partner END AS partner,
          CASE WHEN :has_evidence THEN i.evidence ELSE s.evidence END AS evidence
        FROM exchange_path_steps i
        JOIN exchange_participants_key p ON p.key = i.participant
        JOIN exchange_projects_key j ON j.key = i.project
        LEFT JOIN path_step s
          ON s.organisation_id = :organisation AND s.participant_id = p.id AND s.project_id = j.id AND s.kind = i.kind
          AND s.planned IS NOT DISTINCT FROM i.planned AND s.started IS NOT DISTINCT FROM i.started
        WHERE NOT EXISTS (
          SELECT FROM settled x
          WHERE x.participant_id = p.id AND i.participant = ANY (x.keys) AND (x.before ->> 'project_id')::uuid = j.id AND x.before ->> 'kind' = i.kind
            AND i.planned::text IS NOT DISTINCT FROM x.before ->> 'planned' AND i.started::text IS NOT DISTINCT FROM x.before ->> 'started'
            AND (NOT :has_ended OR i."ended"::text IS NOT DISTINCT FROM x.before ->> 'ended')
            AND (NOT :has_partner OR i."partner"::text IS NOT DISTINCT FROM x.before ->> 'partner')
            AND (NOT :has_evidence OR i."evidence"::text IS NOT DISTINCT FROM x.before ->> 'evidence'))
        ORDER BY p.id, j.id, i.kind, i.planned, i.started, i.row_number DESC
      ), merged AS (
        INSERT INTO path_step AS t (organisation_id, participant_id, project_id, kind, planned, started, ended, partner, evidence)
        SELECT :organisation::uuid, w.participant_id, w.project_id, w.kind, w.planned, w.started, w.ended, w.partner, w.evidence
        FROM wanted w
        ORDER BY w.row_number
        ON CONFLICT (organisation_id, participant_id, project_id, kind, planned, started) DO UPDATE
        SET ended = excluded.ended, partner = excluded.partner, evidence = excluded.evidence, revision = t.revision + 1, changed_at = :now::timestamptz,
          end_reason = CASE WHEN excluded.ended IS NOT NULL THEN t.end_reason END
        WHERE (t.ended, t.partner, t.evidence) IS DISTINCT FROM (excluded.ended, excluded.partner, excluded.evidence)
        RETURNING old.id IS NULL AS added
      )
      SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(p.external_id, p.id::text) AS participant, j.code AS project, s.kind, s.planned, s.started, s.ended, s.partner, s.evidence
      FROM path_step s
      JOIN exchange_people e ON e.id = s.participant_id
      JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
      JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
      WHERE s.organisation_id = :organisation AND (:project::uuid IS NULL OR s.project_id = :project)
      ORDER BY coalesce(p.external_id, p.id::text) COLLATE "C", j.code COLLATE "C", s.kind COLLATE "C", s.planned, s.started
      """;

  static final ExchangeTable TABLE = new ExchangeTable("path_steps", false,
      List.of(
          reference("participant", "participants").naming().needed(),
          reference("project", "projects").naming().needed(),
          choice("kind", "open-labour-market", "wage-subsidised-work", "apprenticeship", "entrepreneurship", "education", "short-course", "work-trial",
              "rehabilitative-work", "vocational-rehabilitation", "medical-rehabilitation", "pension", "health-service", "social-service",
              "volunteering", "activated-job-seeker").naming().needed(),
          date("planned").naming(),
          date("started").naming(),
          date("ended"),
          text("partner"),
          text("evidence")),
      null,
      List.of(new ExchangeTable.Check("ended", "platform.exchange.error.endedBeforeStarted", ENDS_BEFORE)),
      List.of(MERGE),
      EXPORT);
}
